//! A current journey and its future on one page: both curves, then what was added, removed, moved and changed.

mod curves;
mod kpis;
mod lines;
mod pains;
mod stages;
mod touchpoints;

use crate::emit::Options;
use crate::insight::Comparison;
use crate::insight::comparison::{PainChange, Pair, TouchpointChange};
use crate::model::{Groups, Hidden, Journey, JourneyId, Model, Pain, Place, TouchpointId, targets};
use crate::source::Files;

use super::markup::Markup;
use super::page::{self, Page};
use super::view::{ComparisonView, Fact, Section};

/// The two journeys of a page.
struct Both<'a, 'c> {
    comparison: &'c Comparison<'a>,
    current: JourneyId,
    future: JourneyId,
    /// The pains that are gone, by the touchpoint of the current journey they stood at.
    gone: Groups<'c, TouchpointId, PainChange>,
    /// The pains that are new or hurt more or less than before, by the touchpoint of the future.
    new: Groups<'c, TouchpointId, PainChange>,
}

/// Returns the name of the page that compares a future journey with the current one.
pub fn file(future: &Journey) -> String {
    format!("{}.comparison.html", future.head.id.value)
}

/// Writes a link to the page that compares a future journey with the current one.
pub fn link<'o>(page: &Page<'_>, out: &'o mut Markup, future: &Journey, name: &str) -> &'o mut Markup {
    let href = page.map_href(&format!("{}.comparison", future.head.id.value));
    out.raw("<a href=\"").text(&href).raw("\">").text(name).raw("</a>")
}

/// Returns what the template of a comparison sees.
pub fn view<'a>(
    model: &'a Model,
    options: &'a Options,
    files: &'a dyn Files,
    future: JourneyId,
) -> ComparisonView<'a> {
    let current = model[future].future_of().expect("only a future of some journey is compared");
    let comparison = Comparison::of(model, current, future);
    let mut page = Page::new(page::Kind::Map, model, comparison.personas.iter().copied(), options, files);
    let at = |pain: &Pain| match pain.place {
        Place::Touchpoint(touchpoint) => Some(touchpoint),
        Place::Journey | Place::Stage(_) | Place::Persona => None,
    };
    let gone = comparison.pains.iter().filter_map(|change| match change.pain {
        Pair::Removed(pain) => Some((at(&comparison.current.pains[pain.index()])?, change)),
        Pair::Both(..) | Pair::Added(_) => None,
    });
    let new = comparison.pains.iter().filter_map(|change| match change.pain {
        Pair::Added(pain) => Some((at(&comparison.future.pains[pain.index()])?, change)),
        Pair::Both(before, after) => {
            let (before, after) =
                (&comparison.current.pains[before.index()], &comparison.future.pains[after.index()]);
            pains::hurts_otherwise(before, after).then_some((at(after)?, change))
        }
        Pair::Removed(_) => None,
    });
    let (gone, new) = (Groups::new(gone), Groups::new(new));
    let both = Both { comparison: &comparison, current, future, gone, new };
    let title = &both.comparison.current.head.title;
    let facts = facts(&page, &both);
    let table = curves::table(&mut page, &both);
    let words = page.words;
    let mut sections = vec![
        ("Stages", words.stage_by_stage, stages::section(&page, &both)),
        ("Touchpoints", words.touchpoint_by_touchpoint, touchpoints::section(&mut page, &both)),
    ];
    if !model.hides(Hidden::Pains) {
        sections.push(("Pains", words.pains, pains::section(&mut page, &both)));
    }
    sections.push(("Kpis", words.kpis, kpis::section(&page, &both)));
    let section = |(id, title, content): (_, _, Markup)| {
        (!content.is_empty()).then(|| Section { id, title, content: content.finish() })
    };
    ComparisonView {
        title,
        facts,
        curves: curves::definitions(&both),
        table,
        sections: sections.into_iter().filter_map(section).collect(),
        page: page.frame(options, format!("{}: {title}", words.current_and_future), Vec::new()),
    }
}

