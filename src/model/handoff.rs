//! Changes of owner along a journey.

use super::{Activity, Id, Journey, Place, TeamId, TouchpointId};

/// A change of owner on the customer's way, where things get lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handoff {
    /// The touchpoint at which the new owner takes over.
    pub at: TouchpointId,
    /// Who gives.
    pub from: TeamId,
    /// Who takes.
    pub to: TeamId,
    /// Between what.
    pub kind: HandoffKind,
}

/// Where a handoff happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HandoffKind {
    /// Between the touchpoint before and this one.
    Touchpoints,
    /// Between frontstage and backstage of one touchpoint.
    Stages,
}

impl Journey {
    /// Returns the changes of owner, from touchpoint to touchpoint in the order written and, at each, from frontstage to
    /// backstage. Alternatives hand nothing on to each other: what is before a group hands on to each of its members, and each
    /// of these to what is behind it.
    pub fn handoffs(&self) -> Vec<Handoff> {
        let mut handoffs = Vec::new();
        for (at, touchpoint) in self.touchpoints() {
            let owner = self.owner_at(Place::Touchpoint(at));
            let mut givers: Vec<Option<TeamId>> = Vec::new();
            for before in self.before(at) {
                let from = self.owner_at(Place::Touchpoint(Id::new(before)));
                if !givers.contains(&from) {
                    givers.push(from);
                }
            }
            handoffs.extend(
                givers.into_iter().filter_map(|from| handoff(at, from, owner, HandoffKind::Touchpoints)),
            );
            let team = |activity: &Activity| self.owner_or(activity.owner.as_ref(), Place::Touchpoint(at));
            let front = touchpoint.frontstage.last().and_then(team);
            let back = touchpoint.backstage.first().and_then(team);
            handoffs.extend(handoff(at, front, back, HandoffKind::Stages));
        }
        handoffs
    }
}

fn handoff(at: TouchpointId, from: Option<TeamId>, to: Option<TeamId>, kind: HandoffKind) -> Option<Handoff> {
    let (from, to) = (from?, to?);
    (from != to).then_some(Handoff { at, from, to, kind })
}
