//! Arrows, written and implied, and the people who take them.

use indexmap::IndexMap;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rustc_hash::FxBuildHasher;

use crate::diagnostic::{Code, nearest};
use crate::model::{Arrow, Destination, Flow, Id, Journey, Origin, Touchpoint, TouchpointId, WrittenArrow};

use super::context::Context;

/// Up to here, shares count as rounded.
const ROUNDED_UP: Decimal = Decimal::from_parts(1_005, 0, 0, false, 1);
/// Below this, something is left over.
const ROUNDED_DOWN: Decimal = Decimal::from_parts(995, 0, 0, false, 1);

/// Returns how people move through a journey, and reports arrows that lead nowhere.
pub(super) fn flow(cx: &mut Context<'_>, journey: &Journey) -> Flow {
    let arrows = arrows(cx, journey);
    let reachable = reachable(journey.touchpoints.len(), &arrows);
    let mut flow = Flow { arrows, reachable, ..Flow::default() };
    let volumes = journey.touchpoints.iter().filter_map(|touchpoint| touchpoint.volume);
    flow.period = journey.volume.into_iter().chain(volumes).next().map(|volume| volume.period);
    flow.people = people(journey, &flow);
    for arrow in &mut flow.arrows {
        let part = |share: Decimal| {
            flow.people[arrow.from.index()]?.checked_mul(share).map(|part| part / Decimal::ONE_HUNDRED)
        };
        arrow.people = arrow.share.and_then(part);
    }
    flow
}

fn arrows(cx: &mut Context<'_>, journey: &Journey) -> Vec<Arrow> {
    let destinations = destinations(journey);
    let mut arrows = Vec::with_capacity(journey.touchpoints.len());
    for (from, touchpoint) in journey.touchpoints() {
        let next = match from.index() + 1 {
            next if next < journey.touchpoints.len() => Destination::Touchpoint(Id::new(next)),
            _ => Destination::Done,
        };
        let implied = |origin, share| Arrow { from, to: next, origin, share: Some(share), people: None };
        if touchpoint.arrows.is_empty() {
            arrows.push(implied(Origin::Next, Decimal::ONE_HUNDRED));
            continue;
        }
        let rest = remainder(cx, touchpoint);
        let without_share = touchpoint.arrows.iter().filter(|arrow| arrow.share.is_none()).count();
        for (index, written) in touchpoint.arrows.iter().enumerate() {
            let share = match written.share {
                Some(share) => Some(share.value),
                None if without_share == 1 => Some(rest),
                None => None,
            };
            if let Some(to) = destination(cx, &destinations, written) {
                arrows.push(Arrow { from, to, origin: Origin::Written(index), share, people: None });
            }
        }
        if without_share == 0 && rest > Decimal::ONE_HUNDRED - ROUNDED_DOWN {
            arrows.push(implied(Origin::Remainder, rest));
        }
    }
    arrows
}

/// Returns what the written shares leave over, and reports the arrow that takes their sum too far.
fn remainder(cx: &mut Context<'_>, touchpoint: &Touchpoint) -> Decimal {
    let mut sum = Decimal::ZERO;
    let mut is_reported = false;
    for share in touchpoint.arrows.iter().filter_map(|arrow| arrow.share) {
        sum = sum.saturating_add(share.value);
        if sum > ROUNDED_UP && !is_reported {
            let message =
                format!("the shares of `{}` add up to {}%", touchpoint.head.id.value, sum.normalize());
            let help =
                "the arrows of a touchpoint divide those who come there; make the shares 100% together";
            cx.report(cx.error(Code::SHARE_OVER_100, share.span, message).with_help(help));
            is_reported = true;
        }
    }
    (Decimal::ONE_HUNDRED - sum).max(Decimal::ZERO)
}

/// Returns where each id leads: a touchpoint, else the first touchpoint of a stage; `None` for a stage without one.
fn destinations(journey: &Journey) -> IndexMap<&str, Option<TouchpointId>, FxBuildHasher> {
    let mut destinations = IndexMap::default();
    for stage in &journey.stages {
        destinations.entry(&*stage.head.id.value).or_insert_with(|| stage.touchpoint_ids().next());
    }
    // Touchpoints come second, and backwards, so that they win over stages and the first of two over the second.
    for (id, touchpoint) in journey.touchpoints.iter().enumerate().rev() {
        destinations.insert(&touchpoint.head.id.value, Some(Id::new(id)));
    }
    destinations
}

