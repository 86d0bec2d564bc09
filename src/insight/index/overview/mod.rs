//! What the pages about the whole project list, found and sorted once.

mod claims;
mod ids;
mod order;
mod people;

use rustc_hash::FxHashMap;

use crate::model::{
    JourneyId, KpiId, Model, OpportunityId, PainId, PersonaId, SourceId, TeamId, TouchpointId, targets,
};
use crate::vocabulary::OpportunityStatus;

pub use claims::{Claim, Unsupported};
pub use order::{QuestionId, WORST_FIRST, all_actions, all_kpis, all_pains, all_questions, all_touchpoints};
pub use people::{Holdings, Marker};

/// What the pages about the whole project list, in the order in which they list it; found once for all of them.
///
/// Journeys of the future are listed as journeys, and their touchpoints as touchpoints; in everything else they do not
/// count.
#[derive(Debug, Default)]
pub struct Overview {
    /// The journeys, those that lose most people first, each future one after the current one it is compared with.
    pub journeys: Vec<JourneyId>,
    /// The KPIs, worst first.
    pub kpis: Vec<KpiId>,
    /// The opportunities that are neither done nor dropped, by priority, impact, effort and day; then the others.
    pub actions: Vec<OpportunityId>,
    /// How many of the actions are still open.
    pub open_actions: usize,
    /// The pains, worst first.
    pub pains: Vec<PainId>,
    /// The questions, those without an answer first.
    pub questions: Vec<QuestionId>,
    /// How many questions have no answer.
    pub unanswered: usize,
    /// The touchpoints and steps of all journeys, from A to Z.
    pub touchpoints: Vec<(JourneyId, TouchpointId)>,
    /// The claims in validated journeys that no source supports.
    pub unsupported: Vec<Unsupported>,
    supports: Vec<Vec<Claim>>,
    solvers: FxHashMap<PainId, Vec<OpportunityId>>,
    walked: Vec<Vec<JourneyId>>,
    markers: Vec<Marker>,
    holdings: Vec<Holdings>,
}

impl Overview {
    /// Returns the overview of a model.
    pub fn of(model: &Model) -> Self {
        let (actions, open_actions) = order::actions(model);
        let (questions, unanswered) = order::sorted_questions(model);
        let journeys = order::journeys(model);
        Self {
            kpis: order::kpis(model),
            pains: order::pains(model),
            touchpoints: order::touchpoints(model),
            unsupported: claims::unsupported(model),
            supports: claims::supports(model),
            solvers: solvers(model),
            markers: people::markers(model),
            holdings: people::holdings(model, &journeys),
            walked: people::walked(model, &journeys),
            journeys,
            actions,
            open_actions,
            questions,
            unanswered,
        }
    }

    /// Returns the claims that cite a source, in the order of the model.
    pub fn supported_by(&self, source: SourceId) -> &[Claim] {
        &self.supports[source.index()]
    }

    /// Returns the opportunities that solve a pain, of today and of the future, dropped ones left out.
    pub fn solving(&self, pain: PainId) -> &[OpportunityId] {
        self.solvers.get(&pain).map_or(&[], Vec::as_slice)
    }

    /// Returns the journeys that a persona walks.
    pub fn walked_by(&self, persona: PersonaId) -> &[JourneyId] {
        &self.walked[persona.index()]
    }

    /// Returns how a persona is shown: like on the maps where all agree.
    pub fn marker(&self, persona: PersonaId) -> Marker {
        self.markers[persona.index()]
    }

    /// Returns what a team owns beside KPIs and actions.
    pub fn held_by(&self, team: TeamId) -> &Holdings {
        &self.holdings[team.index()]
    }
}

fn solvers(model: &Model) -> FxHashMap<PainId, Vec<OpportunityId>> {
    let mut solvers: FxHashMap<PainId, Vec<OpportunityId>> = FxHashMap::default();
    for (id, opportunity) in model.opportunities() {
        for pain in
            targets(&opportunity.solves).filter(|_| opportunity.status() != OpportunityStatus::Dropped)
        {
            let of_pain = solvers.entry(pain).or_default();
            // One that names the pain twice comes twice in a row.
            if of_pain.last() != Some(&id) {
                of_pain.push(id);
            }
        }
    }
    solvers
}
