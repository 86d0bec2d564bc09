//! Arrows, written and implied, and the people who take them.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::model::{Arrow, Destination, Flow, Journey, Origin};
use crate::vocabulary::Period;

use super::context::LowerContext;
use super::routes::{Routes, Target, starts};
use super::shares::divide;

/// Returns how people move through a journey, and reports arrows that lead nowhere.
pub(super) fn flow(cx: &mut LowerContext<'_>, journey: &Journey) -> Flow {
    let arrows = arrows(cx, journey);
    let mut flow = Flow { arrows, starts: starts(journey), ..Flow::default() };
    flow.reachable = reachable(journey.touchpoints.len(), &flow);
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
    let routes = Routes::of(journey);
    let mut arrows = Vec::with_capacity(journey.touchpoints.len());
    for (from, touchpoint) in journey.touchpoints() {
        let mut add = |origin, target: Target, share| {
            routes.follow(target, share, &mut |to, share, through| {
                arrows.push(Arrow { from, to, origin, through, share, people: None });
            });
        };
        let next = routes.behind(from);
        if touchpoint.arrows.is_empty() {
            add(Origin::Next, next, Some(Decimal::ONE_HUNDRED));
            continue;
        }
        let shares: Vec<_> = touchpoint.arrows.iter().map(|arrow| arrow.share).collect();
        let help = "the arrows of a touchpoint divide those who come there; make the shares 100% together";
        let division = divide(cx, &shares, &touchpoint.head.id.value, help);
        for (index, (written, share)) in touchpoint.arrows.iter().zip(division.shares).enumerate() {
            if let Some(target) = routes.named(cx, written) {
                add(Origin::Written(index), target, share);
            }
        }
        if !division.rest.is_zero() {
            add(Origin::Remainder, next, Some(division.rest));
        }
        if routes.are_too_many(cx, &arrows) {
            break;
        }
    }
    arrows
}

/// Returns which touchpoints can be reached from where people set out.
fn reachable(count: usize, flow: &Flow) -> Vec<bool> {
    let mut from_each: Vec<Vec<usize>> = vec![Vec::new(); count];
    for arrow in &flow.arrows {
        if let Destination::Touchpoint(to) = arrow.to {
            from_each[arrow.from.index()].push(to.index());
        }
    }
    let mut reachable = vec![false; count];
    let mut waiting: Vec<usize> = flow.starts.iter().map(|(at, _)| at.index()).collect();
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
/// A touchpoint's own volume counts all who come there; the journey's counts those who set out, whom loops bring back. Elsewhere the people are the sum of those on the arrows that lead there. Loops make this a
/// system of equations; where it has no solution (a loop without a way out), the numbers are not known.
fn people(journey: &Journey, flow: &Flow) -> Vec<Option<Decimal>> {
    let count = journey.touchpoints.len();
    let Some(period) = flow.period else { return vec![None; count] };
    let fixed: Vec<Option<f64>> =
        journey.touchpoints.iter().map(|touchpoint| touchpoint.volume?.per(period).to_f64()).collect();
    let begin = begin(journey, flow, period);
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
    let mut known = known(&fixed, &begin, &flow.reachable, &edges);
    forget_endless(&mut known, &fixed, &edges);
    let solved = solve(&fixed, &begin, &known, &edges);
    solved
        .into_iter()
        .map(|people| people.and_then(|people| Some(Decimal::from_f64(people)?.round_dp(4))))
        .collect()
}

/// Returns how many people set out at each touchpoint; `None` where some do, and nobody knows how many.
fn begin(journey: &Journey, flow: &Flow, period: Period) -> Vec<Option<f64>> {
    let all = journey.volume.and_then(|volume| volume.per(period).to_f64());
    let mut begin = vec![Some(0.0); journey.touchpoints.len()];
    for (at, share) in &flow.starts {
        let share = share.and_then(|share| share.to_f64()).map(|share| share / 100.0);
        begin[at.index()] = all.zip(share).map(|(all, share)| all * share);
    }
    begin
}

/// Returns where the number of people follows from what is written: nobody comes there on an arrow without a share, or
/// from where the number is not known.
fn known(fixed: &[Option<f64>], begin: &[Option<f64>], reachable: &[bool], edges: &[Edge]) -> Vec<bool> {
    let mut known: Vec<bool> =
        (0..fixed.len()).map(|at| fixed[at].is_some() || (reachable[at] && begin[at].is_some())).collect();
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

fn solve(fixed: &[Option<f64>], begin: &[Option<f64>], known: &[bool], edges: &[Edge]) -> Vec<Option<f64>> {
    let begin = fixed.iter().zip(begin).map(|(fixed, begin)| fixed.or(*begin).unwrap_or(0.0));
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
    fn alternatives_divide_those_who_set_out_and_those_who_come_again() {
        let (at, lost) = people(
            "one-of g { touchpoint a { share 50% }; touchpoint b { share 30%; -> exit 50%; -> g } }; touchpoint c",
        );
        // g = 1000 + 0.5 b, b = 0.3 g; a fifth passes by each time.
        assert_eq!(at, all(&["588.24", "352.94", "823.53"]));
        assert_eq!(lost.as_deref(), Some("176.47"));
        let (at, _) =
            people("one-of g { touchpoint a { share 99.7% }; touchpoint b { share 0% } }; touchpoint c");
        assert_eq!(at, all(&["997", "0", "997"]), "less than half a percent is rounding");
    }

    #[test]
    fn where_two_alternatives_have_no_share_nobody_knows_who_meets_them() {
        let (at, _) =
            people("one-of g { touchpoint a { share 50% }; touchpoint b; touchpoint c }; touchpoint d");
        assert_eq!(at, [Some("500".to_owned()), None, None, None]);
        let (at, _) =
            people("touchpoint x; one-of g { touchpoint a { share 90% }; touchpoint b }; touchpoint d");
        assert_eq!(at, all(&["1000", "900", "100", "1000"]));
    }

    #[test]
    fn ways_that_multiply_beyond_measure_are_an_error() {
        let members: String = (0..400).map(|at| format!("touchpoint m{at} {{ -> g }}\n")).collect();
        let text = format!("persona p\njourney j {{ persona p; stage s {{ one-of g {{ {members} }} }} }}");
        let file = SourceFile::new("a.journey", text);
        let unit = lower(&file, &parse(&file).items);
        let codes: Vec<&str> = unit.diagnostics.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, ["limit-exceeded"]);
        assert!(unit.journeys[0].flow.arrows.len() < 10_000);
    }

    #[test]
    fn two_arrows_without_a_share_divide_the_rest_as_nobody_knows() {
        let (people, lost) = people("touchpoint a { -> b; -> exit }; touchpoint b");
        assert_eq!(people, [Some("1000".to_owned()), None]);
        assert_eq!(lost, None);
    }
}
