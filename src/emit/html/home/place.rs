//! Where in the project something stands, in words and as a link.

use crate::emit::html::components::named;
use crate::emit::html::page::Page;
use crate::insight::{Claim, QuestionId};
use crate::model::{BrightSpotId, Journey, JourneyId, KpiId, OpportunityId, PainId, Place};

/// Returns the journey and the block in it, as far as it stands in one: `Gym membership · Sign-up form`.
pub fn name(page: &Page<'_>, journey: Option<JourneyId>, place: Place) -> String {
    let Some(journey) = journey else { return page.words.whole_project.to_owned() };
    let journey = &page.model[journey];
    match block(journey, place) {
        Some(block) => format!("{} · {block}", journey.head.title),
        None => journey.head.title.to_string(),
    }
}

/// Returns the way to a block of a journey: to a touchpoint its card, to a stage its cards.
pub fn href(page: &Page<'_>, journey: JourneyId, place: Place) -> String {
    let it = &page.model[journey];
    let map = page.map_href(&it.head.id.value);
    match place {
        Place::Touchpoint(at) => format!("{map}#{}", it[at].head.id.value),
        Place::Stage(stage) => format!("{map}#Stage.{}", it[stage].head.id.value),
        Place::Journey | Place::Persona => map,
    }
}

/// Returns the name of a block, if it is not the journey itself.
pub fn block(journey: &Journey, place: Place) -> Option<&str> {
    match place {
        Place::Stage(stage) => Some(&journey[stage].head.title),
        Place::Touchpoint(touchpoint) => Some(&journey[touchpoint].head.title),
        Place::Journey | Place::Persona => None,
    }
}

/// Returns where a KPI stands: the journey and the stage.
pub fn of_kpi(page: &Page<'_>, id: KpiId) -> String {
    let stage = id
        .journey
        .zip(page.model[id].place)
        .and_then(|(journey, place)| page.model[journey].stage_of(place).map(Place::Stage));
    name(page, id.journey, stage.unwrap_or(Place::Journey))
}

/// Returns where an opportunity stands.
pub fn of_opportunity(page: &Page<'_>, id: OpportunityId) -> String {
    name(page, id.journey, page.model[id].place.unwrap_or(Place::Journey))
}

/// Returns the way to an opportunity: one without an id has only the place where it stands.
pub fn opportunity_href(page: &Page<'_>, id: OpportunityId) -> String {
    match (&page.model[id].id, id.journey) {
        (Some(_), _) => page.opportunity_href(id),
        (None, Some(journey)) => href(page, journey, page.model[id].place.unwrap_or(Place::Journey)),
        (None, None) => format!("{}#Plan", page.home_href()),
    }
}

/// Returns the way to a pain: one without an id has only the place where it stands.
pub fn pain_href(page: &Page<'_>, id: PainId) -> String {
    match (&page.model[id].id, id.journey) {
        (None, Some(journey)) => href(page, journey, page.model[id].place),
        _ => page.pain_href(id),
    }
}

/// Returns where a question is asked, and the way there.
pub fn of_question(page: &Page<'_>, id: QuestionId) -> (String, String) {
    match id {
        QuestionId::Journey(journey, _) => {
            let place = id.of(page.model).place;
            (name(page, Some(journey), place), href(page, journey, place))
        }
        QuestionId::Persona(persona, _) => {
            (page.model[persona].head.title.to_string(), page.persona_href(persona))
        }
    }
}

/// Returns where a bright spot stands, and the way there.
pub fn of_bright_spot(page: &Page<'_>, id: BrightSpotId) -> (String, String) {
    let journey = id.journey.expect("a bright spot stands in a journey");
    let place = page.model[id].place;
    (name(page, Some(journey), place), href(page, journey, place))
}

/// Returns what is claimed, and the way there.
pub fn of_claim(page: &Page<'_>, claim: Claim) -> (String, String) {
    let model = page.model;
    match claim {
        Claim::Journey(id) => (model[id].head.title.to_string(), href(page, id, Place::Journey)),
        Claim::Stage(id, stage) => {
            (model[id][stage].head.title.to_string(), href(page, id, Place::Stage(stage)))
        }
        Claim::Touchpoint(id, at) => {
            (model[id][at].head.title.to_string(), href(page, id, Place::Touchpoint(at)))
        }
        Claim::Pain(id) => (named(&model[id].text), pain_href(page, id)),
        Claim::BrightSpot(id) => (named(&model[id].text), of_bright_spot(page, id).1),
        Claim::Kpi(id) => (model[id].head.title.to_string(), page.kpi_href(id)),
        Claim::Opportunity(id) => (named(&model[id].text), opportunity_href(page, id)),
        Claim::Persona(id) => (model[id].head.title.to_string(), page.persona_href(id)),
    }
}
