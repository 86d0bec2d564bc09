//! The lint `pain-left-in-future`: a great pain of today that the future still has.

use crate::diagnostic::Diagnostic;
use crate::model::{Id, JourneyId, PainId};
use crate::vocabulary::PainSeverity;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds pains of the current journey, high or critical, that its future still has and that no opportunity solves. A
    /// pain is the same where it has the same id, or the same words at the same touchpoint or stage; one without an id also
    /// where its words stand elsewhere, as in the comparison.
    ///
    /// ## Why it matters
    /// The future is drawn to be rid of what hurts most. A great pain that is there unchanged was forgotten, or it cannot
    /// be helped; the second is worth saying before somebody promises the contrary.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey today {
    ///   persona sam
    ///   pain long-form "The form is too long" { severity high }
    /// }
    /// journey tomorrow {
    ///   persona sam
    ///   state future of today
    ///   pain long-form "The form is too long"
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey today {
    ///   persona sam
    ///   pain long-form "The form is too long" { severity high }
    ///   opportunity "Cut it to four fields" { solves long-form }
    /// }
    /// journey tomorrow {
    ///   persona sam
    ///   state future of today
    ///   pain long-form "The form is too long"
    /// }
    /// ```
    Note "pain-left-in-future": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let future = &cx.model[id];
    let left = future.pains.iter().enumerate().filter_map(|(index, pain)| {
        let current = cx.carried.get(&PainId { journey: Some(id), id: Id::new(index) })?;
        Some((pain, *current))
    });
    let left = left.filter(|(_, current)| {
        cx.model[*current].severity() >= PainSeverity::High && !cx.solved.contains(current)
    });
    left.map(|(pain, current)| {
        let today = &cx.model[current.journey.expect("a pain stands in a journey")];
        let (name, severity) = (place::name_of_pain(pain), cx.model[current].severity().word());
        let message =
            format!("the pain {name} is {severity} today, nothing solves it, and the future still has it");
        let help = "add an opportunity that `solves` it, or one with `status dropped` that says why it stays";
        LINT.found(place::of_pain(future, pain), message)
            .with_help(help)
            .with_label(place::of_pain(today, &cx.model[current]), "the pain today")
    })
    .collect()
}
