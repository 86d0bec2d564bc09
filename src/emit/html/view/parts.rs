//! What several pages show: each of these has a template of its own in `templates/parts/`.

use std::marker::PhantomData;

use minijinja::value::Value;
use serde::{Serialize, Serializer};

use crate::emit::html::markup::Html;
use crate::emit::html::value::{self, value};

/// A view that stands in several places of a page: templates see what it holds, which is made once.
#[derive(Debug)]
pub struct Shared<T> {
    value: Value,
    view: PhantomData<T>,
}

impl<T: Serialize> Shared<T> {
    /// Returns a view to be shared.
    pub fn new(view: &T) -> Self {
        Self { value: value(view), view: PhantomData }
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), view: PhantomData }
    }
}

impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value::serialize(&self.value, serializer)
    }
}

/// A day.
#[derive(Debug, Serialize)]
pub struct DateView {
    /// For `datetime`.
    pub iso: String,
    /// For people.
    pub words: String,
}

/// A day by which something is due.
#[derive(Debug, Serialize)]
pub struct DueView {
    /// The day.
    pub date: DateView,
    /// Whether it has passed, and the thing is not done.
    pub is_late: bool,
}

/// A way to another place of the pages.
#[derive(Debug, Serialize)]
pub struct LinkView {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: String,
}

/// An address that somebody wrote.
#[derive(Debug, Serialize)]
pub struct AddressView<'a> {
    /// Where it leads; nothing where it must not become a link.
    pub href: Option<String>,
    /// The address as it is written.
    pub address: &'a str,
    /// What it is called, if it has a title.
    pub title: Option<&'a str>,
}

/// The words that every block takes: `description`, `link`, `image`, `tags`.
#[derive(Debug, Serialize)]
pub struct AboutView<'a> {
    /// The description.
    pub description: Option<Html>,
    /// The links.
    pub links: Vec<AddressView<'a>>,
    /// The picture.
    pub picture: Option<PictureView<'a>>,
    /// The tags, without `#`.
    pub tags: Vec<&'a str>,
}

/// A picture.
#[derive(Debug, Serialize)]
pub struct PictureView<'a> {
    /// Its address, which holds the picture itself; nothing where it cannot be shown.
    pub src: Option<String>,
    /// What it shows, in words.
    pub alt: &'a str,
}

/// A source in the list at the end of a page.
#[derive(Debug, Serialize)]
pub struct SourceView<'a> {
    /// Its title.
    pub title: &'a str,
    /// Kind, day and sample, with commas between.
    pub details: String,
    /// Its address.
    pub url: Option<AddressView<'a>>,
    /// Its file in the project.
    pub file: Option<AddressView<'a>>,
    /// The words with which the page cites it.
    pub words: Vec<Html>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// A source named where it stands for itself and not behind a claim.
#[derive(Debug, Serialize)]
pub struct SourceLink<'a> {
    /// Its number on the page.
    pub number: usize,
    /// Its title.
    pub title: &'a str,
    /// Whether all sources beside it are assumptions.
    pub is_assumed: bool,
}

/// The name of a persona in their colour.
#[derive(Debug, Serialize)]
pub struct NameView<'a> {
    /// `p1` for the first of the page: colour, dash and marker.
    pub class: &'static str,
    /// The name where room is short.
    pub name: &'a str,
}

/// A channel.
#[derive(Debug, Serialize)]
pub struct ChannelView<'a> {
    /// The name of its icon.
    pub icon: &'static str,
    /// Its name.
    pub name: &'a str,
}

/// A line of a lane.
#[derive(Debug, Serialize)]
pub struct LineView<'a> {
    /// What it says, in quotation marks where somebody thinks or says it, with the numbers of its sources.
    pub text: Html,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// The lines of a lane at one touchpoint.
#[derive(Debug, Serialize)]
pub struct LinesView<'a> {
    /// The line, where there is one alone that holds for everybody and has nothing more to it: the usual case. Then the lists are
    /// empty.
    pub only: Option<Html>,
    /// Those that hold for everybody.
    pub lines: Vec<LineView<'a>>,
    /// Those of single personas.
    pub voices: Vec<VoiceView<'a>>,
}

/// The lines of one persona.
#[derive(Debug, Serialize)]
pub struct VoiceView<'a> {
    /// The persona's class.
    pub class: &'static str,
    /// The persona's short name.
    pub name: &'a str,
    /// The lines.
    pub lines: Vec<LineView<'a>>,
}

/// A pain.
#[derive(Debug, Serialize)]
pub struct PainView<'a> {
    /// Its id, if it has one.
    pub id: Option<&'a str>,
    /// The word for its severity, which is also a class and the name of an icon.
    pub severity: &'static str,
    /// The severity as people read it.
    pub severity_words: String,
    /// The class of the persona whom alone it hurts, else nothing.
    pub class: &'static str,
    /// The short name of that persona.
    pub persona: Option<&'a str>,
    /// The lane of the service blueprint it belongs to, if it is one of our work.
    pub lane: Option<&'static str>,
    /// What hurts.
    pub text: Html,
    /// The numbers of its sources, or "?" in a validated journey where it has none.
    pub cites: Html,
    /// How many it hurts, as in "affects 38% · 1,596 people a month".
    pub affects: Option<String>,
    /// Who cares for it, where that is written.
    pub owner: Option<&'a str>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// What works and must be kept.
#[derive(Debug, Serialize)]
pub struct BrightSpotView<'a> {
    /// Its id, if it has one.
    pub id: Option<&'a str>,
    /// What works.
    pub text: Html,
    /// The numbers of its sources.
    pub cites: Html,
    /// For how many it is good, as in "good for 38%".
    pub good_for: Option<String>,
    /// Who keeps it up, where that is written.
    pub owner: Option<&'a str>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// A word that is also a class: a priority, a status.
