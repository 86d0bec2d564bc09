//! The lint `missed-target`: the day of a target has passed, and the newest value does not meet it.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Kpi, KpiStatus};

use super::kpi_direction::has_wrong_target;
use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds targets whose day has passed, while the newest value of the KPI does not meet them. Where the sign
    /// of the target is turned round, only `kpi-direction` speaks.
    ///
    /// ## Why it matters
    /// A missed target that stands there unchanged is no target any more, and the next one will be taken for as little.
    /// Say it, learn from it, and set a new one that somebody works for.
    ///
    /// ## Example
    /// ```journey
    /// kpi signup-rate {
    ///   target >= 30% by 2026-06-30
    ///   actual 22.4%
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// kpi signup-rate {
    ///   target >= 30% by 2027-06-30
    ///   actual 22.4%
    /// }
    /// ```
    Warning "missed-target": Check::Kpi(check);
}

fn check(cx: &LintContext<'_>, kpi: &Kpi) -> Option<Diagnostic> {
    let target = kpi.target.as_ref().filter(|_| !has_wrong_target(kpi))?;
    let by = target.by.filter(|by| by.value < cx.today)?;
    let newest = kpi.newest().filter(|_| kpi.status() != KpiStatus::OnTarget)?;
    let id = &kpi.head.id.value;
    let message =
        format!("`{id}` was to be `{}` by {}, and stands at {}", target.goal, by.value, newest.value);
    let help = format!(
        "set a new day or a new target, and say what will be done for it in an opportunity with `improves {id}`"
    );
    let found = LINT.found(Location::new(&kpi.head.file, by.span), message).with_help(help);
    Some(found.with_label(place::of_reading(kpi, newest), "the newest value"))
}
