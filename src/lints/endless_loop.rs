//! The lint `endless-loop`: a loop without a way out.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Destination, Id, Journey, JourneyId, Ways};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds loops without a way out: whoever comes there can reach neither `done` nor `exit`. One report for each loop.
    ///
    /// ## Why it matters
    /// People do try again, and loops are fine. But in the end they succeed or give up, and a loop without a way out hides
    /// just those whom you lose there. How many people come to its touchpoints cannot be told either.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint signup-form
    ///     touchpoint reminder-email { -> signup-form }
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
    ///     touchpoint signup-form
    ///     touchpoint reminder-email {
    ///       -> signup-form "tries again" 54%
    ///       -> exit "ignores it"
    ///     }
    ///   }
    /// }
    /// ```
    Warning "endless-loop": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let flow = &journey.flow;
    // Most journeys lead nowhere back, and need no second look.
    if !Ways::along(&flow.arrows).any(|(from, to)| to <= from) {
        return Vec::new();
    }
    let count = journey.touchpoints.len();
    let back = Ways::new(count, Ways::along(&flow.arrows).map(|(from, to)| (to, from)));
    let mut ends = vec![false; count];
    for arrow in flow.arrows.iter().filter(|arrow| !matches!(arrow.to, Destination::Touchpoint(_))) {
        back.reach(arrow.from.index(), &mut ends);
    }
    let caught: Vec<usize> = (0..count).filter(|at| flow.reachable[*at] && !ends[*at]).collect();
    if caught.is_empty() {
        return Vec::new();
    }
    // Seen backwards, a loop that leads nowhere else comes before all that leads there.
    let loops = back.beginnings(&caught).into_iter();
    let onward = Ways::new(count, Ways::along(&flow.arrows));
    let mut seen = vec![false; count];
    loops.map(|(first, _)| endless(journey, &onward.reach(first, &mut seen))).collect()
}

fn endless(journey: &Journey, round: &[usize]) -> Diagnostic {
    let touchpoints = &journey.touchpoints;
    let name = |at: usize| &*touchpoints[at].head.id.value;
    let (first, last) = (round[0], round[round.len() - 1]);
    let why = match round {
        [_] => "it leads only to itself".to_owned(),
        [_, other] => format!("it and `{}` lead only to each other", name(*other)),
        _ => format!("it and {} others lead only to one another", round.len() - 1),
    };
    let message = format!("whoever comes to `{}` can reach neither `done` nor `exit`: {why}", name(first));
    let onward = match touchpoints.get(journey.place_behind(Id::new(last))) {
        Some(next) => format!("`-> {}`, `-> done`", next.head.id.value),
        None => "`-> done`".to_owned(),
    };
    let help = format!("add the arrow by which people get out of `{}`: {onward} or `-> exit`", name(last));
    let found = LINT.found(place::of_head(&touchpoints[first].head), message).with_help(help);
    // The last of the loop has arrows of its own, or it would go on to the next.
    match touchpoints[last].arrows.first() {
        Some(arrow) => {
            let label = format!("from `{}` people only go back", name(last));
            found.with_label(Location::new(&journey.head.file, arrow.span), label)
        }
        None => found,
    }
}
