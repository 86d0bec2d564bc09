//! The arrows that are written at a touchpoint, as they are compared.

use crate::model::{Arrow, Duration, Journey, Origin, TouchpointId, WrittenArrow};

/// An arrow that somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArrowRef<'m> {
    /// Where it goes: to alternatives, the first of the arrows that it stands for.
    pub arrow: &'m Arrow,
    /// What is written of it.
    pub written: &'m WrittenArrow,
}

impl ArrowRef<'_> {
    /// Returns whether a later arrow leads to the same place, for as many, after as long and for the same reason. A reason and a
    /// time that it leaves out stay as they were.
    pub(super) fn is_same_as(&self, later: &Self) -> bool {
        let (old, new) = (self.written, later.written);
        let label = |arrow: &'_ WrittenArrow| arrow.label.as_ref().map(|label| label.markdown.clone());
        let seconds = |arrow: &WrittenArrow| arrow.after.map(Duration::seconds);
        old.target.value == new.target.value
            && old.share.map(|share| share.value) == new.share.map(|share| share.value)
            && (new.label.is_none() || label(old) == label(new))
            && (new.after.is_none() || seconds(old) == seconds(new))
    }
}

/// Returns the arrows from a touchpoint that somebody wrote, each once: one to alternatives stands for several.
pub(super) fn arrows<'m>(journey: &'m Journey, touchpoint: TouchpointId) -> Vec<ArrowRef<'m>> {
    let mut arrows: Vec<ArrowRef<'m>> = Vec::new();
    let mut last = None;
    for arrow in journey.flow.from(touchpoint) {
        let Origin::Written(number) = arrow.origin else { continue };
        if last.replace(number) != Some(number) {
            arrows.push(ArrowRef { arrow, written: &journey[touchpoint].arrows[number] });
        }
    }
    arrows
}
