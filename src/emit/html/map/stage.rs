//! The stages of a map.

use rust_decimal::Decimal;

use crate::emit::html::components;
use crate::emit::html::page::Page;
use crate::emit::html::persona_style;
use crate::emit::html::view::{KpiView, MeanView, Shared, StageView, TimeView, TouchpointView};
use crate::insight::feelings;
use crate::insight::time::{self, Time};
use crate::model::{Groups, Id, Journey, Kpi, Place, Stage};
use crate::words::{Words, format};

use super::{Map, curves};

/// Returns the stages, with all that stands in them.
pub fn views<'a>(
    page: &Page<'a>,
    map: &Map<'a>,
    touchpoints: &[Shared<TouchpointView<'a>>],
) -> Vec<StageView<'a>> {
    let journey = map.journey;
    let stage_of = |kpi: &Kpi| kpi.place.and_then(|place| journey.stage_of(place));
    let kpis = Groups::new(journey.kpis.iter().map(|kpi| (stage_of(kpi), kpi)));
    let view = |(id, stage): (Id<Stage>, &'a Stage)| StageView {
        id: &stage.head.id.value,
        number: id.index() + 1,
        title: &stage.head.title,
        columns: map.columns.of_stage(id).len(),
        curve: curves::of_stage(map, id, ""),
        card_curve: curves::of_stage(map, id, "stage-curve"),
        means: means(page, map, stage),
        goals: page.texts(&stage.goals, map.file),
        time: time(journey, stage, page.words),
        takes: stage.takes.map(|takes| format::takes(&takes, page.words)),
        own: super::place(page, map, Place::Stage(id)),
        kpis: kpis.at(Some(id)).map(|of_stage| kpi(page, map, of_stage)).collect(),
        touchpoints: touchpoints[stage.touchpoints.clone()].to_vec(),
    };
    journey.stages().map(view).collect()
}

/// Returns a KPI as the lane of KPIs has it, where those of touchpoints stand among those of their stage.
fn kpi<'a>(page: &Page<'a>, map: &Map<'a>, kpi: &'a Kpi) -> Shared<KpiView<'a>> {
    let place = kpi.place.unwrap_or(Place::Journey);
    let touchpoint = match place {
        Place::Touchpoint(touchpoint) => Some(&*map.journey[touchpoint].head.id.value),
        Place::Journey | Place::Stage(_) | Place::Persona => None,
    };
    let owner = map.journey.owner_or(kpi.owner.as_ref(), place);
    Shared::new(&components::kpi(page, kpi, owner, touchpoint))
}

/// Returns the mean feeling of each persona who feels anything in a stage.
fn means<'a>(page: &Page<'a>, map: &Map<'a>, stage: &Stage) -> Vec<MeanView<'a>> {
    let mean = |(number, persona): (usize, &crate::model::PersonaId)| {
        let journey = map.journey;
        let scores =
            stage.touchpoint_ids().filter_map(|at| Some((at, journey[at].feeling_of(*persona)?.score)));
        let mean = feelings::mean(journey, scores)?;
        let mean = format::mean_range(mean.least, mean.most, page.words);
        Some(MeanView { class: persona_style::class(number), name: page.short_name(*persona), mean })
    };
    map.personas.iter().enumerate().filter_map(mean).collect()
}

/// Returns the time that passes in a stage, and what each of its touchpoints has of it.
fn time(journey: &Journey, stage: &Stage, words: &Words) -> Option<TimeView> {
    let whole = time::of_stage(journey, stage)?;
    let seconds = whole.most.seconds().max(Decimal::ONE);
    let part = |part: Time| {
        // A part is never drawn longer than its whole, whatever the two say.
        let part = (part.most.seconds() / seconds).min(Decimal::ONE);
        (part * Decimal::ONE_HUNDRED).round_dp(1).normalize().to_string()
    };
    let parts = stage.touchpoint_ids().filter_map(|at| time::of_touchpoint(journey, at)).map(part).collect();
    Some(TimeView { parts, sum: format::time(whole.least, whole.most, words) })
}
