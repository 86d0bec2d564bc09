//! The columns that say where something stands, and what several tables write alike.

use crate::emit::markdown::escape::words;
use crate::model::{
    About, Citation, Journey, JourneyId, Model, PersonaId, Place, Ref, TeamId, Text, targets,
};

use super::cell::Cell;
use super::row::Column;

/// Where something stands.
pub struct Placement<'m> {
    /// The journey; `None` for what belongs to the project.
    pub journey: Option<&'m Journey>,
    place: Place,
}

impl<'m> Placement<'m> {
    /// Returns where something stands in its journey, or in the project.
    pub fn of(model: &'m Model, journey: Option<JourneyId>, place: Option<Place>) -> Self {
        Self { journey: journey.map(|id| &model[id]), place: place.unwrap_or(Place::Journey) }
    }

    /// Returns `current` or `future`. What belongs to the project is of today.
    pub fn state(&self) -> &'static str {
        if self.journey.is_none_or(Journey::is_current) { "current" } else { "future" }
    }

    /// Returns the id of the journey.
    pub fn journey_id(&self) -> Option<&'m str> {
        self.journey.map(|journey| &*journey.head.id.value)
    }

    /// Returns the title of the journey.
    pub fn journey_title(&self) -> Option<&'m str> {
        self.journey.map(|journey| &*journey.head.title)
    }

    /// Returns the id of the stage.
    pub fn stage_id(&self) -> Option<&'m str> {
        let journey = self.journey?;
        Some(&journey[journey.stage_of(self.place)?].head.id.value)
    }

    /// Returns the title of the stage.
    pub fn stage_title(&self) -> Option<&'m str> {
        let journey = self.journey?;
        Some(&journey[journey.stage_of(self.place)?].head.title)
    }

    /// Returns the id of the touchpoint.
    pub fn touchpoint_id(&self) -> Option<&'m str> {
        match self.place {
            Place::Touchpoint(touchpoint) => Some(&self.journey?[touchpoint].head.id.value),
            Place::Journey | Place::Stage(_) | Place::Persona => None,
        }
    }

    /// Returns the title of the touchpoint.
    pub fn touchpoint_title(&self) -> Option<&'m str> {
        match self.place {
            Place::Touchpoint(touchpoint) => Some(&self.journey?[touchpoint].head.title),
            Place::Journey | Place::Stage(_) | Place::Persona => None,
        }
    }
}

/// A row that tells of something with a place.
pub trait HasPlacement<'m> {
    /// Returns where it stands.
    fn placement(&self) -> &Placement<'m>;
}

/// Returns the columns that say in which stage something stands.
pub fn of_stage<'m, R: HasPlacement<'m>>() -> [Column<R>; 5] {
    [
        ("journey", |row| row.placement().journey_id().into()),
        ("journey_title", |row| row.placement().journey_title().into()),
        ("state", |row| row.placement().state().into()),
        ("stage", |row| row.placement().stage_id().into()),
        ("stage_title", |row| row.placement().stage_title().into()),
    ]
}

/// Returns the columns that say at which touchpoint something stands.
pub fn of_touchpoint<'m, R: HasPlacement<'m>>() -> [Column<R>; 2] {
    [
        ("touchpoint", |row| row.placement().touchpoint_id().into()),
        ("touchpoint_title", |row| row.placement().touchpoint_title().into()),
    ]
}

/// Returns the title of a team.
pub fn team(model: &Model, team: Option<TeamId>) -> Cell {
    team.map(|team| &*model[team].head.title).into()
}

/// Returns the titles of teams.
pub fn teams(model: &Model, teams: &[Ref<TeamId>]) -> Cell {
    Cell::list(targets(teams).map(|team| &*model[team].head.title))
}

/// Returns the titles of personas.
pub fn personas(model: &Model, personas: impl Iterator<Item = PersonaId>) -> Cell {
    Cell::list(personas.map(|persona| &*model[persona].head.title))
}

/// Returns the titles of the sources behind a claim, with what they say: `Exit survey: 31% felt misled`.
pub fn sources(model: &Model, cites: &[Citation]) -> Cell {
    Cell::list(cites.iter().filter_map(|cite| {
        let title = &model[cite.source.target?].head.title;
        Some(match &cite.words {
            Some(said) => format!("{title}: {}", words(said)),
            None => title.to_string(),
        })
    }))
}

/// Returns running text.
pub fn text(text: Option<&Text>) -> Cell {
    text.map(words).into()
}

/// Returns the tags of a block.
pub fn tags(about: Option<&About>) -> Cell {
    Cell::list(about.into_iter().flat_map(|about| &about.tags).map(|tag| &*tag.value))
}

/// Returns the description of a block.
pub fn description(about: Option<&About>) -> Cell {
    text(about.and_then(|about| about.description.as_ref()))
}
