//! Lines and names that go, and those that come.

use crate::emit::html::page::Page;
use crate::emit::html::persona_style;
use crate::emit::html::view::{LineChange, NameView, PieceView};
use crate::insight::Comparison;
use crate::insight::comparison::{LinesOf, Said, Way};
use crate::model::{ActivityLane, Destination};
use crate::words::format;

/// Returns the name of a lane.
pub fn title<'a>(page: &Page<'a>, of: LinesOf) -> &'a str {
    let words = page.words;
    match of {
        LinesOf::Does => words.does,
        LinesOf::Thinks => words.thinks,
        LinesOf::Says => words.says,
        LinesOf::Sees => words.evidence,
        LinesOf::Needs => words.needs,
        LinesOf::Work(ActivityLane::Frontstage) => words.frontstage,
        LinesOf::Work(ActivityLane::Backstage) => words.backstage,
        LinesOf::Work(ActivityLane::SupportedBy) => words.supported_by,
        LinesOf::Own(lane) => &page.model[lane].head.title,
        LinesOf::Description => words.about,
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
pub fn said<'a>(page: &Page<'a>, of: &Comparison<'a>, said: &Said<'_>, is_new: bool) -> LineChange<'a> {
    let journey = if is_new { of.future } else { of.current };
    let persona = said.persona.map(|persona| {
        let number = of.personas.iter().position(|other| *other == persona).unwrap_or_default();
        NameView { class: persona_style::class(number), name: page.short_name(persona) }
    });
    let mut pieces = vec![PieceView::html(page.phrase(said.text, &journey.head.file))];
    pieces.extend(said.owner.map(|owner| PieceView::text(format!(" · {}", page.team(Some(owner))))));
    pieces
        .extend(said.takes.map(|takes| PieceView::text(format!(" · {}", format::takes(&takes, page.words)))));
    LineChange { is_new, persona, pieces }
}

/// Returns a way on that goes or comes.
pub fn way<'a>(page: &Page<'a>, of: &Comparison<'a>, way: &Way<'_>, is_new: bool) -> LineChange<'a> {
    let (words, journey) = (page.words, if is_new { of.future } else { of.current });
    let to = match way.arrow.to {
        Destination::Touchpoint(to) => &journey[to].head.title,
        Destination::Done => words.done,
        Destination::Exit => words.exit,
    };
    let share = way.written.share.map(|share| format!(" {}", format::percent(share.value, words)));
    let mut pieces = vec![PieceView::text(format!("{} {to}{}", words.to, share.unwrap_or_default()))];
    if let Some(label) = &way.written.label {
        pieces.extend([PieceView::text(" · "), PieceView::html(page.phrase(label, &journey.head.file))]);
    }
    let after = way.written.after.map(|after| format!(", {}", format::after(after, words)));
    pieces.extend(after.map(PieceView::text));
    LineChange { is_new, persona: None, pieces }
}
