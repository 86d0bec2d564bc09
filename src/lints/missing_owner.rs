use crate::diagnostic::Diagnostic;
use crate::model::{JourneyId, Model, Opportunity, Place};

use super::context::all_opportunities;
use super::{Check, Context, lint, place};

lint! {
    /// ## What it does
    /// Finds journeys, opportunities and KPIs of the project for which nobody answers. An owner holds for everything
    /// inside of what it stands in, so that a journey with an owner has no opportunity without one.
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

fn check(cx: &Context<'_>) -> Vec<Diagnostic> {
    let model = cx.model;
    let journeys = model.journeys.iter().filter(|journey| journey.owner.is_none());
    let journeys = journeys.map(|journey| ("journey", &journey.head));
    let kpis = model.kpis.iter().filter(|kpi| kpi.owner.is_none()).map(|kpi| ("KPI", &kpi.head));
    let heads = journeys.chain(kpis).map(|(noun, head)| {
        let message = format!("nobody answers for the {noun} `{}`", head.id.value);
        LINT.found(place::of_head(head), message).with_help("name the team that does: `owner TEAM`")
    });
    let orphans = all_opportunities(model).filter(|(journey, opportunity)| {
        let inherited = journey.is_some_and(|id| is_owned(model, id, opportunity));
        opportunity.owner.is_none() && !inherited
    });
    let orphans = orphans.map(|(_, opportunity)| {
        let message =
            format!("nobody answers for the opportunity {}", place::name_of_opportunity(opportunity));
        LINT.found(place::of_opportunity(opportunity), message)
            .with_help("name the team that takes it up, here or in a block around it: `owner TEAM`")
    });
    heads.chain(orphans).collect()
}

fn is_owned(model: &Model, journey: JourneyId, opportunity: &Opportunity) -> bool {
    model[journey].owner_at(opportunity.place.unwrap_or(Place::Journey)).is_some()
}
