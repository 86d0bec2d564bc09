//! What a journey or a stage comes to, to be compared: touchpoints, feeling, time, people lost.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::insight::feelings::{self, Mean};
use crate::model::{Id, Journey, Stage, Takes, TouchpointId};
use crate::vocabulary::Period;

/// What a journey or a stage comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// How many touchpoints and steps it has.
    pub touchpoints: usize,
    /// The mean feeling of all who walk it, over all its touchpoints.
    pub feeling: Option<Mean>,
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
            feeling: feeling(journey, 0..journey.touchpoints.len()),
            time: sum(times),
            lost: journey.flow.lost().zip(journey.flow.period),
        }
    }

    /// Returns what one of its stages comes to.
    pub fn of_stage(journey: &Journey, stage: &Stage) -> Self {
        let touchpoints = journey.touchpoints_of(stage);
        Self {
            touchpoints: touchpoints.len(),
            feeling: feeling(journey, stage.touchpoints.clone()),
            time: time_of_stage(journey, stage),
            lost: None,
        }
    }
}

fn feeling(journey: &Journey, touchpoints: Range<usize>) -> Option<Mean> {
    let scores = touchpoints.map(Id::new).flat_map(|at: TouchpointId| {
        let feelings = journey.personas().filter_map(move |persona| journey[at].feeling_of(persona));
        feelings.map(move |feeling| (at, feeling.score))
    });
    feelings::mean(journey, scores)
}

fn time_of_stage(journey: &Journey, stage: &Stage) -> Option<(Decimal, Decimal)> {
    let ends = |takes: Takes| (takes.least.seconds(), takes.most.seconds());
    stage.takes.map(ends).or_else(|| feelings::time(journey, stage.touchpoint_ids()))
}

fn sum(times: impl Iterator<Item = (Decimal, Decimal)>) -> Option<(Decimal, Decimal)> {
    let add = |one: Decimal, other| one.checked_add(other).unwrap_or(Decimal::MAX);
    times.reduce(|one, other| (add(one.0, other.0), add(one.1, other.1)))
}
