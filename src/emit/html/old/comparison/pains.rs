//! What does not hurt any more, what still does, and what is new.

use rust_decimal::Decimal;

use crate::emit::naming;
use crate::insight::comparison::{PainChange, Pair};
use crate::model::{Hidden, Journey, Pain, Place};
use crate::words::format;

use super::super::icon::Icon;
use super::super::item::capitalised;
use super::super::markup::Markup;
use super::super::page::Page;
use super::touchpoints::opportunity_link;
use super::{Both, from_to, lines};

/// Returns the pains in three groups.
pub fn section(page: &mut Page<'_>, both: &Both<'_, '_>) -> Markup {
    let words = page.words;
    let mut out = Markup::new();
    if both.comparison.pains.is_empty() {
        return out;
    }
    let (mut gone, mut left, mut new) = (Vec::new(), Vec::new(), Vec::new());
    for change in &both.comparison.pains {
        match change.pain {
            Pair::Removed(_) => gone.push(change),
            Pair::Both(..) => left.push(change),
            Pair::Added(_) => new.push(change),
        }
    }
    out.raw("<div class=\"groups\">");
    for (title, group) in [(words.pains_gone, gone), (words.pains_left, left), (words.pains_new, new)] {
        out.raw("<section><h3>").text(title).raw(" <span class=\"mute\">").number(group.len());
        out.raw("</span></h3>");
        if group.is_empty() {
            out.raw("<p class=\"mute\">").text(words.none).raw("</p>");
        } else {
            out.raw("<ul>");
            for change in group {
                entry(page, &mut out, both, change);
            }
            out.raw("</ul>");
        }
        out.raw("</section>");
    }
    out.raw("</div>");
    out
}

/// Returns a pain as it stands in the end, and the journey that holds it.
fn told<'b>(both: &'b Both<'_, '_>, change: &PainChange) -> (&'b Journey, &'b Pain) {
    let (current, future) = (both.comparison.current, both.comparison.future);
    match change.pain {
        Pair::Removed(before) => (current, &current.pains[before.index()]),
        Pair::Both(_, after) | Pair::Added(after) => (future, &future.pains[after.index()]),
    }
}

fn entry(page: &mut Page<'_>, out: &mut Markup, both: &Both<'_, '_>, change: &PainChange) {
    let words = page.words;
    let (journey, pain) = told(both, change);
    let severity = pain.severity();
    out.raw("<li class=\"item\"><span class=\"sev ").raw(severity.word()).raw("\">");
    page.icon(out, Icon::severity(severity), "");
    out.raw("<span>");
    match change.pain {
        Pair::Both(before, _) if both.comparison.current.pains[before.index()].severity() != severity => {
            let before = both.comparison.current.pains[before.index()].severity();
            from_to(out, &capitalised(words.severity(before)), words.severity(severity));
        }
        _ => {
            out.text(&capitalised(words.severity(severity)));
        }
    }
    out.raw("</span></span>");
    page.phrase(out, &pain.text, &journey.head.file);
    if let Some((before, after)) = affects(page, both, change) {
        out.raw("<span class=\"meta\">").text(words.affects).raw(" ");
        from_to(out, &before, &after);
        out.raw("</span>");
    }
    out.raw("<span class=\"meta\">").text(match pain.place {
        Place::Journey | Place::Persona => words.whole_journey,
        Place::Stage(stage) => &journey[stage].head.title,
        Place::Touchpoint(touchpoint) => &journey[touchpoint].head.title,
    });
    out.raw("</span>");
    if !page.model.hides(Hidden::Opportunities) && !change.solved_by.is_empty() {
        out.raw("<span class=\"meta\">").text(&words.labelled(words.solved_by, ""));
        let (first, left) = naming::first(&change.solved_by);
        for (number, opportunity) in first.into_iter().enumerate() {
            out.raw(if number > 0 { ", " } else { "" });
            opportunity_link(page, out, *opportunity);
        }
        if left > 0 {
            out.raw(" + ").number(left).raw(" ").text(words.more);
        }
        out.raw("</span>");
    }
    out.raw("</li>");
}

/// Returns whether a pain is to be another one than it was: less severe, or of fewer people.
pub fn hurts_otherwise(before: &Pain, after: &Pain) -> bool {
    before.severity() != after.severity() || share(after).is_some_and(|after| share(before) != Some(after))
}

fn share(pain: &Pain) -> Option<Decimal> {
    pain.affects.map(|share| share.value)
}

/// Returns how many a pain affects before and after, where the future says that it is another share.
fn affects(page: &Page<'_>, both: &Both<'_, '_>, change: &PainChange) -> Option<(String, String)> {
    let Pair::Both(before, after) = change.pain else { return None };
    let before = share(&both.comparison.current.pains[before.index()]);
    let after = share(&both.comparison.future.pains[after.index()])?;
    let told = |share| format::percent(share, page.words);
    (before != Some(after)).then(|| (before.map_or_else(|| "–".to_owned(), told), told(after)))
}

/// Writes a pain that goes, comes or hurts otherwise, as a line of its touchpoint.
pub fn line(page: &Page<'_>, out: &mut Markup, both: &Both<'_, '_>, change: &PainChange) {
    let (journey, pain) = told(both, change);
    if let Pair::Both(before, _) = change.pain {
        let before = both.comparison.current.pains[before.index()].severity();
        out.raw("<div class=\"line-of\">");
        page.phrase(out, &pain.text, &journey.head.file);
        out.raw(" <span class=\"meta\">");
        if before != pain.severity() {
            from_to(out, page.words.severity(before), page.words.severity(pain.severity()));
            out.raw(" ");
        }
        if let Some((before, after)) = affects(page, both, change) {
            out.text(page.words.affects).raw(" ");
            from_to(out, &before, &after);
        }
        out.raw("</span></div>");
        return;
    }
    lines::entry(page, out, matches!(change.pain, Pair::Added(_)), |out| {
        page.phrase(out, &pain.text, &journey.head.file);
    });
}
