//! One journey.

use crate::insight::people::{self, Lost};
use crate::insight::worst;
use crate::model::{
    self, Destination, HandoffKind, Hidden, Id, JourneyId, KpiId, Model, OpportunityId, Origin,
    Pain as ModelPain, PainId, Place, State,
};

use super::kpi::{kpi, opportunity};
use super::parts::{Placement, about, cites, duration, pain_path, takes, text, texts, volume};
use super::touchpoint::touchpoint;
use super::v1::{
    ActivityPlace, Arrow, ArrowOrigin, Between, BrightSpot, Day, Flow, Handoff, Journey, JourneyState,
    Number, OneOf, Pain, Question, Review, Stage,
};

/// Returns a journey.
pub fn journey(model: &Model, id: JourneyId) -> Journey<'_> {
    let journey = &model[id];
    let future_of = match &journey.state {
        State::Current => None,
        State::Future { of } => of.as_ref().and_then(|of| of.target),
    };
    let kpis = (0..journey.kpis.len()).map(|index| KpiId { journey: Some(id), id: Id::new(index) });
    let opportunities =
        (0..journey.opportunities.len()).map(|index| OpportunityId { journey: Some(id), id: Id::new(index) });
    Journey {
        id: &journey.head.id.value,
        title: &journey.head.title,
        file: journey.head.file.as_str(),
        state: if journey.is_current() { JourneyState::Current } else { JourneyState::Future },
        personas: journey.personas().map(|persona| &*model[persona].head.id.value).collect(),
        stages: (0..journey.stages.len()).map(|index| stage(model, id, Id::new(index))).collect(),
        flow: flow(model, journey),
        pains: (0..journey.pains.len()).map(|index| pain(model, id, Id::new(index))).collect(),
        kpis: kpis.map(|kpi_id| kpi(model, kpi_id)).collect(),
        opportunities: opportunities.map(|opportunity_id| opportunity(model, opportunity_id)).collect(),
        future_of: future_of.map(|of| &*model[of].head.id.value),
        scenario: journey.scenario.as_ref().map(text),
        triggers: texts(&journey.triggers),
        goals: texts(&journey.goals),
        jobs: texts(&journey.jobs),
        expects: texts(&journey.expects),
        volume: journey.volume.map(volume),
        owner: Placement::of(model, Some(id), Some(Place::Journey), None).owner,
        confidence: journey.confidence.map(|confidence| confidence.value),
        reviewed: journey
            .reviewed
            .as_ref()
            .map(|review| Review { on: Day(review.on.value), every: review.every.map(duration) }),
        bright_spots: journey.bright_spots.iter().map(|it| bright_spot(model, id, it)).collect(),
        questions: journey.questions.iter().map(|it| question(model, id, it)).collect(),
        cites: cites(model, &journey.cites),
        handoffs: journey.handoffs().into_iter().map(|it| handoff(model, journey, it)).collect(),
        about: about(&journey.about),
    }
}

fn handoff<'m>(model: &'m Model, journey: &'m model::Journey, handoff: model::Handoff) -> Handoff<'m> {
    Handoff {
        touchpoint: &journey[handoff.at].head.id.value,
        from: &model[handoff.from].head.id.value,
        to: &model[handoff.to].head.id.value,
        between: match handoff.kind {
            HandoffKind::Touchpoints => Between::Touchpoints,
            HandoffKind::Stages => Between::Blueprint,
        },
    }
}

fn stage(model: &Model, journey: JourneyId, id: model::StageId) -> Stage<'_> {
    let stage = &model[journey][id];
    Stage {
        id: &stage.head.id.value,
        title: &stage.head.title,
        touchpoints: stage.touchpoint_ids().map(|id| touchpoint(model, journey, id)).collect(),
        one_of: model[journey]
            .alternatives
            .iter()
            .filter(|it| it.stage == id)
            .map(|it| one_of(model, journey, it))
            .collect(),
        goals: texts(&stage.goals),
        jobs: texts(&stage.jobs),
        takes: stage.takes.map(takes),
        owner: Placement::of(model, Some(journey), Some(Place::Stage(id)), None).owner,
        cites: cites(model, &stage.cites),
        about: about(&stage.about),
    }
}