#[derive(Debug, Serialize)]
pub struct WordView {
    /// The class.
    pub class: &'static str,
    /// The word as people read it.
    pub words: String,
}

/// An opportunity in short: what, when, who, how far.
#[derive(Debug, Serialize)]
pub struct OpportunityView<'a> {
    /// Its id, if it has one.
    pub id: Option<&'a str>,
    /// What could be done.
    pub text: Html,
    /// The numbers of its sources.
    pub cites: Html,
    /// When it is taken up.
    pub priority: Option<WordView>,
    /// Who does it, or that nobody does; nothing where owners are hidden.
    pub owner: Option<&'a str>,
    /// How far it is.
    pub status: &'static str,
    /// Until when.
    pub due: Option<DueView>,
    /// What it brings.
    pub impact: Option<&'static str>,
    /// What it takes.
    pub effort: Option<&'static str>,
    /// The tags of its block.
    pub tags: Vec<&'a str>,
}

/// All there is to say of an opportunity.
#[derive(Debug, Serialize)]
pub struct OpportunityDetails<'a> {
    /// The same in short.
    pub short: OpportunityView<'a>,
    /// The title of the block it stands in.
    pub at: &'a str,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
    /// The personas it is for.
    pub personas: Vec<&'a str>,
    /// The teams that must help.
    pub teams: Vec<&'a str>,
    /// The pains it solves.
    pub solves: Vec<LinkView>,
    /// The KPIs it moves.
    pub improves: Vec<LinkView>,
    /// What it costs.
    pub cost: Option<String>,
    /// What it is good for.
    pub benefit: Option<Html>,
    /// What came of it.
    pub result: Option<Html>,
    /// When that was seen.
    pub result_on: Option<DateView>,
}

/// A question.
#[derive(Debug, Serialize)]
pub struct QuestionView<'a> {
    /// What is asked.
    pub text: Html,
    /// The numbers of its sources.
    pub cites: Html,
    /// Whether it has an answer.
    pub is_answered: bool,
    /// Who is to find out, where that is written.
    pub owner: Option<&'a str>,
    /// Until when.
    pub due: Option<DueView>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// A KPI in short: status, newest value, target, trend.
#[derive(Debug, Serialize)]
pub struct KpiView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The id of the touchpoint it stands at, if it does.
    pub touchpoint: Option<&'a str>,
    /// Its status: a class and the name of an icon.
    pub status: &'static str,
    /// The status as people read it.
    pub status_words: &'static str,
    /// The newest value.
    pub newest: Option<String>,
    /// What it is to be.
    pub target: Option<String>,
    /// Who answers for it, or that nobody does; nothing where owners are hidden.
    pub owner: Option<&'a str>,
    /// Its history in the size of a word.
    pub spark: Html,
    /// The tags of its block.
    pub tags: Vec<&'a str>,
}

/// A value with its day.
#[derive(Debug, Serialize)]
pub struct ReadingView {
    /// The value with its unit.
    pub value: String,
    /// The day, if it is known.
    pub on: Option<DateView>,
}

/// All there is to say of a KPI.
#[derive(Debug, Serialize)]
pub struct KpiDetails<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The numbers of its sources.
    pub cites: Html,
    /// The title of the block it stands in.
    pub at: &'a str,
    /// Its status: a class and the name of an icon.
    pub status: &'static str,
    /// The status as people read it.
    pub status_words: &'static str,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
    /// Where it began.
    pub baseline: Option<ReadingView>,
    /// The newest values, the newest first.
    pub actuals: Vec<ReadingView>,
    /// How many older values are left out.
    pub older: usize,
    /// What it is to be.
    pub target: Option<String>,
    /// Until when.
    pub target_by: Option<DateView>,
    /// How much of the way from baseline to target is covered.
    pub way_covered: Option<String>,
    /// From where on it is at risk.
    pub warn: Option<String>,
    /// Who answers for it, or that nobody does; nothing where owners are hidden.
    pub owner: Option<&'a str>,
    /// How often it is read.
    pub cadence: Option<&'static str>,
    /// What is measured.
    pub metric: Option<&'static str>,
    /// How it is computed.
    pub formula: Option<Html>,
    /// Its unit.
    pub unit: Option<String>,
    /// The opportunities that are meant to move it.
    pub moved_by: Vec<String>,
}

/// A name and what there is to say.
#[derive(Debug, Serialize)]
pub struct FactView<'a> {
    /// The name.
    pub name: &'static str,
    /// What there is to say, piece by piece; a piece is text, a link or a day.
    pub pieces: Vec<PieceView<'a>>,
}

/// A piece of a fact: one of these is given.
#[derive(Debug, Default, Serialize)]
pub struct PieceView<'a> {
    /// Running text.
    pub html: Option<Html>,
    /// Words as they are.
    pub text: Option<std::borrow::Cow<'a, str>>,
    /// A link.
    pub link: Option<LinkView>,
    /// A day.
    pub date: Option<DateView>,
}

impl<'a> PieceView<'a> {
    /// Returns running text.
    pub fn html(html: Html) -> Self {
        Self { html: Some(html), ..Self::default() }
    }

    /// Returns words as they are.
    pub fn text(text: impl Into<std::borrow::Cow<'a, str>>) -> Self {
        Self { text: Some(text.into()), ..Self::default() }
    }

    /// Returns a link.
    pub fn link(link: LinkView) -> Self {
        Self { link: Some(link), ..Self::default() }
    }

    /// Returns a day.
    pub fn date(date: DateView) -> Self {
        Self { date: Some(date), ..Self::default() }
    }
}
