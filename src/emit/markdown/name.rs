//! What things are called in a table cell.

use super::escape::plain;
use crate::model::{Journey, Model, Place, TeamId};

/// Returns a team's title; nothing where there is none.
pub(super) fn of(model: &Model, team: Option<TeamId>) -> String {
    team.map(|team| plain(&model[team].head.title)).unwrap_or_default()
}

/// Returns the title of the stage or touchpoint that is a place; nothing for the journey itself, whose page it is.
pub(super) fn of_place(journey: &Journey, place: Place) -> String {
    match place {
        Place::Stage(stage) => plain(&journey[stage].head.title),
        Place::Touchpoint(touchpoint) => plain(&journey[touchpoint].head.title),
        Place::Journey | Place::Persona => String::new(),
    }
}
