//! The lint `long-stage`: a stage of too many touchpoints to be one.

use crate::diagnostic::Diagnostic;
use crate::model::JourneyId;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds stages of more than nine touchpoints and steps.
    ///
    /// ## Why it matters
    /// Such a stage no longer fits on a screen or a sheet, and nobody keeps it in mind. There are usually two goals in it,
    /// or a detour that wants a journey of its own.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint ad; touchpoint tip; touchpoint prices; touchpoint reviews; touchpoint call
    ///     touchpoint visit; touchpoint form; touchpoint mail; touchpoint debit; touchpoint card
    ///   }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage consideration {
    ///     touchpoint ad; touchpoint tip; touchpoint prices; touchpoint reviews; touchpoint call
    ///   }
    ///   stage purchase {
    ///     touchpoint visit; touchpoint form; touchpoint mail; touchpoint debit; touchpoint card
    ///   }
    /// }
    /// ```
    Note "long-stage": Check::Journey(check);
}

/// What still fits.
const MOST: usize = 9;

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let long = cx.model[id].stages.iter().filter(|stage| stage.touchpoints.len() > MOST);
    long.map(|stage| {
        let (name, count) = (&stage.head.id.value, stage.touchpoints.len());
        let message = format!("stage `{name}` has {count} touchpoints and steps");
        let help =
            "begin a new stage where people want something new, or tell a part as a journey (`expands`)";
        LINT.found(place::of_head(&stage.head), message).with_help(help)
    })
    .collect()
}
