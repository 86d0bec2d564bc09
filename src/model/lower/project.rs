//! What stands at the top level: personas, teams, channels, sources, lanes and shared stages.

use rust_decimal::Decimal;

use crate::model::{
    About, Channel, Citation, Declaration, Image, Lane, Link, Persona, Place, Question, SharedStage, Source,
    Team,
};
use crate::syntax::tree::Item;
use crate::vocabulary::argument::{Name, Rich, entity};
use crate::vocabulary::{
    AboutKeyword, At, BlockKind, CHANNELS, ChannelKeyword, ChannelKind, ClaimKeyword, PersonaKeyword,
    QuestionKeyword, SharedStageKeyword, SourceKeyword, TeamKeyword,
};

use super::context::LowerContext;
use super::entry::Entry;
use super::files::Pointing;

pub(super) fn persona(cx: &mut LowerContext<'_>, head: Declaration, items: &[Item<'_>]) -> Persona {
    let mut persona = Persona {
        head,
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
    for (keyword, entry) in cx.entries(BlockKind::Persona, items) {
        match keyword {
            PersonaKeyword::Role { text } => persona.role = entry.text(text),
            PersonaKeyword::Segment { text } => persona.segment = entry.text(text),
            PersonaKeyword::Share { share } => persona.share = cx.percent(&entry, share),
            PersonaKeyword::Quote { text } => persona.quote = entry.text(text),
            PersonaKeyword::Goal { text } => persona.goals.extend(entry.text(text)),
            PersonaKeyword::Job { text } => persona.jobs.extend(entry.text(text)),
            PersonaKeyword::Needs { text } => persona.needs.extend(entry.text(text)),
            PersonaKeyword::Motivation { text } => persona.motivation = entry.text(text),
            PersonaKeyword::Expects { text } => persona.expects.extend(entry.text(text)),
            PersonaKeyword::Barrier { text } => persona.barriers.extend(entry.text(text)),
            PersonaKeyword::Pain { text } => persona.pains.extend(entry.text(text)),
            PersonaKeyword::Accessibility { text } => persona.accessibility.extend(entry.text(text)),
            PersonaKeyword::Prefers { channels } => persona.prefers = entry.names(channels),
            PersonaKeyword::Demographic { name, text } => {
                let name = entry.string(name).map(|name| name.value);
                persona.demographics.extend(name.zip(entry.text(text)));
            }
            PersonaKeyword::Cites { source, words } => persona.cites.extend(entry.citation(source, words)),
            PersonaKeyword::Question { text } => {
                persona.questions.push(cx.question(&entry, text, Place::Persona));
            }
            PersonaKeyword::About(word) => cx.about(word, &entry, &mut persona.about),
        }
    }
    persona
}

pub(super) fn team(cx: &mut LowerContext<'_>, head: Declaration, items: &[Item<'_>]) -> Team {
    let mut team = Team { head, department: None, contact: None, about: None };
    for (keyword, entry) in cx.entries(BlockKind::Team, items) {
        match keyword {
            TeamKeyword::Department { text } => team.department = entry.text(text),
            TeamKeyword::Contact { text } => team.contact = entry.text(text),
            TeamKeyword::About(word) => cx.about(word, &entry, &mut team.about),
        }
    }
    team
}

pub(super) fn channel(cx: &mut LowerContext<'_>, head: Declaration, items: &[Item<'_>]) -> Channel {
    let (id, title) = (head.id.value.clone(), head.title.clone());
    let own_icon = CHANNELS.iter().find(|built_in| built_in.id == &*id).map(|built_in| built_in.id);
    let kind = ChannelKind::Digital;
    let mut channel = Channel { id, title, kind, icon: own_icon, declared: Some(head), about: None };
    for (keyword, entry) in cx.entries(BlockKind::Channel, items) {
        match keyword {
            ChannelKeyword::Kind { word } => {
                if let Some(kind) = entry.choice(word) {
                    channel.kind = kind.value;
                }
            }
            ChannelKeyword::Icon { channel: name } => {
                channel.icon = cx.built_in_channel(&entry, name).or(own_icon);
            }
            ChannelKeyword::About(word) => cx.about(word, &entry, &mut channel.about),
        }
    }
    channel
}

