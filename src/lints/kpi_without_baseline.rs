//! The lint `kpi-without-baseline`: a KPI of which nobody knows where it began.

use crate::diagnostic::Diagnostic;
use crate::model::Kpi;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds KPIs without a baseline: the value from which everything began.
    ///
    /// ## Why it matters
    /// Nobody can say how far a number has come without knowing where it started, and afterwards nobody remembers. It
    /// also shows whether a target is bold or asks for what is there already.
    ///
    /// ## Example
    /// ```journey
    /// kpi signup-rate
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// kpi signup-rate {
    ///   baseline 18% on 2026-06-01
    /// }
    /// ```
    Note "kpi-without-baseline": Check::Kpi(check);
}

fn check(_: &LintContext<'_>, kpi: &Kpi) -> Option<Diagnostic> {
    if kpi.baseline.is_some() {
        return None;
    }
    let message =
        format!("the KPI `{}` has no baseline, so that nobody sees how far it has come", kpi.head.id.value);
    let help = match kpi.actuals.as_slice() {
        [oldest, _, ..] => {
            let on = oldest.on.map_or(String::new(), |on| format!(" on {}", on.value));
            format!("where nothing older is known, take its first reading: `baseline {}{on}`", oldest.value)
        }
        _ => "write where it started: `baseline VALUE on DATE`".to_owned(),
    };
    Some(LINT.found(place::of_head(&kpi.head), message).with_help(help))
}
