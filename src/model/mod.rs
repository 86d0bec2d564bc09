//! Trees → meaning: words checked, names resolved, values typed.

mod alternatives;
mod bright_spot;
mod day;
mod flow;
mod graph;
mod groups;
mod handoff;
mod hide;
mod id;
mod journey;
mod journey_symbols;
mod kpi;
mod link;
mod lower;
mod mention;
mod name_map;
mod opportunity;
mod pain;
mod path;
mod people;
mod project;
mod provenance;
mod references;
mod scale;
mod strength;
mod support;
mod text;
mod thousands;
mod touchpoint;
mod value;
mod ways;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use alternatives::Alternatives;
pub use bright_spot::BrightSpot;
pub use day::day;
pub use flow::{Arrow, Destination, Flow, Origin, WrittenArrow};
pub use graph::JourneyGraph;
pub use groups::{ByPlace, Groups};
pub use handoff::{Handoff, HandoffKind};
pub use hide::{Hidden, NotHidden};
pub use id::*;
pub use journey::{Journey, Place, Review, Stage, State};
pub use kpi::{Kpi, KpiStatus, Target};
pub use link::Linker;
pub use lower::{FileUnit, NamedFile, lower};
pub use mention::Listener;
pub use opportunity::{Opportunity, Outcome};
pub use pain::{ActivityLane, Pain};
pub use path::{is_followed, resolve_path, scheme, split_address};
pub use project::{Channel, Lane, Persona, SharedStage, Source, Team};
pub use provenance::Provenance;
pub use references::{Declared, Reference, ReferenceVisitor};
pub use scale::{Misfit, Scale, in_percent, is_fraction};
pub use strength::Strength;
pub use support::Support;
pub use text::{About, Citation, Declaration, Image, Line, Link, Question, Text};
pub use thousands::ask_about_point;
pub use touchpoint::{Activity, Experience, Feeling, Note, Touchpoint, TouchpointKind, Variant};
pub use value::{Duration, Goal, Reading, Takes, TimeUnit, Unit, Value, Volume, amount, per, whole_people};
pub use ways::Ways;

/// A whole project, linked: every name knows what it stands for. Lists are in the order of files by path, then place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// Who walks the journeys.
    pub personas: Vec<Persona>,
    /// Who owns and does things.
    pub teams: Vec<Team>,
    /// The built-in channels in their order (replaced ones in place), then those of the project.
    pub channels: Vec<Channel>,
    /// Where claims come from.
    pub sources: Vec<Source>,
    /// The project's own lanes.
    pub lanes: Vec<Lane>,
    /// The shared stages: the columns of the matrix.
    pub shared_stages: Vec<SharedStage>,
    /// The journeys.
    pub journeys: Vec<Arc<Journey>>,
    /// The project's own KPIs.
    pub kpis: Vec<Kpi>,
    /// The project's own opportunities.
    pub opportunities: Vec<Opportunity>,
    /// What all of it but the journeys was read from.
    pub provenance: Provenance,
    /// The journeys of the future that are compared with a journey, in their order; made by linking.
    pub futures: BTreeMap<JourneyId, Vec<JourneyId>>,
    /// Which of the journeys tell of each other; made by linking.
    pub graph: Arc<JourneyGraph>,
    /// What this model does not tell, because it was made for outsiders by [`Model::without`].
    pub hidden: BTreeSet<Hidden>,
}

macro_rules! index {
    ($($id:ty => $item:ty, $list:ident;)+) => {
        $(impl std::ops::Index<$id> for Model {
            type Output = $item;

            fn index(&self, id: $id) -> &$item {
                &self.$list[id.index()]
            }
        })+
    };
}

index! {
    PersonaId => Persona, personas;
    TeamId => Team, teams;
    ChannelId => Channel, channels;
    SourceId => Source, sources;
    LaneId => Lane, lanes;
    JourneyId => Journey, journeys;
}

macro_rules! member {
    ($($id:ty => $item:ty, $list:ident;)+) => {
        $(impl std::ops::Index<$id> for Model {
            type Output = $item;

            fn index(&self, member: $id) -> &$item {
                match member.journey {
                    Some(journey) => &self[journey].$list[member.id.index()],
                    None => &self.$list[member.id.index()],
                }
            }
        })+
    };
}

