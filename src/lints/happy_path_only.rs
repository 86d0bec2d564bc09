//! The lint `happy-path-only`: a journey on which nothing ever goes wrong.

use crate::diagnostic::Diagnostic;
use crate::model::{Destination, Journey, Touchpoint};

use super::voices::feelings;
use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds current journeys of six touchpoints and steps or more on which all goes well: nobody feels below 0, nothing
    /// hurts and nobody leaves. A journey that one of them `expands` counts with what
    /// goes wrong there.
    ///
    /// ## Why it matters
    /// Such a map shows how the journey was meant, and not how it is. There is nothing on it that could be made better, and
    /// whoever knows real customers stops believing the rest. A few interviews usually show where it hurts.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint ad; touchpoint prices; touchpoint form
    ///     touchpoint debit; touchpoint welcome; touchpoint visit
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
    ///     touchpoint ad; touchpoint prices; touchpoint form { feels -2 "frustrated" }
    ///     touchpoint debit; touchpoint welcome; touchpoint visit
    ///   }
    /// }
    /// ```
    Note "happy-path-only": Check::Project(check);
}

/// In a shorter journey nothing may have gone wrong yet.
const LONG: usize = 6;

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let model = cx.model;
    let goes_wrong: Vec<bool> = model.journeys.iter().map(|journey| goes_wrong(journey)).collect();
    let expands_wrong = |touchpoint: &Touchpoint| {
        let expansion = touchpoint.expands.as_ref().and_then(|journey| journey.target);
        expansion.is_some_and(|journey| goes_wrong[journey.index()])
    };
    let happy = model.journeys().filter(|(id, journey)| {
        journey.is_current()
            && journey.touchpoints.len() >= LONG
            && !goes_wrong[id.index()]
            && !journey.touchpoints.iter().any(expands_wrong)
    });
    happy.map(|(_, journey)| all_goes_well(journey)).collect()
}

fn goes_wrong(journey: &Journey) -> bool {
    !journey.pains.is_empty()
        || journey.flow.arrows.iter().any(|arrow| arrow.to == Destination::Exit)
        || journey.touchpoints.iter().flat_map(feelings).any(|feeling| feeling.score < 0)
}

fn all_goes_well(journey: &Journey) -> Diagnostic {
    let message = format!(
        "all goes well in `{}`: at its {} touchpoints and steps nobody feels below 0, has a pain or leaves",
        journey.head.id.value,
        journey.touchpoints.len()
    );
    let help = "ask people where it was hard, and write it down as `feels -1`, `pain \"…\"` or `-> exit`";
    LINT.found(place::of_head(&journey.head), message).with_help(help)
}