fn one_of<'m>(model: &'m Model, journey: JourneyId, group: &'m model::Alternatives) -> OneOf<'m> {
    let members = group.member_ids().map(|member| &*model[journey][member].head.id.value);
    OneOf {
        id: &group.head.id.value,
        title: &group.head.title,
        touchpoints: members.collect(),
        passing_by: (!group.passing_by.is_zero()).then_some(Number(group.passing_by)),
        about: about(&group.about),
    }
}

fn flow<'m>(model: &'m Model, journey: &'m model::Journey) -> Flow<'m> {
    let arrow = |arrow: &'m model::Arrow| {
        let from = &journey[arrow.from];
        let written = match arrow.origin {
            Origin::Written(index) => from.arrows.get(index),
            Origin::Next | Origin::Remainder => None,
        };
        Arrow {
            from: &from.head.id.value,
            to: match arrow.to {
                Destination::Touchpoint(to) => &journey[to].head.id.value,
                Destination::Done => "done",
                Destination::Exit => "exit",
            },
            origin: match arrow.origin {
                Origin::Written(_) => ArrowOrigin::Written,
                Origin::Next => ArrowOrigin::Next,
                Origin::Remainder => ArrowOrigin::Remainder,
            },
            label: written.and_then(|written| written.label.as_ref()).map(text),
            share: arrow.share.map(Number),
            people: arrow.people.map(Number),
            one_of: arrow.through.map(|group| &*journey[group].head.id.value),
            after: written.and_then(|written| written.after).map(duration),
            cites: written.map(|written| cites(model, &written.cites)).unwrap_or_default(),
            about: written.and_then(|written| about(&written.about)),
        }
    };
    let flow = &journey.flow;
    let (lost, leaving, lost_of_hundred) = match people::lost(journey) {
        Lost::Counted { people, of, .. } => (Some(people), of, None),
        Lost::OfHundred(people) => (None, None, Some(people)),
        Lost::NotCounted => (None, None, None),
    };
    Flow {
        arrows: flow.arrows.iter().map(arrow).collect(),
        period: flow.period,
        lost: lost.map(Number),
        leaving: leaving.map(Number),
        lost_of_hundred: lost_of_hundred.map(Number),
    }
}

fn pain(model: &Model, journey: JourneyId, id: Id<ModelPain>) -> Pain<'_> {
    let id = PainId { journey: Some(journey), id };
    let pain = &model[id];
    let owner = model[journey].worker_of(pain);
    let placement = Placement::of(model, id.journey, Some(pain.place), owner);
    let persona = pain.persona.as_ref().and_then(|persona| persona.target);
    Pain {
        text: text(&pain.text),
        severity: pain.severity(),
        strength: (!model.hides(Hidden::Sources)).then(|| model.strength(&pain.cites)),
        path: pain_path(model, id),
        stage: placement.stage,
        touchpoint: placement.touchpoint,
        persona: persona.map(|persona| &*model[persona].head.id.value),
        activity: pain.activity.map(|(lane, index)| ActivityPlace { lane, index }),
        affects: pain.affects.map(|affects| Number(affects.value)),
        people: worst::people_hurt(&model[journey], pain).map(Number),
        owner: placement.owner,
        cites: cites(model, &pain.cites),
        about: about(&pain.about),
    }
}

fn bright_spot<'m>(model: &'m Model, journey: JourneyId, spot: &'m model::BrightSpot) -> BrightSpot<'m> {
    let placement = Placement::of(model, Some(journey), Some(spot.place), spot.owner.as_ref());
    BrightSpot {
        text: text(&spot.text),
        path: spot.id.as_ref().map(|id| model.path_in(Some(journey), &id.value)),
        stage: placement.stage,
        touchpoint: placement.touchpoint,
        strength: (!model.hides(Hidden::Sources)).then(|| model.strength(&spot.cites)),
        affects: spot.affects.map(|affects| Number(affects.value)),
        owner: placement.owner,
        cites: cites(model, &spot.cites),
        about: about(&spot.about),
    }
}

fn question<'m>(model: &'m Model, journey: JourneyId, question: &'m model::Question) -> Question<'m> {
    let placement = Placement::of(model, Some(journey), Some(question.place), question.owner.as_ref());
    Question {
        text: text(&question.text),
        answered: question.is_answered(),
        stage: placement.stage,
        touchpoint: placement.touchpoint,
        owner: placement.owner,
        due: question.due.map(|due| Day(due.value)),
        cites: cites(model, &question.cites),
        about: about(&question.about),
    }
}
