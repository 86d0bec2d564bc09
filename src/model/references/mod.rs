//! Every name in the model that stands for something: one walk, which resolving, hiding and all who look for names share.

#[cfg(test)]
mod tests;
mod walk;

use rustc_hash::FxHashMap;

use crate::source::{FilePath, Span, Spanned};
use crate::vocabulary::EntityKind;

use super::{
    AlternativesId, ChannelId, Destination, Id, Journey, JourneyId, KpiId, LaneId, Model, OpportunityId,
    Origin, PainId, PersonaId, Ref, SharedStage, SourceId, TeamId, TouchpointId,
};

use walk::{Site, look};
pub(super) use walk::{SiteMut, change};

/// Something that names stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Declared {
    /// A persona.
    Persona(PersonaId),
    /// A team.
    Team(TeamId),
    /// A channel, built in or declared.
    Channel(ChannelId),
    /// A source.
    Source(SourceId),
    /// A lane of the project's own.
    Lane(LaneId),
    /// A journey.
    Journey(JourneyId),
    /// A stage that journeys share.
    SharedStage(Id<SharedStage>),
    /// A pain of a journey.
    Pain(PainId),
    /// An opportunity.
    Opportunity(OpportunityId),
    /// A KPI.
    Kpi(KpiId),
    /// A touchpoint or step of a journey, where an arrow goes.
    Touchpoint(JourneyId, TouchpointId),
    /// A group of touchpoints of a journey of which a person meets one, where an arrow goes.
    Alternatives(JourneyId, AlternativesId),
}

impl Declared {
    /// Returns whether a project declares such a thing once, for all its journeys to name, and names it by its id alone.
    pub fn is_of_project(self) -> bool {
        match self {
            Declared::Persona(_)
            | Declared::Team(_)
            | Declared::Channel(_)
            | Declared::Source(_)
            | Declared::Lane(_) => true,
            Declared::Journey(_)
            | Declared::SharedStage(_)
            | Declared::Pain(_)
            | Declared::Opportunity(_)
            | Declared::Kpi(_)
            | Declared::Touchpoint(..)
            | Declared::Alternatives(..) => false,
        }
    }
}

/// A name that stands for something declared elsewhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference<'m> {
    /// What such a name stands for.
    pub kind: EntityKind,
    /// The name as written.
    pub name: &'m str,
    /// The file in which it is written.
    pub file: &'m FilePath,
    /// Where in that file.
    pub span: Span,
    /// What it names; `None` before linking, where nothing of the name is declared, and for the ends `done` and `exit`.
    pub target: Option<Declared>,
}

