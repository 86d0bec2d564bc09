use crate::diagnostic::Diagnostic;
use crate::model::{Destination, Journey, JourneyId};

use super::voices::feelings;
use super::{Check, Context, lint, place};

lint! {
    /// ## What it does
    /// Finds current journeys of six touchpoints and steps or more on which all goes well: nobody feels below 0, nothing
    /// hurts and nobody leaves. What hurts in a journey that one of them `expands` counts.
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
    Note "happy-path-only": Check::Journey(check);
}

/// In a shorter journey nothing may have gone wrong yet.
const LONG: usize = 6;

fn check(cx: &Context<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let count = journey.touchpoints.len();
    if !journey.is_current() || count < LONG || goes_wrong(cx, journey) {
        return Vec::new();
    }
    let message = format!(
        "all goes well in `{}`: at its {count} touchpoints and steps nobody feels below 0, has a pain or leaves",
        journey.head.id.value
    );
    let help = "ask people where it was hard, and write it down as `feels -1`, `pain \"…\"` or `-> exit`";
    vec![LINT.found(place::of_head(&journey.head), message).with_help(help)]
}

fn goes_wrong(cx: &Context<'_>, journey: &Journey) -> bool {
    !journey.pains.is_empty()
        || journey.flow.arrows.iter().any(|arrow| arrow.to == Destination::Exit)
        || journey.touchpoints.iter().any(|touchpoint| {
            feelings(touchpoint).any(|feeling| feeling.score < 0)
                || cx.expansion(touchpoint).is_some_and(|told| !told.pains.is_empty())
        })
}
