//! Where order and names lead, and the arrows that an arrow to alternatives stands for.

use indexmap::IndexMap;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;

use crate::diagnostic::{Code, nearest};
use crate::model::{AlternativesId, Arrow, Destination, Id, Journey, TouchpointId, WrittenArrow};
use crate::vocabulary::synonym;

use super::context::LowerContext;

/// Where people go on to: to one place, or to one of several.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target {
    /// A touchpoint, step or end.
    Place(Destination),
    /// The members of a group, among whom they divide.
    Alternatives(AlternativesId),
}

/// Who is given the arrows that one stands for: where each goes, the share that takes it, and the group it leads through.
type Follower<'f> = &'f mut dyn FnMut(Destination, Option<Decimal>, Option<AlternativesId>);

/// The ways through one journey.
pub(super) struct Routes<'j> {
    journey: &'j Journey,
    /// Where each id leads: a touchpoint or group, else the first of a stage; `None` for a stage without one.
    by_name: IndexMap<&'j str, Option<Target>, FxBuildHasher>,
}

/// Returns where people set out, and which part of them at each place.
pub(super) fn starts(journey: &Journey) -> Vec<(TouchpointId, Option<Decimal>)> {
    let mut starts = Vec::new();
    follow(journey, at(journey, 0), Some(Decimal::ONE_HUNDRED), &mut |to, share, _| {
        if let Destination::Touchpoint(to) = to {
            starts.push((to, share));
        }
    });
    starts
}

impl<'j> Routes<'j> {
    pub(super) fn of(journey: &'j Journey) -> Self {
        let mut by_name: IndexMap<&str, Option<Target>, FxBuildHasher> = IndexMap::default();
        for stage in journey.stages.iter().filter(|stage| !stage.head.id.value.is_empty()) {
            let first = (!stage.touchpoints.is_empty()).then(|| at(journey, stage.touchpoints.start));
            by_name.entry(&*stage.head.id.value).or_insert(first);
        }
        // Touchpoints and groups come second, and backwards, so that they win over stages and the first of two over the second.
        let groups = journey.alternatives.iter().enumerate().rev();
        let groups = groups.map(|(id, group)| (&group.head.id, Target::Alternatives(Id::new(id))));
        let touchpoints = journey.touchpoints().map(|(id, it)| (&it.head.id, place(id)));
        let touchpoints = touchpoints.collect::<Vec<_>>().into_iter().rev();
        for (id, target) in groups.chain(touchpoints).filter(|(id, _)| !id.value.is_empty()) {
            by_name.insert(&id.value, Some(target));
        }
        Self { journey, by_name }
    }

    /// Returns what stands behind a touchpoint in the order; behind a member, what stands behind its group.
    pub(super) fn behind(&self, touchpoint: TouchpointId) -> Target {
        at(self.journey, self.journey.place_behind(touchpoint))
    }

    /// Gives the arrows that one to a target stands for.
    pub(super) fn follow(&self, target: Target, share: Option<Decimal>, give: Follower<'_>) {
        follow(self.journey, target, share, give);
    }

    /// Returns where a written arrow leads, and reports one that leads nowhere.
    pub(super) fn named(&self, cx: &mut LowerContext<'_>, arrow: &WrittenArrow) -> Option<Target> {
        let name = &*arrow.target.value;
        match name {
            "done" => return Some(Target::Place(Destination::Done)),
            "exit" => return Some(Target::Place(Destination::Exit)),
            _ => {}
        }
        match self.by_name.get(name) {
            Some(Some(target)) => return Some(*target),
            // It is said once, where it is written.
            _ if arrow.is_copy => {}
            Some(None) => {
                let message = format!("the stage `{name}` has no touchpoint to go to");
                let help = "write a touchpoint or step in the stage, or let the arrow go elsewhere";
                cx.report(cx.error(Code::UNKNOWN_REFERENCE, arrow.target.span, message).with_help(help));
            }
            None if cx.is_poisoned(name) => {}
            None => {
                let message = format!("this journey has no touchpoint, step or stage `{name}`");
                let meant = synonym(name).filter(|meant| *meant == "-> exit").map(|_| "exit");
                let names = self.by_name.keys().copied().chain(["done", "exit"]);
                // Nobody reads the hundredth suggestion, and each costs a look at every name.
                let near =
                    meant.or_else(|| (cx.diagnostics.len() < 100).then(|| nearest(name, names)).flatten());
                let fault = cx.error(Code::UNKNOWN_REFERENCE, arrow.target.span, message);
                cx.report(match near {
                    Some(near) => fault
                        .with_help(format!("did you mean `{near}`?"))
                        .with_replacement(format!("replace with `{near}`"), near),
                    None => fault.with_help(
                        "an arrow goes to a touchpoint, step or stage of its journey, to `done` or to `exit`",
                    ),
                });
            }
        }
        None
    }

    /// Returns whether groups stand for more arrows than anybody draws, and reports it: many ways to many alternatives multiply.
    pub(super) fn are_too_many(&self, cx: &mut LowerContext<'_>, arrows: &[Arrow]) -> bool {
        let journey = self.journey;
        let written: usize = journey.touchpoints.iter().map(|touchpoint| touchpoint.arrows.len()).sum();
        let most = MOST_AT_ALL + MOST_FOR_EACH * (journey.touchpoints.len() + written);
        if arrows.len() <= most {
            return false;
        }
        let Some(group) = arrows.iter().rev().find_map(|arrow| arrow.through) else { return false };
        let id = &journey[group].head.id;
        let message = format!("too many ways lead to the alternatives of `{}` and others", id.value);
        let help = "give the group fewer members, or let fewer arrows lead to it";
        cx.report(cx.error(Code::LIMIT_EXCEEDED, id.span, message).with_help(help));
        true
    }
}

/// How many arrows a journey may have for each touchpoint and each arrow that is written, and how many more: far beyond what
/// can be drawn, and little enough that no text grows to more than its size lets expect.
const MOST_FOR_EACH: usize = 8;
const MOST_AT_ALL: usize = 200;

fn place(touchpoint: TouchpointId) -> Target {
    Target::Place(Destination::Touchpoint(touchpoint))
}

/// Returns what stands at a place in the order; the end behind the last.
fn at(journey: &Journey, index: usize) -> Target {
    match journey.touchpoints.get(index) {
        None => Target::Place(Destination::Done),
        Some(touchpoint) => touchpoint.alternatives.map_or(place(Id::new(index)), Target::Alternatives),
    }
}

/// Gives the arrows that one to a target stands for: itself, or one to each member of a group, and one past it for those who
/// meet none.
fn follow(journey: &Journey, mut target: Target, mut share: Option<Decimal>, give: Follower<'_>) {
    let part_of = |all: Option<Decimal>, part: Option<Decimal>| {
        all?.checked_mul(part?).map(|part| part / Decimal::ONE_HUNDRED)
    };
    let mut through = None;
    loop {
        let group = match target {
            Target::Place(destination) => return give(destination, share, through),
            Target::Alternatives(group) => group,
        };
        through = Some(group);
        let group = &journey[group];
        for (member, part) in group.shares() {
            give(Destination::Touchpoint(member), part_of(share, part), through);
        }
        if group.passing_by.is_zero() {
            return;
        }
        share = part_of(share, Some(group.passing_by));
        target = at(journey, group.members.end);
    }
}
