//! The lint `unmeasured-moment-of-truth`: a moment of truth that no number watches.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{JourneyId, Place, Touchpoint, TouchpointId};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds moments of truth in current journeys that no number watches: neither the touchpoint nor its stage has a KPI.
    /// The KPIs of the journey that the touchpoint `expands` count.
    ///
    /// ## Why it matters
    /// By your own word the journey is won or lost here. Without a number you learn from next year's sales that it was lost,
    /// and no opportunity can show that it has helped.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint signup-form { moment-of-truth }
    ///   }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint signup-form {
    ///       moment-of-truth
    ///       kpi signup-rate
    ///     }
    ///   }
    /// }
    /// ```
    Note "unmeasured-moment-of-truth": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    if !journey.is_current() {
        return Vec::new();
    }
    let measured: FxHashSet<Place> = journey.kpis.iter().filter_map(|kpi| kpi.place).collect();
    let is_measured = |at: TouchpointId, touchpoint: &Touchpoint| {
        measured.contains(&Place::Touchpoint(at))
            || measured.contains(&Place::Stage(touchpoint.stage))
            || cx.expansion(touchpoint).is_some_and(|expansion| !expansion.kpis.is_empty())
    };
    let moments = journey.touchpoints().filter_map(|(at, touchpoint)| {
        let word = touchpoint.moment_of_truth.filter(|_| !is_measured(at, touchpoint))?;
        Some((touchpoint, word))
    });
    moments
        .map(|(touchpoint, word)| {
            let (name, stage) = (&touchpoint.head.id.value, &journey[touchpoint.stage].head.id.value);
            let message = format!(
                "no number shows how `{name}` goes: neither it nor its stage `{stage}` itself has a KPI"
            );
            LINT.found(place::of_head(&touchpoint.head), message)
                .with_label(Location::new(&journey.head.file, word), "here the journey is won or lost")
                .with_help(format!(
                    "say by which number you would see it: `kpi ID {{ metric … }}` in `{name}`"
                ))
        })
        .collect()
}