pub(super) fn source(cx: &mut LowerContext<'_>, head: Declaration, items: &[Item<'_>]) -> Source {
    let mut source = Source { head, kind: None, on: None, sample: None, url: None, file: None, about: None };
    for (keyword, entry) in cx.entries(BlockKind::Source, items) {
        match keyword {
            SourceKeyword::Kind { word } => source.kind = entry.choice(word),
            SourceKeyword::On { on } => source.on = cx.date(&entry, on),
            SourceKeyword::Sample { number } => source.sample = cx.number(&entry, number),
            SourceKeyword::Url { url } => source.url = cx.address(&entry, url, Pointing::Anywhere),
            SourceKeyword::File { path } => source.file = cx.address(&entry, path, Pointing::File),
            SourceKeyword::About(word) => cx.about(word, &entry, &mut source.about),
        }
    }
    if let Some(sample) = source.sample
        && (sample.value.is_sign_negative() || !sample.value.fract().is_zero())
    {
        let meant = match sample.value.scale() {
            3 => Decimal::from(sample.value.mantissa()).abs(),
            _ => Decimal::from(412),
        };
        cx.out_of_range(
            sample.span,
            "a sample is a whole number of people or cases".to_owned(),
            &format!("write it as in `sample {meant}`"),
        );
    }
    source
}

pub(super) fn lane(cx: &mut LowerContext<'_>, head: Declaration, items: &[Item<'_>]) -> Lane {
    let mut lane = Lane { head, about: None };
    for (keyword, entry) in cx.entries(BlockKind::Lane, items) {
        cx.about(keyword, &entry, &mut lane.about);
    }
    lane
}

pub(super) fn shared_stage(
    cx: &mut LowerContext<'_>,
    head: Declaration,
    has_title: bool,
    items: &[Item<'_>],
) -> SharedStage {
    cx.refuse_ends(&head.id);
    let mut stage = SharedStage { head, has_title, goals: Vec::new(), about: None };
    for (keyword, entry) in cx.entries(BlockKind::SharedStage, items) {
        match keyword {
            SharedStageKeyword::Goal { text } => stage.goals.extend(entry.text(text)),
            SharedStageKeyword::About(word) => cx.about(word, &entry, &mut stage.about),
        }
    }
    stage
}

impl LowerContext<'_> {
    /// Takes up a word that every block takes.
    pub(super) fn about(
        &mut self,
        keyword: AboutKeyword,
        entry: &Entry<'_, '_>,
        about: &mut Option<Box<About>>,
    ) {
        let about = about.get_or_insert_default();
        match keyword {
            AboutKeyword::Description { text } => about.description = entry.text(text),
            AboutKeyword::Tags { tags } => about.tags = entry.tags(tags),
            AboutKeyword::Link { url, title } => {
                let title = entry.string(title).map(|title| title.value);
                let url = self.address(entry, url, Pointing::Anywhere);
                about.links.extend(url.map(|url| Link { url, title }));
            }
            AboutKeyword::Image { path, alt } => {
                let alt = entry.string(alt).map(|alt| alt.value).unwrap_or_default();
                about.image = self.address(entry, path, Pointing::Picture).map(|path| Image { path, alt });
            }
        }
    }

    /// Returns the sources in the block of a single line, and its other words.
    pub(super) fn claim(&mut self, entry: &Entry<'_, '_>) -> (Vec<Citation>, Option<Box<About>>) {
        let (mut cites, mut about) = (Vec::new(), None);
        for (keyword, entry) in self.entries(BlockKind::Claim, entry.items()) {
            match keyword {
                ClaimKeyword::Cites { source, words } => cites.extend(entry.citation(source, words)),
                ClaimKeyword::About(word) => self.about(word, &entry, &mut about),
            }
        }
        (cites, about)
    }

    pub(super) fn question(&mut self, entry: &Entry<'_, '_>, text: At<Rich>, place: Place) -> Question {
        let text = entry.sentence(text);
        let (owner, due, cites, about) = (None, None, Vec::new(), None);
        let mut question = Question { text, place, owner, due, answered: false, cites, about };
        for (keyword, entry) in self.entries(BlockKind::Question, entry.items()) {
            match keyword {
                QuestionKeyword::Owner { team } => question.owner = entry.name(team),
                QuestionKeyword::Due { on } => question.due = self.date(&entry, on),
                QuestionKeyword::Cites { source, words } => {
                    question.cites.extend(entry.citation(source, words));
                }
                QuestionKeyword::About(word) => self.about(word, &entry, &mut question.about),
            }
        }
        question.answered = !question.cites.is_empty();
        question
    }

    fn built_in_channel(
        &mut self,
        entry: &Entry<'_, '_>,
        slot: At<Name<entity::BuiltInChannel>>,
    ) -> Option<&'static str> {
        let name = entry.written_name(slot)?;
        let ids = CHANNELS.iter().map(|channel| channel.id);
        let found = ids.clone().find(|id| *id == name.value);
        if found.is_none() {
            let message = format!("there is no built-in channel `{}`", name.value);
            self.unknown_reference(name.value, name.span, message, ids, "the built-in channels are");
        }
        found
    }
}
