//! The lint `bright-spot-lost`: what works today, and the future has no more.

use crate::diagnostic::Diagnostic;
use crate::insight::identity;
use crate::model::JourneyId;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds bright spots of a current journey that its future has no more. A bright spot is the same where it has the same
    /// id, or the same words at the same touchpoint or stage; one without an id also where its words stand elsewhere.
    ///
    /// ## Why it matters
    /// A future is drawn to take away what hurts, and takes away what people love with it. What works and is not written into
    /// the future is nobody's to keep.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey today {
    ///   persona sam
    ///   bright-spot warm-welcome "The trainer knows their name"
    /// }
    /// journey tomorrow {
    ///   persona sam
    ///   state future of today
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey today {
    ///   persona sam
    ///   bright-spot warm-welcome "The trainer knows their name"
    /// }
    /// journey tomorrow {
    ///   persona sam
    ///   state future of today
    ///   bright-spot warm-welcome "The trainer knows their name"
    /// }
    /// ```
    Note "bright-spot-lost": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let current = &cx.model[id];
    let mut found = Vec::new();
    if current.bright_spots.is_empty() {
        return found;
    }
    for future in cx.model.futures_of(id).iter().map(|future| &cx.model[*future]) {
        let kept = identity::bright_spots(current, future);
        for (index, spot) in current.bright_spots.iter().enumerate() {
            if kept.iter().flatten().any(|kept| kept.index() == index) {
                continue;
            }
            let (name, of) = (place::name_of_bright_spot(spot), &future.head.id.value);
            let message = format!("the bright spot {name} is not in the future `{of}`");
            let help = format!(
                "write it into `{of}` where it is to be kept; if it is given up, say so: `// journey: allow(bright-spot-lost)` and why"
            );
            let label = "the future that has it no more";
            found.push(
                LINT.found(place::of_bright_spot(current, spot), message)
                    .with_help(help)
                    .with_label(place::of_head(&future.head), label),
            );
        }
    }
    found
}
