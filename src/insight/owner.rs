//! Who answers for what: the team named there, else that of the block around it.

use crate::model::{KpiId, Model, OpportunityId, PainId, TeamId};

/// Returns the team that answers for a KPI.
pub fn of_kpi(model: &Model, id: KpiId) -> Option<TeamId> {
    let kpi = &model[id];
    match id.journey.zip(kpi.place) {
        Some((journey, place)) => model[journey].owner_or(kpi.owner.as_ref(), place),
        None => kpi.owner.as_ref().and_then(|owner| owner.target),
    }
}

/// Returns the team that is to take up an opportunity.
pub fn of_opportunity(model: &Model, id: OpportunityId) -> Option<TeamId> {
    let opportunity = &model[id];
    match id.journey.zip(opportunity.place) {
        Some((journey, place)) => model[journey].owner_or(opportunity.owner.as_ref(), place),
        None => opportunity.owner.as_ref().and_then(|owner| owner.target),
    }
}

/// Returns the team that cares for a pain.
pub fn of_pain(model: &Model, id: PainId) -> Option<TeamId> {
    let pain = &model[id];
    match id.journey {
        Some(journey) => {
            let journey = &model[journey];
            journey.owner_or(journey.worker_of(pain), pain.place)
        }
        None => pain.owner.as_ref().and_then(|owner| owner.target),
    }
}
