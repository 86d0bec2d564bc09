//! Who walks what, and who owns what.

use crate::model::{BrightSpotId, Handoff, Journey, JourneyId, Model, Place, StageId, TeamId, TouchpointId};

use super::ids::ids;
use super::order::QuestionId;

/// What a team owns beside KPIs and actions, of today.
#[derive(Debug, Default, Clone)]
pub struct Holdings {
    /// The journeys it owns.
    pub journeys: Vec<JourneyId>,
    /// The stages that are its own, those in its own journeys left out.
    pub stages: Vec<(JourneyId, StageId)>,
    /// The touchpoints and steps that are its own, those in its own stages left out.
    pub touchpoints: Vec<(JourneyId, TouchpointId)>,
    /// Where work passes to it or from it.
    pub handoffs: Vec<(JourneyId, Handoff)>,
    /// The bright spots that it is to keep.
    pub bright_spots: Vec<BrightSpotId>,
    /// The questions that it is to answer.
    pub questions: Vec<QuestionId>,
}

/// How the pages about the project show a persona: each the same on all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// As every map does, by this number from 0.
    Shared(usize),
    /// In no colour, as maps differ: the number among those whom this befalls.
    Neutral(usize),
}

/// Returns the journeys that each persona walks, of `journeys` and in their order.
pub(super) fn walked(model: &Model, journeys: &[JourneyId]) -> Vec<Vec<JourneyId>> {
    let mut walked = vec![Vec::new(); model.personas.len()];
    for id in journeys {
        for persona in model[*id].personas() {
            let of_persona: &mut Vec<JourneyId> = &mut walked[persona.index()];
            // Somebody may be named twice.
            if of_persona.last() != Some(id) {
                of_persona.push(*id);
            }
        }
    }
    walked
}

/// Returns how each persona is shown.
pub(super) fn markers(model: &Model) -> Vec<Marker> {
    let mut numbers = vec![None; model.personas.len()];
    let mut differs = vec![false; model.personas.len()];
    for journey in &model.journeys {
        for (number, persona) in journey.personas().enumerate() {
            let index = persona.index();
            differs[index] |= *numbers[index].get_or_insert(number) != number;
        }
    }
    let mut neutral = 0..;
    let mut marker = |(number, differs): (Option<usize>, bool)| match number.filter(|_| !differs) {
        Some(number) => Marker::Shared(number),
        None => Marker::Neutral(neutral.next().unwrap_or_default()),
    };
    numbers.into_iter().zip(differs).map(&mut marker).collect()
}

/// Returns what each team owns.
pub(super) fn holdings(model: &Model, journeys: &[JourneyId]) -> Vec<Holdings> {
    let mut holdings = vec![Holdings::default(); model.teams.len()];
    for (id, journey) in journeys.iter().map(|id| (*id, &model[*id])) {
        if let Some(owner) = journey.owner_at(Place::Journey) {
            holdings[owner.index()].journeys.push(id);
        }
        if journey.is_current() {
            of_journey(&mut holdings, id, journey);
        }
    }
    for id in ids(&model.personas) {
        for (number, question) in model[id].questions.iter().enumerate() {
            let owner = question.owner.as_ref().and_then(|owner| owner.target);
            asked_of(&mut holdings, owner, question.is_answered(), QuestionId::Persona(id, number));
        }
    }
    holdings
}

fn of_journey(holdings: &mut [Holdings], id: JourneyId, journey: &Journey) {
    let of_journey = journey.owner_at(Place::Journey);
    for (stage, _) in journey.stages() {
        if let Some(owner) = journey.owner_at(Place::Stage(stage)).filter(|owner| Some(*owner) != of_journey)
        {
            holdings[owner.index()].stages.push((id, stage));
        }
    }
    for (at, touchpoint) in journey.touchpoints() {
        let of_stage = journey.owner_at(Place::Stage(touchpoint.stage));
        if let Some(owner) = journey.owner_at(Place::Touchpoint(at)).filter(|owner| Some(*owner) != of_stage)
        {
            holdings[owner.index()].touchpoints.push((id, at));
        }
    }
    for handoff in journey.handoffs() {
        holdings[handoff.from.index()].handoffs.push((id, handoff));
        holdings[handoff.to.index()].handoffs.push((id, handoff));
    }
    for spot in ids(&journey.bright_spots) {
        let it = &journey.bright_spots[spot.index()];
        if let Some(owner) = journey.owner_or(it.owner.as_ref(), it.place) {
            holdings[owner.index()].bright_spots.push(BrightSpotId { journey: Some(id), id: spot });
        }
    }
    for (number, question) in journey.questions.iter().enumerate() {
        let owner = journey.owner_or(question.owner.as_ref(), question.place);
        asked_of(holdings, owner, question.is_answered(), QuestionId::Journey(id, number));
    }
}

fn asked_of(holdings: &mut [Holdings], owner: Option<TeamId>, is_answered: bool, question: QuestionId) {
    if let Some(owner) = owner.filter(|_| !is_answered) {
        holdings[owner.index()].questions.push(question);
    }
}
