//! The lint `likely-fraction`: `0.4` where 40% is meant.

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Goal, Kpi, Unit, Value, in_percent, is_fraction};
use crate::source::FilePath;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds values below 1 that are written without a unit in a KPI that is counted in `%`, where its other values are
    /// percents above 1.
    ///
    /// ## Why it matters
    /// Spreadsheets and analytics tools export 40% as `0.4`. A value without a unit takes that of its KPI, so that `0.4` counts
    /// as 0.4%: a KPI that is on target shows as a disaster, and its trend as a fall from the cliff.
    ///
    /// ## Example
    /// ```journey
    /// kpi signup-rate {
    ///   metric conversion-rate
    ///   target >= 30%
    ///   actual 0.4 on 2026-11-01
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// kpi signup-rate {
    ///   metric conversion-rate
    ///   target >= 30%
    ///   actual 40% on 2026-11-01
    /// }
    /// ```
    Warning "likely-fraction": Check::Kpi(check);
}

fn check(_: &LintContext<'_>, kpi: &Kpi) -> Option<Diagnostic> {
    let (suspects, others): (Vec<Written<'_>>, Vec<Written<'_>>) =
        values(kpi).filter(|(value, _)| !value.amount.is_zero()).partition(|(value, _)| is_suspect(value));
    let is_above_one = |(value, _): &Written<'_>| value.amount.abs() > Decimal::ONE;
    let (first, file) = *suspects.first()?;
    if others.is_empty() || !others.iter().all(is_above_one) {
        return None;
    }
    let (written, id) = (first.amount, &kpi.head.id.value);
    let more = match suspects.len() - 1 {
        0 => String::new(),
        1 => " (and so does another one)".to_owned(),
        several => format!(" (and so do {several} others)"),
    };
    let message =
        format!("`{written}` counts as {first}{more}, and the other values of `{id}` are percents above 1");
    let help = format!("{}; where it is so small, say so with a `%` behind it", in_percent(written));
    let place = Location::new(file.unwrap_or(&kpi.head.file), first.span);
    // What stands in a data file is reported at the KPI, where a writer can allow it.
    let found = match file {
        Some(_) => LINT.found(place::of_head(&kpi.head), message).with_label(place, "this value"),
        None => LINT.found(place, message),
    };
    Some(found.with_help(help))
}

/// A value, and the data file that it stands in; `None` for the file of its KPI.
type Written<'k> = (&'k Value, Option<&'k FilePath>);

fn is_suspect(value: &Value) -> bool {
    value.is_bare() && value.unit == Some(Unit::Percent) && is_fraction(value.amount)
}

/// Returns the values of a KPI, as they are written in its block and then in data files.
fn values(kpi: &Kpi) -> impl Iterator<Item = Written<'_>> {
    let target = kpi.target.as_ref().map(|target| &target.goal);
    let goals = target.into_iter().chain(&kpi.warn).map(|goal| (upper_end(goal), None));
    let readings = kpi.baseline.iter().chain(&kpi.actuals);
    readings.map(|reading| (&reading.value, reading.file.as_ref())).chain(goals)
}

fn upper_end(goal: &Goal) -> &Value {
    match goal {
        Goal::Compare(_, value) => value,
        // The lower end has the unit of the upper one.
        Goal::Range(_, most) => most,
    }
}
