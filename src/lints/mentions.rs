//! Who names what: asked by the lints that look for what nobody names.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::Location;
use crate::model::{Declared, Journey, JourneyId, Model, SourceId};
use crate::source::Span;

/// Who names what: one walk over everything that names something, shared by the lints that ask for it.
#[derive(Debug)]
pub struct Mentions {
    /// A place at which each thing is named.
    first: FxHashMap<Declared, Location>,
    /// What each journey names.
    journeys: Vec<Arc<Named>>,
}

/// What one journey names.
#[derive(Debug, Default)]
struct Named {
    /// Where each thing is named first.
    first: FxHashMap<Declared, Span>,
    /// The sources, each once.
    sources: Vec<SourceId>,
}

impl Named {
    fn of(journey: &Journey) -> Self {
        let mut first = FxHashMap::default();
        journey.mentions(&mut |declared, _, span| _ = first.entry(declared).or_insert(span));
        let sources = first.keys().filter_map(source).collect();
        Self { first, sources }
    }
}

impl Mentions {
    /// Returns the mentions of a project; journeys are walked on all cores, but for those that were walked `before`.
    pub fn of(model: &Model, before: Option<(&Model, &Mentions)>) -> Self {
        let known = |index: usize, journey: &Arc<Journey>| {
            let (model, mentions) = before?;
            let same = model.journeys.get(index).filter(|known| Arc::ptr_eq(known, journey));
            same.map(|_| mentions.journeys[index].clone())
        };
        let named = |(index, journey): (usize, &Arc<Journey>)| {
            known(index, journey).unwrap_or_else(|| Arc::new(Named::of(journey)))
        };
        let journeys: Vec<Arc<Named>> = model.journeys.par_iter().enumerate().map(named).collect();
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
