//! The lint `persona-without-voice`: one of several personas for whom nothing is written.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{JourneyId, PersonaId, targets};

use super::{Check, LintContext, lint};

lint! {
    /// ## What it does
    /// Finds personas of a journey of several for whom nothing is written: they have no `for` block, and no `who` names
    /// them. A `for` at a touchpoint whose `who` leaves them out is none. The first persona of a journey is the main one, and speaks in all that is written for everybody.
    ///
    /// ## Why it matters
    /// A map with two personas claims that both were asked. Where nothing differs between them, either one of them is not
    /// needed here, or the map shows what the first one goes through under the name of both.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// persona mona
    /// journey gym-membership {
    ///   persona sam, mona
    ///   stage purchase {
    ///     touchpoint signup-form { feels -2 }
    ///   }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// persona mona
    /// journey gym-membership {
    ///   persona sam, mona
    ///   stage purchase {
    ///     touchpoint signup-form { feels -2; for mona { feels -1 } }
    ///   }
    /// }
    /// ```
    Note "persona-without-voice": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let Some((main, others)) = journey.personas.split_first() else { return Vec::new() };
    if others.is_empty() {
        return Vec::new();
    }
    let in_who = journey.touchpoints.iter().flat_map(|touchpoint| targets(&touchpoint.who));
    // Beside a `who` that names somebody, their `for` adds nothing; beside one that does not, it speaks to nobody.
    let open = journey.touchpoints.iter().filter(|touchpoint| touchpoint.who.is_empty());
    let variants = open.flat_map(|touchpoint| &touchpoint.variants);
    let in_for = variants.filter_map(|variant| variant.persona.target);
    let mut with_voice: FxHashSet<PersonaId> = main.target.into_iter().chain(in_who).chain(in_for).collect();
    // A list may name somebody twice, and they are missed once.
    let without_voice =
        others.iter().filter(|other| other.target.is_some_and(|persona| with_voice.insert(persona)));
    without_voice
        .map(|persona| {
            let (name, here) = (&persona.name, &journey.head.id.value);
            let message = format!("nothing in `{here}` is written for `{name}`: no `for`, and no `who`");
            let help = format!(
                "say at a touchpoint what differs: `for {name} {{ feels … }}`; or leave `{name}` out"
            );
            LINT.found(Location::new(&journey.head.file, persona.span), message).with_help(help)
        })
        .collect()
}
