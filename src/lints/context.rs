//! What every lint may know: the model, the day, and what several lints look up.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::insight::identity;
use crate::model::{Journey, JourneyId, Model, Opportunity, PainId, Touchpoint, targets};

use super::accent::AccentColour;
use super::mentions::Mentions;

/// What every lint may know.
pub struct LintContext<'a> {
    /// The project.
    pub model: &'a Model,
    /// The day that "overdue" and "stale" speak of.
    pub today: Date,
    /// The colours that pages are to use for links, as the configuration has them.
    pub accents: &'a [AccentColour],
    /// The pains that some opportunity of the project solves, in the current journey or in a future of it.
    pub solved: FxHashSet<PainId>,
    /// The pains of future journeys that the current one has as well, each with that one.
    pub carried: FxHashMap<PainId, PainId>,
    /// Who names what.
    pub mentions: Mentions,
}

impl<'a> LintContext<'a> {
    /// Returns the context of a project without errors.
    pub fn new(model: &'a Model, today: Date, accents: &'a [AccentColour], mentions: Mentions) -> Self {
        let carried = identity::carried(model);
        let solved = solved(model, &carried);
        Self { model, today, accents, solved, carried, mentions }
    }

    /// Returns the journey that tells a touchpoint in full, if one does.
    pub fn expansion(&self, touchpoint: &Touchpoint) -> Option<&'a Journey> {
        let journey = touchpoint.expands.as_ref()?.target?;
        Some(&self.model[journey])
    }
}

/// Returns the pains that some opportunity solves. What solves a pain of today takes it out of the future too, and the
/// other way round.
fn solved(model: &Model, carried: &FxHashMap<PainId, PainId>) -> FxHashSet<PainId> {
    let mut solved: FxHashSet<PainId> =
        all_opportunities(model).flat_map(|(_, it)| targets(&it.solves)).collect();
    let in_futures: Vec<PainId> =
        carried.iter().filter(|(future, _)| solved.contains(future)).map(|(_, current)| *current).collect();
    solved.extend(in_futures);
    let today: Vec<PainId> =
        carried.iter().filter(|(_, current)| solved.contains(current)).map(|(future, _)| *future).collect();
    solved.extend(today);
    solved
}

/// Returns the opportunities of the project and of all journeys, each with the journey that it stands in.
pub(super) fn all_opportunities(model: &Model) -> impl Iterator<Item = (Option<JourneyId>, &Opportunity)> {
    let of_project = model.opportunities.iter().map(|opportunity| (None, opportunity));
    let of_journeys = model.journeys().flat_map(|(id, journey)| {
        journey.opportunities.iter().map(move |opportunity| (Some(id), opportunity))
    });
    of_project.chain(of_journeys)
}
