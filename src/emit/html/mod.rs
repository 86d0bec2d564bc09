//! Pages: the map and the brief of each journey, what its future changes, and the page of the project. Each is a single
//! file that asks for nothing.

mod brief;
mod comparison;
mod curve;
mod decimal;
mod icon;
mod image;
mod index;
mod item;
mod kpi;
mod map;
mod markdown;
mod markup;
mod opportunity;
mod page;
mod person;
mod renderer;
mod source;
mod spark;
mod template;
mod view;

use camino::Utf8PathBuf;

use crate::model::Model;

use super::{Format, Planned, Subject};

pub use renderer::Renderer;
pub use template::{TEMPLATES, Template, TemplateError, check};

/// Returns the pages of a project: its own; for each journey its map and its brief; for each future a comparison with
/// the current journey.
pub fn plan(model: &Model) -> Vec<Planned> {
    let page = |path: Utf8PathBuf, subject| Planned { path, format: Format::Html, subject };
    let maps = model.journeys().map(|(id, journey)| {
        page(Utf8PathBuf::from(format!("journeys/{}.html", journey.head.id.value)), Subject::Journey(id))
    });
    let briefs = model
        .journeys()
        .map(|(id, journey)| page(format!("journeys/{}", brief::file(journey)).into(), Subject::Brief(id)));
    let comparisons = model.futures.values().flatten().map(|id| {
        page(format!("journeys/{}", comparison::file(&model[*id])).into(), Subject::Comparison(*id))
    });
    let index = page(Utf8PathBuf::from("index.html"), Subject::Project);
    std::iter::once(index).chain(maps).chain(briefs).chain(comparisons).collect()
}
