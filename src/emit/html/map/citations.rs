//! The numbers of the sources of a map, in the order in which a reader meets them: the table lane by lane, then the cards, then the
//! sections below.

use crate::emit::html::citations::Citations;
use crate::model::{Experience, Line, Model, Place, Touchpoint};

use super::{Map, flow, paths};

/// Returns the sources that a map cites, with their numbers.
pub fn of<'a>(model: &'a Model, map: &Map<'a>) -> Citations<'a> {
    let mut citations = Citations::default();
    if map.columns.len() > 0 {
        table(model, map, &mut citations);
    }
    cards(map, &mut citations);
    details(model, map, &mut citations);
    citations
}

fn table<'a>(model: &'a Model, map: &Map<'a>, citations: &mut Citations<'a>) {
    let (journey, file) = (map.journey, map.file);
    for touchpoint in &journey.touchpoints {
        experiences(touchpoint).for_each(|experience| citations.add(&experience.cites, file));
    }
    for arrow in paths::drawn(map) {
        citations.add(flow::written(map.journey, arrow).map_or(&[], |written| &*written.cites), file);
    }
    let lanes: [fn(&Experience) -> &[Line]; 4] =
        [|it| &it.does, |it| &it.thinks, |it| &it.says, |it| &it.needs];
    lanes.into_iter().for_each(|lane| lines(map, lane, citations));
    for place in places(map) {
        map.by_place.pains.at(place).for_each(|pain| citations.add(&pain.cites, file));
    }
    for place in places(map) {
        map.by_place.bright_spots.at(place).for_each(|spot| citations.add(&spot.cites, file));
    }
    for place in places(map) {
        questions(map, place, citations);
    }
    lines(map, |it| &it.sees, citations);
    let activities = [
        journey.touchpoints.iter().map(|it| &it.frontstage).collect::<Vec<_>>(),
        journey.touchpoints.iter().map(|it| &it.backstage).collect(),
        journey.touchpoints.iter().map(|it| &it.supported_by).collect(),
    ];
    for activity in activities.into_iter().flatten().flatten() {
        citations.add(&activity.cites, file);
    }
    for lane in 0..model.lanes.len() {
        for note in journey.touchpoints.iter().flat_map(|touchpoint| &touchpoint.notes) {
            if note.lane.target.is_some_and(|target| target.index() == lane) {
                citations.add(&note.cites, file);
            }
        }
    }
}

fn cards<'a>(map: &Map<'a>, citations: &mut Citations<'a>) {
    let journey = map.journey;
    place(map, Place::Journey, citations);
    for (id, stage) in journey.stages() {
        place(map, Place::Stage(id), citations);
        for id in stage.touchpoint_ids() {
            let touchpoint: &'a Touchpoint = &journey[id];
            for persona in &map.personas {
                if let Some(feeling) = touchpoint.feeling_of(*persona) {
                    citations.add(&feeling.cites, map.file);
                }
            }
            place(map, Place::Touchpoint(id), citations);
            for arrow in &touchpoint.arrows {
                citations.add(&arrow.cites, map.file);
            }
        }
    }
}

/// Gives numbers to what a card or a list of a place tells.
fn place<'a>(map: &Map<'a>, place: Place, citations: &mut Citations<'a>) {
    map.by_place.pains.at(place).for_each(|pain| citations.add(&pain.cites, map.file));
    map.by_place.bright_spots.at(place).for_each(|spot| citations.add(&spot.cites, map.file));
    for opportunity in map.by_place.opportunities.at(place) {
        citations.add(&opportunity.cites, &opportunity.file);
    }
    questions(map, place, citations);
}

fn details<'a>(model: &'a Model, map: &Map<'a>, citations: &mut Citations<'a>) {
    let journey = map.journey;
    citations.add(&journey.cites, map.file);
    journey.stages.iter().for_each(|stage| citations.add(&stage.cites, map.file));
    for opportunity in &journey.opportunities {
        citations.add(&opportunity.cites, &opportunity.file);
    }
    journey.kpis.iter().for_each(|kpi| citations.add(&kpi.cites, &kpi.head.file));
    map.personas.iter().for_each(|persona| citations.add_persona(&model[*persona]));
}

/// Gives numbers to a lane of lines: at each touchpoint what holds for everybody, then each persona's own.
fn lines<'a>(map: &Map<'a>, of: fn(&Experience) -> &[Line], citations: &mut Citations<'a>) {
    for touchpoint in &map.journey.touchpoints {
        for line in experiences(touchpoint).flat_map(of) {
            citations.add(&line.cites, map.file);
        }
    }
}

fn questions<'a>(map: &Map<'a>, place: Place, citations: &mut Citations<'a>) {
    for is_answered in [false, true] {
        let questions = map.by_place.questions.at(place);
        for question in questions.filter(|question| question.is_answered() == is_answered) {
            citations.add(&question.cites, map.file);
        }
    }
}

/// Returns what holds for everybody at a touchpoint, then what is each persona's own.
fn experiences(touchpoint: &Touchpoint) -> impl Iterator<Item = &Experience> {
    let own = touchpoint.variants.iter().filter(|variant| variant.persona.target.is_some());
    std::iter::once(&touchpoint.experience).chain(own.map(|variant| &variant.experience))
}

/// Returns the blocks of a journey, those around before those within.
fn places<'m>(map: &'m Map<'_>) -> impl Iterator<Item = Place> + use<'m> {
    let stages = map.journey.stages().map(|(id, _)| Place::Stage(id));
    let touchpoints = map.columns.iter().filter_map(|(id, _)| id.map(Place::Touchpoint));
    std::iter::once(Place::Journey).chain(stages).chain(touchpoints)
}
