//! The lint `unreachable-touchpoint`: a touchpoint to which no way leads.

use crate::diagnostic::Diagnostic;
use crate::model::{Id, Journey, JourneyId, Touchpoint, TouchpointId, Ways};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds touchpoints and steps to which no way leads from where people begin: the first touchpoint, and each that has a
    /// `volume` and no arrow that leads there. Where others follow on such a touchpoint alone, one report on the first of
    /// them stands for all.
    ///
    /// ## Why it matters
    /// The map shows a place where nobody comes. An arrow replaces the silent way to the next touchpoint, so that one arrow
    /// too few cuts off all that follows, its people and its losses with it.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint signup-form { -> exit "gives up" }
    ///     touchpoint welcome
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
    ///     touchpoint signup-form { -> exit "gives up" 38% }
    ///     touchpoint welcome
    ///   }
    /// }
    /// ```
    Warning "unreachable-touchpoint": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let is_cut_off = |at: TouchpointId| !journey.flow.reachable[at.index()];
    let cut_off: Vec<usize> =
        journey.touchpoints().map(|(at, _)| at).filter(|at| is_cut_off(*at)).map(Id::index).collect();
    if cut_off.is_empty() {
        return Vec::new();
    }
    // What is cut off may lead back to where people come; only what is cut off itself hangs on it.
    let within = |(from, to): &(usize, usize)| is_cut_off(Id::new(*from)) && is_cut_off(Id::new(*to));
    let ways = Ways::new(journey.touchpoints.len(), Ways::along(&journey.flow.arrows).filter(within));
    let beginnings = ways.beginnings(&cut_off).into_iter();
    beginnings.map(|(first, with_it)| unreachable(journey, first, &with_it)).collect()
}

fn unreachable(journey: &Journey, first: usize, with_it: &[usize]) -> Diagnostic {
    let touchpoints = &journey.touchpoints;
    let name = |at: usize| &*touchpoints[at].head.id.value;
    let mut behind = with_it.iter().filter(|at| **at != first);
    let others = match (behind.next(), behind.count()) {
        (None, _) => String::new(),
        (Some(other), 0) => format!(", nor on to `{}`", name(*other)),
        (Some(_), more) => format!(", nor on to the {} behind it", more + 1),
    };
    // People always come to the first of all, so that this one has one before it, and that one arrows of its own.
    let before = journey.before(Id::new(first)).last().map_or(first - 1, |before| before);
    let (name, before) = (name(first), &touchpoints[before]);
    let message = format!("no way leads from the first touchpoint to `{name}`{others}");
    let help = if only_exits(before) {
        format!(
            "did you forget the share of `-> exit …`? with one, as in `-> exit 20%`, the others go on to `{name}`"
        )
    } else {
        format!(
            "add `-> {name}` to `{}`, or to wherever people come from; where people begin at `{name}`, write in it how many: \
             `volume 100 per month`",
            before.head.id.value
        )
    };
    LINT.found(place::of_head(&touchpoints[first].head), message)
        .with_label(place::of_head(&before.head), "the arrows from here lead elsewhere")
        .with_help(help)
}

/// Returns whether all that leads on from a touchpoint is one `-> exit` without a share.
pub(super) fn only_exits(touchpoint: &Touchpoint) -> bool {
    matches!(&*touchpoint.arrows, [only] if only.share.is_none() && &*only.target.value == "exit")
}
