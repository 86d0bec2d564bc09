//! The lint `kpi-direction`: a target or warning line that points against its metric.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Goal, Kpi, Value};
use crate::vocabulary::Direction;

use super::{Check, LintContext, lint};

lint! {
    /// ## What it does
    /// Finds targets and warning lines that point against their metric: `<=` where more is better, `>=` where less is.
    /// A range, and `=`, point nowhere.
    ///
    /// ## Why it matters
    /// With the sign turned round, the KPI is on target exactly when things go badly, and the whole board tells the
    /// opposite of what is so.
    ///
    /// ## Example
    /// ```journey
    /// kpi bounces {
    ///   metric bounce-rate
    ///   target >= 40%
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// kpi bounces {
    ///   metric bounce-rate
    ///   target <= 40%
    /// }
    /// ```
    Warning "kpi-direction": Check::Kpi(check);
}

fn check(_: &LintContext<'_>, kpi: &Kpi) -> Option<Diagnostic> {
    let metric = kpi.metric.as_ref()?;
    let better = metric.value.direction?;
    let target = kpi.target.as_ref().map(|target| ("target", &target.goal));
    let warn = kpi.warn.as_ref().map(|warn| ("warn", warn));
    let mut wrong = [target, warn].into_iter().flatten().filter_map(|(word, goal)| {
        let wanted = against(goal, better)?;
        Some((word, goal, wanted))
    });
    let (word, goal, value) = wrong.next()?;
    let (more, sign, asks) = match better {
        Direction::Up => ("more", ">=", "less"),
        Direction::Down => ("less", "<=", "more"),
    };
    let name = metric.value.id;
    let message = format!("{more} is better for `{name}`, and `{word} {}` asks for {asks}", goal);
    let help =
        format!("turn the sign round, `{word} {sign} {}`, or choose another metric than `{name}`", value);
    let file = &kpi.head.file;
    let found = LINT
        .found(Location::new(file, value.span), message)
        .with_help(help)
        .with_label(Location::new(file, metric.span), format!("{more} is better"));
    Some(wrong.fold(found, |found, (_, _, value)| {
        found.with_label(Location::new(file, value.span), "this one points the same way")
    }))
}

/// Returns whether the target of a KPI points against its metric.
pub(super) fn has_wrong_target(kpi: &Kpi) -> bool {
    let better = kpi.metric.as_ref().and_then(|metric| metric.value.direction);
    let goal = kpi.target.as_ref().map(|target| &target.goal);
    goal.zip(better).is_some_and(|(goal, better)| against(goal, better).is_some())
}

/// Returns what a goal asks for, where it points against what is better.
fn against(goal: &Goal, better: Direction) -> Option<&Value> {
    match goal {
        Goal::Compare(_, value) if goal.direction().is_some_and(|direction| direction != better) => {
            Some(value)
        }
        Goal::Compare(..) | Goal::Range(..) => None,
    }
}
