//! Units → model: the declared names of all files are joined, and every name finds what it stands for.

mod expansion;
mod named_files;
mod resolve;
mod symbols;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::source::Files;
use crate::vocabulary::CHANNELS;

use super::graph::Edges;
use super::{Channel, FileUnit, Id, Journey, JourneyGraph, JourneyId, Model, SharedStage, Stage};

use resolve::Resolver;
use symbols::SymbolTable;

/// Links units into the model of a project, again and again. Of journeys it remembers what it takes to see that one would
/// come out as it did the last time.
#[derive(Debug, Default)]
pub struct Linker {
    symbols: SymbolTable,
    shared_stages: Vec<SharedStage>,
    graph: Arc<JourneyGraph>,
    /// By the numbers of the journeys.
    links: Vec<Link>,
}

/// How a journey was linked.
#[derive(Debug)]
struct Link {
    /// Whether every name stands for something. Where one does not, what it will stand for, and whether that is a mistake, may
    /// depend on anything.
    is_whole: bool,
    /// The stages that took something from a shared one, by their place in the journey, as they were written.
    written_stages: Vec<(usize, Stage)>,
}

/// A journey on its way into a model.
enum Step {
    /// As it was linked the last time, for that is how it would come out.
    Reused(Arc<Journey>, Link),
    /// To be linked; its link of the last time, if there was one, says how to go back to what was written.
    Linked(Arc<Journey>, Option<Link>),
}

impl Linker {
    /// Returns the model of a project, and what is wrong between its files. `units` are in the order of their paths; whoever
    /// links again brings back those whose text is the same, with the journeys of the model that came of it last.
    ///
    /// The names of all units are gathered first. Then each journey is linked by itself, on all cores: those that are new,
    /// and those that depend on one in which other names are declared than before. Journeys are taken out of the units, so
    /// that nothing is copied the first time; [`FileUnit::keep`] brings them back.
    pub fn link(&mut self, units: &mut [&mut FileUnit], files: &dyn Files) -> (Model, Vec<Diagnostic>) {
        let mut diagnostics = named_files::faults(units, files);
        let symbols = SymbolTable::gather(units, &mut diagnostics);
        let mut model = beside_journeys(units);
        let mut resolver = Resolver::new(&symbols);
        resolver.project(&mut model);
        diagnostics.append(&mut resolver.diagnostics);

        let stale = self.stale(&symbols, &model.shared_stages);
        let mut links: Vec<Option<Link>> = std::mem::take(&mut self.links).into_iter().map(Some).collect();
        let mut steps = Vec::with_capacity(symbols.journey_symbols.len());
        for unit in units {
            let first = steps.len();
            let linked_at = unit.linked_at.replace(first);
            for (number, journey) in std::mem::take(&mut unit.journeys).into_iter().enumerate() {
                let id = JourneyId::new(first + number);
                let link = linked_at.and_then(|at| links[at + number].take());
                let is_in_place = linked_at == Some(first);
                let is_stale = stale.as_ref().is_none_or(|stale| stale.contains(&id));
                steps.push(match link {
                    Some(link) if link.is_whole && is_in_place && !is_stale => Step::Reused(journey, link),
                    link => Step::Linked(journey, link),
                });
            }
        }
        let link = |(index, step): (usize, Step)| match step {
            Step::Reused(journey, link) => (journey, self.graph.edges()[index].clone(), link, Vec::new()),
            Step::Linked(journey, before) => {
                linked(&symbols, &model.shared_stages, Id::new(index), journey, before)
            }
        };
        let linked: Vec<_> = steps.into_par_iter().enumerate().map(link).collect();
        let mut edges = Vec::with_capacity(linked.len());
        for (journey, of_journey, link, faults) in linked {
            model.journeys.push(journey);
            edges.push(of_journey);
            self.links.push(link);
            diagnostics.extend(faults);
        }
        model.graph = Arc::new(JourneyGraph::new(&model, edges));
        model.futures = model.graph.futures();
        diagnostics.extend(expansion::cycles(&model));
        diagnostics.extend(named_files::heavy_pages(&model, files));
        self.graph = model.graph.clone();
        self.symbols = symbols;
        self.shared_stages.clone_from(&model.shared_stages);
        (model, diagnostics)
    }

