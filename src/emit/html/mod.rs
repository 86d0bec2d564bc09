//! Pages: the map and the brief of each journey, what its future changes, and the project's own with its lists, personas
//! and teams. Each is a single file that asks for nothing.

mod brief;
mod citations;
mod comparison;
mod components;
mod curve;
mod home;
mod image;
mod map;
mod markup;
mod page;
mod persona;
mod persona_style;
mod renderer;
mod template;
mod theme;
mod value;
mod view;

use camino::Utf8PathBuf;

use crate::model::{Id, Model};

use super::{Format, Planned, Subject, stem};

pub use home::List;
pub use renderer::Renderer;
pub use template::{TEMPLATES, Template, TemplateError, check};
pub use theme::{Accent, Logo, Theme};

/// Returns the pages of a project: its own, those of its long lists, and one for each persona and team; for each journey
/// its map and its brief, and for each future a comparison with the current journey.
pub fn plan(model: &Model) -> Vec<Planned> {
    let page = |path: Utf8PathBuf, subject| Planned { path, format: Format::Html, subject };
    let own = page(Utf8PathBuf::from("index.html"), Subject::Project);
    let lists = home::plan(model).map(|(list, part, path)| page(path, Subject::List(list, part)));
    let personas = model.personas.iter().enumerate().map(|(index, persona)| {
        let path = format!("personas/{}.html", stem(&persona.head.id.value));
        page(path.into(), Subject::Persona(Id::new(index)))
    });
    let teams = model.teams.iter().enumerate().map(|(index, team)| {
        let path = format!("teams/{}.html", stem(&team.head.id.value));
        page(path.into(), Subject::Team(Id::new(index)))
    });
    let maps = model.journeys().map(|(id, journey)| {
        page(format!("journeys/{}.html", stem(&journey.head.id.value)).into(), Subject::Journey(id))
    });
    let briefs = model
        .journeys()
        .map(|(id, journey)| page(format!("journeys/{}", brief::file(journey)).into(), Subject::Brief(id)));
    let comparisons = model.futures.values().flatten().map(|id| {
        page(format!("journeys/{}", comparison::file(&model[*id])).into(), Subject::Comparison(*id))
    });
    let of_journeys = maps.chain(briefs).chain(comparisons);
    std::iter::once(own).chain(of_journeys).chain(lists).chain(personas).chain(teams).collect()
}
