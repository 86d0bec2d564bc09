//! The lint `future-actual`: a value of a day that has not come yet.

use crate::diagnostic::Diagnostic;
use crate::model::Kpi;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds KPIs whose newest value is of a day that has not come yet.
    ///
    /// ## Why it matters
    /// Nothing is measured before its day: most likely the year is mistyped, or a forecast stands among what was measured.
    /// The newest value decides whether a KPI is on target, so that one wrong year hides how things are, for as long.
    ///
    /// ## Example
    /// ```journey
    /// kpi signup-rate {
    ///   target >= 30%
    ///   actual 22.4% on 2026-11-01
    ///   actual 31% on 2027-12-01
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// kpi signup-rate {
    ///   target >= 30% by 2027-12-01
    ///   actual 22.4% on 2026-11-01
    /// }
    /// ```
    Warning "future-actual": Check::Kpi(check);
}

fn check(cx: &LintContext<'_>, kpi: &Kpi) -> Option<Diagnostic> {
    let newest = kpi.newest()?;
    let on = newest.on.filter(|on| on.value > cx.today)?.value;
    let id = &kpi.head.id.value;
    let message = format!("the newest value of `{id}` is of {on}, a day that has not come yet");
    let help = "correct the day; what is hoped for is a `target`";
    Some(place::at_reading(LINT, kpi, newest, message).with_help(help))
}