member! {
    KpiId => Kpi, kpis;
    OpportunityId => Opportunity, opportunities;
}

impl std::ops::Index<PainId> for Model {
    type Output = Pain;

    fn index(&self, member: PainId) -> &Pain {
        let journey = member.journey.expect("a pain stands in a journey");
        &self[journey].pains[member.id.index()]
    }
}

impl std::ops::Index<BrightSpotId> for Model {
    type Output = BrightSpot;

    fn index(&self, member: BrightSpotId) -> &BrightSpot {
        let journey = member.journey.expect("a bright spot stands in a journey");
        &self[journey].bright_spots[member.id.index()]
    }
}

impl Model {
    /// Returns the journeys with their ids.
    pub fn journeys(&self) -> impl Iterator<Item = (JourneyId, &Journey)> {
        self.journeys.iter().enumerate().map(|(index, journey)| (Id::new(index), &**journey))
    }

    /// Returns the opportunities with their ids: those of the project, then those of the journeys.
    pub fn opportunities(&self) -> impl Iterator<Item = (OpportunityId, &Opportunity)> {
        let of_project = numbered(None, &self.opportunities);
        of_project.chain(self.journeys().flat_map(|(id, it)| numbered(Some(id), &it.opportunities)))
    }

    /// Returns the journeys of the future that are compared with a journey.
    pub fn futures_of(&self, journey: JourneyId) -> &[JourneyId] {
        self.futures.get(&journey).map_or(&[], Vec::as_slice)
    }

    /// Returns whether another model has as many journeys, and the same around them in the same places.
    pub fn is_alike_around(&self, other: &Self) -> bool {
        let Self {
            personas,
            teams,
            channels,
            sources,
            lanes,
            shared_stages,
            journeys,
            kpis,
            opportunities,
            futures,
            hidden,
            graph: _,
            provenance: _,
        } = self;
        journeys.len() == other.journeys.len()
            && *personas == other.personas
            && *teams == other.teams
            && *channels == other.channels
            && *sources == other.sources
            && *lanes == other.lanes
            && *shared_stages == other.shared_stages
            && *kpis == other.kpis
            && *opportunities == other.opportunities
            && *futures == other.futures
            && *hidden == other.hidden
    }

    /// Gives KPIs of a journey, or of the project, the readings that there are of them in the text and in data files. The
    /// other KPIs keep those of the text. A journey that has them all already stays the same, shared value.
    pub fn measure(&mut self, journey: Option<JourneyId>, readings: Vec<(Id<Kpi>, Vec<Reading>)>) {
        let measured = Provenance::measured(&readings);
        let (provenance, kpis) = match journey {
            None => (&mut self.provenance, &mut self.kpis),
            Some(id) => {
                let shared = &mut self.journeys[id.index()];
                let has =
                    |(kpi, readings): &(Id<Kpi>, Vec<Reading>)| shared.kpis[kpi.index()].actuals == *readings;
                if shared.provenance.measured == measured && readings.iter().all(has) {
                    return;
                }
                let journey = Arc::make_mut(shared);
                (&mut journey.provenance, &mut journey.kpis)
            }
        };
        provenance.measured = measured;
        kpis.iter_mut().for_each(|kpi| kpi.actuals.retain(Reading::is_of_text));
        for (kpi, readings) in readings {
            kpis[kpi.index()].actuals = readings;
        }
    }

    /// Returns the path of a KPI in data files and checklists: `journey/kpi`, or the id alone for one of the project.
    pub fn kpi_path(&self, kpi: KpiId) -> String {
        self.path_in(kpi.journey, &self[kpi].head.id.value)
    }

    /// Returns the path of a member of a journey, `journey/id`, or of one of the project: the id alone.
    pub fn path_in(&self, journey: Option<JourneyId>, id: &str) -> String {
        match journey {
            Some(journey) => format!("{}/{id}", self[journey].head.id.value),
            None => id.to_owned(),
        }
    }
}

fn numbered(
    journey: Option<JourneyId>,
    all: &[Opportunity],
) -> impl Iterator<Item = (OpportunityId, &Opportunity)> {
    all.iter().enumerate().map(move |(index, it)| (OpportunityId { journey, id: Id::new(index) }, it))
}
