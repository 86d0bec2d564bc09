//! The lint `overdue-opportunity`: an opportunity whose day has passed.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::Opportunity;
use crate::vocabulary::OpportunityStatus;

use super::{Check, LintContext, day, lint, place};

lint! {
    /// ## What it does
    /// Finds opportunities whose day has passed and that are neither done nor dropped.
    ///
    /// ## Why it matters
    /// A plan with days long past is read by nobody, also where it is right. Either the work was done and nobody said so,
    /// or it is late and those who wait for it should know, or nobody wants it any more.
    ///
    /// ## Example
    /// ```journey
    /// opportunity "Cut the form to four fields" {
    ///   due 2026-06-30
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// opportunity "Cut the form to four fields" {
    ///   status done
    ///   due 2026-06-30
    /// }
    /// ```
    Warning "overdue-opportunity": Check::Opportunity(check);
}

fn check(cx: &LintContext<'_>, opportunity: &Opportunity) -> Option<Diagnostic> {
    let due = opportunity.due.filter(|_| opportunity.is_overdue(cx.today))?;
    let name = place::name_of_opportunity(opportunity);
    let ago = day::ago(due.value, cx.today);
    let state = match opportunity.status() {
        OpportunityStatus::Idea => "is an idea still",
        OpportunityStatus::Planned => "is not begun",
        OpportunityStatus::Doing => "is not done",
        OpportunityStatus::Done | OpportunityStatus::Dropped => return None,
    };
    let message = format!("the opportunity {name} was due {ago} and {state}");
    let help =
        "say how it stands, `status done` or `status dropped`, or set a day that can be kept: `due DATE`";
    let found = LINT.found(place::of_opportunity(opportunity), message).with_help(help);
    Some(found.with_label(Location::new(&opportunity.file, due.span), "the day it was due"))
}
