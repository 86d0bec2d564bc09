//! The lint `done-without-result`: an opportunity that is done, and nothing says what came of it.

use crate::diagnostic::Diagnostic;
use crate::model::{Kpi, Opportunity, targets};
use crate::vocabulary::OpportunityStatus;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds opportunities that are done, and of which nothing says what came of them: no `result` is written, and no
    /// KPI that they improve was read since they were due. Where nothing says when it was done, any reading counts.
    ///
    /// ## Why it matters
    /// The work was paid for, and what it taught is about to be forgotten. Also a result that disappoints is one: it
    /// keeps the next team from doing the same again.
    ///
    /// ## Example
    /// ```journey
    /// opportunity "Cut the form to four fields" { status done }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// opportunity "Cut the form to four fields" {
    ///   status done
    ///   result "4 points more sign-ups"
    /// }
    /// ```
    Note "done-without-result": Check::Opportunity(check);
}

fn check(cx: &LintContext<'_>, opportunity: &Opportunity) -> Option<Diagnostic> {
    if opportunity.status() != OpportunityStatus::Done || opportunity.result.is_some() {
        return None;
    }
    // Work that was done before its day has been done on a day that nobody wrote down.
    let due = opportunity.due.map(|due| due.value).filter(|due| *due <= cx.today);
    let shows_result = |kpi: &Kpi| match (kpi.newest(), due) {
        (Some(newest), Some(due)) => newest.on.is_some_and(|on| on.value > due),
        (newest, _) => newest.is_some(),
    };
    let kpis: Vec<&Kpi> = targets(&opportunity.improves).map(|kpi| &cx.model[kpi]).collect();
    if kpis.iter().any(|kpi| shows_result(kpi)) {
        return None;
    }
    let name = place::name_of_opportunity(opportunity);
    let message = format!("the opportunity {name} is done, and nothing says what came of it");
    let result = "write what it has changed: `result \"…\" on DATE`";
    let help = match kpis.first() {
        Some(kpi) => format!("{result}, or read `{}` again: `actual VALUE on DATE`", kpi.head.id.value),
        None => result.to_owned(),
    };
    let found = LINT.found(place::of_opportunity(opportunity), message).with_help(help);
    Some(kpis.iter().fold(found, |found, kpi| match kpi.newest() {
        Some(newest) => found.with_label(place::of_reading(kpi, newest), "not read since it was due"),
        None => found.with_label(place::of_head(&kpi.head), "never read"),
    }))
}
