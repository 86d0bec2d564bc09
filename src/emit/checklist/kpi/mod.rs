//! A KPI as an item to tick, and what there is to know before ticking it.

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::emit::markdown::escape::{inside, plain};
use crate::insight::progress::{self, Edge, Gap, Step, Verdict};
use crate::model::{Hidden, Kpi, KpiId, KpiStatus, Place};
use crate::words::fill;
use crate::words::{Words, format};

use super::action;
use super::context::{ChecklistContext, joined, kpi_title};
use super::entry::Entry;
use super::marker::Anchor;

/// Returns the item of a KPI.
pub fn item(context: &ChecklistContext<'_>, id: KpiId) -> Entry {
    let ChecklistContext { model, words, .. } = context;
    let kpi = &model[id];
    let status = match kpi.status() {
        KpiStatus::OffTarget => format!("⚠ **{}**", words.off_target),
        status => words.kpi_status(status).to_owned(),
    };
    let description = kpi.about.as_ref().and_then(|about| about.description.as_ref());
    let mut details = vec![values(kpi, words), gap(context, kpi), trend(context, kpi), reading(context, kpi)];
    let opportunities = context.index.improving(id);
    details.extend(opportunities.iter().map(|opportunity| Some(action::line(context, *opportunity))));
    details.push(nobody(context, id));
    details.push(description.map(|text| context.inline(text, &kpi.head.file)));
    details.push(joined([formula(context, kpi), touchpoint(context, id), sources(context, kpi)]));
    Entry {
        anchor: Anchor::Kpi(model.kpi_path(id)),
        line: format!("**{}** – {status}", kpi_title(kpi)),
        details: details.into_iter().flatten().collect(),
        level: None,
    }
}

/// Returns the numbers of a KPI: `Actual: 22.4% (1 Nov 2026) · Target: ≥ 30% by 31 Dec 2026`.
fn values(kpi: &Kpi, words: &Words) -> Option<String> {
    let by = |by: Date| format!(" {} {}", words.by_day, format::date(by, words));
    let target = kpi.target.as_ref().map(|target| {
        let by = target.by.map(|day| by(day.value)).unwrap_or_default();
        format!("{}{by}", plain(&format::goal(&target.goal, words)))
    });
    let reading = |reading| plain(&format::reading(reading, words));
    let values = [
        (words.actual, kpi.newest().map(reading)),
        (words.target, target),
        (words.warning, kpi.warn.as_ref().map(|warn| plain(&format::goal(warn, words)))),
        (words.baseline, kpi.baseline.as_ref().map(reading)),
    ];
    joined(values.map(|(name, value)| value.map(|value| words.labelled(name, &value))))
}

/// Returns how far it is to the target: `Gap: +7.6 points · +3.9 points a month to reach 30% by 31 Dec 2026`.
fn gap(context: &ChecklistContext<'_>, kpi: &Kpi) -> Option<String> {
    let words = context.words;
    let about = match progress::gap(kpi)? {
        Gap::Reached { spare } => {
            let spare = spare.map(|spare| inside(&spare.unsigned(words)));
            spare.map_or_else(
                || words.reached.to_owned(),
                |spare| fill(words.reached_with, &[("spare", &spare)]),
            )
        }
        Gap::Open { missing, wanted, edge } => {
            let by = kpi.target.as_ref().and_then(|target| target.by).map(|by| by.value);
            let days_left = by.and_then(|by| days_after_reading(kpi, by));
            let wanted = inside(&format::value(wanted, words));
            let way = inside(&missing.signed(words));
            let to_get_there = match edge {
                Edge::At => words.to_reach,
                Edge::Above => words.to_get_above,
                Edge::Below => words.to_get_below,
            };
            // "30% by 31 Dec 2026": a language may have more to say behind it.
            let (wanted, due) = match by.map(|by| (format::date(by, words), days_left)) {
                Some((by, Some(..=0))) => (wanted, Some(format!("{} {by}", words.was_due))),
                Some((by, _)) => (format!("{wanted} {} {by}", words.by_day), None),
                None => (wanted, None),
            };
            let there = |template, way: &str| fill(template, &[("way", way), ("value", &wanted)]);
            let way = match edge {
                Edge::Above if missing.amount().is_zero() => there(words.not_yet_above, ""),
                Edge::Below if missing.amount().is_zero() => there(words.not_yet_below, ""),
                _ => match days_left.and_then(|days| progress::pace(&missing, days)) {
                    Some(pace) => {
                        let change = inside(&pace.change.signed_about(words));
                        there(to_get_there, &format!("{way} · {change} {}", words.per(pace.each)))
                    }
                    None => there(to_get_there, &way),
                },
            };
            let due = due.map(|due| format!(" · **{due}**"));
            format!("{way}{}", due.unwrap_or_default())
        }
    };
    Some(words.labelled(words.gap, &about))
}

