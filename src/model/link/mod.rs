//! Units → model: the declared names of all files are joined, and every name finds what it stands for.

mod expansion;
mod links;
mod resolve;
mod symbols;

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8Path;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::Files;
use crate::vocabulary::CHANNELS;

use super::{Channel, FileUnit, Id, Journey, JourneyId, Model};

use links::Link;
use resolve::Resolver;
use symbols::SymbolTable;

pub use links::Links;

/// Returns the model of a project, and what is wrong between its files. `units` are in the order of their paths.
///
/// The names of all units are gathered first; then each journey is linked by itself, on all cores.
pub fn link(units: Vec<Arc<FileUnit>>, files: &dyn Files) -> (Model, Vec<Diagnostic>) {
    link_again(units, files, None)
}

/// Does the same for somebody who links again and again: a journey that was linked before stays as it is, where neither its
/// text nor anything of what it names has changed.
pub fn link_again(
    units: Vec<Arc<FileUnit>>,
    files: &dyn Files,
    mut links: Option<&mut Links>,
) -> (Model, Vec<Diagnostic>) {
    let mut diagnostics = missing_files(&units, files);
    let names = SymbolTable::gather(&units, &mut diagnostics);
    let mut model = Model { channels: built_in_channels(), ..Model::default() };
    let mut resolver = Resolver::new(&names);
    let mut journeys: Vec<Arc<Journey>> = Vec::new();
    for unit in units {
        let unit = Arc::unwrap_or_clone(unit);
        model.provenance.join(&unit.provenance);
        model.personas.extend(unit.personas);
        model.teams.extend(unit.teams);
        model.sources.extend(unit.sources);
        model.lanes.extend(unit.lanes);
        model.shared_stages.extend(unit.shared_stages);
        model.kpis.extend(unit.kpis);
        model.opportunities.extend(unit.opportunities);
        journeys.extend(unit.journeys);
        for channel in unit.channels {
            match CHANNELS.iter().position(|built_in| built_in.id == &*channel.id) {
                Some(replaced) if model.channels[replaced].declared.is_none() => {
                    model.channels[replaced] = channel
                }
                _ => model.channels.push(channel),
            }
        }
    }
    resolver.project(&mut model);
    diagnostics.append(&mut resolver.diagnostics);
    let known = links.as_deref().and_then(|links| links.known(&names, &model.shared_stages));
    let linked: Vec<(Link, Vec<Diagnostic>)> = journeys
        .into_par_iter()
        .enumerate()
        .map(|(index, written)| {
            if let Some(link) = known.and_then(|known| known.journey(index, &written, &names)) {
                return (link.clone(), Vec::new());
            }
            // Where nobody remembers, nothing has to be copied.
            let unlinked = links.is_some().then(|| written.clone());
            let mut journey = Arc::unwrap_or_clone(written);
            let mut resolver = Resolver::new(&names);
            resolver.journey(&mut journey, Id::new(index), &model.shared_stages);
            let Resolver { consulted, diagnostics, is_whole, .. } = resolver;
            let unlinked = unlinked.filter(|_| is_whole && diagnostics.is_empty());
            (Link { unlinked, linked: Arc::new(journey), consulted }, diagnostics)
        })
        .collect();
    let mut remembered = Vec::new();
    for (link, faults) in linked {
        model.journeys.push(link.linked.clone());
        if links.is_some() {
            remembered.push(link);
        }
        diagnostics.extend(faults);
    }
    if let Some(links) = &mut links {
        **links = Links { names, shared_stages: model.shared_stages.clone(), journeys: remembered };
    }
    model.futures = futures(&model);
    diagnostics.extend(expansion::cycles(&model));
    (model, diagnostics)
}

/// Returns the futures of each journey that has any.
fn futures(model: &Model) -> BTreeMap<JourneyId, Vec<JourneyId>> {
    let mut futures: BTreeMap<JourneyId, Vec<JourneyId>> = BTreeMap::new();
    for (id, journey) in model.journeys() {
        if let Some(current) = journey.future_of().filter(|current| *current != id) {
            futures.entry(current).or_default().push(id);
        }
    }
    futures
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

/// Reports the files that are named and not there.
fn missing_files(units: &[Arc<FileUnit>], files: &dyn Files) -> Vec<Diagnostic> {
    let missing = |unit: &FileUnit, path: &Utf8Path, span| {
        let location = Location::new(&unit.file, span);
        Diagnostic::error(Code::FILE_NOT_FOUND, location, format!("there is no file `{path}` in the project"))
            .with_help("paths are relative to the file in which they are written; mind capitals")
    };
    let mut faults = Vec::new();
    for unit in units {
        let named = unit.named_files.iter().filter(|named| !files.exists(&named.path));
        faults.extend(named.map(|named| missing(unit, &named.path, named.span)));
    }
    faults
}
