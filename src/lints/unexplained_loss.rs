//! The lint `unexplained-loss`: many leave, and no pain says why.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Arrow, Destination, Journey, JourneyId, Origin, Place, TouchpointId, WrittenArrow};

use super::unreachable_touchpoint::only_exits;
use super::{Check, LintContext, lint};

lint! {
    /// ## What it does
    /// Finds touchpoints from which 10 % or more of those who come there leave for good (`-> exit`), and no pain says why:
    /// none at the touchpoint, at the work behind it or of its stage, and none of the journey that it `expands`. Where all leave
    /// and nobody comes to the next one, only `unreachable-touchpoint` speaks.
    ///
    /// ## Why it matters
    /// Where every tenth leaves, money leaves with them. A number without a reason makes everybody argue for the cure they
    /// already had in mind; a pain is what can be checked with people, and solved.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint signup-form { -> exit "gives up" 38% }
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
    ///       pain "The form is too long on mobile"
    ///       -> exit "gives up" 38%
    ///     }
    ///   }
    /// }
    /// ```
    Warning "unexplained-loss": Check::Journey(check);
}

/// From here on, in percent, a loss wants a reason.
const MUCH: Decimal = Decimal::TEN;

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    let arrows = &journey.flow.arrows;
    if arrows.iter().all(|arrow| arrow.to != Destination::Exit) {
        return Vec::new();
    }
    let hurting: FxHashSet<Place> = journey.pains.iter().map(|pain| pain.place).collect();
    let by_touchpoint = arrows.chunk_by(|one, next| one.from == next.from);
    by_touchpoint
        .filter(|arrows| journey.flow.reachable[arrows[0].from.index()])
        .filter(|arrows| !is_forgotten_share(journey, arrows[0].from))
        .filter(|arrows| !is_explained(cx, journey, arrows[0].from, &hurting))
        .filter_map(|arrows| loss(journey, arrows))
        .collect()
}

fn is_explained(
    cx: &LintContext<'_>,
    journey: &Journey,
    at: TouchpointId,
    hurting: &FxHashSet<Place>,
) -> bool {
    let touchpoint = &journey[at];
    hurting.contains(&Place::Touchpoint(at))
        || hurting.contains(&Place::Stage(touchpoint.stage))
        || cx.expansion(touchpoint).is_some_and(|expansion| !expansion.pains.is_empty())
}

/// Returns whether nobody goes on to the next touchpoint since all exit, which `unreachable-touchpoint` speaks of.
fn is_forgotten_share(journey: &Journey, at: TouchpointId) -> bool {
    let next = journey.place_behind(at);
    let next_is_cut_off = journey.flow.reachable.get(next).is_some_and(|reachable| !reachable);
    next_is_cut_off && only_exits(&journey[at])
}

/// Returns what is to be said of the arrows of one touchpoint.
fn loss(journey: &Journey, arrows: &[Arrow]) -> Option<Diagnostic> {
    let touchpoint = &journey[arrows[0].from];
    let exits: Vec<(&WrittenArrow, Decimal)> = arrows
        .iter()
        .filter(|arrow| arrow.to == Destination::Exit)
        .filter_map(|arrow| match arrow.origin {
            Origin::Written(index) => Some((&touchpoint.arrows[index], arrow.share?)),
            Origin::Next | Origin::Remainder => None,
        })
        .collect();
    let sum: Decimal = exits.iter().map(|(_, share)| *share).sum();
    if sum < MUCH {
        return None;
    }
    // The first of those that carry the most.
    let (largest, (arrow, _)) = exits.iter().enumerate().rev().max_by_key(|(_, (_, share))| *share)?;
    let name = &touchpoint.head.id.value;
    let many = if sum < Decimal::ONE_HUNDRED { format!("{}%", sum.normalize()) } else { "all".to_owned() };
    let message = format!("{many} leave at `{name}`, and no pain there says why");
    let at = |arrow: &WrittenArrow| Location::new(&journey.head.file, arrow.span);
    let mut found = LINT
        .found(at(arrow), message)
        .with_help(format!("add `pain \"…\"` to `{name}` that says why they leave"));
    for (index, (arrow, share)) in exits.iter().enumerate() {
        if index != largest {
            found = found.with_label(at(arrow), format!("{}% of them here", share.normalize()));
        }
    }
    Some(found)
}
