//! Arrows, written and implied, and the people who take them.

use indexmap::IndexMap;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rustc_hash::FxBuildHasher;

use crate::diagnostic::{Code, nearest};
use crate::model::{Arrow, Destination, Flow, Id, Journey, Origin, Touchpoint, TouchpointId, WrittenArrow};
use crate::vocabulary::synonym;

use super::context::LowerContext;

/// Up to here, shares count as rounded.
const ROUNDED_UP: Decimal = Decimal::from_parts(1_005, 0, 0, false, 1);
/// Below this, something is left over.
const ROUNDED_DOWN: Decimal = Decimal::from_parts(995, 0, 0, false, 1);

/// Returns how people move through a journey, and reports arrows that lead nowhere.
pub(super) fn flow(cx: &mut LowerContext<'_>, journey: &Journey) -> Flow {
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

fn arrows(cx: &mut LowerContext<'_>, journey: &Journey) -> Vec<Arrow> {
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
fn remainder(cx: &mut LowerContext<'_>, touchpoint: &Touchpoint) -> Decimal {
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
    for stage in journey.stages.iter().filter(|stage| !stage.head.id.value.is_empty()) {
        destinations.entry(&*stage.head.id.value).or_insert_with(|| stage.touchpoint_ids().next());
    }
    // Touchpoints come second, and backwards, so that they win over stages and the first of two over the second.
    for (id, touchpoint) in journey.touchpoints.iter().enumerate().rev() {
        if touchpoint.head.id.value.is_empty() {
            continue;
        }
        destinations.insert(&touchpoint.head.id.value, Some(Id::new(id)));
    }
    destinations
}

fn destination(
    cx: &mut LowerContext<'_>,
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
        None if cx.is_poisoned(name) => {}
        None => {
            let message = format!("this journey has no touchpoint, step or stage `{name}`");
            let meant = synonym(name).filter(|meant| *meant == "-> exit").map(|_| "exit");
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
/// system of equations; where it has no solution (a loop without a way out), the numbers are not known.
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
    let mut known = known(&fixed, start.is_some(), &flow.reachable, &edges);
    forget_endless(&mut known, &fixed, &edges);
    let solved = solve(&fixed, start, &known, &edges);
    solved
        .into_iter()
        .map(|people| people.and_then(|people| Some(Decimal::from_f64(people)?.round_dp(4))))
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

/// Forgets the numbers of loops without a way out, where people only become more.
fn forget_endless(known: &mut [bool], fixed: &[Option<f64>], edges: &[Edge]) {
    let mut stays = vec![0.0; known.len()];
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); known.len()];
    for edge in edges.iter().filter(|edge| fixed[edge.to].is_none()) {
        stays[edge.from] += edge.share.unwrap_or(0.0);
        back[edge.to].push(edge.from);
    }
    let mut ends: Vec<bool> = vec![false; known.len()];
    let mut waiting: Vec<usize> = (0..known.len()).filter(|at| stays[*at] < 1.0 - 1e-9).collect();
    while let Some(at) = waiting.pop() {
        if !std::mem::replace(&mut ends[at], true) {
            waiting.extend(&back[at]);
        }
    }
    for at in 0..known.len() {
        known[at] &= ends[at] || fixed[at].is_some();
    }
}

/// The number of people who come to each touchpoint is what begins there and what arrows bring: `p = begin + A p`.
struct Equations {
    begin: Vec<f64>,
    /// For each touchpoint, where arrows come from and which part of the people there they bring.
    incoming: Vec<Vec<(usize, f64)>>,
}

fn solve(fixed: &[Option<f64>], start: Option<f64>, known: &[bool], edges: &[Edge]) -> Vec<Option<f64>> {
    let begin =
        (0..fixed.len()).map(|at| fixed[at].unwrap_or(if at == 0 { start.unwrap_or(0.0) } else { 0.0 }));
    let mut equations = Equations { begin: begin.collect(), incoming: vec![Vec::new(); fixed.len()] };
    for edge in edges {
        if let Some(share) = edge.share
            && known[edge.from]
            && known[edge.to]
            && fixed[edge.to].is_none()
        {
            equations.incoming[edge.to].push((edge.from, share));
        }
    }
    let people = equations.without_loops().or_else(|| equations.with_loops());
    let people = people.unwrap_or_else(|| equations.begin.clone().into_iter().map(|_| f64::NAN).collect());
    (0..fixed.len())
        .map(|at| fixed[at].or_else(|| Some(people[at]).filter(|people| known[at] && people.is_finite())))
        .collect()
}

impl Equations {
    /// Solves what has no loop, from the first to the last; `None` where there is one.
    fn without_loops(&self) -> Option<Vec<f64>> {
        let mut waiting: Vec<usize> = self.incoming.iter().map(Vec::len).collect();
        let mut onward: Vec<Vec<(usize, f64)>> = vec![Vec::new(); self.begin.len()];
        for (to, incoming) in self.incoming.iter().enumerate() {
            incoming.iter().for_each(|(from, share)| onward[*from].push((to, *share)));
        }
        let mut people = self.begin.clone();
        let mut ready: Vec<usize> = (0..people.len()).filter(|at| waiting[*at] == 0).collect();
        let mut solved = 0;
        while let Some(at) = ready.pop() {
            solved += 1;
            for (to, share) in &onward[at] {
                people[*to] += people[at] * share;
                waiting[*to] -= 1;
                if waiting[*to] == 0 {
                    ready.push(*to);
                }
            }
        }
        (solved == people.len()).then_some(people)
    }

    /// Solves all at once, by elimination with pivots. `None` for a loop without a way out, where no number fits, and
    /// for journeys of a size that nobody walks, where it would take too long.
    fn with_loops(&self) -> Option<Vec<f64>> {
        const MOST: usize = 400;
        let count = self.begin.len();
        if count > MOST {
            return None;
        }
        let mut rows: Vec<Vec<f64>> = vec![vec![0.0; count + 1]; count];
        for (at, row) in rows.iter_mut().enumerate() {
            row[at] = 1.0;
            row[count] = self.begin[at];
            self.incoming[at].iter().for_each(|(from, share)| row[*from] -= share);
        }
        for column in 0..count {
            let pivot =
                (column..count).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
            if rows[pivot][column].abs() < 1e-9 {
                return None;
            }
            rows.swap(column, pivot);
            let (above, below) = rows.split_at_mut(column + 1);
            let pivot = &above[column];
            for row in below.iter_mut().filter(|row| row[column] != 0.0) {
                let factor = row[column] / pivot[column];
                row.iter_mut().zip(pivot).skip(column).for_each(|(cell, other)| *cell -= factor * other);
            }
        }
        let mut people = vec![0.0; count];
        for at in (0..count).rev() {
            let known: f64 = (at + 1..count).map(|other| rows[at][other] * people[other]).sum();
            people[at] = (rows[at][count] - known) / rows[at][at];
        }
        Some(people)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::lower;
    use crate::source::SourceFile;
    use crate::syntax::parse;

    /// Returns the people at each touchpoint, and those who are lost.
    fn people(stage: &str) -> (Vec<Option<String>>, Option<String>) {
        let text =
            format!("persona p\njourney j {{ persona p; volume 1000 per month; stage s {{ {stage} }} }}");
        let file = SourceFile::new("a.journey", text);
        let unit = lower(&file, &parse(&file).items);
        assert_eq!(unit.diagnostics, []);
        let flow = &unit.journeys[0].flow;
        let shown = |people: rust_decimal::Decimal| people.round_dp(2).normalize().to_string();
        (flow.people.iter().map(|people| people.map(shown)).collect(), flow.lost().map(shown))
    }

    fn all(numbers: &[&str]) -> Vec<Option<String>> {
        numbers.iter().map(|number| Some((*number).to_owned())).collect()
    }

    #[test]
    fn shares_divide_and_the_rest_goes_on() {
        let (people, lost) = people("touchpoint a { -> exit 40% }; touchpoint b { -> a 10%; -> exit }");
        // a = 1000 + 0.1 b, b = 0.6 a
        assert_eq!(people, all(&["1063.83", "638.3"]));
        assert_eq!(lost.as_deref(), Some("1000"));
    }

    #[test]
    fn a_loop_with_a_small_way_out_is_exact() {
        let (people, lost) = people("touchpoint a; touchpoint b { -> a 99.99%; -> exit 0.01% }");
        assert_eq!(people, all(&["10000000", "10000000"]));
        assert_eq!(lost.as_deref(), Some("1000"));
    }

    #[test]
    fn a_loop_without_a_way_out_has_no_number_and_the_rest_has() {
        let (people, _) = people("touchpoint a { -> c 10% }; touchpoint b { -> b 100% }; touchpoint c");
        assert_eq!(people, [Some("1000".to_owned()), None, Some("100".to_owned())]);
    }

    #[test]
    fn two_arrows_without_a_share_divide_the_rest_as_nobody_knows() {
        let (people, lost) = people("touchpoint a { -> b; -> exit }; touchpoint b");
        assert_eq!(people, [Some("1000".to_owned()), None]);
        assert_eq!(lost, None);
    }
}
