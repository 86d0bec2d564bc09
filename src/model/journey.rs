//! Journeys and their stages.

use std::ops::{Index, Range};

use jiff::civil::Date;

use crate::source::{Span, Spanned};
use crate::vocabulary::Confidence;

use super::{
    About, Activity, Alternatives, BrightSpot, Citation, Declaration, Duration, Flow, Id, JourneyId, Kpi,
    Opportunity, Pain, PersonaId, Provenance, Question, Ref, StageId, Takes, TeamId, Text, Touchpoint,
    TouchpointId, Volume,
};

/// A journey. Its parts stand in flat lists, in the order written; a part knows the [`Place`] it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey {
    /// Id and title.
    pub head: Declaration,
    /// Who walks it; the first is the main one.
    pub personas: Vec<Ref<PersonaId>>,
    /// What it is about.
    pub scenario: Option<Text>,
    /// What sets it off.
    pub triggers: Vec<Text>,
    /// What people want.
    pub goals: Vec<Text>,
    /// What people hire us for.
    pub jobs: Vec<Text>,
    /// What people take for granted.
    pub expects: Vec<Text>,
    /// How many people start it.
    pub volume: Option<Volume>,
    /// Who answers for it.
    pub owner: Option<Ref<TeamId>>,
    /// Today, or as it shall be.
    pub state: State,
    /// Whether its claims were checked.
    pub confidence: Option<Spanned<Confidence>>,
    /// When it was looked at last.
    pub reviewed: Option<Review>,
    /// Its stages.
    pub stages: Vec<Stage>,
    /// The touchpoints and steps of all stages.
    pub touchpoints: Vec<Touchpoint>,
    /// The groups of touchpoints and steps of which a person meets one.
    pub alternatives: Vec<Alternatives>,
    /// All its pains.
    pub pains: Vec<Pain>,
    /// All that works in it and must be kept.
    pub bright_spots: Vec<BrightSpot>,
    /// All its KPIs.
    pub kpis: Vec<Kpi>,
    /// All its opportunities.
    pub opportunities: Vec<Opportunity>,
    /// All its questions.
    pub questions: Vec<Question>,
    /// Sources for the whole.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
    /// How people move through it; made by linking.
    pub flow: Flow,
    /// What it was read from.
    pub provenance: Provenance,
}

/// Whether a journey is of today.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// As it is.
    Current,
    /// As it shall be, perhaps instead of a current journey.
    Future {
        /// The current journey it is compared with.
        of: Option<Ref<JourneyId>>,
    },
}

/// `reviewed 2026-11-03 every 3 months`.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The day of the last review.
    pub on: Spanned<Date>,
    /// How often it is due.
    pub every: Option<Duration>,
}

/// The block a pain, KPI, opportunity or question stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The journey itself.
    Journey,
    /// One of its stages.
    Stage(StageId),
    /// One of its touchpoints or steps.
    Touchpoint(TouchpointId),
    /// A persona, which is in no journey (questions only).
    Persona,
}

/// A part of a journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Id and title; the title of the shared stage of the same id where none is written.
    pub head: Declaration,
    /// Whether the title was written here.
    pub has_title: bool,
    /// What people want there; those of the shared stage where none are written.
    pub goals: Vec<Text>,
    /// What people hire us for.
    pub jobs: Vec<Text>,
    /// How long it takes.
    pub takes: Option<Takes>,
    /// Who answers for it.
    pub owner: Option<Ref<TeamId>>,
    /// Its touchpoints and steps, as places in [`Journey::touchpoints`].
    pub touchpoints: Range<usize>,
    /// Sources for the whole.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
    /// Where its block or statement stands.
    pub span: Span,
}

impl Stage {
    /// Returns the ids of its touchpoints and steps, in order.
    pub fn touchpoint_ids(&self) -> impl DoubleEndedIterator<Item = TouchpointId> + use<> {
        self.touchpoints.clone().map(Id::new)
    }
}

impl Index<StageId> for Journey {
    type Output = Stage;

    fn index(&self, id: StageId) -> &Stage {
        &self.stages[id.index()]
    }
}

impl Index<TouchpointId> for Journey {
    type Output = Touchpoint;

