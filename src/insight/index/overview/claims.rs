//! What sources support, and what none does.

use rustc_hash::FxHashSet;

use crate::model::{
    Arrow, BrightSpotId, Citation, Experience, Journey, JourneyId, KpiId, Model, Opportunity, OpportunityId,
    Origin, PainId, PersonaId, Place, Question, SourceId, StageId, Support, Touchpoint, TouchpointId,
};

use super::ids::ids;

/// Where something is claimed that a source supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Of a whole journey.
    Journey(JourneyId),
    /// In a stage.
    Stage(JourneyId, StageId),
    /// In a touchpoint or step.
    Touchpoint(JourneyId, TouchpointId),
    /// A pain.
    Pain(PainId),
    /// A bright spot.
    BrightSpot(BrightSpotId),
    /// A KPI.
    Kpi(KpiId),
    /// An opportunity.
    Opportunity(OpportunityId),
    /// Of a persona.
    Persona(PersonaId),
}

/// A claim in a validated journey that cites nothing, nor does the block around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsupported {
    /// A pain.
    Pain(PainId),
    /// The share of an arrow: the touchpoint it leaves, and its number there.
    Share(JourneyId, TouchpointId, usize),
}

/// Returns the claims that cite each source.
pub(super) fn supports(model: &Model) -> Vec<Vec<Claim>> {
    let mut walk = Walk { supports: vec![Vec::new(); model.sources.len()] };
    for id in ids(&model.personas) {
        let persona = &model[id];
        walk.add(Claim::Persona(id), &persona.cites);
        persona.questions.iter().for_each(|question| walk.add(Claim::Persona(id), &question.cites));
    }
    for (id, journey) in model.journeys() {
        walk.journey(id, journey);
    }
    walk.kpis(None, &model.kpis);
    walk.opportunities(None, &model.opportunities);
    walk.supports
}

struct Walk {
    supports: Vec<Vec<Claim>>,
}

impl Walk {
    fn add(&mut self, claim: Claim, cites: &[Citation]) {
        let sources: FxHashSet<SourceId> = cites.iter().filter_map(|cite| cite.source.target).collect();
        for source in sources {
            self.supports[source.index()].push(claim);
        }
    }

    fn journey(&mut self, id: JourneyId, journey: &Journey) {
        self.add(Claim::Journey(id), &journey.cites);
        for (stage, it) in journey.stages() {
            self.add(Claim::Stage(id, stage), &it.cites);
        }
        for (at, touchpoint) in journey.touchpoints() {
            self.touchpoint(Claim::Touchpoint(id, at), touchpoint);
        }
        for pain in ids(&journey.pains) {
            self.add(Claim::Pain(PainId { journey: Some(id), id: pain }), &journey.pains[pain.index()].cites);
        }
        for spot in ids(&journey.bright_spots) {
            let claim = Claim::BrightSpot(BrightSpotId { journey: Some(id), id: spot });
            self.add(claim, &journey.bright_spots[spot.index()].cites);
        }
        self.kpis(Some(id), &journey.kpis);
        self.opportunities(Some(id), &journey.opportunities);
        for Question { place, cites, .. } in &journey.questions {
            let claim = match *place {
                Place::Stage(stage) => Claim::Stage(id, stage),
                Place::Touchpoint(touchpoint) => Claim::Touchpoint(id, touchpoint),
                Place::Journey | Place::Persona => Claim::Journey(id),
            };
            self.add(claim, cites);
        }
    }

    fn touchpoint(&mut self, claim: Claim, touchpoint: &Touchpoint) {
        self.experience(claim, &touchpoint.experience);
        touchpoint.variants.iter().for_each(|variant| self.experience(claim, &variant.experience));
        touchpoint.notes.iter().for_each(|note| self.add(claim, &note.cites));
        let activities =
            [&touchpoint.frontstage, &touchpoint.backstage, &touchpoint.supported_by].into_iter().flatten();
        activities.for_each(|activity| self.add(claim, &activity.cites));
        let arrows = touchpoint.arrows.iter().filter(|arrow| !arrow.is_copy);
        arrows.for_each(|arrow| self.add(claim, &arrow.cites));
    }

    fn experience(&mut self, claim: Claim, of: &Experience) {
        self.add(claim, &of.cites);
        let lines = [&of.does, &of.thinks, &of.says, &of.sees, &of.needs].into_iter().flatten();
        lines.for_each(|line| self.add(claim, &line.cites));
        of.feels.iter().for_each(|feeling| self.add(claim, &feeling.cites));
    }

    fn kpis(&mut self, journey: Option<JourneyId>, kpis: &[crate::model::Kpi]) {
        for id in ids(kpis) {
            self.add(Claim::Kpi(KpiId { journey, id }), &kpis[id.index()].cites);
        }
    }

    fn opportunities(&mut self, journey: Option<JourneyId>, opportunities: &[Opportunity]) {
        for id in ids(opportunities) {
            let claim = Claim::Opportunity(OpportunityId { journey, id });
            self.add(claim, &opportunities[id.index()].cites);
        }
    }
}

/// Returns the pains and shares in validated journeys that no source supports, journey by journey.
pub(super) fn unsupported(model: &Model) -> Vec<Unsupported> {
    let validated = model.journeys().filter(|(_, journey)| journey.is_validated());
    validated.flat_map(|(id, journey)| unsupported_in(id, journey)).collect()
}

fn unsupported_in(id: JourneyId, journey: &Journey) -> Vec<Unsupported> {
    let support = Support::of(journey);
    let pains = ids(&journey.pains).filter(|pain| !support.has_pain(&journey.pains[pain.index()]));
    let pains = pains.map(|pain| Unsupported::Pain(PainId { journey: Some(id), id: pain }));
    let shares = journey.flow.arrows.iter().filter_map(|arrow: &Arrow| {
        let Origin::Written(number) = arrow.origin else { return None };
        let written = journey[arrow.from].arrows.get(number)?;
        let is_unsupported =
            written.share.is_some() && !written.is_copy && !support.has_arrow(arrow.from, written);
        is_unsupported.then_some(Unsupported::Share(id, arrow.from, number))
    });
    pains.chain(shares).collect()
}
