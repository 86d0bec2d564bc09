use crate::diagnostic::Diagnostic;
use crate::model::Opportunity;
use crate::vocabulary::OpportunityStatus;

use super::{Check, Context, lint, place};

lint! {
    /// ## What it does
    /// Finds opportunities that solve no pain. One that was dropped is left in peace.
    ///
    /// ## Why it matters
    /// An idea without a pain is a solution in search of a problem. It may be a good one, but nobody can say for whom,
    /// and in the action plan it stands beside work that people wait for.
    ///
    /// ## Example
    /// ```journey
    /// opportunity "A talking sign-up form"
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   pain small-print "Nobody reads the small print"
    ///   opportunity "A talking sign-up form" { solves small-print }
    /// }
    /// ```
    Note "opportunity-without-pain": Check::Opportunity(check);
}

fn check(_: &Context<'_>, opportunity: &Opportunity) -> Option<Diagnostic> {
    if !opportunity.solves.is_empty() || opportunity.status() == OpportunityStatus::Dropped {
        return None;
    }
    let message = format!("the opportunity {} solves no pain", place::name_of_opportunity(opportunity));
    let help = "name the pain that it takes away, `solves PAIN`; where nobody has one, ask who would miss it";
    Some(LINT.found(place::of_opportunity(opportunity), message).with_help(help))
}
