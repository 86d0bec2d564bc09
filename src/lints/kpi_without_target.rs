//! The lint `kpi-without-target`: a KPI that nobody can miss, as it has no target.

use crate::diagnostic::Diagnostic;
use crate::model::Kpi;
use crate::vocabulary::Direction;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds KPIs without a target.
    ///
    /// ## Why it matters
    /// A number alone is neither good nor bad: 22% may be a triumph or a disaster. The target is what the team agreed on
    /// before the number came in, and only with it can the map say "on target" or "at risk".
    ///
    /// ## Example
    /// ```journey
    /// kpi signup-rate
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// kpi signup-rate {
    ///   target >= 30% by 2027-06-30
    /// }
    /// ```
    Warning "kpi-without-target": Check::Kpi(check);
}

fn check(_: &LintContext<'_>, kpi: &Kpi) -> Option<Diagnostic> {
    if kpi.target.is_some() {
        return None;
    }
    let id = &kpi.head.id.value;
    let message = match kpi.newest() {
        Some(newest) => format!("`{id}` stands at {}, and no target says whether that is good", newest.value),
        None => format!("the KPI `{id}` has no target"),
    };
    let sign = match kpi.direction() {
        Some(Direction::Down) => "<=",
        Some(Direction::Up) | None => ">=",
    };
    let help = format!("write what is wanted, and until when: `target {sign} VALUE by DATE`");
    Some(LINT.found(place::of_head(&kpi.head), message).with_help(help))
}
