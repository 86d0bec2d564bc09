//! Pains, bright spots, opportunities, KPIs and questions of a journey as tables.

use jiff::civil::Date;

use super::escape::{inline, plain};
use crate::emit::{counts, naming};
use crate::insight::worst;
use crate::model::{Kpi, KpiStatus, Opportunity, Pain, Place, Question, Reading, Target, targets};
use crate::vocabulary::PainSeverity;
use crate::words::{Words, format};

use super::context::MarkdownContext;
use super::name;
use super::table::Table;

/// Returns the pains of a journey, the worst first.
pub(super) fn pains(context: &MarkdownContext<'_>) -> String {
    let MarkdownContext { model, journey, words, .. } = *context;
    let heads = [words.severity_label, words.pain, words.place, words.affects, words.owner];
    let mut table = Table::new(heads);
    let mut pains: Vec<&Pain> = journey.pains.iter().collect();
    pains.sort_by_cached_key(|pain| worst::rank(journey, pain));
    for pain in pains {
        let persona = pain.persona.as_ref().and_then(|persona| persona.target);
        let persona = persona.map(|persona| context.short_name(persona));
        let share = counts::share(journey, pain, persona.as_deref(), words);
        let affects = share.into_iter().chain([counts::hurt(journey, pain, words)]).collect::<Vec<_>>();
        table.row([
            severity(pain, words),
            with_persona(context, pain),
            name::of_place(journey, pain.place),
            affects.join(" · "),
            name::of(model, journey.owner_or(journey.worker_of(pain), pain.place)),
        ]);
    }
    table.finish()
}

/// Returns the bright spots of a journey, in the order written.
pub(super) fn bright_spots(context: &MarkdownContext<'_>) -> String {
    let MarkdownContext { model, journey, words, .. } = *context;
    let mut table = Table::new([words.bright_spot, words.place, words.part, words.owner]);
    for spot in &journey.bright_spots {
        let affects = spot.affects.as_ref().map(|share| format::percent(share.value, words));
        table.row([
            context.cited(&spot.text, &spot.cites),
            name::of_place(journey, spot.place),
            affects.unwrap_or_default(),
            name::of(model, journey.owner_or(spot.owner.as_ref(), spot.place)),
        ]);
    }
    table.finish()
}

/// Returns the opportunities of a journey, in the order written.
pub(super) fn opportunities(context: &MarkdownContext<'_>) -> String {
    let MarkdownContext { model, journey, words, options, .. } = *context;
    let heads = [
        words.opportunity,
        words.place,
        words.solves,
        words.priority_label,
        words.impact,
        words.effort,
        words.status,
        words.owner,
        words.due,
    ];
    let mut table = Table::new(heads);
    for opportunity in &journey.opportunities {
        let place = opportunity.place.unwrap_or(Place::Journey);
        let due =
            opportunity.due.map(|due| due_by(context, due.value, opportunity.is_overdue(options.today)));
        table.row([
            context.cited(&opportunity.text, &opportunity.cites),
            name::of_place(journey, place),
            solved(context, opportunity),
            opportunity.priority().map_or("", |priority| words.priority(priority)).to_owned(),
            opportunity.impact.map_or("", |impact| words.level(impact.value)).to_owned(),
            opportunity.effort.map_or("", |effort| words.level(effort.value)).to_owned(),
            words.opportunity_status(opportunity.status()).to_owned(),
            name::of(model, journey.owner_or(opportunity.owner.as_ref(), place)),
            due.unwrap_or_default(),
        ]);
    }
    table.finish()
}

/// Returns the KPIs of a journey, in the order written.
pub(super) fn kpis(context: &MarkdownContext<'_>) -> String {
    let MarkdownContext { model, journey, words, .. } = *context;
    let heads =
        [words.status, words.kpi, words.place, words.actual, words.target, words.baseline, words.owner];
    let mut table = Table::new(heads);
    let reading = |reading: &Reading| plain(&format::reading(reading, words));
    for kpi in &journey.kpis {
        let place = kpi.place.unwrap_or(Place::Journey);
        table.row([
            status(kpi, words),
            format!("{}{}", plain(&kpi.head.title), context.cites(&kpi.cites)),
            name::of_place(journey, place),
            kpi.newest().map(reading).unwrap_or_default(),
            kpi.target.as_ref().map(|target| wanted(target, words)).unwrap_or_default(),
            kpi.baseline.as_ref().map(reading).unwrap_or_default(),
            name::of(model, journey.owner_or(kpi.owner.as_ref(), place)),
        ]);
    }
    table.finish()
}

/// Returns the questions of a journey, those without an answer first.
pub(super) fn questions(context: &MarkdownContext<'_>) -> String {
    let MarkdownContext { model, journey, words, options, .. } = *context;
    let heads = [words.question, words.place, words.status, words.owner, words.due];
    let mut table = Table::new(heads);
    let mut questions: Vec<&Question> = journey.questions.iter().collect();
    questions.sort_by_key(|question| question.is_answered());
    for question in questions {
        let is_late = |due: Date| !question.is_answered() && due < options.today;
        let status = if question.is_answered() { words.answered } else { words.open };
        table.row([
            context.cited(&question.text, &question.cites),
            name::of_place(journey, question.place),
            status.to_owned(),
            name::of(model, journey.owner_or(question.owner.as_ref(), question.place)),
            question.due.map(|due| due_by(context, due.value, is_late(due.value))).unwrap_or_default(),
        ]);
    }
    table.finish()
}

fn severity(pain: &Pain, words: &Words) -> String {
    let word = words.severity(pain.severity());
    match pain.severity() {
        PainSeverity::Critical => format!("⚠ **{word}**"),
        PainSeverity::High => format!("**{word}**"),
        PainSeverity::Medium | PainSeverity::Low => word.to_owned(),
    }
}

fn status(kpi: &Kpi, words: &Words) -> String {
    let word = words.kpi_status(kpi.status());
    if kpi.status() == KpiStatus::OffTarget { format!("⚠ **{word}**") } else { word.to_owned() }
}

fn due_by(context: &MarkdownContext<'_>, due: Date, is_late: bool) -> String {
    let day = plain(&format::date(due, context.words));
    if is_late { format!("{day} (⚠ **{}**)", context.words.overdue) } else { day }
}

fn with_persona(context: &MarkdownContext<'_>, pain: &Pain) -> String {
    let text = context.cited(&pain.text, &pain.cites);
    match pain.persona.as_ref().and_then(|persona| persona.target) {
        Some(persona) => format!("**{}{}** {text}", context.short_name(persona), context.words.colon),
        None => text,
    }
}

fn solved(context: &MarkdownContext<'_>, opportunity: &Opportunity) -> String {
    let model = context.model;
    let pains = naming::named(targets(&opportunity.solves), context.words.more, |pain| {
        let journey = pain.journey.expect("a pain stands in a journey");
        inline(&naming::beginning(&model[pain].text), context.base(&model[journey].head.file))
    });
    pains.collect::<Vec<_>>().join(" · ")
}

fn wanted(target: &Target, words: &Words) -> String {
    let goal = plain(&format::goal(&target.goal, words));
    match &target.by {
        Some(by) => format!("{goal} {} {}", words.by_day, format::date(by.value, words)),
        None => goal,
    }
}
