//! KPIs and opportunities, of journeys and of the project, and their values.

use rust_decimal::Decimal;

use crate::model::{self, KpiId, Model, OpportunityId, Unit, targets};
use crate::syntax::tree;

use super::parts::{Placement, about, cites, ids, opportunity_path, pain_path, text};
use super::v1::{Comparison, Day, Goal, Kpi, Number, Opportunity, Outcome, Reading, Target, Value};

/// Returns a KPI.
pub fn kpi(model: &Model, id: KpiId) -> Kpi<'_> {
    let kpi = &model[id];
    let placement = Placement::of(model, id.journey, kpi.place, kpi.owner.as_ref());
    let metric = kpi.metric.as_ref().map(|metric| metric.value);
    Kpi {
        path: model.kpi_path(id),
        id: &kpi.head.id.value,
        title: &kpi.head.title,
        status: kpi.status(),
        direction: kpi.direction(),
        stage: placement.stage,
        touchpoint: placement.touchpoint,
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
        owner: placement.owner,
        cadence: kpi.cadence.map(|cadence| cadence.value),
        cites: cites(model, &kpi.cites),
        about: about(&kpi.about),
    }
}

/// Returns an opportunity.
pub fn opportunity(model: &Model, id: OpportunityId) -> Opportunity<'_> {
    let opportunity = &model[id];
    let placement = Placement::of(model, id.journey, opportunity.place, opportunity.owner.as_ref());
    Opportunity {
        text: text(&opportunity.text),
        file: opportunity.file.as_str(),
        status: opportunity.status(),
        priority: opportunity.priority(),
        path: opportunity_path(model, id),
        stage: placement.stage,
        touchpoint: placement.touchpoint,
        solves: targets(&opportunity.solves).filter_map(|pain| pain_path(model, pain)).collect(),
        improves: targets(&opportunity.improves).map(|kpi| model.kpi_path(kpi)).collect(),
        personas: ids(&opportunity.personas, |persona| &model[persona].head.id.value),
        owner: placement.owner,
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
