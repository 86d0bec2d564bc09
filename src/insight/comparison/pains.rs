use rustc_hash::FxHashMap;

use crate::model::{Id, JourneyId, Model, OpportunityId, Pain, PainId, PersonaId, targets};

use super::Pair;

/// What becomes of a pain.
#[derive(Debug, Clone, PartialEq)]
pub struct PainChange {
    /// Where it stands: a pain that was removed does not hurt any more, one that was added is new.
    pub pain: Pair<Id<Pain>>,
    /// The opportunities, of both journeys and of the project, that take it away.
    pub solved_by: Vec<OpportunityId>,
}

/// Returns what becomes of the pains. They are matched by id; those without one by their words and whom they hurt.
pub fn compare(model: &Model, current: JourneyId, future: JourneyId) -> Vec<PainChange> {
    let (before, after) = (&model[current].pains, &model[future].pains);
    let mut open: FxHashMap<Name<'_>, Vec<usize>> = FxHashMap::default();
    for (place, pain) in after.iter().enumerate().rev() {
        open.entry(name(pain)).or_default().push(place);
    }
    let mut is_taken = vec![false; after.len()];
    let mut solved = solutions(model, [current, future]);
    let mut changes = Vec::new();
    for (place, pain) in before.iter().enumerate() {
        let left = open.get_mut(&name(pain)).and_then(Vec::pop);
        if let Some(left) = left {
            is_taken[left] = true;
        }
        let id = PainId { journey: Some(current), id: Id::new(place) };
        let pain = left.map_or(Pair::Removed(id.id), |left| Pair::Both(id.id, Id::new(left)));
        changes.push(PainChange { pain, solved_by: solved.remove(&id).unwrap_or_default() });
    }
    for place in (0..after.len()).filter(|place| !is_taken[*place]) {
        let id = PainId { journey: Some(future), id: Id::new(place) };
        let solved_by = solved.remove(&id).unwrap_or_default();
        changes.push(PainChange { pain: Pair::Added(id.id), solved_by });
    }
    changes
}

/// What a pain is known by.
#[derive(PartialEq, Eq, Hash)]
enum Name<'m> {
    Id(&'m str),
    Words(&'m str, Option<PersonaId>),
}

fn name(pain: &Pain) -> Name<'_> {
    match &pain.id {
        Some(id) => Name::Id(&id.value),
        None => Name::Words(&pain.text.markdown, pain.persona.as_ref().and_then(|persona| persona.target)),
    }
}

/// Returns the opportunities that are meant to take away each pain, dropped ones left out.
fn solutions(model: &Model, journeys: [JourneyId; 2]) -> FxHashMap<PainId, Vec<OpportunityId>> {
    let mut solutions: FxHashMap<PainId, Vec<OpportunityId>> = FxHashMap::default();
    for journey in journeys.into_iter().map(Some).chain([None]) {
        let opportunities = journey.map_or(&model.opportunities, |journey| &model[journey].opportunities);
        for (place, opportunity) in opportunities.iter().enumerate() {
            let is_dropped = opportunity.status() == crate::vocabulary::OpportunityStatus::Dropped;
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
