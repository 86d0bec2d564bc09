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
    let mut losses: Vec<Loss<'_>> = by_touchpoint
        .filter(|arrows| journey.flow.reachable[arrows[0].from.index()])
        .filter(|arrows| !is_forgotten_share(journey, arrows[0].from))
        .filter(|arrows| !is_explained(cx, journey, arrows[0].from, &hurting))
        .filter_map(|arrows| Loss::of(journey, arrows))
        .collect();
    // An arrow of a stage leaves each member of the group that closes it, and is written once.
    losses.sort_by_key(|loss| loss.largest().span.start);
    let by_arrow = losses.chunk_by(|one, next| one.largest().span == next.largest().span);
    by_arrow.map(|losses| found(journey, losses)).collect()
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

/// What many take who leave a touchpoint.
struct Loss<'j> {
    at: TouchpointId,
    /// The arrows to `exit` with their shares.
    exits: Vec<(&'j WrittenArrow, Decimal)>,
    /// The number of the first of those that carry the most.
    largest: usize,
}

impl<'j> Loss<'j> {
    /// Returns what the arrows of one touchpoint lose, where that is much.
    fn of(journey: &'j Journey, arrows: &[Arrow]) -> Option<Self> {
        let at = arrows[0].from;
        let exits: Vec<(&WrittenArrow, Decimal)> = arrows
            .iter()
            .filter(|arrow| arrow.to == Destination::Exit)
            .filter_map(|arrow| match arrow.origin {
                Origin::Written(index) => Some((&journey[at].arrows[index], arrow.share?)),
                Origin::Next | Origin::Remainder => None,
            })
            .collect();
        let (largest, _) = exits.iter().enumerate().rev().max_by_key(|(_, (_, share))| *share)?;
        let loss = Self { at, exits, largest };
        (loss.share() >= MUCH).then_some(loss)
    }

    fn share(&self) -> Decimal {
        self.exits.iter().map(|(_, share)| *share).sum()
    }

    fn largest(&self) -> &'j WrittenArrow {
        self.exits[self.largest].0
    }
}

/// Returns what is to be said where people leave on one arrow, of one touchpoint or of several.
fn found(journey: &Journey, losses: &[Loss<'_>]) -> Diagnostic {
    let (first, file) = (&losses[0], &journey.head.file);
    let least = losses.iter().map(Loss::share).min().unwrap_or_default();
    let more = if losses.iter().all(|loss| loss.share() == least) { "" } else { " or more" };
    let many =
        if least < Decimal::ONE_HUNDRED { format!("{}%{more}", least.normalize()) } else { "all".to_owned() };
    let names = losses.iter().map(|loss| format!("`{}`", journey[loss.at].head.id.value));
    let names = names.collect::<Vec<_>>().join(", ");
    let (message, help) = match losses.len() {
        1 => (
            format!("{many} leave at {names}, and no pain there says why"),
            format!("add `pain \"…\"` to {names} that says why they leave"),
        ),
        _ => (
            format!("{many} leave at each of {names}, and no pain there says why"),
            format!(
                "add `pain \"…\"` to the stage `{}` or to each of them that says why they leave",
                journey[journey[first.at].stage].head.id.value
            ),
        ),
    };
    let at = |arrow: &WrittenArrow| Location::new(file, arrow.span);
    let mut found = LINT.found(at(first.largest()), message).with_help(help);
    if let [only] = losses {
        for (number, (arrow, share)) in only.exits.iter().enumerate() {
            if number != only.largest {
                found = found.with_label(at(arrow), format!("{}% of them here", share.normalize()));
            }
        }
    }
    found
}
