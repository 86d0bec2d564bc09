//! Journeys × stages: where it goes well, and where it does not.

use std::collections::BTreeMap;

use crate::emit::present;
use crate::model::{Hidden, Journey, KpiStatus, Stage, StageId};

use super::super::icon::Icon;
use super::super::item;
use super::super::markup::Markup;
use super::super::page::Page;
use super::tally::STATUSES;
use super::{LIST, close_table, in_order, open_table, rest};

/// Returns the section: the shared stages are the columns; without any, those stages that several journeys have.
pub fn section(page: &mut Page<'_>) -> Markup {
    let (model, words) = (page.model, page.words);
    let mut out = Markup::new();
    let columns = columns(page);
    if columns.is_empty() {
        return out;
    }
    let heads: Vec<&str> =
        std::iter::once(words.journey).chain(columns.iter().map(|(_, title)| *title)).collect();
    open_table(&mut out, words, words.matrix, "matrix", &heads);
    for journey in in_order(page).into_iter().take(LIST) {
        out.raw("<tr><th scope=\"row\"><a href=\"").text(&page.map_href(&journey.head.id.value)).raw("\">");
        out.text(&journey.head.title).raw("</a></th>");
        for (id, _) in &columns {
            match journey.stages().find(|(_, stage)| *stage.head.id.value == **id) {
                Some((id, stage)) => cell(page, &mut out, journey, id, stage),
                None => {
                    out.raw("<td class=\"gap\">").text(words.not_mapped).raw("</td>");
                }
            }
        }
        out.raw("</tr>");
    }
    close_table(&mut out);
    rest(page, &mut out, model.journeys.len());
    out.raw("<p class=\"legend\">");
    let steps = [
        ("h-2", words.heat[0]),
        ("h-1", words.heat[1]),
        ("h0", words.heat[2]),
        ("h1", words.heat[3]),
        ("h2", words.heat[4]),
    ];
    for (class, step) in steps {
        out.raw("<span class=\"").raw(class).raw("\"><i></i>").text(step).raw("</span>");
    }
    out.raw("</p>");
    shared_stages(page, &mut out);
    out
}

/// Returns ids and titles of the columns.
fn columns<'a>(page: &Page<'a>) -> Vec<(&'a str, &'a str)> {
    let model = page.model;
    if !model.shared_stages.is_empty() {
        return model.shared_stages.iter().map(|stage| (&*stage.head.id.value, &*stage.head.title)).collect();
    }
    let stages = || model.journeys.iter().flat_map(|journey| &journey.stages);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for stage in stages() {
        *counts.entry(&stage.head.id.value).or_default() += 1;
    }
    let mut columns: Vec<(&str, &str)> = Vec::new();
    for stage in stages() {
        let id: &str = &stage.head.id.value;
        if counts[id] > 1 && columns.iter().all(|(known, _)| *known != id) {
            columns.push((id, &stage.head.title));
        }
    }
    columns
}

fn cell(page: &mut Page<'_>, out: &mut Markup, journey: &Journey, id: StageId, stage: &Stage) {
    let words = page.words;
    let mut scores = Vec::new();
    let mut lowest: Option<(i8, &str)> = None;
    for touchpoint in journey.touchpoints_of(stage) {
        for persona in journey.personas() {
            let Some(feeling) = touchpoint.feeling_of(persona) else { continue };
            scores.push(feeling.score);
            if lowest.is_none_or(|(least, _)| feeling.score < least) {
                lowest = Some((feeling.score, &touchpoint.head.title));
            }
        }
    }
    let mean = present::mean(&scores);
    out.raw("<td class=\"").raw(mean.map_or("h0", heat)).raw("\"><span class=\"row\"><span class=\"mean\">");
    out.raw("<span class=\"vh\">").text(words.mean_feeling).raw(" </span>");
    out.text(&mean.map_or_else(|| "–".to_owned(), |mean| present::mean_score(mean, words)))
        .raw("</span><span>");
    // A future has no figures of today.
    let status = if journey.is_current() { worst_status(journey, id) } else { None };
    match status {
        Some(status) => {
            page.icon(out, Icon::status(status), item::status_class(status));
            out.text(words.kpi_status(status));
        }
        None if !journey.is_current() => {
            out.text(words.future);
        }
        None if page.model.hides(Hidden::Kpis) => {}
        None => {
            out.text(words.no_kpi);
        }
    }
    out.raw("</span></span>");
    if let Some((score, title)) = lowest {
        out.raw("<small><span class=\"vh\">")
            .text(&words.lowest.to_lowercase())
            .raw(": </span>")
            .text(title)
            .raw(" ");
        out.text(&present::score(score)).raw("</small>");
    }
    out.raw("</td>");
}

fn worst_status(journey: &Journey, stage: StageId) -> Option<KpiStatus> {
    let kpis =
        journey.kpis.iter().filter(|kpi| kpi.place.and_then(|place| journey.stage_of(place)) == Some(stage));
    let of_stage: Vec<KpiStatus> = kpis.map(crate::model::Kpi::status).collect();
    STATUSES.into_iter().find(|status| of_stage.contains(status))
}

/// Returns the tint of a mean feeling.
fn heat(mean: f64) -> &'static str {
    match mean {
        mean if mean <= -0.6 => "h-2",
        mean if mean < -0.15 => "h-1",
        mean if mean <= 0.15 => "h0",
        mean if mean < 0.9 => "h1",
        _ => "h2",
    }
}

/// Writes what the shared stages say of themselves.
fn shared_stages(page: &Page<'_>, out: &mut Markup) {
    let stages =
        page.model.shared_stages.iter().filter(|stage| !stage.goals.is_empty() || stage.about.is_some());
    let mut stages = stages.peekable();
    if stages.peek().is_none() {
        return;
    }
    out.raw("<div class=\"people\">");
    for stage in stages {
        out.raw("<article><h3>").text(&stage.head.title).raw("</h3>");
        item::texts(page, out, &stage.goals, &stage.head.file);
        page.about(out, stage.about.as_deref(), &stage.head.file);
        out.raw("</article>");
    }
    out.raw("</div>");
}
