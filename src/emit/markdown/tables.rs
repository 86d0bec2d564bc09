use crate::emit::marks::{inline, plain};
use crate::emit::{Words, naming, present};
use crate::model::{Hidden, Kpi, Opportunity, Pain, Place, Target, targets};

use super::context::Context;
use super::name;
use super::table::Table;

/// Returns the pains of a journey, in the order written.
pub(super) fn pains(context: &Context<'_>) -> String {
    let Context { model, journey, words, .. } = *context;
    let owner = context.unless(Hidden::Owners, words.owner);
    let (text, place) = (Some(words.pain), Some(words.place));
    let mut table = Table::showing([text, place, Some(words.severity_label), Some(words.affects), owner]);
    for pain in &journey.pains {
        let affects = pain.affects.as_ref().map(|share| present::percent(share.value, words));
        table.row([
            with_persona(context, pain),
            name::of_place(journey, pain.place),
            words.severity(pain.severity()).to_owned(),
            affects.unwrap_or_default(),
            name::of(model, journey.owner_or(pain.owner.as_ref(), pain.place)),
        ]);
    }
    table.finish()
}

/// Returns the opportunities of a journey, in the order written.
pub(super) fn opportunities(context: &Context<'_>) -> String {
    let Context { model, journey, words, .. } = *context;
    let mut table = Table::showing([
        Some(words.opportunity),
        Some(words.place),
        context.unless(Hidden::Pains, words.solves),
        Some(words.priority_label),
        Some(words.status),
        context.unless(Hidden::Owners, words.owner),
        Some(words.due),
    ]);
    for opportunity in &journey.opportunities {
        let place = opportunity.place.unwrap_or(Place::Journey);
        let due = opportunity.due.as_ref().map(|due| present::date(due.value, words));
        table.row([
            context.inline(&opportunity.text),
            name::of_place(journey, place),
            solved(context, opportunity),
            opportunity.priority().map_or("", |priority| words.priority(priority)).to_owned(),
            words.opportunity_status(opportunity.status()).to_owned(),
            name::of(model, journey.owner_or(opportunity.owner.as_ref(), place)),
            due.unwrap_or_default(),
        ]);
    }
    table.finish()
}

/// Returns the KPIs of a journey, in the order written.
pub(super) fn kpis(context: &Context<'_>) -> String {
    let Context { model, journey, words, .. } = *context;
    let [kpi, place, status] = [words.kpi, words.place, words.status].map(Some);
    let [baseline, target, actual] = [words.baseline, words.target, words.actual].map(Some);
    let owner = context.unless(Hidden::Owners, words.owner);
    let mut table = Table::showing([kpi, place, status, baseline, target, actual, owner]);
    for kpi in &journey.kpis {
        let place = kpi.place.unwrap_or(Place::Journey);
        table.row([
            plain(&kpi.head.title),
            name::of_place(journey, place),
            words.kpi_status(kpi.status()).to_owned(),
            kpi.baseline
                .as_ref()
                .map(|baseline| plain(&present::reading(baseline, words)))
                .unwrap_or_default(),
            kpi.target.as_ref().map(|target| wanted(target, words)).unwrap_or_default(),
            newest(kpi, words),
            name::of(model, journey.owner_or(kpi.owner.as_ref(), place)),
        ]);
    }
    table.finish()
}

fn with_persona(context: &Context<'_>, pain: &Pain) -> String {
    let text = context.inline(&pain.text);
    match pain.persona.as_ref().and_then(|persona| persona.target) {
        Some(persona) => format!("{text} ({})", plain(&context.model[persona].head.title)),
        None => text,
    }
}

fn solved(context: &Context<'_>, opportunity: &Opportunity) -> String {
    let model = context.model;
    let pains = naming::named(targets(&opportunity.solves), context.words.more, |pain| {
        let journey = pain.journey.expect("a pain stands in a journey");
        inline(&naming::beginning(&model[pain].text), context.base(&model[journey]))
    });
    pains.collect::<Vec<_>>().join(" · ")
}

fn wanted(target: &Target, words: &Words) -> String {
    let goal = plain(&present::goal(&target.goal, words));
    match &target.by {
        Some(by) => format!("{goal} {} {}", words.by_day, present::date(by.value, words)),
        None => goal,
    }
}

fn newest(kpi: &Kpi, words: &Words) -> String {
    kpi.newest().map(|newest| plain(&present::reading(newest, words))).unwrap_or_default()
}
