//! The lint `touchpoint-without-feeling`: a touchpoint at which nobody feels anything, where most have a feeling.

use crate::diagnostic::Diagnostic;
use crate::model::{Journey, JourneyId, Touchpoint, TouchpointKind};

use super::voices::voices;
use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds touchpoints and steps at which nobody feels anything, in journeys where more than half of them have a feeling.
    /// A feeling in a `for` block counts; one that `expands` a journey leaves it to that journey, and a step that a team does
    /// while people wait needs none.
    ///
    /// ## Why it matters
    /// The curve has a hole there, and readers see a line across it that nobody found out. The holes are seldom the dull
    /// places: they are the ones that nobody has asked about.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint price-page { feels -1 }
    ///     touchpoint signup-form
    ///     touchpoint welcome { feels +2 }
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
    ///     touchpoint price-page { feels -1 }
    ///     touchpoint signup-form { feels 0 }
    ///     touchpoint welcome { feels +2 }
    ///   }
    /// }
    /// ```
    Warning "touchpoint-without-feeling": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let mut felt = 0;
    let mut silent: Vec<&Touchpoint> = Vec::new();
    for touchpoint in &journey.touchpoints {
        match is_felt(journey, touchpoint) {
            true => felt += 1,
            false if touchpoint.expands.is_none() && !waits(touchpoint) => silent.push(touchpoint),
            false => {}
        }
    }
    if felt <= silent.len() {
        return Vec::new();
    }
    let all = felt + silent.len();
    silent
        .into_iter()
        .map(|touchpoint| {
            let name = &touchpoint.head.id.value;
            let message = format!(
                "nobody feels anything at `{name}`, though {felt} of the {all} touchpoints have a feeling"
            );
            LINT.found(place::of_head(&touchpoint.head), message)
                .with_help("add `feels SCORE \"…\"` with a score from -2 to +2; 0 is an answer as well")
        })
        .collect()
}

/// Returns whether a team acts there while people wait, so that nobody is asked what they feel.
fn waits(touchpoint: &Touchpoint) -> bool {
    touchpoint.kind == TouchpointKind::TeamStep
}

fn is_felt(journey: &Journey, touchpoint: &Touchpoint) -> bool {
    touchpoint.experience.feels.is_some() || voices(journey, touchpoint).any(|voice| voice.feeling.is_some())
}
