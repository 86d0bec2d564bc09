//! What becomes of each pain, and what takes it away.

use rustc_hash::FxHashMap;

use crate::insight::{identity, worst};
use crate::model::{Id, JourneyId, Model, OpportunityId, Pain, PainId, targets};
use crate::vocabulary::OpportunityStatus;

use super::merge::Pair;

/// What becomes of a pain.
#[derive(Debug, Clone, PartialEq)]
pub struct PainChange {
    /// Where it stands: a pain that was removed does not hurt any more, one that was added is new.
    pub pain: Pair<Id<Pain>>,
    /// The opportunities, of both journeys and of the project, that take it away.
    pub solved_by: Vec<OpportunityId>,
}

/// Returns what becomes of the pains: those of the current journey, then new ones, of both the worst first.
pub(super) fn compare(model: &Model, current: JourneyId, future: JourneyId) -> Vec<PainChange> {
    let partners = identity::pains(&model[current], &model[future]);
    let mut left = vec![None; model[current].pains.len()];
    for (place, partner) in partners.iter().enumerate() {
        if let Some(partner) = partner {
            left[partner.index()] = Some(Id::new(place));
        }
    }
    let mut solved = solutions(model, [current, future]);
    let mut change = |journey: JourneyId, id: Id<Pain>, pain: Pair<Id<Pain>>| {
        let solved_by = solved.remove(&PainId { journey: Some(journey), id }).unwrap_or_default();
        PainChange { pain, solved_by }
    };
    let (mut changes, mut added) = (Vec::new(), Vec::new());
    for (place, left) in left.into_iter().enumerate() {
        let id = Id::new(place);
        changes.push(change(current, id, left.map_or(Pair::Removed(id), |left| Pair::Both(id, left))));
    }
    for place in (0..partners.len()).filter(|place| partners[*place].is_none()) {
        let id = Id::new(place);
        added.push(change(future, id, Pair::Added(id)));
    }
    let rank = |journey: JourneyId, pain: Id<Pain>| {
        worst::rank(&model[journey], &model[journey].pains[pain.index()])
    };
    changes.sort_by_cached_key(|change| change.pain.before().map(|pain| rank(current, pain)));
    added.sort_by_cached_key(|change| change.pain.after().map(|pain| rank(future, pain)));
    changes.extend(added);
    changes
}

/// Returns the opportunities that are meant to take away each pain, dropped ones left out.
fn solutions(model: &Model, journeys: [JourneyId; 2]) -> FxHashMap<PainId, Vec<OpportunityId>> {
    let mut solutions: FxHashMap<PainId, Vec<OpportunityId>> = FxHashMap::default();
    for journey in journeys.into_iter().map(Some).chain([None]) {
        let opportunities = journey.map_or(&model.opportunities, |journey| &model[journey].opportunities);
        for (place, opportunity) in opportunities.iter().enumerate() {
            let is_dropped = opportunity.status() == OpportunityStatus::Dropped;
            for pain in targets(&opportunity.solves).filter(|_| !is_dropped) {
                let id = OpportunityId { journey, id: Id::new(place) };
                let known = solutions.entry(pain).or_default();
                if !known.contains(&id) {
                    known.push(id);
                }
            }
        }
    }
    solutions
}
