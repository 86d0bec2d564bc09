//! How many people come to each touchpoint: what follows from what is counted and from the shares of the arrows.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::vocabulary::Period;

use super::{Destination, Flow, Journey, Stage, TouchpointId, Ways};

/// What is counted of the people of a journey, before anything follows from it.
pub(super) struct Counted {
    /// How many begin at each touchpoint; `None` where nobody knows.
    begin: Vec<Option<f64>>,
    /// How many come to each touchpoint, where that is written: all of them, those who begin there included.
    come: Vec<Option<f64>>,
}

impl Counted {
    /// Returns what is written. A touchpoint's own volume counts all who come there; the journey's counts those who set out,
    /// whom loops bring back.
    pub fn of(journey: &Journey, flow: &Flow, period: Period) -> Self {
        let touchpoints = journey.touchpoints.iter();
        Self {
            begin: flow.begin(journey.volume.and_then(|volume| volume.per(period).to_f64())),
            come: touchpoints.map(|touchpoint| touchpoint.volume?.per(period).to_f64()).collect(),
        }
    }
}

impl Flow {
    /// Returns how many of 100 people who set out come to each touchpoint, where the shares say so.
    pub fn of_hundred(&self) -> Vec<Option<Decimal>> {
        self.follow(&Counted { begin: self.begin(Some(100.0)), come: vec![None; self.reachable.len()] })
    }

    /// Returns how many begin at each touchpoint, of so many who set out.
    fn begin(&self, people: Option<f64>) -> Vec<Option<f64>> {
        let mut begin = vec![Some(0.0); self.reachable.len()];
        for (at, share) in &self.starts {
            let share = share.and_then(|share| share.to_f64());
            begin[at.index()] = people.zip(share).map(|(people, share)| people * share / 100.0);
        }
        begin
    }

    /// Returns how many people come to each touchpoint, where that follows from what is counted and from the shares.
    ///
    /// Where no volume is written, the people are the sum of those who begin there and of those on the arrows that lead
    /// there. Loops make this a system of equations; where it has no solution (a loop without a way out), the numbers are
    /// not known.
    pub(super) fn follow(&self, counted: &Counted) -> Vec<Option<Decimal>> {
        let fixed = &counted.come;
        let edges: Vec<Edge> = self
            .arrows
            .iter()
            .filter(|arrow| self.reachable[arrow.from.index()] || fixed[arrow.from.index()].is_some())
            .filter_map(|arrow| match arrow.to {
                Destination::Touchpoint(to) => Some((arrow, to)),
                Destination::Done | Destination::Exit => None,
            })
            .map(|(arrow, to)| {
                let share = arrow.share.and_then(|share| share.to_f64()).map(|share| share / 100.0);
                Edge { from: arrow.from.index(), to: to.index(), share }
            })
            .collect();
        let mut known = known(counted, &self.reachable, &edges);
        forget_endless(&mut known, fixed, &edges);
        let solved = solve(counted, &known, &edges).into_iter();
        solved.map(|people| people.and_then(|people| Some(Decimal::from_f64(people)?.round_dp(4)))).collect()
    }

    /// Counts who comes to each stage from elsewhere, and who begins, after the people on each arrow are known.
    pub(super) fn count_newcomers(&mut self, journey: &Journey) {
        let count = journey.touchpoints.len();
        let (mut back, mut within) = (vec![Some(Decimal::ZERO); count], vec![Some(Decimal::ZERO); count]);
        let mut is_entered = vec![false; count];
        self.entries.iter().for_each(|entry| is_entered[entry.index()] = true);
        for arrow in self.arrows.iter().filter(|arrow| self.is_taken(arrow)) {
            let Destination::Touchpoint(to) = arrow.to else { continue };
            let add = |sum: &mut Option<Decimal>| *sum = sum.and_then(|sum| sum.checked_add(arrow.people?));
            add(&mut back[to.index()]);
            match journey[arrow.from].stage == journey[to].stage {
                true => add(&mut within[to.index()]),
                false => is_entered[to.index()] = true,
            }
        }
        let new = |at: usize, known: &[Option<Decimal>]| {
            Some(self.people[at]?.checked_sub(known[at]?)?.max(Decimal::ZERO))
        };
        let into_stage = |stage: &Stage| {
            let entered = stage.touchpoints.clone().filter(|at| is_entered[*at]);
            sum(entered.map(|at| new(at, &within)))
        };
        let set_out = journey.volume.zip(self.period).map(|(volume, period)| volume.per(period));
        let sets_out_at = |at: TouchpointId| self.starts.iter().any(|(start, _)| *start == at);
        // Those who set out are counted once, wherever they do.
        let others = self.entries.iter().filter(|entry| set_out.is_none() || !sets_out_at(**entry));
        let others = others.map(|entry| new(entry.index(), &back));
        let begin = sum(set_out.map(Some).into_iter().chain(others));
        (self.into_stages, self.begin) = (journey.stages.iter().map(into_stage).collect(), begin);
    }
}

/// Returns the sum of numbers that are all known; `None` of none.
fn sum(numbers: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    numbers.reduce(|sum, number| sum?.checked_add(number?)).flatten()
}

/// An arrow between two touchpoints, as the numbers see it.
struct Edge {
    from: usize,
    to: usize,
    share: Option<f64>,
}

/// Returns where the number of people follows from what is written: nobody comes there on an arrow without a share, or
/// from where the number is not known.
fn known(counted: &Counted, reachable: &[bool], edges: &[Edge]) -> Vec<bool> {
    let fixed = &counted.come;
    let is_known = |at: usize| fixed[at].is_some() || (reachable[at] && counted.begin[at].is_some());
    let mut known: Vec<bool> = (0..fixed.len()).map(is_known).collect();
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
    let count = known.len();
    let is_taken = |edge: &&Edge| fixed[edge.to].is_none() && edge.share.is_some_and(|share| share > 0.0);
    let taken = || edges.iter().filter(is_taken).map(|edge| (edge.from, edge.to));
    let mut stays = vec![0.0; count];
    edges.iter().filter(is_taken).for_each(|edge| stays[edge.from] += edge.share.unwrap_or(0.0));
    let (onward, back) = (Ways::new(count, taken()), Ways::new(count, taken().map(|(from, to)| (to, from))));
    let mut ends = vec![false; count];
    for at in (0..count).filter(|at| stays[*at] < 1.0 - 1e-9) {
        back.reach(at, &mut ends);
    }
    let caught: Vec<usize> = (0..count).filter(|at| !ends[*at]).collect();
    let mut seen = vec![false; count];
    // Seen backwards, a loop without a way out comes before all that leads there, whose people pass once and are known.
    for (first, _) in back.beginnings(&caught) {
        onward.reach(first, &mut seen).into_iter().for_each(|at| known[at] &= fixed[at].is_some());
    }
}

/// The number of people who come to each touchpoint is what begins there and what arrows bring: `p = begin + A p`.
struct Equations {
    begin: Vec<f64>,
    /// For each touchpoint, where arrows come from and which part of the people there they bring.
    incoming: Vec<Vec<(usize, f64)>>,
}

fn solve(counted: &Counted, known: &[bool], edges: &[Edge]) -> Vec<Option<f64>> {
    let fixed = &counted.come;
    let begin = (0..fixed.len()).map(|at| fixed[at].or(counted.begin[at]).unwrap_or(0.0));
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
