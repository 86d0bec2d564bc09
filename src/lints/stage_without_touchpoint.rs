//! The lint `stage-without-touchpoint`: a stage in which nothing happens.

use crate::diagnostic::Diagnostic;
use crate::model::JourneyId;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds stages in which nothing happens: they hold no touchpoint and no step.
    ///
    /// ## Why it matters
    /// A reader cannot tell whether nothing happens there or nobody has looked. Often people wait, ask around or try to
    /// get by, and those are steps: you are not present, and they feel something all the same.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage consideration
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage consideration { step asks-around }
    /// }
    /// ```
    Warning "stage-without-touchpoint": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let empty = cx.model[id].stages.iter().filter(|stage| stage.touchpoints.is_empty());
    empty
        .map(|stage| {
            let name = &stage.head.id.value;
            let message = format!("nothing happens in stage `{name}`: it has no touchpoint and no step");
            let help = "add a `touchpoint` where people meet you, or a `step` that they take without you";
            LINT.found(place::of_head(&stage.head), message).with_help(help)
        })
        .collect()
}
