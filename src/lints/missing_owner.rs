//! The lint `missing-owner`: something for which nobody answers.

use crate::diagnostic::Diagnostic;
use crate::model::{Declaration, Journey, Place};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds journeys, opportunities and KPIs of the project for which nobody answers. An owner holds for everything
    /// inside of what it stands in, so that a journey with an owner has no opportunity without one; a journey without shows
    /// the first five opportunities that nobody answers for either.
    ///
    /// ## Why it matters
    /// A journey crosses the borders of teams, and what belongs to everybody is done by nobody. The owner need not do the
    /// work; they see that it is done, and are whom a reader asks.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// team growth
    /// journey gym-membership {
    ///   persona sam
    ///   owner growth
    /// }
    /// ```
    Warning "missing-owner": Check::Project(check);
}

/// How many opportunities the report on a journey shows.
const SHOWN: usize = 5;

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let model = cx.model;
    let journeys = model.journeys.iter().filter(|journey| journey.owner.is_none());
    let kpis = model.kpis.iter().filter(|kpi| kpi.owner.is_none());
    let opportunities = model.opportunities.iter().filter(|opportunity| opportunity.owner.is_none());
    let kpis = kpis.map(|kpi| nobody_answers("KPI", &kpi.head));
    let opportunities = opportunities.map(|opportunity| {
        let message =
            format!("nobody answers for the opportunity {}", place::name_of_opportunity(opportunity));
        LINT.found(place::of_opportunity(opportunity), message)
            .with_help("name the team that takes it up: `owner TEAM`")
    });
    journeys.map(|journey| ownerless(journey)).chain(kpis).chain(opportunities).collect()
}

/// Returns the one report on a journey and on all in it that would have its owner.
fn ownerless(journey: &Journey) -> Diagnostic {
    let orphans = journey.opportunities.iter().filter(|opportunity| {
        let place = opportunity.place.unwrap_or(Place::Journey);
        opportunity.owner.is_none() && journey.owner_at(place).is_none()
    });
    orphans.take(SHOWN).fold(nobody_answers("journey", &journey.head), |found, opportunity| {
        found.with_label(place::of_opportunity(opportunity), "nobody answers for this either")
    })
}

fn nobody_answers(noun: &str, head: &Declaration) -> Diagnostic {
    let message = format!("nobody answers for the {noun} `{}`", head.id.value);
    LINT.found(place::of_head(head), message).with_help("name the team that does: `owner TEAM`")
}
