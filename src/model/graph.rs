//! Which journeys tell of each other, so that a change of one is followed to all that it concerns.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::source::Span;

use super::{Id, Journey, JourneyId, Model, Opportunity, OpportunityId, targets};

/// Which journeys tell of each other: whoever looks at one looks at those, and at no other journey.
#[derive(Debug, Default, PartialEq)]
pub struct JourneyGraph {
    /// What each journey names, by itself.
    edges: Vec<Arc<Edges>>,
    /// The journeys that each journey expands to, and those that expand to it: a page links to them by their titles.
    expansions: Vec<Vec<JourneyId>>,
    /// The current journey of which each is a future, and its futures: they are shown side by side, each with all that it is
    /// told with by itself.
    counterparts: Vec<Vec<JourneyId>>,
    /// The journeys that an opportunity ties together: the one that holds it, those whose pains it solves, whose KPIs it
    /// improves and whose touchpoints deliver it. Each of them tells of it, by its words and by theirs.
    clusters: Vec<Vec<JourneyId>>,
    /// The clusters that each journey belongs to.
    clusters_of: Vec<Vec<usize>>,
}

/// What one journey names in others. It is found once for each journey, as that takes a walk through all of its parts.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Edges {
    /// The current journey of which it is the future.
    pub future_of: Option<JourneyId>,
    /// The journeys that it expands to, with the places that say so.
    pub expansions: Vec<(JourneyId, Span)>,
    /// The opportunities of others that its touchpoints deliver.
    delivered: Vec<OpportunityId>,
    /// The journeys that its opportunities reach into, of those that reach into any.
    reached: Vec<(Id<Opportunity>, Vec<JourneyId>)>,
}

impl Edges {
    /// Returns what a linked journey names in others.
    pub fn of(id: JourneyId, journey: &Journey) -> Self {
        let mut edges = Self { future_of: journey.future_of(), ..Self::default() };
        for touchpoint in &journey.touchpoints {
            let expands = touchpoint.expands.as_ref();
            edges.expansions.extend(expands.and_then(|expands| Some((expands.target?, expands.span))));
            let delivered =
                targets(&touchpoint.delivers).filter(|opportunity| opportunity.journey != Some(id));
            edges.delivered.extend(delivered);
        }
        for (index, opportunity) in journey.opportunities.iter().enumerate() {
            let reached = reached(Some(id), opportunity);
            if !reached.is_empty() {
                edges.reached.push((Id::new(index), reached));
            }
        }
        edges
    }
}

/// Returns the journeys, other than its own, whose pains an opportunity solves or whose KPIs it improves.
fn reached(own: Option<JourneyId>, opportunity: &Opportunity) -> Vec<JourneyId> {
    let pains = targets(&opportunity.solves).map(|pain| pain.journey);
    let kpis = targets(&opportunity.improves).map(|kpi| kpi.journey);
    pains.chain(kpis).filter(|journey| *journey != own).flatten().collect()
}

impl JourneyGraph {
    /// Returns the graph of the journeys of a model, whose own edges are known. Each list is in the order of the journeys.
    pub(super) fn new(model: &Model, edges: Vec<Arc<Edges>>) -> Self {
        let mut graph = Self {
            expansions: vec![Vec::new(); edges.len()],
            counterparts: vec![Vec::new(); edges.len()],
            clusters: Vec::new(),
            clusters_of: vec![Vec::new(); edges.len()],
            edges: Vec::new(),
        };
        let mut delivered: BTreeMap<OpportunityId, Vec<JourneyId>> = BTreeMap::new();
        for (index, of_journey) in edges.iter().enumerate() {
            let id = Id::new(index);
            if let Some(current) = of_journey.future_of {
                graph.counterparts[current.index()].push(id);
                graph.counterparts[index].push(current);
            }
            for (expanded, _) in &of_journey.expansions {
                graph.expansions[expanded.index()].push(id);
                graph.expansions[index].push(*expanded);
            }
            for opportunity in &of_journey.delivered {
                delivered.entry(*opportunity).or_default().push(id);
            }
        }
        for (index, opportunity) in model.opportunities.iter().enumerate() {
            let id = OpportunityId { journey: None, id: Id::new(index) };
            let delivered = delivered.remove(&id).unwrap_or_default();
            graph.add_cluster(None, reached(None, opportunity).into_iter().chain(delivered));
        }
        for (index, of_journey) in edges.iter().enumerate() {
            let journey = Some(Id::new(index));
            for (id, reached) in &of_journey.reached {
                let delivered = delivered.remove(&OpportunityId { journey, id: *id }).unwrap_or_default();
                graph.add_cluster(journey, reached.iter().copied().chain(delivered));
            }
        }
        // What is left reaches into no journey itself, and others deliver it.
        delivered
            .into_iter()
            .for_each(|(id, delivered)| graph.add_cluster(id.journey, delivered.into_iter()));
        graph.expansions.iter_mut().chain(&mut graph.counterparts).for_each(tidy);
        graph.edges = edges;
        graph
    }

    fn add_cluster(&mut self, own: Option<JourneyId>, others: impl Iterator<Item = JourneyId>) {
        let mut cluster: Vec<JourneyId> = others.collect();
        if cluster.is_empty() {
            return;
        }
        cluster.extend(own);
        tidy(&mut cluster);
        cluster.iter().for_each(|journey| self.clusters_of[journey.index()].push(self.clusters.len()));
        self.clusters.push(cluster);
    }

    /// Returns what each journey names in others.
    pub(super) fn edges(&self) -> &[Arc<Edges>] {
        &self.edges
    }

    /// Returns the journeys that a journey expands to, and those that expand to it.
    pub fn expansions(&self, journey: JourneyId) -> &[JourneyId] {
        &self.expansions[journey.index()]
    }

    /// Returns the current journey of which a journey is a future, or its futures.
    pub fn counterparts(&self, journey: JourneyId) -> &[JourneyId] {
        &self.counterparts[journey.index()]
    }

    /// Returns the clusters that opportunities make of journeys.
    pub fn clusters(&self) -> &[Vec<JourneyId>] {
        &self.clusters
    }

    /// Returns the places, among the clusters, of those that a journey belongs to.
    pub fn clusters_of(&self, journey: JourneyId) -> &[usize] {
        &self.clusters_of[journey.index()]
    }

    /// Adds the journeys that depend on a journey, itself among them.
    pub fn add_dependents(&self, journey: JourneyId, dependents: &mut FxHashSet<JourneyId>) {
        let clusters = self.clusters_of(journey).iter().flat_map(|cluster| &self.clusters[*cluster]);
        let near: FxHashSet<JourneyId> =
            std::iter::once(&journey).chain(self.expansions(journey)).chain(clusters).copied().collect();
        dependents.extend(near.iter().flat_map(|near| self.counterparts(*near)));
        dependents.extend(near);
    }

    /// Returns the futures of each journey that has any.
    pub(super) fn futures(&self) -> BTreeMap<JourneyId, Vec<JourneyId>> {
        let mut futures: BTreeMap<JourneyId, Vec<JourneyId>> = BTreeMap::new();
        for (index, edges) in self.edges.iter().enumerate() {
            if let Some(current) = edges.future_of {
                futures.entry(current).or_default().push(Id::new(index));
            }
        }
        futures
    }
}

fn tidy(journeys: &mut Vec<JourneyId>) {
    journeys.sort_unstable();
    journeys.dedup();
}
