//! Journeys × stages: where it goes well, and where it does not.

use std::collections::BTreeMap;

use crate::insight::{Overview, WORST_FIRST};
use crate::model::{Hidden, Journey, JourneyId, KpiStatus, Place, Stage, StageId, TouchpointId};
use crate::words::format;

use super::super::icon::Icon;
use super::super::item;
use super::super::markup::Markup;
use super::super::page::Page;
use super::list::SHOWN;
use super::{List, place, rest};

/// How many stages have a column.
const COLUMNS: usize = 20;

/// Writes the matrix: the shared stages are the columns; without any, those stages that several journeys have.
pub fn section(page: &mut Page<'_>, overview: &Overview, out: &mut Markup) {
    let (model, words) = (page.model, page.words);
    let columns = columns(page);
    if columns.is_empty() {
        return;
    }
    out.raw("<p class=\"hint\">").text(words.scroll_sideways).raw("</p>");
    out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .text(words.matrix)
        .raw(", ");
    out.text(words.scroll_sideways).raw("\"><table class=\"matrix\"><caption class=\"vh\">");
    out.text(words.matrix).raw("</caption><thead><tr><th scope=\"col\">").text(words.journey).raw("</th>");
    for (_, title) in columns.iter().take(COLUMNS) {
        out.raw("<th scope=\"col\">").text(title).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    for id in overview.journeys.iter().take(SHOWN) {
        let journey = &model[*id];
        out.raw("<tr data-entry><th scope=\"row\"><a href=\"").text(&page.map_href(&journey.head.id.value));
        out.raw("\">").text(&journey.head.title).raw("</a></th>");
        for (column, _) in columns.iter().take(COLUMNS) {
            match journey.stages().find(|(_, stage)| *stage.head.id.value == **column) {
                Some((stage, _)) => cell(page, out, *id, stage),
                None => {
                    out.raw("<td class=\"gap\">").text(words.not_mapped).raw("</td>");
                }
            }
        }
        out.raw("</tr>");
    }
    out.raw("</tbody></table></div>");
    rest(page, overview, List::Journeys, out);
    if columns.len() > COLUMNS {
        let more = format::count(columns.len() - COLUMNS, words.stage, words.stages, words);
        out.raw("<p class=\"mute\">+ ").text(&more).raw("</p>");
    }
    legend(page, out);
    shared_stages(page, out);
}

fn legend(page: &Page<'_>, out: &mut Markup) {
    out.raw("<p class=\"legend\">");
    for (class, step) in ["h-2", "h-1", "h0", "h1", "h2"].into_iter().zip(page.words.heat) {
        out.raw("<span class=\"").raw(class).raw("\"><i></i>").text(step).raw("</span>");
    }
    out.raw("</p>");
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
    // Each is taken once, where it is met first.
    let mut is_column = |stage: &&Stage| counts.remove(&*stage.head.id.value).is_some_and(|count| count > 1);
    let columns = stages().filter(|stage| is_column(stage));
    columns.map(|stage| (&*stage.head.id.value, &*stage.head.title)).collect()
}

fn cell(page: &mut Page<'_>, out: &mut Markup, journey_id: JourneyId, id: StageId) {
    let words = page.words;
    let journey = &page.model[journey_id];
    let mut scores = Vec::new();
    let mut lowest: Option<(i8, TouchpointId)> = None;
    for at in journey[id].touchpoint_ids() {
        let touchpoint = &journey[at];
        for persona in journey.personas() {
            let Some(feeling) = touchpoint.feeling_of(persona) else { continue };
            scores.push(feeling.score);
            if lowest.is_none_or(|(least, _)| feeling.score < least) {
                lowest = Some((feeling.score, at));
            }
        }
    }
    let mean = format::mean(&scores);
    out.raw("<td class=\"").raw(mean.map_or("h0", heat)).raw("\"><span class=\"row\"><span class=\"mean\">");
    out.raw("<span class=\"vh\">").text(words.mean_feeling).raw(" </span>");
    out.text(&mean.map_or_else(|| "–".to_owned(), |mean| format::mean_score(mean, words)))
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
    if let Some((score, at)) = lowest {
        out.raw("<small><span class=\"vh\">")
            .text(&words.within(words.lowest))
            .raw(": </span>")
            .raw("<a href=\"")
            .text(&place::href(page, journey_id, Place::Touchpoint(at)))
            .raw("\">");
        out.text(&journey[at].head.title).raw("</a> ").text(&format::score(score)).raw("</small>");
    }
    out.raw("</td>");
}

fn worst_status(journey: &Journey, stage: StageId) -> Option<KpiStatus> {
    let kpis =
        journey.kpis.iter().filter(|kpi| kpi.place.and_then(|place| journey.stage_of(place)) == Some(stage));
    let of_stage: Vec<KpiStatus> = kpis.map(crate::model::Kpi::status).collect();
    WORST_FIRST.into_iter().find(|status| of_stage.contains(status))
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
        out.raw("<article data-entry><h3>").text(&stage.head.title).raw("</h3>");
        item::texts(page, out, &stage.goals, &stage.head.file);
        page.about(out, stage.about.as_deref(), &stage.head.file);
        out.raw("</article>");
    }
    out.raw("</div>");
}
