//! The lint `opportunity-without-kpi`: an opportunity that improves no KPI.

use crate::diagnostic::Diagnostic;
use crate::model::Opportunity;
use crate::vocabulary::OpportunityStatus;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds opportunities that improve no KPI. One that was dropped is left in peace.
    ///
    /// ## Why it matters
    /// Without a number named before the work begins, it has always succeeded. With one, the team knows what to look at
    /// afterwards, and two opportunities for the same number can be compared.
    ///
    /// ## Example
    /// ```journey
    /// opportunity "Cut the form to four fields"
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// kpi signup-rate
    /// opportunity "Cut the form to four fields" { improves signup-rate }
    /// ```
    Warning "opportunity-without-kpi": Check::Opportunity(check);
}

fn check(_: &LintContext<'_>, opportunity: &Opportunity) -> Option<Diagnostic> {
    if !opportunity.improves.is_empty() || opportunity.status() == OpportunityStatus::Dropped {
        return None;
    }
    let message =
        format!("no KPI would show that the opportunity {} worked", place::name_of_opportunity(opportunity));
    let help = "name the number that it should move: `improves KPI`";
    Some(LINT.found(place::of_opportunity(opportunity), message).with_help(help))
}
