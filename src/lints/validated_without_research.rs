//! The lint `validated-without-research`: a validated journey that rests on assumptions alone.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{JourneyId, SourceId};
use crate::vocabulary::{Confidence, SourceKind};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds journeys that count as validated, though every source they cite anywhere is an assumption, or they cite
    /// none at all.
    ///
    /// ## Why it matters
    /// A workshop can draw a good map of what its people believe. That is a hypothesis, and a useful one; it is validated
    /// once somebody has asked, watched or counted customers. Budgets are given to the second kind.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// source workshop { kind assumption }
    /// journey gym-membership {
    ///   persona sam
    ///   confidence validated
    ///   cites workshop
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// source workshop { kind assumption }
    /// journey gym-membership {
    ///   persona sam
    ///   confidence hypothesis
    ///   cites workshop
    /// }
    /// ```
    Warning "validated-without-research": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let confidence = journey.confidence.filter(|confidence| confidence.value == Confidence::Validated);
    let Some(confidence) = confidence else { return Vec::new() };
    let sources = cx.mentions.sources(id);
    // A source without a kind is research: somebody looked, and did not say how.
    let kind = |source: &SourceId| cx.model[*source].kind.map(|kind| kind.value);
    if sources.iter().any(|source| kind(source) != Some(SourceKind::Assumption)) {
        return Vec::new();
    }
    let why = match sources {
        [] => "cites no source".to_owned(),
        [only] => format!("its only source, `{}`, is an assumption", cx.model[*only].head.id.value),
        _ => "every source that it cites is an assumption".to_owned(),
    };
    let message = format!("the journey `{}` counts as validated, and {why}", journey.head.id.value);
    let help = "write `confidence hypothesis`, or cite what was asked, watched or counted: `cites SOURCE`";
    let found = LINT.found(place::of_head(&journey.head), message).with_help(help);
    vec![found.with_label(Location::new(&journey.head.file, confidence.span), "validated")]
}
