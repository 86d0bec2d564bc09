//! The lint `unplanned-priority`: an opportunity that is for now, and has no day.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::Opportunity;
use crate::source::Span;
use crate::vocabulary::{OpportunityStatus, Priority};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds opportunities that are for now, or planned, and have no due date. For now is what says so, and what
    /// brings much for little: high `impact` and low `effort`. What is done or dropped needs no day any more.
    ///
    /// ## Why it matters
    /// "Now" without a day means "when there is time". A day makes it a promise, shows it in the plan in its place,
    /// and shows when it is late.
    ///
    /// ## Example
    /// ```journey
    /// opportunity "Cut the form to four fields" {
    ///   priority now
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// opportunity "Cut the form to four fields" {
    ///   priority now
    ///   due 2027-01-15
    /// }
    /// ```
    Note "unplanned-priority": Check::Opportunity(check);
}

fn check(_: &LintContext<'_>, opportunity: &Opportunity) -> Option<Diagnostic> {
    if opportunity.due.is_some() || opportunity.is_closed() {
        return None;
    }
    let reason = match (opportunity.status, opportunity.priority) {
        (Some(status), _) if status.value == OpportunityStatus::Planned => Reason::Planned(status.span),
        (_, Some(priority)) if priority.value == Priority::Now => Reason::Now(priority.span),
        (_, None) if opportunity.priority() == Some(Priority::Now) => Reason::HighAndLow,
        _ => return None,
    };
    let state = match reason {
        Reason::Planned(_) => "is planned",
        Reason::Now(_) => "is for now",
        Reason::HighAndLow => "is for now, with high impact and low effort,",
    };
    let help = match reason {
        Reason::Planned(_) => "set one: `due DATE`",
        Reason::Now(_) | Reason::HighAndLow => {
            "set one, `due DATE`, or say that it can wait: `priority next`"
        }
    };
    let name = place::name_of_opportunity(opportunity);
    let message = format!("the opportunity {name} {state} and has no due date");
    let found = LINT.found(place::of_opportunity(opportunity), message).with_help(help);
    Some(match reason {
        Reason::Planned(span) => found.with_label(Location::new(&opportunity.file, span), "planned"),
        Reason::Now(span) => found.with_label(Location::new(&opportunity.file, span), "for now"),
        Reason::HighAndLow => found,
    })
}

/// Why an opportunity needs a day, and where that is written.
enum Reason {
    Planned(Span),
    Now(Span),
    HighAndLow,
}
