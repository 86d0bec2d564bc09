//! What becomes of a touchpoint or step: where it stands, how it feels, and what else is different.

use crate::model::{Feeling, Journey, PersonaId, TouchpointId};

use super::change::{Change, changes};
use super::merge::Pair;

/// What becomes of a touchpoint or step.
#[derive(Debug, Clone, PartialEq)]
pub struct TouchpointChange<'m> {
    /// Where it stands.
    pub touchpoint: Pair<TouchpointId>,
    /// Whether it stands elsewhere: in another stage, or in another order.
    pub moved: bool,
    /// How each persona feels there, in the order of the comparison; `None` for one who feels nothing on either side.
    pub feelings: Vec<Option<Feelings<'m>>>,
    /// What else is different, where it stands on both sides.
    pub changes: Vec<Change<'m>>,
}

/// How a persona feels, before and after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feelings<'m> {
    /// In the current journey.
    pub before: Option<&'m Feeling>,
    /// In the future.
    pub after: Option<&'m Feeling>,
}

impl<'m> Feelings<'m> {
    /// Returns whether it feels otherwise: by the score or by the word for it, which a sketch may leave out.
    pub fn differ(&self) -> bool {
        match (self.before, self.after) {
            (Some(before), Some(after)) => {
                before.score != after.score || after.label.is_some() && before.label != after.label
            }
            (before, after) => before.is_some() != after.is_some(),
        }
    }
}

impl<'m> TouchpointChange<'m> {
    pub(super) fn of(
        before: &'m Journey,
        after: &'m Journey,
        personas: &[PersonaId],
        touchpoint: Pair<TouchpointId>,
        moved: bool,
    ) -> Self {
        let feeling = |journey: &'m Journey, id: Option<TouchpointId>, persona| {
            let walks = journey.personas().any(|other| other == persona);
            journey[id.filter(|_| walks)?].feeling_of(persona)
        };
        let feelings = personas.iter().map(|persona| {
            let before = feeling(before, touchpoint.before(), *persona);
            let after = feeling(after, touchpoint.after(), *persona);
            (before.is_some() || after.is_some()).then_some(Feelings { before, after })
        });
        let changes = match touchpoint {
            Pair::Both(old, new) => changes(before, after, old, new),
            Pair::Removed(_) | Pair::Added(_) => Vec::new(),
        };
        Self { touchpoint, moved, feelings: feelings.collect(), changes }
    }

    /// Returns whether a sketch of the future says anything different about it, its place apart.
    pub fn is_changed(&self) -> bool {
        let differs = |feelings: &Feelings<'_>| feelings.after.is_some() && feelings.differ();
        self.specified_changes().next().is_some() || self.feelings.iter().flatten().any(differs)
    }

    /// Returns the changes without those of which the future says nothing. It is a sketch: it repeats little, and means to
    /// keep what it does not speak of.
    pub fn specified_changes(&self) -> impl Iterator<Item = &Change<'m>> {
        self.changes.iter().filter(|change| !change.is_unspecified())
    }
}
