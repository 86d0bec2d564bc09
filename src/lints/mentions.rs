//! Who names what: asked by the lints that look for what nobody names.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::Location;
use crate::model::{Declared, Journey, JourneyId, Model, SourceId};
use crate::source::Span;

/// Who names what, shared by the lints that ask for it.
#[derive(Debug)]
pub struct Mentions {
    /// A place at which each thing is named.
    first: FxHashMap<Declared, Location>,
    /// What each journey names.
    journeys: Vec<Arc<JourneyMentions>>,
}

/// What one journey names: it stays the same as long as the journey does.
#[derive(Debug, Default)]
pub struct JourneyMentions {
    /// Where each thing is named first.
    first: FxHashMap<Declared, Span>,
    /// The sources, each once.
    sources: Vec<SourceId>,
}

impl JourneyMentions {
    /// Returns what a journey names, in one walk through it.
    pub fn of(journey: &Journey) -> Self {
        let mut first = FxHashMap::default();
        journey.mentions(&mut |declared, _, span| _ = first.entry(declared).or_insert(span));
        let sources = first.keys().filter_map(source).collect();
        Self { first, sources }
    }
}

impl Mentions {
    /// Returns the mentions of a project of whose journeys nothing is known; they are walked on all cores.
    pub fn of(model: &Model) -> Self {
        let of_journey = |journey: &Arc<Journey>| Arc::new(JourneyMentions::of(journey));
        Self::new(model, model.journeys.par_iter().map(of_journey).collect())
    }

    /// Returns the mentions of a project, of whose journeys they are known.
    pub fn new(model: &Model, journeys: Vec<Arc<JourneyMentions>>) -> Self {
        let mut first = FxHashMap::default();
        for (named, journey) in journeys.iter().zip(&model.journeys) {
            for (declared, span) in &named.first {
                first.entry(*declared).or_insert_with(|| Location::new(&journey.head.file, *span));
            }
        }
        model.mentions_beside_journeys(&mut |declared, file, span| {
            first.entry(declared).or_insert_with(|| Location::new(file, span));
        });
        Self { first, journeys }
    }

    /// Returns a place at which something is named, if it is named anywhere.
    pub fn first(&self, declared: Declared) -> Option<&Location> {
        self.first.get(&declared)
    }

    /// Returns the sources that a journey cites anywhere, each once.
    pub fn sources(&self, journey: JourneyId) -> &[SourceId] {
        &self.journeys[journey.index()].sources
    }
}

fn source(declared: &Declared) -> Option<SourceId> {
    match declared {
        Declared::Source(source) => Some(*source),
        _ => None,
    }
}
