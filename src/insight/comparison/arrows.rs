//! The arrows that are written at a touchpoint, as they are compared.

use crate::model::{Arrow, Journey, Origin, TouchpointId, WrittenArrow};

/// An arrow that somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArrowRef<'m> {
    /// Where it goes.
    pub arrow: &'m Arrow,
    /// What is written of it.
    pub written: &'m WrittenArrow,
}

impl ArrowRef<'_> {
    /// Returns whether another arrow leads to the same place, for as many, after as long and for the same reason.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        let key = |arrow: &'_ Self| {
            let WrittenArrow { target, label, share, after, .. } = arrow.written;
            let label = label.as_ref().map(|label| label.markdown.clone());
            (target.value.clone(), label, share.map(|share| share.value), after.map(|after| after.seconds()))
        };
        key(self) == key(other)
    }
}

/// Returns the arrows from a touchpoint that somebody wrote.
pub(super) fn arrows<'m>(journey: &'m Journey, touchpoint: TouchpointId) -> Vec<ArrowRef<'m>> {
    let written = |arrow: &'m Arrow| match arrow.origin {
        Origin::Written(number) => Some(ArrowRef { arrow, written: &journey[touchpoint].arrows[number] }),
        Origin::Next | Origin::Remainder => None,
    };
    journey.flow.from(touchpoint).filter_map(written).collect()
}
