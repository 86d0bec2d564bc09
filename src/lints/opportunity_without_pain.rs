//! The lint `opportunity-without-pain`: an opportunity that solves no pain.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{JourneyId, Model, Opportunity, Pain, Place};
use crate::vocabulary::OpportunityStatus;

use super::context::all_opportunities;
use super::{Check, LintContext, lint, place};

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
    Note "opportunity-without-pain": Check::Project(check);
}

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let astray: Vec<_> = all_opportunities(cx.model).filter(|(_, it)| solves_nothing(it)).collect();
    if astray.is_empty() {
        return Vec::new();
    }
    let nameless = nameless_pains(cx.model);
    let astray = astray.into_iter().map(|(journey, opportunity)| {
        let block = journey.zip(opportunity.place);
        solving_nothing(opportunity, block.and_then(|block| nameless.get(&block)))
    });
    astray.collect()
}

/// Returns whether an opportunity names no pain and nobody has dropped it.
pub(super) fn solves_nothing(opportunity: &Opportunity) -> bool {
    opportunity.solves.is_empty() && opportunity.status() != OpportunityStatus::Dropped
}

/// Returns whether a pain has no id by which an opportunity in the same block could name it.
pub(super) fn is_nameless(pain: &Pain) -> bool {
    // What stands in a `for` or a line of the blueprint stands in a block of its own.
    pain.id.is_none() && pain.persona.is_none() && pain.activity.is_none()
}

/// Returns where in each block the first pain without an id stands.
fn nameless_pains(model: &Model) -> FxHashMap<(JourneyId, Place), Location> {
    let mut first = FxHashMap::default();
    for (id, journey) in model.journeys() {
        for pain in journey.pains.iter().filter(|pain| is_nameless(pain)) {
            first.entry((id, pain.place)).or_insert_with(|| place::of_pain(journey, pain));
        }
    }
    first
}

fn solving_nothing(opportunity: &Opportunity, pain: Option<&Location>) -> Diagnostic {
    let message = format!("the opportunity {} solves no pain", place::name_of_opportunity(opportunity));
    let found = LINT.found(place::of_opportunity(opportunity), message);
    match pain {
        Some(pain) => found
            .with_help(
                "does it solve the pain beside it? give that an id, `pain ID \"…\"`, and write `solves ID`",
            )
            .with_label(pain.clone(), "this one has no id"),
        None => found.with_help(
            "name the pain that it takes away, `solves PAIN`; where nobody has one, ask who would miss it",
        ),
    }
}
