//! The lint `low-feeling-without-pain`: a low point that no pain explains.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Feeling, Journey, JourneyId, PersonaId, Place, Touchpoint};

use super::voices::{feelings, voices};
use super::{Check, LintContext, lint};

lint! {
    /// ## What it does
    /// Finds low points that no pain explains: a feeling of −2, or one below 0 at a moment of truth. A pain counts if it
    /// stands at the touchpoint or at the work behind it, and hurts everybody or the persona who feels so; so do the pains
    /// of the journey that the touchpoint `expands`.
    ///
    /// ## Why it matters
    /// A low point says that it hurts, a pain says what hurts. Only a pain has a severity, a reach and a source, and only a
    /// pain can be solved. A feeling alone is looked at in the meeting and forgotten after it.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint signup-form { feels -2 }
    ///   }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint signup-form {
    ///       feels -2
    ///       pain "The form is too long on mobile"
    ///     }
    ///   }
    /// }
    /// ```
    Warning "low-feeling-without-pain": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let low: Vec<_> = journey
        .touchpoints()
        .filter(|(_, touchpoint)| feelings(touchpoint).any(|feeling| is_low(touchpoint, feeling)))
        .filter(|(_, touchpoint)| cx.expansion(touchpoint).is_none_or(|expansion| expansion.pains.is_empty()))
        .collect();
    if low.is_empty() {
        return Vec::new();
    }
    // Whom it hurts, and where; nobody by name where it hurts everybody.
    let hurt: FxHashSet<(Place, Option<PersonaId>)> = journey
        .pains
        .iter()
        .map(|pain| (pain.place, pain.persona.as_ref().and_then(|persona| persona.target)))
        .collect();
    let mut found = Vec::new();
    for (at, touchpoint) in low {
        let place = Place::Touchpoint(at);
        if hurt.contains(&(place, None)) {
            continue;
        }
        let mut reported = FxHashSet::default();
        for voice in voices(journey, touchpoint) {
            if let Some(feeling) = voice.feeling.filter(|feeling| is_low(touchpoint, feeling))
                && !hurt.contains(&(place, Some(voice.persona)))
                && reported.insert(feeling.span)
            {
                let persona = &cx.model[voice.persona].head.id.value;
                found.push(unexplained(journey, touchpoint, feeling, persona));
            }
        }
    }
    found
}

fn is_low(touchpoint: &Touchpoint, feeling: &Feeling) -> bool {
    feeling.score == -2 || (feeling.score < 0 && touchpoint.moment_of_truth.is_some())
}

fn unexplained(journey: &Journey, touchpoint: &Touchpoint, feeling: &Feeling, persona: &str) -> Diagnostic {
    let file = &journey.head.file;
    let (name, score) = (&touchpoint.head.id.value, feeling.score);
    let moment = touchpoint.moment_of_truth.filter(|_| score > -2);
    let weight = if moment.is_some() { ", a moment of truth" } else { "" };
    let message = format!("`{persona}` feels {score} at `{name}`{weight}, and no pain there says why");
    let found = LINT
        .found(Location::new(file, feeling.span), message)
        .with_help(format!("add `pain \"…\"` to `{name}` that says what hurts"));
    match moment {
        Some(word) => found.with_label(Location::new(file, word), "here the journey is won or lost"),
        None => found,
    }
}
