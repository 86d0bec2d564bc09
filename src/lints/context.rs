use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::model::{Journey, JourneyId, Model, Opportunity, PainId, Touchpoint, targets};

/// What every lint may know.
pub struct Context<'a> {
    /// The project.
    pub model: &'a Model,
    /// The day that "overdue" and "stale" speak of.
    pub today: Date,
    /// The pains that some opportunity of the project solves.
    pub solved: FxHashSet<PainId>,
}

impl<'a> Context<'a> {
    /// Returns the context of a project without errors.
    pub fn new(model: &'a Model, today: Date) -> Self {
        let solved = all_opportunities(model).flat_map(|(_, it)| targets(&it.solves)).collect();
        Self { model, today, solved }
    }

    /// Returns the journey that tells a touchpoint in full, if one does.
    pub fn expansion(&self, touchpoint: &Touchpoint) -> Option<&'a Journey> {
        let journey = touchpoint.expands.as_ref()?.target?;
        Some(&self.model[journey])
    }
}

/// Returns the opportunities of the project and of all journeys, each with the journey that it stands in.
pub(super) fn all_opportunities(model: &Model) -> impl Iterator<Item = (Option<JourneyId>, &Opportunity)> {
    let of_project = model.opportunities.iter().map(|opportunity| (None, opportunity));
    let of_journeys = model.journeys().flat_map(|(id, journey)| {
        journey.opportunities.iter().map(move |opportunity| (Some(id), opportunity))
    });
    of_project.chain(of_journeys)
}