/// Returns where it comes from: `Trend: better since 1 Oct 2026 (+0.9 points)`.
fn trend(context: &ChecklistContext<'_>, kpi: &Kpi) -> Option<String> {
    let words = context.words;
    let step = |Step { since, change, verdict }: Step| {
        let since = match since {
            Some(day) => format!("{} {}", words.since, format::date(day, words)),
            None => words.since_the_baseline.to_owned(),
        };
        let change = inside(&change.signed(words));
        Some(match verdict {
            Verdict::Better => format!("{} {since} ({change})", words.better),
            Verdict::Worse => format!("{} {since} ({change})", words.worse),
            Verdict::Unchanged => format!("{} {since}", words.unchanged),
            Verdict::Unknown => format!("{change} {since}"),
        })
    };
    joined(progress::trend(kpi).into_iter().map(step)).map(|steps| words.labelled(words.trend, &steps))
}

/// Returns the days from the newest reading to a day, so that a pace is the same whenever the list is built.
fn days_after_reading(kpi: &Kpi, day: Date) -> Option<i32> {
    let read_on = kpi.newest()?.on.as_ref()?.value;
    Some(read_on.until(day).ok()?.get_days())
}

/// Returns when it is read again: `Next reading: 1 Dec 2026 (monthly)`.
fn reading(context: &ChecklistContext<'_>, kpi: &Kpi) -> Option<String> {
    let words = context.words;
    let cadence = words.cadence(kpi.cadence?.value);
    let about = match progress::next_reading(kpi) {
        Some(day) => format::date(day, words),
        None if kpi.actuals.is_empty() => words.no_reading_yet.to_owned(),
        None => words.reading_without_a_day.to_owned(),
    };
    Some(words.labelled(words.next_reading, &format!("{about} ({cadence})")))
}

/// Returns that nobody works on a KPI: where no opportunity is meant to move it, or none is left that still does and it
/// misses its target.
fn nobody(context: &ChecklistContext<'_>, id: KpiId) -> Option<String> {
    if context.model.hides(Hidden::Opportunities) {
        return None;
    }
    let nobody = context.words.nobody_works_on_this;
    let misses = matches!(context.model[id].status(), KpiStatus::OffTarget | KpiStatus::AtRisk);
    match misses {
        true if context.index.is_worked_on(context.model, id) => None,
        true => Some(format!("⚠ **{nobody}**")),
        false => context.index.improving(id).is_empty().then(|| nobody.to_owned()),
    }
}

/// Returns how a KPI is computed: as written, else as its metric is.
fn formula(context: &ChecklistContext<'_>, kpi: &Kpi) -> Option<String> {
    let words = context.words;
    let written = kpi.formula.as_ref().map(|text| context.inline(text, &kpi.head.file));
    let metric = kpi.metric.as_ref().map(|metric| metric.value);
    match (metric, written) {
        (None, None) => None,
        (None, Some(written)) => Some(words.labelled(words.formula, &written)),
        (Some(metric), written) => {
            let metric = words.metric(metric);
            Some(words.labelled(&plain(metric.title), &written.unwrap_or_else(|| plain(metric.formula))))
        }
    }
}

fn touchpoint(context: &ChecklistContext<'_>, id: KpiId) -> Option<String> {
    let (journey, place) = id.journey.zip(context.model[id].place)?;
    match place {
        Place::Touchpoint(touchpoint) => {
            let title = plain(&context.model[journey][touchpoint].head.title);
            Some(context.words.labelled(context.words.touchpoint, &title))
        }
        Place::Journey | Place::Stage(_) | Place::Persona => None,
    }
}

fn sources(context: &ChecklistContext<'_>, kpi: &Kpi) -> Option<String> {
    let cited = kpi.cites.iter().filter_map(|cite| {
        let source = &context.model[cite.source.target?];
        let words = cite.words.as_ref().map(|words| format!(": {}", context.inline(words, &kpi.head.file)));
        Some(format!("{}{}", plain(&source.head.title), words.unwrap_or_default()))
    });
    let cited: Vec<String> = cited.collect();
    let words = context.words;
    (!cited.is_empty()).then(|| words.labelled(words.source, &cited.join("; ")))
}
