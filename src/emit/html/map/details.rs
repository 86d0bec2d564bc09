//! What stands below the map and its cards: all that these have no room for.

use crate::emit::html::components;
use crate::emit::html::page::Page;
use crate::emit::html::view::{JourneyDetails, KpiDetails, OpportunityDetails, StageDetails};
use crate::insight::movers;
use crate::model::{Id, Kpi, Opportunity, Place, Stage};

use super::Map;

/// Returns what else there is to say of the journey; nothing where all is told.
pub fn journey<'a>(page: &Page<'a>, map: &Map<'a>) -> Option<JourneyDetails<'a>> {
    let journey = map.journey;
    let details = JourneyDetails {
        about: page.about(journey.about.as_deref(), map.file),
        triggers: page.texts(&journey.triggers, map.file),
        goals: page.texts(&journey.goals, map.file),
        jobs: page.texts(&journey.jobs, map.file),
        expects: page.texts(&journey.expects, map.file),
        sources: page.sources(&journey.cites),
        stages: stages(page, map),
    };
    let texts = [&details.triggers, &details.goals, &details.jobs, &details.expects];
    let is_empty = details.about.is_none()
        && texts.iter().all(|text| text.is_none())
        && details.sources.is_empty()
        && details.stages.is_empty();
    (!is_empty).then_some(details)
}

/// Returns what is known of stages and has no lane.
fn stages<'a>(page: &Page<'a>, map: &Map<'a>) -> Vec<StageDetails<'a>> {
    let view = |(id, stage): (Id<Stage>, &'a Stage)| {
        let details = StageDetails {
            number: id.index() + 1,
            title: &stage.head.title,
            about: page.about(stage.about.as_deref(), map.file),
            jobs: page.texts(&stage.jobs, map.file),
            owner: stage.owner.as_ref().map(|owner| page.team(owner.target)),
            sources: page.sources(&stage.cites),
        };
        let is_empty = details.about.is_none()
            && details.jobs.is_none()
            && details.owner.is_none()
            && details.sources.is_empty();
        (!is_empty).then_some(details)
    };
    map.journey.stages().filter_map(view).collect()
}

/// Returns the opportunities of the journey in full.
pub fn opportunities<'a>(page: &Page<'a>, map: &Map<'a>) -> Vec<OpportunityDetails<'a>> {
    let view = |opportunity: &'a Opportunity| {
        let place = opportunity.place.unwrap_or(Place::Journey);
        let owner = map.journey.owner_or(opportunity.owner.as_ref(), place);
        components::opportunity_details(page, opportunity, owner, place_name(map, place))
    };
    map.journey.opportunities.iter().map(view).collect()
}

/// Returns the KPIs of the journey in full.
pub fn kpis<'a>(page: &Page<'a>, map: &Map<'a>) -> Vec<KpiDetails<'a>> {
    if map.journey.kpis.is_empty() {
        return Vec::new();
    }
    let movers = movers(page.model, Some(map.id));
    let view = |(index, kpi): (usize, &'a Kpi)| {
        let place = kpi.place.unwrap_or(Place::Journey);
        let owner = map.journey.owner_or(kpi.owner.as_ref(), place);
        components::kpi_details(page, kpi, owner, place_name(map, place), movers.at(Id::new(index)))
    };
    map.journey.kpis.iter().enumerate().map(view).collect()
}

/// Returns the title of the block something stands in.
fn place_name<'a>(map: &Map<'a>, place: Place) -> &'a str {
    match place {
        Place::Journey | Place::Persona => &map.journey.head.title,
        Place::Stage(stage) => &map.journey[stage].head.title,
        Place::Touchpoint(touchpoint) => &map.journey[touchpoint].head.title,
    }
}