/// Who is given every reference.
pub type ReferenceVisitor<'v> = &'v mut dyn FnMut(Reference<'_>);

impl Model {
    /// Gives every name in the model that stands for something, those outside of journeys first.
    ///
    /// A pain in a `for` block repeats the persona of the block; it is given once. The id of a stage is a name where a
    /// shared stage has the same id.
    pub fn for_each_ref(&self, visitor: ReferenceVisitor<'_>) {
        self.for_each_ref_beside_journeys(visitor);
        let shared_stages = self.shared_stages.iter().enumerate();
        let shared_stages: FxHashMap<&str, Id<SharedStage>> =
            shared_stages.rev().map(|(at, stage)| (&*stage.head.id.value, Id::new(at))).collect();
        for (id, journey) in self.journeys() {
            let mut flat =
                Flatten { file: &journey.head.file, journey: Some((id, journey)), visitor: &mut *visitor };
            for stage in &journey.stages {
                let name = &stage.head.id;
                if let Some(shared) = shared_stages.get(&*name.value) {
                    let target = Some(Declared::SharedStage(*shared));
                    flat.give(EntityKind::SharedStage, &name.value, name.span, target);
                }
            }
            look::journey(journey, &mut |site| flat.site(site));
        }
    }

    /// Gives every name outside of the journeys: in personas, and in the project's own KPIs and opportunities.
    pub fn for_each_ref_beside_journeys(&self, visitor: ReferenceVisitor<'_>) {
        look::beside_journeys(&self.personas, &self.kpis, &self.opportunities, &mut |file, site| {
            Flatten { file, journey: None, visitor: &mut *visitor }.site(site);
        });
    }
}

impl Journey {
    /// Gives every name in the journey that stands for something, but for those of its own touchpoints and of shared stages.
    pub fn for_each_ref(&self, visitor: ReferenceVisitor<'_>) {
        let mut flat = Flatten { file: &self.head.file, journey: None, visitor };
        look::journey(self, &mut |site| flat.site(site));
    }
}

/// Makes single references of the sites of one file.
struct Flatten<'f, 'v> {
    file: &'f FilePath,
    /// The journey whose arrows are given.
    journey: Option<(JourneyId, &'f Journey)>,
    visitor: ReferenceVisitor<'v>,
}

impl Flatten<'_, '_> {
    fn site(&mut self, site: Site<'_>) {
        match site {
            Site::Walkers(names) | Site::Who(names) | Site::Beneficiaries(names) => {
                self.all(EntityKind::Persona, names, Declared::Persona);
            }
            Site::Variant(name) => self.one(EntityKind::Persona, name, Declared::Persona),
            Site::PainPersona(_) | Site::CopiedCites(_) => {}
            Site::Owner(name) => self.all(EntityKind::Team, name, Declared::Team),
            Site::With(names) => self.all(EntityKind::Team, names, Declared::Team),
            Site::Channels(names) => self.all(EntityKind::Channel, names, Declared::Channel),
            Site::Cites(cites) => {
                let sources = cites.iter().map(|citation| &citation.source);
                self.all(EntityKind::Source, sources, Declared::Source);
            }
            Site::Lane(name) => self.one(EntityKind::Lane, name, Declared::Lane),
            Site::FutureOf(name) | Site::Expands(name) => {
                self.all(EntityKind::Journey, name, Declared::Journey);
            }
            Site::Delivers(names) => self.all(EntityKind::Opportunity, names, Declared::Opportunity),
            Site::Solves(names) => self.all(EntityKind::Pain, names, Declared::Pain),
            Site::Improves(names) => self.all(EntityKind::Kpi, names, Declared::Kpi),
            Site::Arrow { target, from } => self.arrow(target, from),
        }
    }

    fn all<'m, T: Copy + 'm>(
        &mut self,
        kind: EntityKind,
        names: impl IntoIterator<Item = &'m Ref<T>>,
        declared: fn(T) -> Declared,
    ) {
        names.into_iter().for_each(|name| self.one(kind, name, declared));
    }

    fn one<T: Copy>(&mut self, kind: EntityKind, name: &Ref<T>, declared: fn(T) -> Declared) {
        self.give(kind, &name.name, name.span, name.target.map(declared));
    }

    fn arrow(&mut self, name: &Spanned<Box<str>>, (from, index): (usize, usize)) {
        let Some((id, journey)) = self.journey else { return };
        let mut arrows = journey.flow.from(Id::new(from));
        let arrow = arrows.find(|arrow| arrow.origin == Origin::Written(index));
        let through = arrow.and_then(|arrow| arrow.through);
        let target = match (through, arrow.map(|arrow| arrow.to)) {
            (Some(group), _) if journey[group].head.id.value == name.value => {
                Some(Declared::Alternatives(id, group))
            }
            (_, Some(Destination::Touchpoint(touchpoint))) => Some(Declared::Touchpoint(id, touchpoint)),
            (_, Some(Destination::Done | Destination::Exit) | None) => None,
        };
        self.give(EntityKind::Destination, &name.value, name.span, target);
    }

    fn give(&mut self, kind: EntityKind, name: &str, span: Span, target: Option<Declared>) {
        (self.visitor)(Reference { kind, name, file: self.file, span, target });
    }
}