fn destination(
    cx: &mut Context<'_>,
    destinations: &IndexMap<&str, Option<TouchpointId>, FxBuildHasher>,
    arrow: &WrittenArrow,
) -> Option<Destination> {
    let name = &*arrow.target.value;
    match name {
        "done" => return Some(Destination::Done),
        "exit" => return Some(Destination::Exit),
        _ => {}
    }
    match destinations.get(name) {
        Some(Some(touchpoint)) => return Some(Destination::Touchpoint(*touchpoint)),
        Some(None) => {
            let message = format!("the stage `{name}` has no touchpoint to go to");
            let help = "write a touchpoint or step in the stage, or let the arrow go elsewhere";
            cx.report(cx.error(Code::UNKNOWN_REFERENCE, arrow.target.span, message).with_help(help));
        }
        None if cx.is_doubtful(name) => {}
        None => {
            let message = format!("this journey has no touchpoint, step or stage `{name}`");
            let meant = crate::vocabulary::synonym(name).filter(|meant| *meant == "-> exit").map(|_| "exit");
            let names = destinations.keys().copied().chain(["done", "exit"]);
            // Nobody reads the hundredth suggestion, and each costs a look at every name.
            let near = meant.or_else(|| (cx.diagnostics.len() < 100).then(|| nearest(name, names)).flatten());
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

/// Returns which touchpoints can be reached from the first.
fn reachable(count: usize, arrows: &[Arrow]) -> Vec<bool> {
    let mut from_each: Vec<Vec<usize>> = vec![Vec::new(); count];
    for arrow in arrows {
        if let Destination::Touchpoint(to) = arrow.to {
            from_each[arrow.from.index()].push(to.index());
        }
    }
    let mut reachable = vec![false; count];
    let mut waiting: Vec<usize> = (0..count).take(1).collect();
    while let Some(at) = waiting.pop() {
        if !std::mem::replace(&mut reachable[at], true) {
            waiting.extend(&from_each[at]);
        }
    }
    reachable
}

/// An arrow between two touchpoints, as the numbers see it.
struct Edge {
    from: usize,
    to: usize,
    share: Option<f64>,
}

/// Returns how many people come to each touchpoint in one period, where that follows from volumes and shares.
///
/// A touchpoint's own volume counts all who come there; the journey's counts those who start at its first touchpoint,
/// whom loops bring back. Elsewhere the people are the sum of those on the arrows that lead there. Loops make this a
/// system of equations, which is solved by going round until nothing changes; where it never settles (a loop without
/// a way out), the number is not known.
fn people(journey: &Journey, flow: &Flow) -> Vec<Option<Decimal>> {
    let count = journey.touchpoints.len();
    let Some(period) = flow.period else { return vec![None; count] };
    let fixed: Vec<Option<f64>> =
        journey.touchpoints.iter().map(|touchpoint| touchpoint.volume?.per(period).to_f64()).collect();
    let start = journey.volume.and_then(|volume| volume.per(period).to_f64());
    let edges: Vec<Edge> = flow
        .arrows
        .iter()
        .filter(|arrow| flow.reachable[arrow.from.index()] || fixed[arrow.from.index()].is_some())
        .filter_map(|arrow| match arrow.to {
            Destination::Touchpoint(to) => Some((arrow, to)),
            Destination::Done | Destination::Exit => None,
        })
        .map(|(arrow, to)| {
            let share = arrow.share.and_then(|share| share.to_f64()).map(|share| share / 100.0);
            Edge { from: arrow.from.index(), to: to.index(), share }
        })
        .collect();
    let known = known(&fixed, start.is_some(), &flow.reachable, &edges);
    let solved = solve(&fixed, start, &known, &edges);
    solved
        .into_iter()
        .map(|people| people.and_then(|people| Some(Decimal::from_f64(people)?.round_dp(2))))
        .collect()
}

/// Returns where the number of people follows from what is written: nobody comes there on an arrow without a share, or
/// from where the number is not known.
fn known(fixed: &[Option<f64>], has_start: bool, reachable: &[bool], edges: &[Edge]) -> Vec<bool> {
    let mut known: Vec<bool> =
        (0..fixed.len()).map(|at| fixed[at].is_some() || (reachable[at] && (at > 0 || has_start))).collect();
    let mut onward: Vec<Vec<usize>> = vec![Vec::new(); fixed.len()];
    let mut waiting = Vec::new();
    for edge in edges {
        onward[edge.from].push(edge.to);
        if edge.share.is_none() || !known[edge.from] {
            waiting.push(edge.to);
        }
    }
    while let Some(at) = waiting.pop() {
        if fixed[at].is_none() && std::mem::replace(&mut known[at], false) {
            waiting.extend(&onward[at]);
        }
    }
    known
}

fn solve(fixed: &[Option<f64>], start: Option<f64>, known: &[bool], edges: &[Edge]) -> Vec<Option<f64>> {
    const ROUNDS: usize = 10_000;
    /// Keeps the work linear for journeys of unreasonable size.
    const STEPS: usize = 20_000_000;
    let begin: Vec<f64> = (0..fixed.len())
        .map(|at| fixed[at].unwrap_or(if at == 0 { start.unwrap_or(0.0) } else { 0.0 }))
        .collect();
    let mut incoming: Vec<Vec<(usize, f64)>> = vec![Vec::new(); fixed.len()];
    for edge in edges {
        if let Some(share) = edge.share
            && known[edge.from]
            && fixed[edge.to].is_none()
        {
            incoming[edge.to].push((edge.from, share));
        }
    }
    let mut people = begin.clone();
    let mut settled = vec![false; fixed.len()];
    for _ in 0..ROUNDS.min(STEPS / (edges.len() + fixed.len() + 1)).max(2) {
        let mut changes = false;
        for at in 0..fixed.len() {
            let sum = incoming[at].iter().fold(begin[at], |sum, (from, share)| sum + people[*from] * share);
            settled[at] = (sum - people[at]).abs() <= 1e-9 * sum.abs().max(1.0);
            changes |= !settled[at];
            people[at] = sum;
        }
        if !changes {
            break;
        }
    }
    (0..fixed.len()).map(|at| (known[at] && settled[at]).then_some(people[at])).collect()
}
