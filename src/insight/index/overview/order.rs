//! The order of the lists: what needs somebody most comes first.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::insight::people::{self, Lost};
use crate::insight::{progress, worst};
use crate::model::{
    Journey, JourneyId, KpiId, KpiStatus, Model, OpportunityId, PainId, PersonaId, Question, State,
    TouchpointId,
};
use crate::source::Spanned;

use super::ids::ids;

/// Every status of a KPI, the worst first: not to know is worse than to have arrived.
pub const WORST_FIRST: [KpiStatus; 5] =
    [KpiStatus::OffTarget, KpiStatus::AtRisk, KpiStatus::NoData, KpiStatus::NoTarget, KpiStatus::OnTarget];

/// A question that somebody asks in a journey or of a persona.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionId {
    /// The number of a question of a journey.
    Journey(JourneyId, usize),
    /// The number of a question of a persona.
    Persona(PersonaId, usize),
}

impl QuestionId {
    /// Returns the question.
    pub fn of(self, model: &Model) -> &Question {
        match self {
            Self::Journey(journey, number) => &model[journey].questions[number],
            Self::Persona(persona, number) => &model[persona].questions[number],
        }
    }
}

/// Returns the KPIs of today, in the order of the model.
pub fn all_kpis(model: &Model) -> impl Iterator<Item = KpiId> {
    let of_journeys = today(model)
        .flat_map(|(journey, it)| ids(&it.kpis).map(move |id| KpiId { journey: Some(journey), id }));
    of_journeys.chain(ids(&model.kpis).map(|id| KpiId { journey: None, id }))
}

/// Returns the opportunities of today, in the order of the model.
pub fn all_actions(model: &Model) -> impl Iterator<Item = OpportunityId> {
    let of_journeys = today(model).flat_map(|(journey, it)| {
        ids(&it.opportunities).map(move |id| OpportunityId { journey: Some(journey), id })
    });
    of_journeys.chain(ids(&model.opportunities).map(|id| OpportunityId { journey: None, id }))
}

/// Returns the pains of today, in the order of the model.
pub fn all_pains(model: &Model) -> impl Iterator<Item = PainId> {
    today(model).flat_map(|(journey, it)| ids(&it.pains).map(move |id| PainId { journey: Some(journey), id }))
}

/// Returns the touchpoints and steps of all journeys, in the order of the model.
pub fn all_touchpoints(model: &Model) -> impl Iterator<Item = (JourneyId, TouchpointId)> {
    model
        .journeys()
        .flat_map(|(id, journey)| journey.touchpoints().map(move |(touchpoint, _)| (id, touchpoint)))
}

/// Returns the questions of today, in the order of the model.
pub fn all_questions(model: &Model) -> impl Iterator<Item = QuestionId> {
    let of_journeys = today(model)
        .flat_map(|(id, it)| (0..it.questions.len()).map(move |number| QuestionId::Journey(id, number)));
    let of_personas = ids(&model.personas)
        .flat_map(|id| (0..model[id].questions.len()).map(move |number| QuestionId::Persona(id, number)));
    of_journeys.chain(of_personas)
}

/// Returns the questions and how many have no answer: those first, by the day they are due.
pub(super) fn sorted_questions(model: &Model) -> (Vec<QuestionId>, usize) {
    let mut all: Vec<_> = all_questions(model).collect();
    all.sort_by_key(|id| {
        let question = id.of(model);
        (question.is_answered(), day(question.due))
    });
    let unanswered = all.partition_point(|id| !id.of(model).is_answered());
    (all, unanswered)
}

/// By how many people are lost, what is not counted behind; each future behind its current journey, and those without one last.
pub(super) fn journeys(model: &Model) -> Vec<JourneyId> {
    let mut journeys: Vec<JourneyId> = model.journeys().map(|(id, _)| id).collect();
    journeys.sort_by_cached_key(|id| {
        let current = match &model[*id].state {
            State::Current => Some(*id),
            State::Future { of } => of.as_ref().and_then(|of| of.target),
        };
        let lost = current.map_or(Lost::NotCounted, |current| people::lost(&model[current]));
        (current.is_none(), lost.rank(), current.unwrap_or(*id), current != Some(*id))
    });
    journeys
}

/// By status, then by how near the target is, then by the day it is wanted.
pub(super) fn kpis(model: &Model) -> Vec<KpiId> {
    let mut kpis: Vec<KpiId> = all_kpis(model).collect();
    kpis.sort_by_cached_key(|id| {
        let kpi = &model[*id];
        let place = WORST_FIRST.iter().position(|status| *status == kpi.status());
        (place, progress::nearness(kpi), day(kpi.target.as_ref().and_then(|target| target.by)))
    });
    kpis
}

/// Returns the opportunities and how many are open.
pub(super) fn actions(model: &Model) -> (Vec<OpportunityId>, usize) {
    let (mut open, mut closed): (Vec<_>, Vec<_>) = all_actions(model).partition(|id| !model[*id].is_closed());
    open.sort_by_key(|id| {
        let of = &model[*id];
        // Nothing given comes last, which `None` is only for what is sorted downwards.
        (
            (of.priority().is_none(), of.priority()),
            Reverse(of.impact.map(|level| level.value)),
            (of.effort.is_none(), of.effort.map(|level| level.value)),
            day(of.due),
        )
    });
    // What came to an end last is the news.
    closed.sort_by_key(|id| {
        let result = model[*id].result.as_ref().and_then(|result| result.on);
        Reverse(result.or(model[*id].due).map(|day| day.value))
    });
    let count = open.len();
    open.append(&mut closed);
    (open, count)
}

pub(super) fn pains(model: &Model) -> Vec<PainId> {
    let mut pains: Vec<PainId> = all_pains(model).collect();
    worst::sort(model, &mut pains);
    pains
}

pub(super) fn touchpoints(model: &Model) -> Vec<(JourneyId, TouchpointId)> {
    let mut all: Vec<_> = all_touchpoints(model).collect();
    all.sort_by_cached_key(|(journey, touchpoint)| model[*journey][*touchpoint].head.title.to_lowercase());
    all
}

fn today(model: &Model) -> impl Iterator<Item = (JourneyId, &Journey)> {
    model.journeys().filter(|(_, journey)| journey.is_current())
}

/// Returns a day to sort by: what has none comes last.
fn day(day: Option<Spanned<Date>>) -> Date {
    day.map_or(Date::MAX, |day| day.value)
}
