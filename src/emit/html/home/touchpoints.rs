//! Places of journeys by their names: all touchpoints and steps from A to Z, and those of a team.

use crate::emit::html::page::Page;
use crate::emit::html::view::PlaceEntry;
use crate::model::{JourneyId, Place, TouchpointId};

use super::place;

/// Returns touchpoints and steps.
pub fn entries<'a>(page: &Page<'a>, touchpoints: &[(JourneyId, TouchpointId)]) -> Vec<PlaceEntry<'a>> {
    let entry = |(id, at): &(JourneyId, TouchpointId)| PlaceEntry {
        is_step: page.model[*id][*at].kind.is_step(),
        ..place_entry(page, *id, Place::Touchpoint(*at))
    };
    touchpoints.iter().map(entry).collect()
}

/// Returns a place by its name.
pub fn place_entry<'a>(page: &Page<'a>, id: JourneyId, at: Place) -> PlaceEntry<'a> {
    let journey = &page.model[id];
    PlaceEntry {
        href: place::href(page, id, at),
        title: place::block(journey, at).unwrap_or(&journey.head.title),
        is_step: false,
        journey: &journey.head.title,
    }
}
