//! What stands at the top of a project.

use crate::emit::Options;
use crate::model::{self, Id, KpiId, Model, OpportunityId};

use super::kpi::{kpi, opportunity};
use super::parts::{about, cites, ids, text, texts};
use super::v1::{
    Channel, Day, Demographic, Document, Lane, Number, Persona, Project, Question, SharedStage, Source, Team,
};

/// Returns the document without its journeys.
pub fn document<'m>(model: &'m Model, options: &'m Options) -> Document<'m> {
    let kpis = (0..model.kpis.len()).map(|index| KpiId { journey: None, id: Id::new(index) });
    let opportunities =
        (0..model.opportunities.len()).map(|index| OpportunityId { journey: None, id: Id::new(index) });
    Document {
        version: 1,
        generator: concat!("journey ", env!("CARGO_PKG_VERSION")),
        project: Project { title: &options.title, language: &options.language },
        personas: model.personas.iter().map(|it| persona(model, it)).collect(),
        teams: model.teams.iter().map(team).collect(),
        channels: model.channels.iter().map(channel).collect(),
        sources: model.sources.iter().map(source).collect(),
        lanes: model.lanes.iter().map(lane).collect(),
        stages: model.shared_stages.iter().map(shared_stage).collect(),
        kpis: kpis.map(|id| kpi(model, id)).collect(),
        opportunities: opportunities.map(|id| opportunity(model, id)).collect(),
        journeys: Vec::new(),
    }
}

/// Returns a question that stands in no journey.
fn question<'m>(model: &'m Model, question: &'m model::Question) -> Question<'m> {
    let owner = question.owner.as_ref().and_then(|owner| owner.target);
    Question {
        text: text(&question.text),
        answered: question.is_answered(),
        stage: None,
        touchpoint: None,
        owner: owner.map(|owner| &*model[owner].head.id.value),
        due: question.due.map(|due| Day(due.value)),
        cites: cites(model, &question.cites),
        about: about(&question.about),
    }
}

fn persona<'m>(model: &'m Model, persona: &'m model::Persona) -> Persona<'m> {
    let demographic = |(name, value): &'m (Box<str>, model::Text)| Demographic { name, value: text(value) };
    Persona {
        id: &persona.head.id.value,
        title: &persona.head.title,
        file: persona.head.file.as_str(),
        role: persona.role.as_ref().map(text),
        segment: persona.segment.as_ref().map(text),
        share: persona.share.map(|share| Number(share.value)),
        quote: persona.quote.as_ref().map(text),
        goals: texts(&persona.goals),
        jobs: texts(&persona.jobs),
        needs: texts(&persona.needs),
        motivation: persona.motivation.as_ref().map(text),
        expects: texts(&persona.expects),
        barriers: texts(&persona.barriers),
        pains: texts(&persona.pains),
        accessibility: texts(&persona.accessibility),
        prefers: ids(&persona.prefers, |channel| &model[channel].id),
        demographics: persona.demographics.iter().map(demographic).collect(),
        cites: cites(model, &persona.cites),
        questions: persona.questions.iter().map(|it| question(model, it)).collect(),
        about: about(&persona.about),
    }
}

fn team(team: &model::Team) -> Team<'_> {
    Team {
        id: &team.head.id.value,
        title: &team.head.title,
        file: team.head.file.as_str(),
        department: team.department.as_ref().map(text),
        contact: team.contact.as_ref().map(text),
        about: about(&team.about),
    }
}

fn channel(channel: &model::Channel) -> Channel<'_> {
    Channel {
        id: &channel.id,
        title: &channel.title,
        kind: channel.kind,
        icon: channel.icon,
        file: channel.declared.as_ref().map(|head| head.file.as_str()),
        about: about(&channel.about),
    }
}

fn source(source: &model::Source) -> Source<'_> {
    Source {
        id: &source.head.id.value,
        title: &source.head.title,
        file: source.head.file.as_str(),
        kind: source.kind.map(|kind| kind.value),
        on: source.on.map(|on| Day(on.value)),
        sample: source.sample.map(|sample| Number(sample.value)),
        url: source.url.as_ref().map(|url| &*url.value),
        document: source.file.as_ref().map(|file| &*file.value),
        about: about(&source.about),
    }
}

fn lane(lane: &model::Lane) -> Lane<'_> {
    Lane {
        id: &lane.head.id.value,
        title: &lane.head.title,
        file: lane.head.file.as_str(),
        about: about(&lane.about),
    }
}

fn shared_stage(stage: &model::SharedStage) -> SharedStage<'_> {
    SharedStage {
        id: &stage.head.id.value,
        title: &stage.head.title,
        file: stage.head.file.as_str(),
        goals: texts(&stage.goals),
        about: about(&stage.about),
    }
}
