//! Journeys × stages: where it goes well, and where it does not.

use std::collections::BTreeMap;

use crate::emit::html::markup::icon;
use crate::emit::html::page::Page;
use crate::emit::html::view::{BlockView, FeltView, LinkView, MatrixCell, MatrixRow, MatrixView};
use crate::insight::{Overview, WORST_FIRST, feelings};
use crate::model::{Hidden, Journey, JourneyId, KpiStatus, Place, Stage, StageId};
use crate::words::format;

use super::limits::{SHOWN, STAGES};
use super::list::List;
use super::{place, rest};

/// Returns the matrix: the shared stages are the columns; without any, those stages that several journeys have. Nothing where there
/// are none.
pub fn view<'a>(page: &Page<'a>, overview: &Overview) -> Option<MatrixView<'a>> {
    let columns = columns(page);
    if columns.is_empty() {
        return None;
    }
    let shown = &columns[..columns.len().min(STAGES)];
    let titles = columns[shown.len()..].iter().map(|(_, title)| *title);
    let (left_out, more) = first(titles);
    Some(MatrixView {
        columns: shown.iter().map(|(_, title)| *title).collect(),
        rows: overview.journeys.iter().take(SHOWN).map(|id| row(page, *id, shown)).collect(),
        rest: rest::of_list(page, overview, List::Journeys),
        left_out,
        more,
        stages: shared_stages(page),
    })
}

fn row<'a>(page: &Page<'a>, id: JourneyId, columns: &[(&str, &str)]) -> MatrixRow<'a> {
    let journey = &page.model[id];
    let stage = |column: &str| journey.stages().find(|(_, stage)| *stage.head.id.value == *column);
    let has_column = |stage: &Stage| columns.iter().any(|(column, _)| *stage.head.id.value == **column);
    let left_out = journey.stages().filter(|(_, stage)| !has_column(stage));
    let (left_out, more) = first(left_out.map(|(stage, it)| LinkView {
        href: place::href(page, id, Place::Stage(stage)),
        title: it.head.title.to_string(),
    }));
    MatrixRow {
        href: page.map_href(&journey.head.id.value),
        title: &journey.head.title,
        cells: columns.iter().map(|(column, _)| Some(cell(page, id, stage(column)?.0))).collect(),
        left_out,
        more,
    }
}

/// Returns the first of what is left out, as many as there may be columns, and how many more there are.
fn first<T>(mut left_out: impl Iterator<Item = T>) -> (Vec<T>, usize) {
    let first = left_out.by_ref().take(STAGES).collect();
    (first, left_out.count())
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

fn cell<'a>(page: &Page<'a>, journey_id: JourneyId, id: StageId) -> MatrixCell<'a> {
    let words = page.words;
    let journey = &page.model[journey_id];
    let mut scores = Vec::new();
    for at in journey[id].touchpoint_ids() {
        let touchpoint = &journey[at];
        for persona in journey.personas() {
            let Some(feeling) = touchpoint.feeling_of(persona) else { continue };
            scores.push((at, feeling.score));
        }
    }
    let felt = journey.personas().flat_map(|persona| feelings::felt(journey, persona));
    let mut felt: Vec<_> = felt.filter(|felt| journey[felt.at].stage == id).collect();
    // Of those that are equally low, the first touchpoint.
    felt.sort_by_key(|felt| felt.at);
    let lowest = feelings::lowest(&felt);
    let mean = feelings::mean(journey, scores);
    // A future has no figures of today.
    let status = if journey.is_current() { worst_status(journey, id) } else { None };
    MatrixCell {
        heat: mean.map(|mean| heat(mean.middle())),
        mean: mean.map(|mean| format::mean_range(mean.least, mean.most, words)),
        status: status.map(icon::of_status),
        words: match status {
            Some(status) => Some(words.kpi_status(status)),
            None if !journey.is_current() => Some(words.future),
            None if page.model.hides(Hidden::Kpis) => None,
            None => Some(words.no_kpi),
        },
        lowest: lowest.map(|felt| FeltView {
            href: place::href(page, journey_id, Place::Touchpoint(felt.at)),
            title: felt.title,
            score: format::mean_range(felt.mean.least, felt.mean.most, words),
            label: None,
        }),
    }
}

fn worst_status(journey: &Journey, stage: StageId) -> Option<KpiStatus> {
    let kpis =
        journey.kpis.iter().filter(|kpi| kpi.place.and_then(|place| journey.stage_of(place)) == Some(stage));
    let of_stage: Vec<KpiStatus> = kpis.map(crate::model::Kpi::status).collect();
    WORST_FIRST.into_iter().find(|status| of_stage.contains(status))
}

/// Returns the tint of a mean feeling: that of the figure as it is shown.
fn heat(mean: f64) -> &'static str {
    match format::tenths(mean) {
        ..=-6 => "h-2",
        -5..=-2 => "h-1",
        -1..=1 => "h0",
        2..=8 => "h1",
        9.. => "h2",
    }
}

/// Returns what the shared stages say of themselves.
fn shared_stages<'a>(page: &Page<'a>) -> Vec<BlockView<'a>> {
    let stages = page.model.shared_stages.iter();
    let told = stages.filter(|stage| !stage.goals.is_empty() || stage.about.is_some());
    let block = |stage: &'a crate::model::SharedStage| BlockView {
        title: &stage.head.title,
        goals: page.texts(&stage.goals, &stage.head.file),
        about: page.about(stage.about.as_deref(), &stage.head.file),
    };
    told.map(block).collect()
}