    fn index(&self, id: TouchpointId) -> &Touchpoint {
        &self.touchpoints[id.index()]
    }
}

impl Journey {
    /// Returns whether it is of today.
    pub fn is_current(&self) -> bool {
        self.state == State::Current
    }

    /// Returns the journey that it is the future of, if it is.
    pub fn future_of(&self) -> Option<JourneyId> {
        match &self.state {
            State::Current => None,
            State::Future { of } => of.as_ref().and_then(|of| of.target),
        }
    }

    /// Returns the stages with their ids.
    pub fn stages(&self) -> impl Iterator<Item = (StageId, &Stage)> {
        self.stages.iter().enumerate().map(|(index, stage)| (Id::new(index), stage))
    }

    /// Returns the touchpoints and steps with their ids.
    pub fn touchpoints(&self) -> impl Iterator<Item = (TouchpointId, &Touchpoint)> {
        self.touchpoints.iter().enumerate().map(|(index, touchpoint)| (Id::new(index), touchpoint))
    }

    /// Returns the touchpoints and steps of one stage, in order.
    pub fn touchpoints_of(&self, stage: &Stage) -> &[Touchpoint] {
        &self.touchpoints[stage.touchpoints.clone()]
    }

    /// Returns the personas who walk it, the main one first.
    pub fn personas(&self) -> impl Iterator<Item = PersonaId> {
        super::targets(&self.personas)
    }

    /// Returns the personas who take part in a touchpoint, in the journey's order.
    pub fn taking_part<'j>(&'j self, touchpoint: &'j Touchpoint) -> impl Iterator<Item = PersonaId> + 'j {
        self.personas().filter(|persona| touchpoint.takes_part(*persona))
    }

    /// Returns the personas who do something at a touchpoint: while a team does a step, they all wait.
    pub fn acting<'j>(&'j self, touchpoint: &'j Touchpoint) -> impl Iterator<Item = PersonaId> + 'j {
        let waits = touchpoint.kind == super::TouchpointKind::TeamStep;
        self.taking_part(touchpoint).filter(move |_| !waits)
    }

    /// Returns the stage that holds a place, if one does.
    pub fn stage_of(&self, place: Place) -> Option<StageId> {
        match place {
            Place::Stage(stage) => Some(stage),
            Place::Touchpoint(touchpoint) => Some(self[touchpoint].stage),
            Place::Journey | Place::Persona => None,
        }
    }

    /// Returns the owner that holds at a place: its own, else the team that does the step, else the stage's, else the
    /// journey's.
    pub fn owner_at(&self, place: Place) -> Option<TeamId> {
        let of_touchpoint = match place {
            Place::Touchpoint(touchpoint) => self[touchpoint].owner.as_ref().or(self[touchpoint].by.as_ref()),
            _ => None,
        };
        let of_stage = || self.stage_of(place).and_then(|stage| self[stage].owner.as_ref());
        of_touchpoint.or_else(of_stage).or(self.owner.as_ref()).and_then(|owner| owner.target)
    }

    /// Returns the team that a pain names, or else the one that does the work it stands under.
    pub fn worker_of<'j>(&'j self, pain: &'j Pain) -> Option<&'j Ref<TeamId>> {
        pain.owner.as_ref().or_else(|| self.work_of(pain)?.owner.as_ref())
    }

    /// Returns the line of the service blueprint that a pain stands under, if it stands under one.
    pub fn work_of(&self, pain: &Pain) -> Option<&Activity> {
        match (pain.place, pain.activity?) {
            (Place::Touchpoint(touchpoint), (lane, index)) => self[touchpoint].activities(lane).get(index),
            (Place::Journey | Place::Stage(_) | Place::Persona, _) => None,
        }
    }

    /// Returns whether it says of itself that somebody looked.
    pub fn is_validated(&self) -> bool {
        self.confidence.is_some_and(|confidence| confidence.value == Confidence::Validated)
    }

    /// Returns the owner of something at a place that may name its own.
    pub fn owner_or(&self, own: Option<&Ref<TeamId>>, place: Place) -> Option<TeamId> {
        match own {
            Some(own) => own.target,
            None => self.owner_at(place),
        }
    }
}
