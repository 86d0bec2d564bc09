//! Pages: the map of each journey and the page of the project, each a single file that asks for nothing.

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
mod measure;
mod opportunity;
mod page;
mod person;
mod renderer;
mod source;
mod spark;
mod template;
mod theme;
mod view;

use camino::Utf8PathBuf;

use crate::model::Model;

use super::{Format, Planned, Subject};

pub use renderer::Renderer;
pub use template::{TEMPLATES, Template, TemplateError, check};
pub use theme::{Accent, Logo, Theme};

/// Returns the pages of a project: its own and one for each journey.
pub fn plan(model: &Model) -> Vec<Planned> {
    let page = |path: Utf8PathBuf, subject| Planned { path, format: Format::Html, subject };
    let maps = model.journeys().map(|(id, journey)| {
        page(Utf8PathBuf::from(format!("journeys/{}.html", journey.head.id.value)), Subject::Journey(id))
    });
    std::iter::once(page(Utf8PathBuf::from("index.html"), Subject::Project)).chain(maps).collect()
}
