//! What a journey or a stage comes to, to be compared: touchpoints, feeling, time, people lost.

use rust_decimal::Decimal;

use crate::model::{Journey, Stage, Takes, Touchpoint};
use crate::vocabulary::Period;

/// What a journey or a stage comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// How many touchpoints and steps it has.
    pub touchpoints: usize,
    /// The mean feeling of all who walk it, over all its touchpoints.
    pub feeling: Option<f64>,
    /// How long it takes, at least and at most, in seconds: as written of its stages, else of their touchpoints.
    pub time: Option<(Decimal, Decimal)>,
    /// How many people leave in one period before they have what they came for; of a whole journey only.
    pub lost: Option<(Decimal, Period)>,
}

impl Figures {
    /// Returns what a journey comes to.
    pub fn of(journey: &Journey) -> Self {
        let times = journey.stages.iter().filter_map(|stage| time_of_stage(journey, stage));
        Self {
            touchpoints: journey.touchpoints.len(),
            feeling: feeling(journey, &journey.touchpoints),
            time: sum(times),
            lost: journey.flow.lost().zip(journey.flow.period),
        }
    }

    /// Returns what one of its stages comes to.
    pub fn of_stage(journey: &Journey, stage: &Stage) -> Self {
        let touchpoints = journey.touchpoints_of(stage);
        Self {
            touchpoints: touchpoints.len(),
            feeling: feeling(journey, touchpoints),
            time: time_of_stage(journey, stage),
            lost: None,
        }
    }
}

fn feeling(journey: &Journey, touchpoints: &[Touchpoint]) -> Option<f64> {
    let of_touchpoint = |touchpoint| {
        let feelings =
            journey.personas().filter_map(move |persona| Touchpoint::feeling_of(touchpoint, persona));
        feelings.map(|feeling| i64::from(feeling.score))
    };
    let (count, sum) = touchpoints
        .iter()
        .flat_map(of_touchpoint)
        .fold((0_u32, 0), |(count, sum), score| (count.saturating_add(1), sum + score));
    (count > 0).then(|| sum as f64 / f64::from(count))
}

fn time_of_stage(journey: &Journey, stage: &Stage) -> Option<(Decimal, Decimal)> {
    let ends = |takes: Takes| (takes.least.seconds(), takes.most.seconds());
    let of_touchpoints =
        || sum(journey.touchpoints_of(stage).iter().filter_map(|touchpoint| touchpoint.takes).map(ends));
    stage.takes.map(ends).or_else(of_touchpoints)
}

fn sum(times: impl Iterator<Item = (Decimal, Decimal)>) -> Option<(Decimal, Decimal)> {
    let add = |one: Decimal, other| one.checked_add(other).unwrap_or(Decimal::MAX);
    times.reduce(|one, other| (add(one.0, other.0), add(one.1, other.1)))
}
