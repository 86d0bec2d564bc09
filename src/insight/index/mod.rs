//! What back ends look up over the whole project, found once for all of them.

mod improvements;
mod overview;

use std::sync::OnceLock;

use crate::model::{Id, KpiId, Model, OpportunityId, TeamId, targets};

use crate::insight::owner;

use improvements::Improvements;

pub use improvements::movers;
pub use overview::{
    Claim, Holdings, Marker, Overview, QuestionId, Unsupported, WORST_FIRST, all_actions, all_kpis,
    all_pains, all_questions, all_touchpoints,
};

/// What back ends look up over the whole project, found once.
#[derive(Debug, Default)]
pub struct Index {
    /// Which opportunities are meant to move which KPI.
    improvements: Improvements,
    /// What each team owns.
    owned: Vec<Owned>,
    /// What is listed; found only for those who ask, as a map or a checklist does not.
    overview: OnceLock<Overview>,
}

/// What a team answers for, itself or because the block around it does: of the project and of the journeys of today, in
/// the order of the model.
#[derive(Debug, Default, Clone)]
pub struct Owned {
    /// Its KPIs.
    pub kpis: Vec<KpiId>,
    /// What it is to do: its opportunities that are neither done nor dropped.
    pub actions: Vec<OpportunityId>,
    /// What it helps others to do.
    pub helps: Vec<OpportunityId>,
}

impl Index {
    /// Returns the index of a model.
    pub fn of(model: &Model) -> Self {
        let mut owned = vec![Owned::default(); model.teams.len()];
        let current = model.journeys().filter(|(_, journey)| journey.is_current());
        let of_journeys =
            current.map(|(id, journey)| (Some(id), journey.kpis.len(), journey.opportunities.len()));
        let of_project = (None, model.kpis.len(), model.opportunities.len());
        for (journey, kpis, opportunities) in [of_project].into_iter().chain(of_journeys) {
            for id in (0..kpis).map(|index| KpiId { journey, id: Id::new(index) }) {
                if let Some(owner) = owner::of_kpi(model, id) {
                    owned[owner.index()].kpis.push(id);
                }
            }
            for id in (0..opportunities).map(|index| OpportunityId { journey, id: Id::new(index) }) {
                if model[id].is_closed() {
                    continue;
                }
                let owner = owner::of_opportunity(model, id);
                if let Some(owner) = owner {
                    owned[owner.index()].actions.push(id);
                }
                for helper in targets(&model[id].with).filter(|team| Some(*team) != owner) {
                    let helps = &mut owned[helper.index()].helps;
                    if helps.last() != Some(&id) {
                        helps.push(id);
                    }
                }
            }
        }
        Self { improvements: Improvements::of(model), owned, overview: OnceLock::new() }
    }

    /// Returns the opportunities that are meant to move a KPI, in the order of the model.
    pub fn improving(&self, kpi: KpiId) -> &[OpportunityId] {
        self.improvements.improving(kpi)
    }

    /// Returns whether an opportunity that is neither done nor dropped is meant to move a KPI.
    pub fn is_worked_on(&self, model: &Model, kpi: KpiId) -> bool {
        self.improving(kpi).iter().any(|opportunity| !model[*opportunity].is_closed())
    }

    /// Returns what a team owns.
    pub fn owned_by(&self, team: TeamId) -> &Owned {
        &self.owned[team.index()]
    }

    /// Returns what the pages about the whole project list. `model` is the one that the index was made of.
    pub fn overview(&self, model: &Model) -> &Overview {
        self.overview.get_or_init(|| Overview::of(model))
    }
}