/// Returns both journeys, and how many of their touchpoints are different in which way.
fn facts(page: &Page<'_>, both: &Both<'_, '_>) -> Vec<Fact> {
    let (words, comparison) = (page.words, &both.comparison);
    let map = |journey: &Journey| {
        let mut out = Markup::new();
        out.raw("<a href=\"").text(&page.map_href(&journey.head.id.value)).raw("\">");
        out.text(&journey.head.title).raw("</a>");
        out.finish()
    };
    let mut counts = Markup::new();
    for mark in Mark::ALL {
        let is_so = |change: &&TouchpointChange<'_>| match both.mark(change) {
            // It counts as both.
            Mark::Moved if mark == Mark::Changed => both.is_changed(change),
            other => other == mark,
        };
        let count = comparison.touchpoints.iter().filter(is_so).count();
        if count > 0 {
            counts.raw(if counts.is_empty() { "" } else { " · " });
            counts.raw("<span class=\"mark ").raw(mark.class()).raw("\">").number(count).raw(" ");
            counts.text(mark.word(page)).raw("</span>");
        }
    }
    let mut facts = vec![
        Fact { name: words.current, value: map(comparison.current) },
        Fact { name: words.future, value: map(comparison.future) },
    ];
    if !counts.is_empty() {
        facts.push(Fact { name: words.touchpoints, value: counts.finish() });
    }
    facts
}

/// What became of a touchpoint, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Added,
    Removed,
    Moved,
    Changed,
    Same,
}

impl Mark {
    const ALL: [Mark; 5] = [Mark::Added, Mark::Removed, Mark::Moved, Mark::Changed, Mark::Same];

    fn class(self) -> &'static str {
        match self {
            Mark::Added => "added",
            Mark::Removed => "removed",
            Mark::Moved => "moved",
            Mark::Changed => "changed",
            Mark::Same => "same",
        }
    }

    fn glyph(self) -> &'static str {
        match self {
            Mark::Added => "+",
            Mark::Removed => "−",
            Mark::Moved => "⇄",
            Mark::Changed => "≠",
            Mark::Same => "=",
        }
    }

    fn word(self, page: &Page<'_>) -> &'static str {
        let words = page.words;
        match self {
            Mark::Added => words.added,
            Mark::Removed => words.removed,
            Mark::Moved => words.moved,
            Mark::Changed => words.changed,
            Mark::Same => words.as_before,
        }
    }

    /// Writes glyph and word.
    fn write(self, page: &Page<'_>, out: &mut Markup) {
        out.raw("<span class=\"mark ").raw(self.class()).raw("\"><b aria-hidden=\"true\">").raw(self.glyph());
        out.raw("</b> ").text(self.word(page)).raw("</span>");
    }
}

impl<'a> Both<'a, '_> {
    /// Returns what became of a touchpoint. One that moved may have changed as well.
    fn mark(&self, change: &TouchpointChange<'_>) -> Mark {
        match change.touchpoint {
            Pair::Added(_) => Mark::Added,
            Pair::Removed(_) => Mark::Removed,
            Pair::Both(..) if change.moved => Mark::Moved,
            Pair::Both(..) if self.is_changed(change) => Mark::Changed,
            Pair::Both(..) => Mark::Same,
        }
    }

    /// Returns whether a touchpoint that stands on both sides is to be another one.
    fn is_changed(&self, change: &TouchpointChange<'_>) -> bool {
        let after = change.touchpoint.after().map(|after| &self.comparison.future[after]);
        let is_delivered = after.is_some_and(|after| targets(&after.delivers).next().is_some());
        change.is_changed() || is_delivered || self.pains_at(change).next().is_some()
    }

    /// Returns the pains of a touchpoint that are gone, new, or hurt more or less than before.
    fn pains_at(&self, change: &TouchpointChange<'_>) -> impl Iterator<Item = &PainChange> {
        let gone = change.touchpoint.before().into_iter().flat_map(|at| self.gone.at(at));
        gone.chain(change.touchpoint.after().into_iter().flat_map(|at| self.new.at(at)))
    }

    /// Returns the title that a touchpoint has in the end.
    fn title(&self, change: &TouchpointChange<'_>) -> &'a str {
        match change.touchpoint {
            Pair::Both(_, after) | Pair::Added(after) => &self.comparison.future[after].head.title,
            Pair::Removed(before) => &self.comparison.current[before].head.title,
        }
    }
}

/// Opens a table that scrolls by itself where it is wider than the window, up to its heads.
fn open_table(page: &Page<'_>, out: &mut Markup, name: &str) {
    out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(name).raw(", ");
    out.text(page.words.table).raw("\"><table><thead><tr>");
}

/// Writes what was, and what comes instead.
fn from_to(out: &mut Markup, before: &str, after: &str) {
    out.raw("<span class=\"was\">").text(before).raw("</span> → <b>").text(after).raw("</b>");
}
