//! What is allowed but unwise: one file per lint, each with its documentation, its check and its odd cases.
//!
//! A lint only finds. How much it matters is for [`Levels`] to say, and what a writer has chosen to live with for
//! `allow`; both are applied in `compile`.

mod accent;
mod buying;
mod context;
mod day;
mod finding;
mod levels;
mod lint;
mod mentions;
mod name;
mod place;
mod voices;

use crate::model::JourneyId;
use crate::source::SourceFile;

pub use accent::AccentColour;
pub use context::LintContext;
pub use finding::{Finding, Part};
pub use levels::{Level, Levels};
pub use lint::{Check, Lint};
pub use mentions::{JourneyMentions, Mentions};
pub use name::{NoLint, find};

use lint::lint;

/// Declares the modules of the lints and their list.
macro_rules! lints {
    ($($module:ident,)+) => {
        $(pub(crate) mod $module;)+

        /// Every lint, in the order of the reference.
        pub static LINTS: &[Lint] = &[$($module::LINT),+];

        /// The codes of all lints, in the same order.
        pub static NAMES: &[&str] = &[$($module::LINT.code.as_str()),+];
    };
}

lints! {
    missing_owner,
    stage_without_goal,
    stage_without_touchpoint,
    stage_without_kpi,
    touchpoint_without_channel,
    touchpoint_without_feeling,
    low_feeling_without_pain,
    overdue_question,
    unreachable_touchpoint,
    endless_loop,
    volume_mismatch,
    time_mismatch,
    unexplained_loss,
    unmeasured_moment_of_truth,
    no_post_purchase_stage,
    happy_path_only,
    channel_break,
    unmeasured_wait,
    cold_start,
    no_support,
    channel_not_preferred,
    persona_without_voice,
    long_stage,
    pain_without_opportunity,
    opportunity_without_pain,
    opportunity_without_kpi,
    overdue_opportunity,
    unplanned_priority,
    done_without_result,
    kpi_without_target,
    kpi_without_baseline,
    kpi_direction,
    likely_fraction,
    missed_target,
    stale_actual,
    future_actual,
    stale_review,
    claim_without_source,
    validated_without_research,
    stale_source,
    pain_left_in_future,
    bright_spot_lost,
    unused_declaration,
    bidirectional_text,
    unused_allow,
    low_contrast_accent,
}

/// Returns what the lints find in the text of one file. Nothing else changes it.
pub fn of_text(file: &SourceFile) -> impl Iterator<Item = Finding> {
    LINTS.iter().flat_map(|lint| lint.check.text(file)).map(Finding::from)
}

/// Returns what the lints find in one journey. They look at it, at what stands at the top of the project, and at the journeys
/// that tell of each other by [`JourneyGraph`](crate::model::JourneyGraph).
pub fn of_journey(cx: &LintContext<'_>, journey: JourneyId) -> impl Iterator<Item = Finding> {
    LINTS.iter().flat_map(move |lint| lint.check.journey(cx, journey))
}

/// Returns what the lints find in the project as a whole.
pub fn of_project(cx: &LintContext<'_>) -> impl Iterator<Item = Finding> {
    LINTS.iter().flat_map(|lint| lint.check.project(cx)).map(Finding::from)
}
