//! KPIs and opportunities, of journeys and of the project, and their values.

use rust_decimal::Decimal;

use crate::model::{self, JourneyId, KpiId, Model, OpportunityId, PainId, Place, Ref, TeamId, Unit, targets};
use crate::syntax::tree;

use super::project::{about, cites, ids, text};
use super::v1::{
    Comparison, Day, Duration, Goal, Kpi, Number, Opportunity, Outcome, Path, Reading, Takes, Target, Value,
    Volume,
};

/// Where something stands, and who answers for it.
#[derive(Default)]
pub struct Standing<'m> {
    /// The stage's id.
    pub stage: Option<&'m str>,
    /// The touchpoint's id.
    pub touchpoint: Option<&'m str>,
    /// The team's id: its own, else the one that holds at its place.
    pub owner: Option<&'m str>,
}

impl<'m> Standing<'m> {
    /// Returns where something stands in its journey, or in the project where there is none.
    pub fn of(
        model: &'m Model,
        journey: Option<JourneyId>,
        place: Option<Place>,
        own: Option<&Ref<TeamId>>,
    ) -> Self {
        let team = |id: TeamId| &*model[id].head.id.value;
        let Some((journey, place)) = journey.zip(place) else {
            return Self { owner: own.and_then(|own| own.target).map(team), ..Self::default() };
        };
        let journey = &model[journey];
        let touchpoint = match place {
            Place::Touchpoint(touchpoint) => Some(&*journey[touchpoint].head.id.value),
            Place::Journey | Place::Stage(_) | Place::Persona => None,
        };
        Self {
            stage: journey.stage_of(place).map(|stage| &*journey[stage].head.id.value),
            touchpoint,
            owner: journey.owner_or(own, place).map(team),
        }
    }
}

/// Returns a KPI.
pub fn kpi(model: &Model, id: KpiId) -> Kpi<'_> {
    let kpi = &model[id];
    let standing = Standing::of(model, id.journey, kpi.place, kpi.owner.as_ref());
    let metric = kpi.metric.as_ref().map(|metric| metric.value);
    Kpi {
        path: model.kpi_path(id),
        id: &kpi.head.id.value,
        title: &kpi.head.title,
        status: kpi.status(),
        direction: kpi.direction(),
        stage: standing.stage,
        touchpoint: standing.touchpoint,
        metric: metric.map(|metric| metric.id),
        formula: kpi.formula.as_ref().map(text).or(metric.map(|metric| metric.formula)),
        unit: kpi.unit.as_ref().map(|written| unit(&written.value)),
        baseline: kpi.baseline.as_ref().map(reading),
        target: kpi
            .target
            .as_ref()
            .map(|target| Target { goal: goal(&target.goal), by: target.by.map(|by| Day(by.value)) }),
        warn: kpi.warn.as_ref().map(goal),
        actuals: kpi.actuals.iter().map(reading).collect(),
        owner: standing.owner,
        cadence: kpi.cadence.map(|cadence| cadence.value),
        cites: cites(model, &kpi.cites),
        about: about(&kpi.about),
    }
}

/// Returns an opportunity.
pub fn opportunity(model: &Model, id: OpportunityId) -> Opportunity<'_> {
    let opportunity = &model[id];
    let standing = Standing::of(model, id.journey, opportunity.place, opportunity.owner.as_ref());
    Opportunity {
        text: text(&opportunity.text),
        file: opportunity.file.as_str(),
        status: opportunity.status(),
        priority: opportunity.priority(),
        path: opportunity_path(model, id),
        stage: standing.stage,
        touchpoint: standing.touchpoint,
        solves: targets(&opportunity.solves).filter_map(|pain| pain_path(model, pain)).collect(),
        improves: targets(&opportunity.improves).map(|kpi| model.kpi_path(kpi)).collect(),
        personas: ids(&opportunity.personas, |persona| &model[persona].head.id.value),
        owner: standing.owner,
        with: ids(&opportunity.with, |team| &model[team].head.id.value),
        impact: opportunity.impact.map(|impact| impact.value),
        effort: opportunity.effort.map(|effort| effort.value),
        due: opportunity.due.map(|due| Day(due.value)),
        cost: opportunity.cost.as_ref().map(value),
        benefit: opportunity.benefit.as_ref().map(text),
        result: opportunity
            .result
            .as_ref()
            .map(|result| Outcome { text: text(&result.text), on: result.on.map(|on| Day(on.value)) }),
        cites: cites(model, &opportunity.cites),
        about: about(&opportunity.about),
    }
}

/// Returns the path of a pain that has an id.
pub fn pain_path(model: &Model, id: PainId) -> Option<Path> {
    model[id].id.as_ref().map(|name| path(model, id.journey, &name.value))
}

/// Returns the path of an opportunity that has an id.
pub fn opportunity_path(model: &Model, id: OpportunityId) -> Option<Path> {
    model[id].id.as_ref().map(|name| path(model, id.journey, &name.value))
}

fn path(model: &Model, journey: Option<JourneyId>, id: &str) -> Path {
    match journey {
        Some(journey) => format!("{}/{id}", model[journey].head.id.value),
        None => id.to_owned(),
    }
}

/// Returns a number of people over a time.
pub fn volume(volume: model::Volume) -> Volume {
    Volume { amount: Number(volume.amount), per: volume.period }
}

/// Returns a stretch of time.
pub fn duration(duration: model::Duration) -> Duration {
    Duration {
        amount: Number(duration.amount),
        unit: duration.unit.word(Decimal::ONE),
        seconds: Number(duration.seconds()),
    }
}

/// Returns the time that something takes.
pub fn takes(takes: model::Takes) -> Takes {
    Takes { least: duration(takes.least), most: duration(takes.most) }
}

fn value(value: &model::Value) -> Value<'_> {
    Value { amount: Number(value.amount), unit: value.unit.as_ref().map(unit) }
}

fn unit(unit: &Unit) -> &str {
    match unit {
        Unit::Percent => "%",
        Unit::Time(unit) => unit.word(Decimal::ONE),
        Unit::Named(name) => name,
    }
}

fn reading(reading: &model::Reading) -> Reading<'_> {
    Reading { value: value(&reading.value), on: reading.on.map(|on| Day(on.value)) }
}

fn goal(goal: &model::Goal) -> Goal<'_> {
    match goal {
        model::Goal::Compare(comparison, wanted) => {
            let comparison = match comparison {
                tree::Comparison::AtLeast => Comparison::AtLeast,
                tree::Comparison::AtMost => Comparison::AtMost,
                tree::Comparison::MoreThan => Comparison::MoreThan,
                tree::Comparison::LessThan => Comparison::LessThan,
                tree::Comparison::Exactly => Comparison::Exactly,
            };
            Goal { comparison, value: value(wanted), most: None }
        }
        model::Goal::Range(least, most) => {
            Goal { comparison: Comparison::Between, value: value(least), most: Some(value(most)) }
        }
    }
}
