//! The lint `touchpoint-without-channel`: a touchpoint that does not say where people meet you.

use crate::diagnostic::Diagnostic;
use crate::model::{JourneyId, Touchpoint, TouchpointKind};

use super::voices::voices;
use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds touchpoints that do not say where people meet you. A channel in a `for` block counts; steps have none, and
    /// a touchpoint that `expands` a journey leaves it to that journey.
    ///
    /// ## Why it matters
    /// The channel decides who can change the touchpoint, what can be measured there, and whether your personas like to be
    /// there at all. If no channel comes to mind, you are often not present: then it is a step.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint signup-form
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
    ///     touchpoint signup-form { channel website }
    ///   }
    /// }
    /// ```
    Warning "touchpoint-without-channel": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let nowhere = journey.touchpoints.iter().filter(|touchpoint| {
        touchpoint.kind == TouchpointKind::Touchpoint
            && touchpoint.expands.is_none()
            && touchpoint.experience.channels.is_empty()
            && voices(journey, touchpoint).all(|voice| voice.channels.is_empty())
    });
    nowhere
        .map(|touchpoint| {
            let name = &touchpoint.head.id.value;
            let message =
                format!("touchpoint `{name}` does not say where people meet you: it has no channel");
            let help = if may_be_step(touchpoint) {
                format!("add one, as in `channel website`; where you are not present, write `step {name}`")
            } else {
                "add one, as in `channel website`".to_owned()
            };
            LINT.found(place::of_head(&touchpoint.head), message).with_help(help)
        })
        .collect()
}

/// Returns whether a touchpoint holds nothing that may not stand in a step.
fn may_be_step(touchpoint: &Touchpoint) -> bool {
    let experiences = touchpoint.variants.iter().map(|variant| &variant.experience);
    let sees = experiences.chain([&touchpoint.experience]).any(|experience| !experience.sees.is_empty());
    !sees && touchpoint.frontstage.is_empty() && touchpoint.pages.is_empty()
}
