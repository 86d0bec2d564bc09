//! Alternatives: touchpoints and steps of which a person meets one.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{About, AlternativesId, Declaration, Id, Journey, StageId, TouchpointId};

/// `one-of pay "Pays" { … }`: a person meets one of its members.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternatives {
    /// Id and title; the id is unique among touchpoints.
    pub head: Declaration,
    /// The stage it stands in.
    pub stage: StageId,
    /// The touchpoints and steps among which people divide, as places in [`Journey::touchpoints`].
    pub members: Range<usize>,
    /// Which part of those who come to the group each member takes, in percent, as written or as it follows; `None` where
    /// several members without a share divide the rest.
    pub shares: Vec<Option<Decimal>>,
    /// Which part passes all of them by, in percent.
    pub passing_by: Decimal,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

impl Alternatives {
    /// Returns the members in order.
    pub fn member_ids(&self) -> impl DoubleEndedIterator<Item = TouchpointId> + use<> {
        self.members.clone().map(Id::new)
    }

    /// Returns the members with their shares.
    pub fn shares(&self) -> impl Iterator<Item = (TouchpointId, Option<Decimal>)> {
        self.member_ids().zip(self.shares.iter().copied())
    }

    /// Returns the part that members without a share divide, in percent.
    pub fn left_open(&self) -> Decimal {
        let known: Decimal = self.shares.iter().flatten().sum();
        (Decimal::ONE_HUNDRED - known - self.passing_by).max(Decimal::ZERO)
    }

    /// Returns the share of a member; `None` where nobody knows it.
    pub fn share_of(&self, member: TouchpointId) -> Option<Decimal> {
        *self.shares.get(member.index().checked_sub(self.members.start)?)?
    }
}

impl std::ops::Index<AlternativesId> for Journey {
    type Output = Alternatives;

    fn index(&self, id: AlternativesId) -> &Alternatives {
        &self.alternatives[id.index()]
    }
}

impl Journey {
    /// Returns the group of which a touchpoint is a member.
    pub fn alternatives_of(&self, touchpoint: TouchpointId) -> Option<&Alternatives> {
        self[touchpoint].alternatives.map(|group| &self[group])
    }

    /// Returns the touchpoints that stand before one in the order: the one before it, or each member of the group before it.
    /// Members of one group do not stand before each other.
    pub fn before(&self, touchpoint: TouchpointId) -> Range<usize> {
        let start = self.alternatives_of(touchpoint).map_or(touchpoint.index(), |group| group.members.start);
        match start.checked_sub(1) {
            None => 0..0,
            Some(before) => match self.alternatives_of(Id::new(before)) {
                Some(group) => group.members.clone(),
                None => before..start,
            },
        }
    }

    /// Returns the place behind a touchpoint in the order, behind its whole group if it has one; the number of all
    /// touchpoints behind the last.
    pub fn place_behind(&self, touchpoint: TouchpointId) -> usize {
        self.alternatives_of(touchpoint).map_or(touchpoint.index() + 1, |group| group.members.end)
    }

    /// Returns for each touchpoint the number of the run of a curve to which its point belongs. A curve joins the points of
    /// one run: it ends before a group, each of whose members has a point of its own, and begins again behind it.
    pub fn runs(&self) -> Vec<usize> {
        let mut run = 0;
        let mut before = None;
        let number = |touchpoint: &super::Touchpoint| {
            if touchpoint.alternatives.is_some() || before != touchpoint.alternatives {
                run += 1;
            }
            before = touchpoint.alternatives;
            run
        };
        self.touchpoints.iter().map(number).collect()
    }
}
