//! The stages of a map.

use rust_decimal::Decimal;

use crate::emit::html::components;
use crate::emit::html::page::Page;
use crate::emit::html::persona_style;
use crate::emit::html::view::{KpiView, MeanView, Shared, StageView, TimeView, TouchpointView};
use crate::insight::feelings;
use crate::model::{Groups, Id, Journey, Kpi, Place, Stage, Takes, TouchpointId};
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

/// Returns the time that passes in a stage: as written, else the sum of its touchpoints, and what each of these has of it.
fn time(journey: &Journey, stage: &Stage, words: &Words) -> Option<TimeView> {
    let (sum, seconds) = sum(journey, stage, words)?;
    let takes = stage.touchpoint_ids().filter_map(|at| Some((at, journey[at].takes?)));
    let part = |(at, takes): (TouchpointId, Takes)| {
        // Alternatives count by their shares; where nobody knows these, any of them may be all that is left.
        let share = journey
            .alternatives_of(at)
            .map_or(Decimal::ONE_HUNDRED, |group| group.share_of(at).unwrap_or_else(|| group.left_open()));
        let takes = feelings::of_share(takes.most.seconds(), share);
        // A part is never drawn longer than its whole, whatever the two say.
        let part = (takes / seconds.max(Decimal::ONE)).min(Decimal::ONE);
        (part * Decimal::ONE_HUNDRED).round_dp(1).normalize().to_string()
    };
    Some(TimeView { parts: takes.map(part).collect(), sum })
}

/// Returns the time a stage takes, in words and in seconds.
fn sum(journey: &Journey, stage: &Stage, words: &Words) -> Option<(String, Decimal)> {
    if let Some(takes) = stage.takes {
        return Some((format::takes(&takes, words), takes.most.seconds()));
    }
    let (least, most) = feelings::time(journey, stage.touchpoint_ids())?;
    Some((format::seconds(least, most, words), most))
}
