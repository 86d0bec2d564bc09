//! The lint `no-post-purchase-stage`: a journey that ends with buying.

use crate::diagnostic::Diagnostic;
use crate::model::{Journey, JourneyId, Stage};

use super::buying::{is_buying, parts};
use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds journeys that end with buying: the id or title of the last stage has an English word for it, such as purchase,
    /// order, checkout, decision or sign-up, and none for what comes after, such as delivery. Where an
    /// earlier stage is one of buying and something follows it, as in booking, stay and check-out, it is silent. A journey
    /// that another one `expands` is a part of it, and may end there.
    ///
    /// ## Why it matters
    /// Up to the purchase people hold a promise; afterwards they learn what it was worth, and decide whether to stay, to come
    /// back and to tell others. What ends before is the funnel of the seller, and not the journey of the customer.
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
    ///   stage purchase
    ///   stage first-weeks
    /// }
    /// ```
    Warning "no-post-purchase-stage": Check::Project(check);
}

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let model = cx.model;
    let ending = model.journeys().filter_map(|(id, journey)| {
        let (last, earlier) = journey.stages.split_last().filter(|(last, _)| is_buying(last))?;
        (!goes_on(earlier)).then_some((id, journey, last))
    });
    let ending: Vec<(JourneyId, &Journey, &Stage)> = ending.collect();
    if ending.is_empty() {
        return Vec::new();
    }
    let parts = parts(model);
    ending
        .into_iter()
        .filter(|(id, ..)| !parts.contains(id))
        .map(|(_, journey, last)| {
            let (name, stage) = (&journey.head.id.value, &last.head.id.value);
            let message = format!("the journey `{name}` ends with buying: its last stage is `{stage}`");
            LINT.found(place::of_head(&journey.head), message)
                .with_label(place::of_head(&last.head), "nothing comes after this")
                .with_help("add the stages in which people get, use and judge what they have bought")
        })
        .collect()
}

/// Returns whether people have bought before, and something followed: they pay at the end, or leave.
fn goes_on(stages: &[Stage]) -> bool {
    let mut after_buying = stages.iter().map(is_buying).skip_while(|is_buying| !is_buying);
    after_buying.any(|is_buying| !is_buying)
}
