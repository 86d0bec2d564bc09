//! Linked journeys, kept for the next time.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::model::{Journey, JourneyId, SharedStage};

use super::symbols::SymbolTable;

/// The journeys that were linked, and with what, kept for the next time.
#[derive(Debug, Default)]
pub struct Links {
    pub(super) names: SymbolTable,
    pub(super) shared_stages: Vec<SharedStage>,
    /// By the journeys' ids.
    pub(super) journeys: Vec<Link>,
}

/// A journey that was linked.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// As it came from its file; `None` where nobody remembers it, or where a name stands for nothing: what it would stand for
    /// then, and whether that is a mistake, may depend on anything.
    pub unlinked: Option<Arc<Journey>>,
    pub linked: Arc<Journey>,
    /// The other journeys in which its names were looked up.
    pub consulted: FxHashSet<JourneyId>,
}

impl Links {
    /// Returns the links, if the project declares the same names and stages as it did then.
    pub(super) fn known(&self, names: &SymbolTable, shared_stages: &[SharedStage]) -> Option<&Self> {
        (self.names.agrees_with(names) && self.shared_stages == shared_stages).then_some(self)
    }

    /// Returns the link of a journey, if neither the journey has changed nor what is declared in those that it consults.
    pub(super) fn journey(&self, index: usize, written: &Arc<Journey>, names: &SymbolTable) -> Option<&Link> {
        let link = self.journeys.get(index)?;
        let is_same = |journey: &JourneyId| {
            self.names.journey_symbols[journey.index()] == names.journey_symbols[journey.index()]
        };
        let is_known = link.unlinked.as_ref().is_some_and(|unlinked| Arc::ptr_eq(unlinked, written));
        (is_known && link.consulted.iter().all(is_same)).then_some(link)
    }
}
