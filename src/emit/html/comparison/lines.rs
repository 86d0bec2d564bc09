//! Lines and names that go, and those that come.

use crate::emit::html::page::Page;
use crate::emit::html::persona_style;
use crate::emit::html::view::{LineChange, NameView, PieceView};
use crate::insight::Comparison;
use crate::insight::comparison::{ArrowRef, LaneKind, LineRef};
use crate::model::{ActivityLane, Destination};
use crate::words::format;

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

/// Returns what goes, then what comes.
pub fn changes<'a, T>(
    gone: &[T],
    new: &[T],
    view: impl Fn(&T, bool) -> LineChange<'a>,
) -> Vec<LineChange<'a>> {
    let gone = gone.iter().map(|line| view(line, false));
    gone.chain(new.iter().map(|line| view(line, true))).collect()
}

/// Returns a name that goes or comes.
pub fn name(name: &str, is_new: bool) -> LineChange<'_> {
    LineChange { is_new, persona: None, pieces: vec![PieceView::text(name)] }
}

/// Returns a line that goes or comes.
pub fn line<'a>(page: &Page<'a>, of: &Comparison<'a>, line: &LineRef<'_>, is_new: bool) -> LineChange<'a> {
    let journey = if is_new { of.future } else { of.current };
    let persona = line.persona.map(|persona| {
        let number = of.personas.iter().position(|other| *other == persona).unwrap_or_default();
        NameView { class: persona_style::class(number), name: page.short_name(persona) }
    });
    let mut pieces = vec![PieceView::html(page.phrase(line.text, &journey.head.file))];
    pieces.extend(line.owner.map(|owner| PieceView::text(format!(" · {}", page.team(Some(owner))))));
    pieces
        .extend(line.takes.map(|takes| PieceView::text(format!(" · {}", format::takes(&takes, page.words)))));
    LineChange { is_new, persona, pieces }
}

/// Returns a way on that goes or comes.
pub fn arrow<'a>(page: &Page<'a>, of: &Comparison<'a>, arrow: &ArrowRef<'_>, is_new: bool) -> LineChange<'a> {
    let (words, journey) = (page.words, if is_new { of.future } else { of.current });
    let to = match (arrow.arrow.through, arrow.arrow.to) {
        (Some(group), _) => &journey[group].head.title,
        (None, Destination::Touchpoint(to)) => &journey[to].head.title,
        (None, Destination::Done) => words.done,
        (None, Destination::Exit) => words.exit,
    };
    let share = arrow.written.share.map(|share| format!(" {}", format::percent(share.value, words)));
    let mut pieces = vec![PieceView::text(format!("{} {to}{}", words.to, share.unwrap_or_default()))];
    if let Some(label) = &arrow.written.label {
        pieces.extend([PieceView::text(" · "), PieceView::html(page.phrase(label, &journey.head.file))]);
    }
    let after = arrow.written.after.map(|after| format!(", {}", format::after(after, words)));
    pieces.extend(after.map(PieceView::text));
    LineChange { is_new, persona: None, pieces }
}
