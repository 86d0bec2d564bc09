//! Where a project names what it declares once for all its journeys.

use crate::source::{FilePath, Span};

use super::{
    Activity, ChannelId, Citation, Experience, Journey, Kpi, LaneId, Model, Opportunity, Persona, PersonaId,
    Question, Ref, SourceId, TeamId, Touchpoint,
};

/// Something that a project declares once, for all its journeys to name.
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
}

/// Who is told of every mention: what is named, in which file, and where in it.
pub type Listener<'l> = &'l mut dyn FnMut(Declared, &FilePath, Span);

impl Journey {
    /// Tells of every name in the journey that stands for something declared once, in one pass.
    pub fn mentions(&self, listener: Listener<'_>) {
        let mut walk = Walk { file: &self.head.file, listener };
        walk.personas(&self.personas);
        walk.team(self.owner.as_ref());
        walk.cites(&self.cites);
        for stage in &self.stages {
            walk.team(stage.owner.as_ref());
            walk.cites(&stage.cites);
        }
        self.touchpoints.iter().for_each(|touchpoint| walk.touchpoint(touchpoint));
        for pain in &self.pains {
            walk.team(pain.owner.as_ref());
            walk.cites(&pain.cites);
        }
        self.kpis.iter().for_each(|kpi| walk.kpi(kpi));
        self.opportunities.iter().for_each(|opportunity| walk.opportunity(opportunity));
        self.questions.iter().for_each(|question| walk.question(question));
    }
}

impl Model {
    /// Tells of every such name outside of the journeys: in personas, and in the project's own KPIs and opportunities.
    pub fn mentions_beside_journeys(&self, listener: Listener<'_>) {
        for persona in &self.personas {
            Walk { file: &persona.head.file, listener: &mut *listener }.persona(persona);
        }
        for kpi in &self.kpis {
            Walk { file: &kpi.head.file, listener: &mut *listener }.kpi(kpi);
        }
        for opportunity in &self.opportunities {
            Walk { file: &opportunity.file, listener: &mut *listener }.opportunity(opportunity);
        }
    }
}

/// A walk through one file.
struct Walk<'w> {
    file: &'w FilePath,
    listener: Listener<'w>,
}

impl Walk<'_> {
    fn persona(&mut self, persona: &Persona) {
        self.refs(&persona.prefers, Declared::Channel);
        self.cites(&persona.cites);
        persona.questions.iter().for_each(|question| self.question(question));
    }

    fn touchpoint(&mut self, touchpoint: &Touchpoint) {
        self.personas(&touchpoint.who);
        self.team(touchpoint.owner.as_ref());
        self.experience(&touchpoint.experience);
        for variant in &touchpoint.variants {
            self.one(&variant.persona, Declared::Persona);
            self.experience(&variant.experience);
        }
        for note in &touchpoint.notes {
            self.one(&note.lane, Declared::Lane);
            self.cites(&note.cites);
        }
        let blueprint = [&touchpoint.frontstage, &touchpoint.backstage, &touchpoint.supported_by];
        blueprint.into_iter().flatten().for_each(|activity| self.activity(activity));
        touchpoint.arrows.iter().for_each(|arrow| self.cites(&arrow.cites));
    }

    fn experience(&mut self, experience: &Experience) {
        let Experience { channels, does, thinks, says, sees, needs, feels, engagement: _, cites } =
            experience;
        self.refs(channels, Declared::Channel);
        [does, thinks, says, sees, needs].into_iter().flatten().for_each(|line| self.cites(&line.cites));
        feels.iter().for_each(|feeling| self.cites(&feeling.cites));
        self.cites(cites);
    }

    fn activity(&mut self, activity: &Activity) {
        self.team(activity.owner.as_ref());
        self.cites(&activity.cites);
    }

    fn kpi(&mut self, kpi: &Kpi) {
        self.team(kpi.owner.as_ref());
        self.cites(&kpi.cites);
    }

    fn opportunity(&mut self, opportunity: &Opportunity) {
        self.personas(&opportunity.personas);
        self.team(opportunity.owner.as_ref());
        self.refs(&opportunity.with, Declared::Team);
        self.cites(&opportunity.cites);
    }

    fn question(&mut self, question: &Question) {
        self.team(question.owner.as_ref());
        self.cites(&question.cites);
    }

    fn personas(&mut self, personas: &[Ref<PersonaId>]) {
        self.refs(personas, Declared::Persona);
    }

    fn team(&mut self, team: Option<&Ref<TeamId>>) {
        team.into_iter().for_each(|team| self.one(team, Declared::Team));
    }

    fn cites(&mut self, cites: &[Citation]) {
        cites.iter().for_each(|citation| self.one(&citation.source, Declared::Source));
    }

    fn refs<T: Copy>(&mut self, names: &[Ref<T>], declared: fn(T) -> Declared) {
        names.iter().for_each(|name| self.one(name, declared));
    }

    fn one<T: Copy>(&mut self, name: &Ref<T>, declared: fn(T) -> Declared) {
        if let Some(target) = name.target {
            (self.listener)(declared(target), self.file, name.span);
        }
    }
}
