//! Lines and names that go, and those that come.

use crate::insight::Comparison;
use crate::insight::comparison::{ArrowRef, LaneKind, LineRef};
use crate::model::{ActivityLane, Destination};
use crate::words::format;

use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;

/// Returns the name of a lane.
pub fn title<'a>(page: &Page<'a>, of: LaneKind) -> &'a str {
    let words = page.words;
    match of {
        LaneKind::Does => words.does,
        LaneKind::Thinks => words.thinks,
        LaneKind::Says => words.says,
        LaneKind::Sees => words.evidence,
        LaneKind::Needs => words.needs,
        LaneKind::Work(ActivityLane::Frontstage) => words.frontstage,
        LaneKind::Work(ActivityLane::Backstage) => words.backstage,
        LaneKind::Work(ActivityLane::SupportedBy) => words.supported_by,
        LaneKind::Own(lane) => &page.model[lane].head.title,
        LaneKind::Description => words.about,
    }
}

/// Writes a line that goes or comes.
pub fn said(page: &Page<'_>, out: &mut Markup, said: &LineRef<'_>, is_new: bool, of: &Comparison<'_>) {
    entry(page, out, is_new, |out| {
        if let Some(persona) = said.persona {
            let number = of.personas.iter().position(|other| *other == persona).unwrap_or_default();
            out.raw("<b class=\"who-of ").raw(person::class(number)).raw("\">");
            out.text(page.short_name(persona)).raw("</b> ");
        }
        let journey = if is_new { of.future } else { of.current };
        page.phrase(out, said.text, &journey.head.file);
        let takes = said.takes.map(|takes| format::takes(&takes, page.words));
        let owner = said.owner.map(|owner| page.team(Some(owner)).to_owned());
        for more in owner.into_iter().chain(takes) {
            out.raw(" · ").text(&more);
        }
    });
}

/// Writes a way on that goes or comes.
pub fn way(page: &Page<'_>, out: &mut Markup, way: &ArrowRef<'_>, is_new: bool, of: &Comparison<'_>) {
    let (words, journey) = (page.words, if is_new { of.future } else { of.current });
    entry(page, out, is_new, |out| {
        out.text(words.to).raw(" ").text(match way.arrow.to {
            Destination::Touchpoint(to) => &journey[to].head.title,
            Destination::Done => words.done,
            Destination::Exit => words.exit,
        });
        if let Some(share) = way.written.share {
            out.raw(" ").text(&format::percent(share.value, words));
        }
        if let Some(label) = &way.written.label {
            page.phrase(out.raw(" · "), label, &journey.head.file);
        }
        if let Some(after) = way.written.after {
            out.raw(", ").text(&format::after(after, words));
        }
    });
}

/// Writes names that go or come.
pub fn names<'n>(page: &Page<'_>, out: &mut Markup, names: impl Iterator<Item = &'n str>, is_new: bool) {
    for name in names {
        entry(page, out, is_new, |out| {
            out.text(name);
        });
    }
}

/// Writes something behind the sign that it goes or comes.
pub fn entry(page: &Page<'_>, out: &mut Markup, is_new: bool, write: impl FnOnce(&mut Markup)) {
    let (element, glyph, word) =
        if is_new { ("ins", "+", page.words.added) } else { ("del", "−", page.words.removed) };
    out.raw("<div class=\"line-of sign\"><span aria-hidden=\"true\">")
        .raw(glyph)
        .raw("</span><span class=\"vh\">");
    out.text(word).text(page.words.colon).raw(" </span><").raw(element).raw(">");
    write(out);
    out.raw("</").raw(element).raw("></div>");
}
