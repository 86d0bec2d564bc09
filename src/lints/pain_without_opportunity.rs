//! The lint `pain-without-opportunity`: a pain that matters, and nothing solves it.

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::model::{Id, Journey, JourneyId, Pain, PainId, Place};
use crate::vocabulary::PainSeverity;

use super::opportunity_without_pain::{is_nameless, solves_nothing};
use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds pains of severity medium and up that no opportunity of the project solves; a pain without a `severity` is
    /// medium. An opportunity that was looked at and dropped counts as well: somebody has decided. A pain without an id, in
    /// one block with an opportunity that solves nothing, is left to `opportunity-without-pain`. In the future of a
    /// journey, only pains are asked for that are new there, or are low today.
    ///
    /// ## Why it matters
    /// A pain on the map without an answer is a complaint. The map pays off where it leads to something: for each pain
    /// that matters, one thing somebody could do, so that the two can be weighed and one of them taken up.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   pain long-form "The form is too long"
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   pain long-form "The form is too long"
    ///   opportunity "Cut it to four fields" { solves long-form }
    /// }
    /// ```
    Warning "pain-without-opportunity": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let astray = journey.opportunities.iter().filter(|opportunity| solves_nothing(opportunity));
    let astray: FxHashSet<Place> = astray.filter_map(|opportunity| opportunity.place).collect();
    // The two most likely belong together, and `opportunity-without-pain` says how to write it.
    let is_tied = |pain: &Pain| is_nameless(pain) && astray.contains(&pain.place);
    let pains = journey.pains.iter().enumerate();
    let open = pains.filter(|(index, pain)| {
        let member = PainId { journey: Some(id), id: Id::new(*index) };
        // What a future has from today is spoken of where it stands today, unless it is too small to be asked for there.
        let today = cx.carried.get(&member).map(|today| cx.model[*today].severity());
        let is_said_today = today >= Some(PainSeverity::Medium);
        let is_answered = cx.solved.contains(&member) || is_said_today;
        pain.severity() >= PainSeverity::Medium && !is_answered && !is_tied(pain)
    });
    open.map(|(_, pain)| unanswered(journey, pain)).collect()
}

fn unanswered(journey: &Journey, pain: &Pain) -> Diagnostic {
    let severity = pain.severity().word();
    let reach = pain.affects.map(|share| {
        let whom = pain.persona.as_ref().map(|persona| format!(" of `{}`’s", persona.name));
        format!(" and hurts {}%{}", share.value, whom.unwrap_or_default())
    });
    let reach = reach.unwrap_or_default();
    let name = place::name_of_pain(pain);
    let message = format!("no opportunity solves the pain {name}, which is {severity}{reach}");
    let help = match &pain.id {
        Some(id) => format!("write what could be done: `opportunity \"…\" {{ solves {} }}`", id.value),
        None => "give it an id, `pain ID \"…\"`, so that an opportunity can name it: `solves ID`".to_owned(),
    };
    LINT.found(place::of_pain(journey, pain), message).with_help(help)
}
