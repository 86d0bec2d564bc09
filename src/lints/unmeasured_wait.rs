//! The lint `unmeasured-wait`: a stage of weeks that nobody measures or shortens.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Journey, JourneyId, Kpi, Scale, Stage, StageId, Takes, TimeUnit};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds stages of current journeys that take two weeks or more (as `takes` says, by its longer end), where nobody looks
    /// at the time: no KPI of a duration, no pain and no opportunity stands in the stage or at its touchpoints.
    ///
    /// ## Why it matters
    /// Long cycles are where people cool down and go elsewhere, and hardly ever does anybody own them, as each team is quick by
    /// itself. A KPI such as `time-to-value` or `resolution-time` shows whether the wait becomes shorter; a pain says what
    /// it does to people.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage decision { takes 3 weeks }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage decision {
    ///     takes 3 weeks
    ///     kpi decision-time { metric sales-cycle; target <= 10 days }
    ///   }
    /// }
    /// ```
    Note "unmeasured-wait": Check::Journey(check);
}

/// From here on a stage is a wait, in days.
const LONG: Decimal = Decimal::from_parts(14, 0, 0, false, 0);

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    if !journey.is_current() || journey.stages.iter().all(|stage| long(stage).is_none()) {
        return Vec::new();
    }
    let watched = watched(journey);
    let waits = journey.stages().filter(|(id, _)| !watched.contains(id));
    waits.filter_map(|(_, stage)| Some(unmeasured(journey, stage, long(stage)?))).collect()
}

fn long(stage: &Stage) -> Option<Takes> {
    stage.takes.filter(|takes| takes.most.seconds() >= LONG * TimeUnit::Day.seconds())
}

/// Returns the stages in which somebody measures a time, suffers or changes something.
fn watched(journey: &Journey) -> FxHashSet<StageId> {
    let measured = journey.kpis.iter().filter(|kpi| is_duration(kpi)).filter_map(|kpi| kpi.place);
    let pains = journey.pains.iter().map(|pain| pain.place);
    let opportunities = journey.opportunities.iter().filter_map(|opportunity| opportunity.place);
    measured.chain(pains).chain(opportunities).filter_map(|place| journey.stage_of(place)).collect()
}

fn is_duration(kpi: &Kpi) -> bool {
    kpi.scale.as_ref().is_some_and(Scale::is_time)
}

fn unmeasured(journey: &Journey, stage: &Stage, takes: Takes) -> Diagnostic {
    let name = &stage.head.id.value;
    let message = format!("`{name}` takes weeks, and nothing in it measures the wait or makes it shorter");
    LINT.found(place::of_head(&stage.head), message)
        .with_label(Location::new(&journey.head.file, takes.span), "so long people wait")
        .with_help(format!(
            "say by which number you would see it get shorter: `kpi ID {{ metric … }}` of a duration in `{name}`, or what it \
             does to people: `pain \"…\"`; a time in which nobody waits can be allowed"
        ))
}
