//! Which opportunities are meant to move which KPI.

use rustc_hash::FxHashMap;

use crate::model::{Groups, Id, JourneyId, Kpi, KpiId, Model, Opportunity, OpportunityId, targets};
use crate::vocabulary::OpportunityStatus;

/// Which opportunities are meant to move which KPI, over the whole project: those of a future journey improve the KPIs
/// of the current one.
#[derive(Debug, Default)]
pub struct Improvements {
    by_kpi: FxHashMap<KpiId, Vec<OpportunityId>>,
}

impl Improvements {
    /// Returns the improvements of a model, those that were dropped left out.
    pub fn of(model: &Model) -> Self {
        let of_journeys = model.journeys().flat_map(|(journey, it)| {
            it.opportunities.iter().enumerate().map(move |(index, opportunity)| {
                (OpportunityId { journey: Some(journey), id: Id::new(index) }, opportunity)
            })
        });
        let of_project =
            model.opportunities.iter().enumerate().map(|(index, opportunity)| {
                (OpportunityId { journey: None, id: Id::new(index) }, opportunity)
            });
        let mut by_kpi: FxHashMap<KpiId, Vec<OpportunityId>> = FxHashMap::default();
        for (id, opportunity) in of_journeys.chain(of_project) {
            if opportunity.status() != OpportunityStatus::Dropped {
                for kpi in targets(&opportunity.improves) {
                    let of_kpi = by_kpi.entry(kpi).or_default();
                    // One that is named twice comes twice in a row, as no other does in between.
                    if of_kpi.last() != Some(&id) {
                        of_kpi.push(id);
                    }
                }
            }
        }
        Self { by_kpi }
    }

    /// Returns the opportunities that improve a KPI, in the order of the model.
    pub fn improving(&self, kpi: KpiId) -> &[OpportunityId] {
        self.by_kpi.get(&kpi).map_or(&[], Vec::as_slice)
    }
}

/// Returns the opportunities, of the same journey and of the project, that are meant to move each KPI of a journey, or of the
/// project.
pub fn movers(model: &Model, here: Option<JourneyId>) -> Groups<'_, Id<Kpi>, Opportunity> {
    let of_journey = here.map_or(&[][..], |journey| &model[journey].opportunities);
    let all = of_journey.iter().chain(&model.opportunities);
    Groups::new(all.flat_map(|opportunity| {
        let improved = targets(&opportunity.improves).filter(move |kpi| kpi.journey == here);
        improved.map(move |kpi| (kpi.id, opportunity))
    }))
}
