use rustc_hash::{FxHashMap, FxHashSet};

use super::{JourneyId, Model, OpportunityId, State, targets};

/// Which journeys tell of each other: whoever looks at one looks at those, and at no other journey.
#[derive(Debug, Default, PartialEq)]
pub struct Ties {
    /// The journeys that each journey expands to, and those that expand to it: a page links to them by their titles.
    expansions: Vec<Vec<JourneyId>>,
    /// The current journey of which each is a future, and its futures: they are shown side by side, each with all that it is
    /// told with by itself.
    partners: Vec<Vec<JourneyId>>,
    /// The journeys that an opportunity ties together: the one that holds it, those whose pains it solves, whose KPIs it
    /// improves and whose touchpoints deliver it. Each of them tells of it, by its words and by theirs.
    groups: Vec<Vec<JourneyId>>,
    /// The groups that each journey belongs to.
    groups_of: Vec<Vec<usize>>,
}

impl Ties {
    /// Returns the ties between the journeys of a model. Each list is in the order of the journeys.
    pub fn of(model: &Model) -> Self {
        let count = model.journeys.len();
        let mut ties = Self {
            expansions: vec![Vec::new(); count],
            partners: vec![Vec::new(); count],
            groups: Vec::new(),
            groups_of: vec![Vec::new(); count],
        };
        let mut delivered: FxHashMap<OpportunityId, Vec<JourneyId>> = FxHashMap::default();
        for (id, journey) in model.journeys() {
            if let State::Future { of: Some(of) } = &journey.state
                && let Some(of) = of.target
            {
                ties.partners[of.index()].push(id);
                ties.partners[id.index()].push(of);
            }
            for touchpoint in &journey.touchpoints {
                if let Some(expanded) = touchpoint.expands.as_ref().and_then(|expands| expands.target) {
                    ties.expansions[expanded.index()].push(id);
                    ties.expansions[id.index()].push(expanded);
                }
                for opportunity in targets(&touchpoint.delivers).filter(|it| it.journey != Some(id)) {
                    delivered.entry(opportunity).or_default().push(id);
                }
            }
        }
        for (id, opportunity) in model.opportunities() {
            let pains = targets(&opportunity.solves).map(|pain| pain.journey);
            let kpis = targets(&opportunity.improves).map(|kpi| kpi.journey);
            let elsewhere = pains.chain(kpis).filter(|journey| *journey != id.journey).flatten();
            let elsewhere = elsewhere.chain(delivered.remove(&id).into_iter().flatten());
            let mut group: Vec<JourneyId> = elsewhere.collect();
            if !group.is_empty() {
                group.extend(id.journey);
                tidy(&mut group);
                group.iter().for_each(|journey| ties.groups_of[journey.index()].push(ties.groups.len()));
                ties.groups.push(group);
            }
        }
        ties.expansions.iter_mut().chain(&mut ties.partners).for_each(tidy);
        ties
    }

    /// Returns the journeys that a journey expands to, and those that expand to it.
    pub fn expansions(&self, journey: JourneyId) -> &[JourneyId] {
        &self.expansions[journey.index()]
    }

    /// Returns the current journey of which a journey is a future, or its futures.
    pub fn partners(&self, journey: JourneyId) -> &[JourneyId] {
        &self.partners[journey.index()]
    }

    /// Returns the groups that opportunities make of journeys.
    pub fn groups(&self) -> &[Vec<JourneyId>] {
        &self.groups
    }

    /// Returns the places, among the groups, of those that a journey belongs to.
    pub fn groups_of(&self, journey: JourneyId) -> &[usize] {
        &self.groups_of[journey.index()]
    }

    /// Adds the journeys that look at a journey, itself among them.
    pub fn add_onlookers(&self, journey: JourneyId, onlookers: &mut FxHashSet<JourneyId>) {
        let groups = self.groups_of(journey).iter().flat_map(|group| &self.groups[*group]);
        let near: FxHashSet<JourneyId> =
            std::iter::once(&journey).chain(self.expansions(journey)).chain(groups).copied().collect();
        onlookers.extend(near.iter().flat_map(|near| self.partners(*near)));
        onlookers.extend(near);
    }
}

fn tidy(journeys: &mut Vec<JourneyId>) {
    journeys.sort_unstable();
    journeys.dedup();
}
