use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::Location;
use crate::model::{Declared, JourneyId, Model, SourceId};
use crate::source::Span;

/// Who names what: one walk over everything that names something, shared by the lints that ask for it.
pub struct Mentions {
    /// A place at which each thing is named.
    first: FxHashMap<Declared, Location>,
    /// The sources that each journey cites, each once.
    sources: Vec<Vec<SourceId>>,
}

impl Mentions {
    /// Returns the mentions of a project; journeys are walked on all cores.
    pub(super) fn of(model: &Model) -> Self {
        let walked: Vec<FxHashMap<Declared, Span>> = model
            .journeys
            .par_iter()
            .map(|journey| {
                let mut named = FxHashMap::default();
                journey.mentions(&mut |declared, _, span| _ = named.entry(declared).or_insert(span));
                named
            })
            .collect();
        let mut first = FxHashMap::default();
        let mut sources = Vec::with_capacity(walked.len());
        for (named, journey) in walked.into_iter().zip(&model.journeys) {
            sources.push(named.keys().filter_map(source).collect());
            for (declared, span) in named {
                first.entry(declared).or_insert_with(|| Location::new(&journey.head.file, span));
            }
        }
        model.mentions_beside_journeys(&mut |declared, file, span| {
            first.entry(declared).or_insert_with(|| Location::new(file, span));
        });
        Self { first, sources }
    }

    /// Returns a place at which something is named, if it is named anywhere.
    pub fn first(&self, declared: Declared) -> Option<&Location> {
        self.first.get(&declared)
    }

    /// Returns the sources that a journey cites anywhere, each once.
    pub fn sources(&self, journey: JourneyId) -> &[SourceId] {
        &self.sources[journey.index()]
    }
}

fn source(declared: &Declared) -> Option<SourceId> {
    match declared {
        Declared::Source(source) => Some(*source),
        _ => None,
    }
}
