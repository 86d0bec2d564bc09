//! Ids: places in the lists of the model, and names that stand for them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use crate::source::Span;

use super::{
    Alternatives, BrightSpot, Channel, Journey, Kpi, Lane, Opportunity, Pain, Persona, Source, Stage, Team,
    Touchpoint,
};

/// The number of a `T` in the list that holds it: a persona in its model, a stage in its journey.
pub struct Id<T> {
    index: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Returns the id of the item at `index`.
    pub fn new(index: usize) -> Self {
        let index = u32::try_from(index).expect("a project has fewer than four thousand million things");
        Self { index, kind: PhantomData }
    }

    /// Returns the place in the list.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// A persona of the model.
pub type PersonaId = Id<Persona>;
/// A team of the model.
pub type TeamId = Id<Team>;
/// A channel of the model, built in or declared.
pub type ChannelId = Id<Channel>;
/// A source of the model.
pub type SourceId = Id<Source>;
/// A lane of the project's own.
pub type LaneId = Id<Lane>;
/// A journey of the model.
pub type JourneyId = Id<Journey>;
/// A stage of its journey.
pub type StageId = Id<Stage>;
/// A touchpoint or step of its journey.
pub type TouchpointId = Id<Touchpoint>;
/// A group of touchpoints of its journey of which a person meets one.
pub type AlternativesId = Id<Alternatives>;
/// A bright spot of a journey.
pub type BrightSpotId = Member<BrightSpot>;
/// A pain of a journey.
pub type PainId = Member<Pain>;
/// An opportunity of a journey or of the project.
pub type OpportunityId = Member<Opportunity>;
/// A KPI of a journey or of the project.
pub type KpiId = Member<Kpi>;

/// Something that stands in a journey or, where `journey` is `None`, at the top of the project.
#[derive(Debug)]
pub struct Member<T> {
    /// The journey that holds it.
    pub journey: Option<JourneyId>,
    /// Its number in that journey's, or the model's, list.
    pub id: Id<T>,
}

impl<T> Clone for Member<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Member<T> {}

impl<T> PartialEq for Member<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.journey, self.id) == (other.journey, other.id)
    }
}

impl<T> Eq for Member<T> {}

impl<T> PartialOrd for Member<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Member<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.journey, self.id).cmp(&(other.journey, other.id))
    }
}

impl<T> Hash for Member<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.journey, self.id).hash(state);
    }
}

/// A name as written, and what it stands for once linking has found it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ref<Target> {
    /// The id, or `JOURNEY/ID`.
    pub name: Box<str>,
    /// Where it is written.
    pub span: Span,
    /// What it names; `None` before linking, or where nothing of the name is declared.
    pub target: Option<Target>,
}

impl<Target: Copy> Ref<Target> {
    /// Returns a name that is not linked yet.
    pub fn new(name: &str, span: Span) -> Self {
        Self { name: name.into(), span, target: None }
    }
}

/// Returns what a list of names stands for, leaving out what could not be resolved.
pub fn targets<Target: Copy>(names: &[Ref<Target>]) -> impl Iterator<Item = Target> {
    names.iter().filter_map(|name| name.target)
}
