//! How people move through a journey: the arrows, written and implied, and how many take each.

use rust_decimal::Decimal;

use crate::source::{Span, Spanned};
use crate::vocabulary::Period;

use super::{About, AlternativesId, Citation, Duration, Text, TouchpointId};

/// An arrow as written: `-> reminder-email "gives up" 38% after 1 day`.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenArrow {
    /// The name behind the arrow: a touchpoint, step or stage, `done` or `exit`.
    pub target: Spanned<Box<str>>,
    /// Why people go there.
    pub label: Option<Text>,
    /// How many do, in percent.
    pub share: Option<Spanned<Decimal>>,
    /// How long they wait before.
    pub after: Option<Duration>,
    /// Where we know it from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
    /// Whether it is written in the stage, and leaves from its last touchpoint.
    pub in_stage: bool,
    /// Whether it repeats one that is written once, in the stage: that leaves each member of a group that closes it.
    pub is_copy: bool,
    /// Where it is written, from the arrow to its last argument.
    pub span: Span,
}

/// All movement of one journey; empty before linking.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flow {
    /// Every arrow, by the touchpoint it leaves and then in the order written, the implied one last.
    pub arrows: Vec<Arrow>,
    /// Where people set out, and which part of them at each place, in percent; `None` where nobody knows.
    pub starts: Vec<(TouchpointId, Option<Decimal>)>,
    /// How many people come to each touchpoint in one `period`, where that is known.
    pub people: Vec<Option<Decimal>>,
    /// How many people come to each stage from elsewhere in one period, where that is known.
    pub into_stages: Vec<Option<Decimal>>,
    /// How many people begin in one period, where that is known.
    pub begin: Option<Decimal>,
    /// The time over which people are counted: that of the journey's volume, else of the first touchpoint with one.
    pub period: Option<Period>,
    /// Where people begin: where they set out, and where some come though no arrow leads there.
    pub entries: Vec<TouchpointId>,
    /// Whether each touchpoint can be reached from where people begin.
    pub reachable: Vec<bool>,
}

/// An arrow with what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrow {
    /// Where it leaves.
    pub from: TouchpointId,
    /// Where it goes.
    pub to: Destination,
    /// Whether somebody wrote it.
    pub origin: Origin,
    /// The group among whose members people divide on this way, or that they pass by on it: it stands for an arrow to each
    /// member.
    pub through: Option<AlternativesId>,
    /// The share of those at `from` who take it, in percent, as written or as it follows; `None` where several arrows
    /// without a share divide the rest.
    pub share: Option<Decimal>,
    /// How many people take it in one period, where that is known.
    pub people: Option<Decimal>,
}

/// Where an arrow goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Destination {
    /// To a touchpoint or step.
    Touchpoint(TouchpointId),
    /// They have what they came for.
    Done,
    /// They leave before that.
    Exit,
}

/// Where an arrow comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The writer: the number of the arrow among those of its touchpoint.
    Written(usize),
    /// The order of the touchpoints: nothing is written.
    Next,
    /// What the written shares leave over.
    Remainder,
}

impl Arrow {
    /// Returns how many of those who come to each touchpoint take it, where that is known.
    pub fn part_of(&self, people: &[Option<Decimal>]) -> Option<Decimal> {
        people[self.from.index()]?.checked_mul(self.share?).map(|part| part / Decimal::ONE_HUNDRED)
    }
}

impl Flow {
    /// Returns whether anybody may take an arrow: nobody leaves from where nobody comes.
    pub fn is_taken(&self, arrow: &Arrow) -> bool {
        self.people[arrow.from.index()].is_some() || self.reachable[arrow.from.index()]
    }

    /// Returns the arrows that leave a touchpoint.
    pub fn from(&self, touchpoint: TouchpointId) -> impl Iterator<Item = &Arrow> {
        let first = self.arrows.partition_point(|arrow| arrow.from < touchpoint);
        self.arrows[first..].iter().take_while(move |arrow| arrow.from == touchpoint)
    }
}
