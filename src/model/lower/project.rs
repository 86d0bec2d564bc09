//! What stands at the top level: personas, teams, channels, sources, lanes and shared stages.

use crate::model::{
    About, Channel, Citation, Image, Lane, Link, Persona, Place, Question, SharedStage, Source, Team,
};
use crate::source::Spanned;
use crate::vocabulary::{BlockKind, CHANNELS, ChannelKind, SourceKind};

use super::block::Entry;
use super::context::Context;
use super::files::Pointing;

pub(super) fn persona(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Persona {
    let mut persona = Persona {
        head: cx.head(entry),
        role: None,
        segment: None,
        share: None,
        quote: None,
        goals: Vec::new(),
        jobs: Vec::new(),
        needs: Vec::new(),
        motivation: None,
        expects: Vec::new(),
        barriers: Vec::new(),
        pains: Vec::new(),
        accessibility: Vec::new(),
        prefers: Vec::new(),
        demographics: Vec::new(),
        cites: Vec::new(),
        questions: Vec::new(),
        about: None,
    };
    for entry in cx.entries(BlockKind::Persona, entry.items()) {
        match entry.word.name {
            "role" => persona.role = cx.rich(&entry, 0),
            "segment" => persona.segment = cx.rich(&entry, 0),
            "share" => persona.share = cx.percent(&entry, 0),
            "quote" => persona.quote = cx.rich(&entry, 0),
            "goal" => persona.goals.extend(cx.rich(&entry, 0)),
            "job" => persona.jobs.extend(cx.rich(&entry, 0)),
            "needs" => persona.needs.extend(cx.rich(&entry, 0)),
            "motivation" => persona.motivation = cx.rich(&entry, 0),
            "expects" => persona.expects.extend(cx.rich(&entry, 0)),
            "barrier" => persona.barriers.extend(cx.rich(&entry, 0)),
            "pain" => persona.pains.extend(cx.rich(&entry, 0)),
            "accessibility" => persona.accessibility.extend(cx.rich(&entry, 0)),
            "prefers" => persona.prefers = cx.names(&entry, 0),
            "demographic" => {
                let name = cx.plain(&entry, 0).map(|name| name.value);
                persona.demographics.extend(name.zip(cx.rich(&entry, 1)));
            }
            "cites" => persona.cites.extend(cx.citation(&entry)),
            "question" => persona.questions.push(cx.question(&entry, Place::Persona)),
            _ => cx.about(&entry, &mut persona.about),
        }
    }
    persona
}

pub(super) fn team(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Team {
    let mut team = Team { head: cx.head(entry), department: None, contact: None, about: None };
    for entry in cx.entries(BlockKind::Team, entry.items()) {
        match entry.word.name {
            "department" => team.department = cx.rich(&entry, 0),
            "contact" => team.contact = cx.rich(&entry, 0),
            _ => cx.about(&entry, &mut team.about),
        }
    }
    team
}

pub(super) fn channel(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Channel {
    let head = cx.head(entry);
    let (id, title) = (head.id.value.clone(), head.title.clone());
    let own_icon = CHANNELS.iter().find(|built_in| built_in.id == &*id).map(|built_in| built_in.id);
    let kind = ChannelKind::Digital;
    let mut channel = Channel { id, title, kind, icon: own_icon, declared: Some(head), about: None };
    for entry in cx.entries(BlockKind::Channel, entry.items()) {
        match entry.word.name {
            "kind" => {
                if let Some(kind) = cx.choice(&entry, 0, ChannelKind::from_word) {
                    channel.kind = kind.value;
                }
            }
            "icon" => channel.icon = cx.built_in_channel(&entry).or(own_icon),
            _ => cx.about(&entry, &mut channel.about),
        }
    }
    channel
}

pub(super) fn source(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Source {
    let head = cx.head(entry);
    let mut source = Source { head, kind: None, on: None, sample: None, url: None, file: None, about: None };
    for entry in cx.entries(BlockKind::Source, entry.items()) {
        match entry.word.name {
            "kind" => source.kind = cx.choice(&entry, 0, SourceKind::from_word),
            "on" => source.on = cx.date(&entry, 0),
            "sample" => source.sample = cx.number(&entry, 0),
            "url" => source.url = cx.address(&entry, 0, Pointing::Anywhere),
            "file" => source.file = cx.address(&entry, 0, Pointing::File),
            _ => cx.about(&entry, &mut source.about),
        }
    }
    if let Some(sample) = source.sample
        && (sample.value.is_sign_negative() || !sample.value.fract().is_zero())
    {
        cx.out_of_range(
            sample.span,
            "a sample is a whole number of people or cases".to_owned(),
            "write it as in `sample 412`",
        );
    }
    source
}

pub(super) fn lane(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Lane {
    let mut lane = Lane { head: cx.head(entry), about: None };
    for entry in cx.entries(BlockKind::Lane, entry.items()) {
        cx.about(&entry, &mut lane.about);
    }
    lane
}

pub(super) fn shared_stage(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> SharedStage {
    let has_title = entry.argument(1).is_some();
    let head = cx.head(entry);
    cx.refuse_ends(&head.id);
    let mut stage = SharedStage { head, has_title, goals: Vec::new(), about: None };
    for entry in cx.entries(BlockKind::SharedStage, entry.items()) {
        match entry.word.name {
            "goal" => stage.goals.extend(cx.rich(&entry, 0)),
            _ => cx.about(&entry, &mut stage.about),
        }
    }
    stage
}

impl Context<'_> {
    /// Takes up a word that every block takes.
    pub(super) fn about(&mut self, entry: &Entry<'_, '_>, about: &mut Option<Box<About>>) {
        let about = about.get_or_insert_default();
        match entry.word.name {
            "description" => about.description = self.rich(entry, 0),
            "tags" => about.tags = self.tags(entry),
            "link" => {
                let title = self.plain(entry, 1).map(|title| title.value);
                about.links.extend(self.address(entry, 0, Pointing::Anywhere).map(|url| Link { url, title }));
            }
            "image" => {
                let alt = self.plain(entry, 1).map(|alt| alt.value).unwrap_or_default();
                about.image = self.address(entry, 0, Pointing::File).map(|path| Image { path, alt });
            }
            word => unreachable!("`{word}` stands in the table for this block and is not lowered"),
        }
    }

    fn tags(&mut self, entry: &Entry<'_, '_>) -> Vec<Spanned<Box<str>>> {
        self.names::<()>(entry, 0).into_iter().map(|tag| Spanned::new(tag.name, tag.span)).collect()
    }

    /// Returns a source and what it says.
    pub(super) fn citation(&mut self, entry: &Entry<'_, '_>) -> Option<Citation> {
        Some(Citation { source: self.name(entry, 0)?, words: self.rich(entry, 1) })
    }

    /// Returns the sources in the block of a single line, and its other words.
    pub(super) fn claim(&mut self, entry: &Entry<'_, '_>) -> (Vec<Citation>, Option<Box<About>>) {
        let (mut cites, mut about) = (Vec::new(), None);
        for entry in self.entries(BlockKind::Claim, entry.items()) {
            match entry.word.name {
                "cites" => cites.extend(self.citation(&entry)),
                _ => self.about(&entry, &mut about),
            }
        }
        (cites, about)
    }

    pub(super) fn question(&mut self, entry: &Entry<'_, '_>, place: Place) -> Question {
        let text = self.sentence(entry, 0);
        let (owner, due, cites, about) = (None, None, Vec::new(), None);
        let mut question = Question { text, place, owner, due, answered: false, cites, about };
        for entry in self.entries(BlockKind::Question, entry.items()) {
            match entry.word.name {
                "owner" => question.owner = self.name(&entry, 0),
                "due" => question.due = self.date(&entry, 0),
                "cites" => question.cites.extend(self.citation(&entry)),
                _ => self.about(&entry, &mut question.about),
            }
        }
        question.answered = !question.cites.is_empty();
        question
    }

    fn built_in_channel(&mut self, entry: &Entry<'_, '_>) -> Option<&'static str> {
        let name = self.name::<()>(entry, 0)?;
        let ids = CHANNELS.iter().map(|channel| channel.id);
        let found = ids.clone().find(|id| *id == &*name.name);
        if found.is_none() {
            let message = format!("there is no built-in channel `{}`", name.name);
            self.unknown_reference(&name.name, name.span, message, ids, "the built-in channels are");
        }
        found
    }
}
