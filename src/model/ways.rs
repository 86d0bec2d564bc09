//! What leads where, and where it begins.

use super::Destination;
use super::flow::Arrow;

/// Touchpoints by their numbers, and what leads from one to another.
pub struct Ways {
    onward: Vec<Vec<usize>>,
}

impl Ways {
    /// Returns the ways from one of `count` touchpoints to another.
    pub fn new(count: usize, ways: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut onward = vec![Vec::new(); count];
        ways.for_each(|(from, to)| onward[from].push(to));
        Self { onward }
    }

    /// Returns the touchpoints that each arrow leads from and to, of those that lead to one.
    pub fn along(arrows: &[Arrow]) -> impl Iterator<Item = (usize, usize)> {
        arrows.iter().filter_map(|arrow| match arrow.to {
            Destination::Touchpoint(to) => Some((arrow.from.index(), to.index())),
            Destination::Done | Destination::Exit => None,
        })
    }

    /// Marks what can be reached from `start`, itself included, and returns what had no mark before, in order.
    pub fn reach(&self, start: usize, marked: &mut [bool]) -> Vec<usize> {
        let mut reached = Vec::new();
        let mut waiting = vec![start];
        while let Some(at) = waiting.pop() {
            if !std::mem::replace(&mut marked[at], true) {
                reached.push(at);
                waiting.extend(&self.onward[at]);
            }
        }
        reached.sort_unstable();
        reached
    }

    /// Returns the few of `part` from which all of it can be reached, each with what was not reached from those before;
    /// where a loop comes first, the first of it in `part`. No way may lead into `part` from outside.
    pub fn beginnings(&self, part: &[usize]) -> Vec<(usize, Vec<usize>)> {
        let mut marked = vec![false; self.onward.len()];
        let mut beginnings = Vec::new();
        // What is finished last can be reached from nothing else, or only in a loop.
        for at in self.finished(part).into_iter().rev() {
            if !marked[at] {
                beginnings.push((at, self.reach(at, &mut marked)));
            }
        }
        beginnings
    }

    /// Returns all that `part` leads to in the order in which a walk has seen everything behind it. It keeps its own stack,
    /// as a journey may be longer than the program's is deep.
    fn finished(&self, part: &[usize]) -> Vec<usize> {
        let mut seen = vec![false; self.onward.len()];
        let mut finished = Vec::new();
        let mut walk: Vec<(usize, usize)> = Vec::new();
        for start in part {
            if !std::mem::replace(&mut seen[*start], true) {
                walk.push((*start, 0));
            }
            while let Some((at, next)) = walk.last_mut() {
                let to = self.onward[*at].get(*next);
                *next += 1;
                match to {
                    Some(to) if !std::mem::replace(&mut seen[*to], true) => walk.push((*to, 0)),
                    Some(_) => {}
                    None => {
                        finished.push(*at);
                        walk.pop();
                    }
                }
            }
        }
        finished
    }
}
