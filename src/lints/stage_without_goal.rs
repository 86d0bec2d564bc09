//! The lint `stage-without-goal`: a stage that does not say what people want there.

use crate::diagnostic::Diagnostic;
use crate::model::JourneyId;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds stages that do not say what people want there: they have no `goal`. That of a shared stage of the same id counts,
    /// a `job` does not.
    ///
    /// ## Why it matters
    /// A new stage begins when people want something new, not when another department takes over. Without their goal nobody
    /// can tell whether a touchpoint helps them or only us, and the map becomes a picture of our own process.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase { goal "Join without losing my lunch break" }
    /// }
    /// ```
    Warning "stage-without-goal": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let stages = cx.model[id].stages.iter();
    let aimless = stages.filter(|stage| stage.goals.iter().all(|goal| goal.markdown.trim().is_empty()));
    aimless
        .map(|stage| {
            let name = &stage.head.id.value;
            let message = format!("stage `{name}` has no `goal`");
            let help = format!(
                "say in their words what people want there: `goal \"…\"`, here or for all journeys in a shared `stage {name}`"
            );
            LINT.found(place::of_head(&stage.head), message).with_help(help)
        })
        .collect()
}