    /// Returns the journeys whose names may stand for something else by now, those with another text aside; `None` where that
    /// may be all of them.
    fn stale(&self, symbols: &SymbolTable, shared_stages: &[SharedStage]) -> Option<FxHashSet<JourneyId>> {
        if !self.symbols.agrees_with(symbols) || self.shared_stages != shared_stages {
            return None;
        }
        let mut stale = FxHashSet::default();
        let of_journeys = self.symbols.journey_symbols.iter().zip(&symbols.journey_symbols);
        for (index, (before, now)) in of_journeys.enumerate() {
            if !Arc::ptr_eq(before, now) && before != now {
                self.graph.add_dependents(Id::new(index), &mut stale);
            }
        }
        Some(stale)
    }
}

/// Links one journey.
fn linked(
    symbols: &SymbolTable,
    shared_stages: &[SharedStage],
    id: JourneyId,
    mut shared: Arc<Journey>,
    before: Option<Link>,
) -> (Arc<Journey>, Arc<Edges>, Link, Vec<Diagnostic>) {
    let journey = Arc::make_mut(&mut shared);
    for (index, stage) in before.into_iter().flat_map(|link| link.written_stages) {
        journey.stages[index] = stage;
    }
    let mut resolver = Resolver::new(symbols);
    resolver.journey(journey, id, shared_stages);
    let Resolver { diagnostics, is_whole, written_stages, .. } = resolver;
    let link = Link { is_whole: is_whole && diagnostics.is_empty(), written_stages };
    let edges = Arc::new(Edges::of(id, journey));
    (shared, edges, link, diagnostics)
}

/// Returns a model of what units declare beside journeys.
fn beside_journeys(units: &[&mut FileUnit]) -> Model {
    let mut model = Model { channels: built_in_channels(), ..Model::default() };
    for unit in units {
        model.provenance.join(&unit.provenance);
        model.personas.extend_from_slice(&unit.personas);
        model.teams.extend_from_slice(&unit.teams);
        model.sources.extend_from_slice(&unit.sources);
        model.lanes.extend_from_slice(&unit.lanes);
        model.shared_stages.extend_from_slice(&unit.shared_stages);
        model.kpis.extend_from_slice(&unit.kpis);
        model.opportunities.extend_from_slice(&unit.opportunities);
        for channel in &unit.channels {
            match CHANNELS.iter().position(|built_in| built_in.id == &*channel.id) {
                Some(replaced) if model.channels[replaced].declared.is_none() => {
                    model.channels[replaced] = channel.clone()
                }
                _ => model.channels.push(channel.clone()),
            }
        }
    }
    model
}

impl FileUnit {
    /// Takes back the journeys of this unit from a model for which it was linked, with all that became of them since: where
    /// the text stays the same, the next model begins with them.
    pub fn keep(&mut self, model: &Model) {
        let first = self.linked_at.expect("it was linked for this model");
        self.journeys = model.journeys[first..first + self.symbols.len()].to_vec();
    }
}

/// Returns the channels that need no declaration. A declared one of the same id takes the place of a built-in one.
fn built_in_channels() -> Vec<Channel> {
    let channel = |built_in: &crate::vocabulary::BuiltInChannel| Channel {
        id: built_in.id.into(),
        title: built_in.title.into(),
        kind: built_in.kind,
        icon: CHANNELS.iter().find(|channel| channel.id == built_in.id).map(|channel| channel.id),
        declared: None,
        about: None,
    };
    CHANNELS.iter().map(channel).collect()
}
