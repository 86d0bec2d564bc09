//! The lint `stale-actual`: a KPI whose newest value is older than its cadence allows.

use jiff::ToSpan;

use crate::diagnostic::Diagnostic;
use crate::model::Kpi;
use crate::vocabulary::Cadence;

use super::{Check, LintContext, day, lint, place};

lint! {
    /// ## What it does
    /// Finds KPIs whose newest value is older than twice the time in which they are read: a weekly one older than two
    /// weeks, a monthly one older than two months. A KPI without a `cadence`, and a value without a day, cannot be judged.
    ///
    /// ## Why it matters
    /// An old number looks like a new one on the map. Decisions are taken on it, while what it tells of may have turned.
    ///
    /// ## Example
    /// ```journey
    /// kpi signup-rate {
    ///   actual 22.4% on 2026-07-01
    ///   cadence monthly
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// kpi signup-rate {
    ///   actual 22.4% on 2026-11-01
    ///   cadence monthly
    /// }
    /// ```
    Note "stale-actual": Check::Kpi(check);
}

fn check(cx: &LintContext<'_>, kpi: &Kpi) -> Option<Diagnostic> {
    let cadence = kpi.cadence?.value;
    let newest = kpi.newest()?;
    let on = newest.on?.value;
    let twice = match cadence {
        Cadence::Daily => 2.days(),
        Cadence::Weekly => 2.weeks(),
        Cadence::Monthly => 2.months(),
        Cadence::Quarterly => 6.months(),
        Cadence::Yearly => 2.years(),
    };
    if on.saturating_add(twice) >= cx.today {
        return None;
    }
    let age = day::counted(day::age(on, cx.today), "day");
    let (id, cadence) = (&kpi.head.id.value, cadence.word());
    let message = format!("`{id}` is read {cadence}, and its newest value is {age} old");
    let now = match &newest.file {
        None => "add what it is now, `actual VALUE on DATE`".to_owned(),
        Some(file) => format!("add what it is now to `{file}`"),
    };
    let help = format!("{now}, or say how often it is really read: `cadence …`");
    Some(place::at_reading(LINT, kpi, newest, message).with_help(help))
}
