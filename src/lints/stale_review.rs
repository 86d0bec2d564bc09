//! The lint `stale-review`: a journey whose last review is too long ago.

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Duration, Journey, JourneyId, TimeUnit};
use crate::vocabulary::Confidence;

use super::{Check, LintContext, day, lint, place};

lint! {
    /// ## What it does
    /// Finds journeys whose last review is too long ago: longer than they say themselves with `every`, else longer than
    /// 180 days. Also finds journeys that count as validated and were never reviewed.
    ///
    /// ## Why it matters
    /// Prices, channels and people change, and a map does not change by itself. Readers trust a map as much as they trust
    /// its date; one that nobody has looked at for a year tells of a journey that may be gone.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   reviewed 2026-05-04
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   reviewed 2026-11-03
    /// }
    /// ```
    Note "stale-review": Check::Journey(check);
}

/// How long a review holds where the journey does not say.
const DAYS: i64 = 180;

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    past(cx, journey).or_else(|| never(journey)).into_iter().collect()
}

fn past(cx: &LintContext<'_>, journey: &Journey) -> Option<Diagnostic> {
    let review = journey.reviewed.as_ref()?;
    let on = review.on;
    let every = review.every.unwrap_or(Duration { amount: Decimal::from(DAYS), unit: TimeUnit::Day });
    let until = every.after(on.value).filter(|until| *until < cx.today)?;
    let (id, ago) = (&journey.head.id.value, day::ago(on.value, cx.today));
    let message = match review.every {
        Some(_) => format!("the journey `{id}` was reviewed {ago}, and the next review was due on {until}"),
        None => format!("the journey `{id}` was reviewed {ago}"),
    };
    let help = "look through it with those who know it, and write the new day: `reviewed DATE`";
    let found = LINT.found(place::of_head(&journey.head), message).with_help(help);
    Some(found.with_label(Location::new(&journey.head.file, on.span), "the last review"))
}

fn never(journey: &Journey) -> Option<Diagnostic> {
    let confidence = journey.confidence.filter(|confidence| confidence.value == Confidence::Validated)?;
    if journey.reviewed.is_some() {
        return None;
    }
    let message = format!(
        "the journey `{}` counts as validated, and nobody says when it was reviewed",
        journey.head.id.value
    );
    let help = "write the day on which it was looked through last: `reviewed DATE every 6 months`";
    let found = LINT.found(place::of_head(&journey.head), message).with_help(help);
    Some(found.with_label(Location::new(&journey.head.file, confidence.span), "validated"))
}
