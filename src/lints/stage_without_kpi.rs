//! The lint `stage-without-kpi`: a stage in which nothing is measured.

use crate::diagnostic::Diagnostic;
use crate::model::{JourneyId, StageId};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds stages of current journeys in which nothing is measured: neither the stage nor one of its touchpoints has
    /// a KPI, nor has a journey that one of them `expands`. Where a journey has no KPI at all, one report on the journey
    /// stands for all its stages.
    ///
    /// ## Why it matters
    /// A stage without a number gets better or worse unseen, and whoever answers for it has nothing to show. It takes one
    /// number that the stage moves by itself, not ten.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage awareness {
    ///     kpi ad-ctr { metric click-through-rate }
    ///   }
    ///   stage purchase
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage awareness {
    ///     kpi ad-ctr { metric click-through-rate }
    ///   }
    ///   stage purchase {
    ///     kpi signup-rate { metric conversion-rate }
    ///   }
    /// }
    /// ```
    Warning "stage-without-kpi": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    if !journey.is_current() || journey.stages.is_empty() {
        return Vec::new();
    }
    let elsewhere = journey
        .touchpoints
        .iter()
        .filter(|touchpoint| cx.expansion(touchpoint).is_some_and(|expansion| !expansion.kpis.is_empty()));
    let elsewhere: Vec<StageId> = elsewhere.map(|touchpoint| touchpoint.stage).collect();
    if journey.kpis.is_empty() && elsewhere.is_empty() {
        let message =
            format!("nothing is measured in the journey `{}`: it has no KPI", journey.head.id.value);
        let help = "begin with one `kpi` in the stage that matters most, with a `metric` and a `target`";
        return vec![LINT.found(place::of_head(&journey.head), message).with_help(help)];
    }
    let mut measured = vec![false; journey.stages.len()];
    for stage in journey.kpis.iter().filter_map(|kpi| journey.stage_of(kpi.place?)).chain(elsewhere) {
        measured[stage.index()] = true;
    }
    let unmeasured = journey.stages().filter(|(id, _)| !measured[id.index()]);
    unmeasured
        .map(|(_, stage)| {
            let message = format!("stage `{}` has no KPI", stage.head.id.value);
            let help = "say by which number you would see it get better: `kpi ID { metric …; target … }`";
            LINT.found(place::of_head(&stage.head), message).with_help(help)
        })
        .collect()
}
