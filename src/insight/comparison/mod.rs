//! A journey beside what becomes of it: what was added, removed, moved and changed, matched by id. Pure data.

mod arrows;
mod change;
mod figures;
mod lines;
mod merge;
mod pains;
mod touchpoint;

use rustc_hash::FxHashMap;

use crate::insight::identity;
use crate::insight::people::Lost;
use crate::model::{BrightSpot, Id, Journey, JourneyId, Kpi, Model, PersonaId, StageId, TouchpointId};

pub use arrows::ArrowRef;
pub use change::{Change, NameKind};
pub use figures::Figures;
use figures::Sides;
pub use lines::{LaneKind, LineRef};
pub use merge::Pair;
pub use pains::PainChange;
pub use touchpoint::{Feelings, TouchpointChange};

/// A current journey and its future, as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'m> {
    /// As it is.
    pub current: &'m Journey,
    /// As it shall be.
    pub future: &'m Journey,
    /// Who walks either, those of the current one first.
    pub personas: Vec<PersonaId>,
    /// The stages of both.
    pub stages: Vec<StageChange>,
    /// The touchpoints and steps of both, stage by stage.
    pub touchpoints: Vec<TouchpointChange<'m>>,
    /// What becomes of each pain: those of the current journey, then new ones, of both the worst first.
    pub pains: Vec<PainChange>,
    /// What works: removed where the future has it no more.
    pub bright_spots: Vec<Pair<Id<BrightSpot>>>,
    /// The KPIs of both.
    pub kpis: Vec<Pair<Id<Kpi>>>,
    /// The journeys as a whole, before and after.
    pub whole: (Figures, Figures),
    /// Who is lost, before and after.
    pub lost: (Lost, Lost),
}

/// What becomes of a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StageChange {
    /// Where it stands.
    pub stage: Pair<StageId>,
    /// Whether it stands elsewhere among the others.
    pub moved: bool,
    /// What it comes to before, where it is there.
    pub before: Option<Figures>,
    /// What it comes to after.
    pub after: Option<Figures>,
}

impl<'m> Comparison<'m> {
    /// Returns what a future journey makes of the current one.
    pub fn of(model: &'m Model, current: JourneyId, future: JourneyId) -> Self {
        let (before, after) = (&model[current], &model[future]);
        let mut personas: Vec<PersonaId> = Vec::new();
        for persona in before.personas().chain(after.personas()) {
            if !personas.contains(&persona) {
                personas.push(persona);
            }
        }
        let pains = pains::compare(model, current, future);
        let sides = Sides::of(before, after);
        let stages = stages(before, after, &sides);
        let by_id = TouchpointsById::of(before, after);
        let places = stages.iter().flat_map(|stage| by_id.of_stage(before, after, stage.stage));
        let touchpoints =
            places.map(|(pair, moved)| TouchpointChange::of(before, after, &personas, pair, moved)).collect();
        let whole = sides.whole(&stages);
        Self {
            current: before,
            future: after,
            personas,
            stages,
            touchpoints,
            pains,
            bright_spots: bright_spots(before, after),
            kpis: pairs(&before.kpis, &after.kpis, |kpi| identity::of_declared(&kpi.head))
                .map(|(pair, _)| pair)
                .collect(),
            whole,
            lost: sides.lost(),
        }
    }
}

/// Returns what becomes of all that works: of each that is there today, then what is new.
fn bright_spots(before: &Journey, after: &Journey) -> Vec<Pair<Id<BrightSpot>>> {
    let partners = identity::bright_spots(before, after);
    let kept = |id: usize| partners.iter().position(|partner| partner.is_some_and(|it| it.index() == id));
    let of_today = (0..before.bright_spots.len()).map(|id| match kept(id) {
        Some(still) => Pair::Both(Id::new(id), Id::new(still)),
        None => Pair::Removed(Id::new(id)),
    });
    let new = partners.iter().enumerate().filter(|(_, partner)| partner.is_none());
    of_today.chain(new.map(|(id, _)| Pair::Added(Id::new(id)))).collect()
}

fn stages(before: &Journey, after: &Journey, sides: &Sides<'_>) -> Vec<StageChange> {
    let change = |(stage, moved): (Pair<StageId>, bool)| {
        let (old, new) = match stage {
            Pair::Both(old, new) => sides.of_stage(Pair::Both(&before[old], &after[new])),
            Pair::Removed(old) => sides.of_stage(Pair::Removed(&before[old])),
            Pair::Added(new) => sides.of_stage(Pair::Added(&after[new])),
        };
        StageChange { stage, moved, before: old, after: new }
    };
    pairs(&before.stages, &after.stages, |stage| identity::of_declared(&stage.head)).map(change).collect()
}

/// The touchpoints of two journeys by their ids.
struct TouchpointsById<'m> {
    before: FxHashMap<&'m str, TouchpointId>,
    after: FxHashMap<&'m str, TouchpointId>,
}

impl<'m> TouchpointsById<'m> {
    fn of(before: &'m Journey, after: &'m Journey) -> Self {
        let names = |journey: &'m Journey| {
            let named =
                journey.touchpoints().map(|(id, touchpoint)| (identity::of_declared(&touchpoint.head), id));
            named.collect()
        };
        Self { before: names(before), after: names(after) }
    }

    /// Returns the touchpoints that are shown in a stage, and whether they have moved: into the stage, or within it.
    /// What has gone to another stage is shown there.
    fn of_stage(
        &self,
        before: &'m Journey,
        after: &'m Journey,
        stage: Pair<StageId>,
    ) -> Vec<(Pair<TouchpointId>, bool)> {
        let here = stage.after();
        let stays = |id: &TouchpointId| match self.after.get(identity::of_declared(&before[*id].head)) {
            Some(new) => here == Some(after[*new].stage),
            None => true,
        };
        let old: Vec<TouchpointId> = stage
            .before()
            .into_iter()
            .flat_map(|stage| before[stage].touchpoint_ids())
            .filter(stays)
            .collect();
        let new: Vec<TouchpointId> =
            here.into_iter().flat_map(|stage| after[stage].touchpoint_ids()).collect();
        let old_names: Vec<&str> = old.iter().map(|id| identity::of_declared(&before[*id].head)).collect();
        let new_names: Vec<&str> = new.iter().map(|id| identity::of_declared(&after[*id].head)).collect();
        let found = |(pair, moved): (Pair<usize>, bool)| match pair {
            Pair::Both(from, to) => (Pair::Both(old[from], new[to]), moved),
            Pair::Removed(from) => (Pair::Removed(old[from]), false),
            // New in this stage, but perhaps it comes from another one.
            Pair::Added(to) => match self.before.get(new_names[to]) {
                Some(from) => (Pair::Both(*from, new[to]), true),
                None => (Pair::Added(new[to]), false),
            },
        };
        merge::merge(&old_names, &new_names).into_iter().map(found).collect()
    }
}

/// Returns what stands in two lists, matched by id.
fn pairs<'m, T>(
    before: &'m [T],
    after: &'m [T],
    id: impl Fn(&'m T) -> &'m str,
) -> impl Iterator<Item = (Pair<Id<T>>, bool)> {
    let old: Vec<&str> = before.iter().map(&id).collect();
    let new: Vec<&str> = after.iter().map(&id).collect();
    merge::merge(&old, &new).into_iter().map(|(pair, moved)| {
        let pair = match pair {
            Pair::Both(from, to) => Pair::Both(Id::new(from), Id::new(to)),
            Pair::Removed(from) => Pair::Removed(Id::new(from)),
            Pair::Added(to) => Pair::Added(Id::new(to)),
        };
        (pair, moved)
    })
}
