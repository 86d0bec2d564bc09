//! Who walks what, and who owns what.

use crate::model::{
    Handoff, Journey, JourneyId, Model, Place, StageId, TeamId, TouchpointId,
};

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
    /// The questions that it is to answer.
    pub questions: Vec<QuestionId>,
}

/// Returns the journeys that each persona walks.
pub(super) fn walked(model: &Model) -> Vec<Vec<JourneyId>> {
    let mut walked = vec![Vec::new(); model.personas.len()];
    for (id, journey) in model.journeys() {
        for persona in journey.personas() {
            let of_persona: &mut Vec<JourneyId> = &mut walked[persona.index()];
            // Somebody may be named twice.
            if of_persona.last() != Some(&id) {
                of_persona.push(id);
            }
        }
    }
    walked
}

/// Returns the number by which all maps know each persona.
pub(super) fn markers(model: &Model, walked: &[Vec<JourneyId>]) -> Vec<Option<usize>> {
    let mut markers = vec![None; walked.len()];
    let mut differs = vec![false; walked.len()];
    for journey in &model.journeys {
        for (number, persona) in journey.personas().enumerate() {
            let index = persona.index();
            differs[index] |= *markers[index].get_or_insert(number) != number;
        }
    }
    let agreed = markers.into_iter().zip(differs);
    agreed.map(|(marker, differs)| marker.filter(|_| !differs)).collect()
}

/// Returns what each team owns.
pub(super) fn holdings(model: &Model) -> Vec<Holdings> {
    let mut holdings = vec![Holdings::default(); model.teams.len()];
    for (id, journey) in model.journeys() {
        if let Some(owner) = journey.owner_at(Place::Journey) {
            holdings[owner.index()].journeys.push(id);
        }
        if journey.is_current() {
            of_journey(&mut holdings, id, journey);
        }
    }
    for id in super::ids(&model.personas) {
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
        if let Some(owner) = journey.owner_at(Place::Stage(stage)).filter(|owner| Some(*owner) != of_journey) {
            holdings[owner.index()].stages.push((id, stage));
        }
    }
    for (at, touchpoint) in journey.touchpoints() {
        let of_stage = journey.owner_at(Place::Stage(touchpoint.stage));
        if let Some(owner) = journey.owner_at(Place::Touchpoint(at)).filter(|owner| Some(*owner) != of_stage) {
            holdings[owner.index()].touchpoints.push((id, at));
        }
    }
    for handoff in journey.handoffs() {
        holdings[handoff.from.index()].handoffs.push((id, handoff));
        holdings[handoff.to.index()].handoffs.push((id, handoff));
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
