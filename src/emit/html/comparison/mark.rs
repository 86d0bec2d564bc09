//! What became of a touchpoint, a stage or a KPI, in one word.

use crate::emit::html::page::Page;
use crate::emit::html::view::{MarkCount, MarkView};
use crate::insight::comparison::{Pair, TouchpointChange};
use crate::model::targets;

use super::Both;

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Only the future has it.
    Added,
    /// Only the current journey has it.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// It stands where it stood, and something of it is different.
    Changed,
    /// Nothing of it is different.
    Same,
}

impl Mark {
    const ALL: [Mark; 5] = [Mark::Added, Mark::Removed, Mark::Moved, Mark::Changed, Mark::Same];

    /// Returns sign and word.
    pub fn view(self, page: &Page<'_>) -> MarkView {
        let words = page.words;
        let (class, glyph, words) = match self {
            Mark::Added => ("added", "+", words.added),
            Mark::Removed => ("removed", "−", words.removed),
            Mark::Moved => ("moved", "⇄", words.moved),
            Mark::Changed => ("changed", "≠", words.changed),
            Mark::Same => ("same", "=", words.as_before),
        };
        MarkView { class, glyph, words }
    }
}

/// Returns how many touchpoints are different in which way.
pub fn counts(page: &Page<'_>, both: &Both<'_, '_>) -> Vec<MarkCount> {
    let count = |mark: Mark| {
        let is_so = |change: &&TouchpointChange<'_>| match both.mark(change) {
            // It counts as both.
            Mark::Moved if mark == Mark::Changed => both.is_changed(change),
            other => other == mark,
        };
        let count = both.comparison.touchpoints.iter().filter(is_so).count();
        (count > 0).then(|| MarkCount { mark: mark.view(page), count })
    };
    Mark::ALL.into_iter().filter_map(count).collect()
}

impl Both<'_, '_> {
    /// Returns what became of a touchpoint. One that moved may have changed as well.
    pub fn mark(&self, change: &TouchpointChange<'_>) -> Mark {
        match change.touchpoint {
            Pair::Added(_) => Mark::Added,
            Pair::Removed(_) => Mark::Removed,
            Pair::Both(..) if change.moved => Mark::Moved,
            Pair::Both(..) if self.is_changed(change) => Mark::Changed,
            Pair::Both(..) => Mark::Same,
        }
    }

    /// Returns whether a touchpoint that stands on both sides is to be another one.
    pub fn is_changed(&self, change: &TouchpointChange<'_>) -> bool {
        let after = change.touchpoint.after().map(|after| &self.comparison.future[after]);
        let is_delivered = after.is_some_and(|after| targets(&after.delivers).next().is_some());
        change.is_changed() || is_delivered || self.pains_at(change).next().is_some()
    }
}
