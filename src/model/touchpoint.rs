//! Touchpoints and steps.

use rust_decimal::Decimal;

use crate::source::{Span, Spanned};

use super::{
    About, ActivityLane, AlternativesId, ChannelId, Citation, Declaration, JourneyId, LaneId, Line,
    OpportunityId, PersonaId, Ref, StageId, Takes, TeamId, Text, Volume, WrittenArrow, targets,
};

/// A moment of a journey: a touchpoint with us, or a step that people take without us.
#[derive(Debug, Clone, PartialEq)]
pub struct Touchpoint {
    /// Id and title.
    pub head: Declaration,
    /// With us or without.
    pub kind: TouchpointKind,
    /// The stage it stands in.
    pub stage: StageId,
    /// The group of which it is a member, if it is.
    pub alternatives: Option<AlternativesId>,
    /// How many of those who come to that group meet it, in percent, as written.
    pub share: Option<Spanned<Decimal>>,
    /// The team that does it, while people wait.
    pub by: Option<Ref<TeamId>>,
    /// Who takes part; empty for everybody.
    pub who: Vec<Ref<PersonaId>>,
    /// How long it takes.
    pub takes: Option<Takes>,
    /// How many people come.
    pub volume: Option<Volume>,
    /// What holds for everybody who takes part.
    pub experience: Experience,
    /// What differs for one persona.
    pub variants: Vec<Variant>,
    /// Where the journey is won or lost: the word's place.
    pub moment_of_truth: Option<Span>,
    /// Who answers for it.
    pub owner: Option<Ref<TeamId>>,
    /// What stands in the project's own lanes.
    pub notes: Vec<Note>,
    /// What the customer sees us do.
    pub frontstage: Vec<Activity>,
    /// What we do unseen.
    pub backstage: Vec<Activity>,
    /// Systems and partners behind it.
    pub supported_by: Vec<Activity>,
    /// The opportunities that make this touchpoint of the future possible.
    pub delivers: Vec<Ref<OpportunityId>>,
    /// The journey that tells this touchpoint in full.
    pub expands: Option<Ref<JourneyId>>,
    /// Its names in an event log.
    pub logged_as: Vec<Spanned<Box<str>>>,
    /// Its URL patterns.
    pub pages: Vec<Spanned<Box<str>>>,
    /// The arrows as written; [`Journey::flow`](super::Journey::flow) has what they mean.
    pub arrows: Vec<WrittenArrow>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// Whether we are present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TouchpointKind {
    /// We are.
    Touchpoint,
    /// We are not.
    Step,
    /// A team does it, while people wait: a step with `by`. It stays one where the name of the team is hidden.
    TeamStep,
}

/// What people go through at a touchpoint.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Experience {
    /// On which channels.
    pub channels: Vec<Ref<ChannelId>>,
    /// What they do.
    pub does: Vec<Line>,
    /// What they think.
    pub thinks: Vec<Line>,
    /// What they say.
    pub says: Vec<Line>,
    /// What they see or hold.
    pub sees: Vec<Line>,
    /// What they need.
    pub needs: Vec<Line>,
    /// How they feel.
    pub feels: Option<Feeling>,
    /// How much it takes them in, from 1 to 5.
    pub engagement: Option<Spanned<u8>>,
    /// Where we know it from.
    pub cites: Vec<Citation>,
}

/// `for mona { … }`: what differs for one persona.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Who.
    pub persona: Ref<PersonaId>,
    /// What replaces the touchpoint's; what is empty here does not.
    pub experience: Experience,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// `feels -2 "frustrated"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Feeling {
    /// From −2 to +2.
    pub score: i8,
    /// In a word.
    pub label: Option<Box<str>>,
    /// Where it is written, from the word to its last argument.
    pub span: Span,
    /// Where we know it from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// `note LANE "…"`: words in a lane of the project's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The lane.
    pub lane: Ref<LaneId>,
    /// What stands there.
    pub text: Text,
    /// Where we know it from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// A line of the service blueprint. Its pains stand in the journey's list.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// What is done.
    pub text: Text,
    /// By whom.
    pub owner: Option<Ref<TeamId>>,
    /// How long it takes.
    pub takes: Option<Takes>,
    /// Where we know it from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

impl TouchpointKind {
    /// Returns whether it is written as a step.
    pub fn is_step(self) -> bool {
        match self {
            TouchpointKind::Touchpoint => false,
            TouchpointKind::Step | TouchpointKind::TeamStep => true,
        }
    }
}

impl Touchpoint {
    /// Returns whether a persona of the journey takes part.
    pub fn takes_part(&self, persona: PersonaId) -> bool {
        self.who.is_empty() || targets(&self.who).any(|who| who == persona)
    }

    /// Returns what differs for a persona, where anything does.
    pub fn variant(&self, persona: PersonaId) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.persona.target == Some(persona))
    }

    /// Returns how a persona feels here: their own feeling, else everybody's; `None` where they take no part.
    pub fn feeling_of(&self, persona: PersonaId) -> Option<&Feeling> {
        let own = self.variant(persona).and_then(|variant| variant.experience.feels.as_ref());
        self.takes_part(persona).then(|| own.or(self.experience.feels.as_ref())).flatten()
    }

    /// Returns how much it takes a persona in; `None` where they take no part.
    pub fn engagement_of(&self, persona: PersonaId) -> Option<u8> {
        let own = self.variant(persona).and_then(|variant| variant.experience.engagement);
        let engagement = self.takes_part(persona).then(|| own.or(self.experience.engagement)).flatten();
        engagement.map(|engagement| engagement.value)
    }

    /// Returns the channels on which a persona comes here: their own, else everybody's.
    pub fn channels_of(&self, persona: PersonaId) -> &[Ref<ChannelId>] {
        match self.variant(persona) {
            Some(variant) if !variant.experience.channels.is_empty() => &variant.experience.channels,
            _ => &self.experience.channels,
        }
    }

    /// Returns the lines of one lane of the service blueprint.
    pub fn activities(&self, lane: ActivityLane) -> &[Activity] {
        match lane {
            ActivityLane::Frontstage => &self.frontstage,
            ActivityLane::Backstage => &self.backstage,
            ActivityLane::SupportedBy => &self.supported_by,
        }
    }

    /// Returns every channel of the touchpoint, those of its variants included, each once and in the order written.
    pub fn channels(&self) -> Vec<ChannelId> {
        let variants = self.variants.iter().flat_map(|variant| &variant.experience.channels);
        let mut channels = Vec::new();
        for channel in self.experience.channels.iter().chain(variants).filter_map(|channel| channel.target) {
            if !channels.contains(&channel) {
                channels.push(channel);
            }
        }
        channels
    }
}
