//! What the pages about the project show: its own, those of whole lists, of personas and of teams.

use serde::Serialize;

use crate::emit::html::markup::Html;

use super::{
    AboutView, ChannelView, DateView, DueView, Frame, KpiDetails, LinkView, OpportunityDetails,
    PersonaDetails, SourceView, WordView,
};

/// `index.html`: the project.
#[derive(Debug, Serialize)]
pub struct HomeView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The project's title.
    pub title: &'a str,
    /// The project in figures: `3 journeys`, `14 touchpoints` …
    pub figures: Vec<String>,
    /// The teams by which the entries can be filtered.
    pub owners: Vec<OwnerView<'a>>,
    /// Which columns tables have.
    pub shows: ShowsView,
    /// The parts of the page that have something to show.
    pub sections: Vec<SectionView<'a>>,
}

/// `list.html`: a part of a list that is too long for the project's page.
#[derive(Debug, Serialize)]
pub struct ListView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// What is listed.
    pub title: &'static str,
    /// Which entries stand here, in words.
    pub range: String,
    /// The pages of the list; nothing where this is the only one.
    pub parts: Vec<PartView>,
    /// The teams by which the entries can be filtered.
    pub owners: Vec<OwnerView<'a>>,
    /// Which columns tables have.
    pub shows: ShowsView,
    /// The list.
    pub sections: Vec<SectionView<'a>>,
}

/// `persona.html`: a persona, and the journeys they walk.
#[derive(Debug, Serialize)]
pub struct PersonaPageView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The persona's title.
    pub title: &'a str,
    /// Line and marker, where every map shows the persona alike.
    pub key: Option<Html>,
    /// Role and segment.
    pub role: Vec<Html>,
    /// Which columns tables have.
    pub shows: ShowsView,
    /// The parts of the page that have something to show.
    pub sections: Vec<SectionView<'a>>,
}

/// `team.html`: a team, and all it owns.
#[derive(Debug, Serialize)]
pub struct TeamPageView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The team's title.
    pub title: &'a str,
    /// The department it belongs to.
    pub department: Option<Html>,
    /// Which columns tables have.
    pub shows: ShowsView,
    /// The parts of the page that have something to show.
    pub sections: Vec<SectionView<'a>>,
}

/// A team by whose id entries can be filtered.
#[derive(Debug, Serialize)]
pub struct OwnerView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
}

/// A page of a list that has several.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// Where it is.
    pub href: String,
    /// Its number, from 1.
    pub number: usize,
    /// Whether it is this page.
    pub is_here: bool,
}

/// What the project does not hide, and tables so have a column for.
#[derive(Debug, Serialize)]
pub struct ShowsView {
    /// KPIs.
    pub kpis: bool,
    /// Pains.
    pub pains: bool,
    /// Opportunities.
    pub opportunities: bool,
    /// Who answers for what.
    pub owners: bool,
    /// Where claims come from.
    pub sources: bool,
}

/// A part of a page about the project: what it tells of is there, all else is empty or none.
#[derive(Debug, Default, Serialize)]
pub struct SectionView<'a> {
    /// Its anchor, which begins with a capital.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// The word by which the navigation knows it.
    pub short: &'static str,
    /// A sentence under the heading.
    pub lead: Option<&'static str>,
    /// All there is to say of a persona.
    pub persona: Option<PersonaAboutView<'a>>,
    /// All there is to say of a team.
    pub team: Option<TeamAboutView<'a>>,
    /// Journeys, each with its health.
    pub journeys: Vec<JourneyRow<'a>>,
    /// The journeys that a persona walks.
    pub walked: Vec<WalkedRow<'a>>,
    /// Journeys by stages.
    pub matrix: Option<MatrixView<'a>>,
    /// KPIs.
    pub kpis: Vec<KpiRow<'a>>,
    /// Actions that are open.
    pub actions: Vec<ActionRow<'a>>,
    /// The actions in a chart, where one stands beside them.
    pub chart: Option<ChartView>,
    /// Actions that are done or dropped.
    pub closed: Vec<ClosedRow<'a>>,
    /// Pains.
    pub pains: Vec<PainRow<'a>>,
    /// What works and must be kept.
    pub bright_spots: Vec<BrightSpotRow<'a>>,
    /// Questions.
    pub questions: Vec<QuestionRow<'a>>,
    /// Personas in short.
    pub personas: Vec<PersonaEntry<'a>>,
    /// Teams in short.
    pub teams: Vec<TeamEntry<'a>>,
    /// Channels.
    pub channels: Vec<ChannelRow<'a>>,
    /// Sources.
    pub sources: Vec<SourceRow<'a>>,
    /// Claims that no source supports.
    pub unsupported: Vec<ClaimRow>,
    /// The lanes that the project added.
    pub lanes: Vec<BlockView<'a>>,
    /// Places of journeys by their names.
    pub places: Vec<PlaceEntry<'a>>,
    /// What a persona says.
    pub quotes: Vec<QuoteView>,
    /// Where work passes to a team and from it.
    pub handoffs: Vec<HandoffRow<'a>>,
    /// Where the rest of the list stands.
    pub rest: Option<RestView>,
    /// How many more there are that stand nowhere, in words.
    pub more: Option<String>,
    /// What only the search finds.
    pub found: Vec<LinkView>,
    /// The opportunities of the whole project.
    pub project_opportunities: Vec<OpportunityDetails<'a>>,
    /// The KPIs of the whole project.
    pub project_kpis: Vec<KpiDetails<'a>>,
}

/// Where the rest of a list stands.
#[derive(Debug, Serialize)]
pub struct RestView {
    /// How much of it is shown.
    pub text: Option<String>,
    /// Where the rest is.
    pub href: String,
    /// What the link there says.
    pub link: String,
    /// Whether what is searched for here is searched for there.
    pub is_searched: bool,
}

/// All there is to say of a persona.
#[derive(Debug, Serialize)]
pub struct PersonaAboutView<'a> {
    /// What they say.
    pub quote: Option<Html>,
    /// Everything else.
    pub details: PersonaDetails<'a>,
}

/// All there is to say of a team.
#[derive(Debug, Serialize)]
pub struct TeamAboutView<'a> {
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
    /// How it is reached.
    pub contact: Option<Html>,
}

/// A team, as a link to its page.
#[derive(Debug, Serialize)]
pub struct TeamLink<'a> {
    /// Where its page is; nothing on that page, and for nobody.
    pub href: Option<String>,
    /// Its title, or the word for nobody.
    pub title: &'a str,
}

/// Whether a journey is of today, and whether it was checked.
#[derive(Debug, Serialize)]
pub struct StateView {
    /// Of today, or of the future of which journey.
    pub words: String,
    /// Where it is compared with the journey of today.
    pub comparison: Option<String>,
    /// Whether it was checked.
    pub confidence: Option<&'static str>,
}

/// A journey with its health.
#[derive(Debug, Serialize)]
pub struct JourneyRow<'a> {
    /// Where its map is.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// Whether it is of today.
    pub state: StateView,
    /// The short names of the personas who walk it.
    pub personas: Vec<&'a str>,
    /// How many touchpoints and steps it has, in words.
    pub count: String,
    /// Their curves in the size of a line.
    pub curves: Html,
    /// The same in words; nothing where nobody feels anything.
    pub feelings: Vec<FeltInWords<'a>>,
    /// How many people are lost, and of how many.
    pub lost: String,
    /// How many KPIs stand how, the worst first.
    pub kpis: Vec<TallyView>,
    /// How many pains hurt much, in words.
    pub pains: String,
    /// Who answers for it; nothing where owners are hidden.
    pub owner: Option<TeamLink<'a>>,
    /// When it was last looked at, and whether that was too long ago.
    pub review: Option<DueView>,
}

/// How a persona feels from the first touchpoint to the last.
#[derive(Debug, Serialize)]
pub struct FeltInWords<'a> {
    /// The persona's class.
    pub class: &'static str,
    /// The persona's short name.
    pub name: &'a str,
    /// The score of the first.
    pub first: String,
    /// The score of the last.
    pub last: String,
    /// The least score of all.
    pub lowest: String,
}

/// How many KPIs have a status.
#[derive(Debug, Serialize)]
pub struct TallyView {
    /// The status: a class and the name of an icon.
    pub status: &'static str,
    /// The status as people read it.
    pub words: &'static str,
    /// How many.
    pub count: usize,
}

/// A journey that a persona walks.
#[derive(Debug, Serialize)]
pub struct WalkedRow<'a> {
    /// Where its map is.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// Whether it is of today.
    pub state: StateView,
    /// In how many touchpoints and steps the persona takes part, in words.
    pub count: String,
    /// The persona's curve in the size of a line.
    pub curve: Html,
    /// The mean of all feelings.
    pub mean: Option<String>,
    /// Where it feels worst.
    pub lowest: Option<FeltView<'a>>,
    /// Where it feels best.
    pub highest: Option<FeltView<'a>>,
}

/// A feeling at a touchpoint.
#[derive(Debug, Serialize)]
pub struct FeltView<'a> {
    /// Where the touchpoint is.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// From −2 to +2.
    pub score: String,
    /// What the feeling is called, if anything.
    pub label: Option<&'a str>,
}

/// Journeys by stages.
#[derive(Debug, Serialize)]
pub struct MatrixView<'a> {
    /// The titles of the stages.
    pub columns: Vec<&'a str>,
    /// The journeys.
    pub rows: Vec<MatrixRow<'a>>,
    /// Where the other journeys stand.
    pub rest: Option<RestView>,
    /// The first of the shared stages for which there is no room.
    pub left_out: Vec<&'a str>,
    /// How many more of them there are.
    pub more: usize,
    /// What the shared stages say of themselves.
    pub stages: Vec<BlockView<'a>>,
}

/// A journey in the matrix.
#[derive(Debug, Serialize)]
pub struct MatrixRow<'a> {
    /// Where its map is.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// Its stages; nothing for one that it does not have.
    pub cells: Vec<Option<MatrixCell<'a>>>,
    /// The first of its stages that have no column.
    pub left_out: Vec<LinkView>,
    /// How many more of them there are.
    pub more: usize,
}

/// A stage of a journey in the matrix.
#[derive(Debug, Serialize)]
pub struct MatrixCell<'a> {
    /// The class of the tint, from `h-2` to `h2`; nothing where nobody feels anything.
    pub heat: Option<&'static str>,
    /// The mean of all feelings.
    pub mean: Option<String>,
    /// The worst status of its KPIs: a class and the name of an icon; nothing in a journey of the future.
    pub status: Option<&'static str>,
    /// The status as people read it, or why there is none; nothing where KPIs are hidden.
    pub words: Option<&'static str>,
    /// Where it feels worst.
    pub lowest: Option<FeltView<'a>>,
}

/// A KPI on the board.
#[derive(Debug, Serialize)]
pub struct KpiRow<'a> {
    /// Its status: a class and the name of an icon.
    pub status: &'static str,
    /// The status as people read it.
    pub status_words: &'static str,
    /// Where all is said of it.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// The journey and the stage it stands in.
    pub place: String,
    /// Where it began.
    pub baseline: Option<String>,
    /// The newest value.
    pub newest: Option<String>,
    /// What it is to be.
    pub target: Option<String>,
    /// How much of the way from baseline to target is covered.
    pub covered: Option<CoveredView>,
    /// Its history in the size of a word.
    pub spark: Html,
    /// Who answers for it; nothing where owners are hidden.
    pub owner: Option<TeamLink<'a>>,
    /// Until when it is to meet its target.
    pub due: Option<DueView>,
}

/// How much of a way is covered.
#[derive(Debug, Serialize)]
pub struct CoveredView {
    /// In percent, from 0 to 100.
    pub percent: u32,
    /// The same in words.
    pub words: String,
}

/// An action that is open.
#[derive(Debug, Serialize)]
pub struct ActionRow<'a> {
    /// Its number in the list, from 1.
    pub number: usize,
    /// Where all is said of it.
    pub href: String,
    /// What is to be done.
    pub title: String,
    /// Where it stands.
    pub place: String,
    /// When it is taken up.
    pub priority: Option<WordView>,
    /// What it brings.
    pub impact: Option<&'static str>,
    /// What it takes.
    pub effort: Option<&'static str>,
    /// How far it is.
    pub status: &'static str,
    /// Who does it; nothing where owners are hidden.
    pub owner: Option<TeamLink<'a>>,
    /// Until when.
    pub due: Option<DueView>,
}

/// Impact by effort: nine fields with the numbers of the actions beside them.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// The actions whose impact and effort are known, nine to a field at most.
    pub dots: Vec<DotView>,
}

/// An action in the chart.
#[derive(Debug, Serialize)]
pub struct DotView {
    /// Its number in the list.
    pub number: usize,
    /// The class of its priority.
    pub priority: &'static str,
    /// What is to be done.
    pub title: String,
    /// From the left, in units of the drawing.
    pub x: usize,
    /// From the top.
    pub y: usize,
}

/// An action that is done or dropped.
#[derive(Debug, Serialize)]
pub struct ClosedRow<'a> {
    /// Where all is said of it.
    pub href: String,
    /// What was to be done.
    pub title: String,
    /// Where it stands.
    pub place: String,
    /// Whether it is done or dropped.
    pub status: &'static str,
    /// Who did it; nothing where owners are hidden.
    pub owner: Option<TeamLink<'a>>,
    /// What came of it.
    pub result: Option<String>,
    /// When that was seen.
    pub result_on: Option<DateView>,
}

/// A pain in a list.
#[derive(Debug, Serialize)]
pub struct PainRow<'a> {
    /// The word for its severity, which is also a class and the name of an icon.
    pub severity: &'static str,
    /// The severity as people read it.
    pub severity_words: &'static str,
    /// Where it is told.
    pub href: String,
    /// What hurts.
    pub title: String,
    /// Where it hurts.
    pub place: String,
    /// The short name of the persona whom alone it hurts.
    pub persona: Option<&'a str>,
    /// Which part of those who come it hurts.
    pub affects: Option<String>,
    /// How many people these are, or that nobody counted them.
    pub people: String,
    /// How well it is known; nothing where no source is named.
    pub support: Option<String>,
    /// What is planned against it first.
    pub planned: Option<LinkView>,
    /// How much more is planned against it.
    pub planned_more: usize,
    /// Who cares for it; nothing where owners are hidden.
    pub owner: Option<TeamLink<'a>>,
}

/// What works and must be kept, in a list.
#[derive(Debug, Serialize)]
pub struct BrightSpotRow<'a> {
    /// What works.
    pub title: String,
    /// Where.
    pub href: String,
    /// The same in words.
    pub place: String,
    /// For how many it is good.
    pub affects: Option<String>,
    /// Who keeps it up; nothing where owners are hidden.
    pub owner: Option<TeamLink<'a>>,
}

/// A question in a list.
#[derive(Debug, Serialize)]
pub struct QuestionRow<'a> {
    /// Whether it has an answer.
    pub is_answered: bool,
    /// What is asked.
    pub title: String,
    /// Where it is asked.
    pub href: String,
    /// The same in words.
    pub place: String,
    /// Who is to find out; nothing where owners are hidden.
    pub owner: Option<TeamLink<'a>>,
    /// Until when.
    pub due: Option<DueView>,
}

/// A persona in short.
#[derive(Debug, Serialize)]
pub struct PersonaEntry<'a> {
    /// The persona's id.
    pub id: &'a str,
    /// Line and marker, where every map shows the persona alike.
    pub key: Option<Html>,
    /// Where the persona's page is.
    pub href: String,
    /// The persona's title.
    pub title: &'a str,
    /// Role and segment.
    pub role: Vec<Html>,
    /// What they say.
    pub quote: Option<Html>,
    /// What they want to reach.
    pub goals: Option<Html>,
    /// What keeps them from it.
    pub barriers: Option<Html>,
    /// What they are of all customers.
    pub share: Option<String>,
    /// The journeys they walk.
    pub journeys: JourneyLinks,
}

/// A team in short.
#[derive(Debug, Serialize)]
pub struct TeamEntry<'a> {
    /// The team's id.
    pub id: &'a str,
    /// Where the team's page is.
    pub href: String,
    /// The team's title.
    pub title: &'a str,
    /// The department it belongs to.
    pub department: Option<Html>,
    /// The journeys it owns.
    pub journeys: JourneyLinks,
    /// How many KPIs it owns, and how many of these are off target.
    pub kpis: Option<CountView>,
    /// How many actions it owns, and how many of these are overdue.
    pub actions: Option<CountView>,
}

/// How many there are, and how many of them are bad.
#[derive(Debug, Serialize)]
pub struct CountView {
    /// How many there are.
    pub all: String,
    /// How many of them are bad, if any.
    pub bad: Option<String>,
}

/// Links to the maps of the first few journeys.
#[derive(Debug, Serialize)]
pub struct JourneyLinks {
    /// The links.
    pub links: Vec<LinkView>,
    /// How many more there are, in words.
    pub more: Option<String>,
}

/// A channel: how often people meet us there, and how it feels.
#[derive(Debug, Serialize)]
pub struct ChannelRow<'a> {
    /// Icon and name.
    pub channel: ChannelView<'a>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
    /// The word for its kind.
    pub kind: &'static str,
    /// How often it is used, in tenths of the busiest.
    pub width: usize,
    /// How many touchpoints it has.
    pub touchpoints: String,
    /// The journeys that use it.
    pub journeys: JourneyLinks,
    /// The mean of all feelings.
    pub mean: Option<String>,
    /// Where it feels worst.
    pub lowest: Option<FeltView<'a>>,
}

/// A source with what rests on it.
#[derive(Debug, Serialize)]
pub struct SourceRow<'a> {
    /// Its number on the page.
    pub number: usize,
    /// The source.
    pub source: SourceView<'a>,
    /// How many claims cite it.
    pub claims: String,
    /// The first few of them, each once.
    pub supports: Vec<LinkView>,
    /// How many more there are.
    pub more: usize,
}

/// A claim that no source supports.
#[derive(Debug, Serialize)]
pub struct ClaimRow {
    /// Where it is made.
    pub href: String,
    /// What is claimed.
    pub title: String,
    /// Where it is made, in words.
    pub place: String,
}

/// A block of the project, with what it says of itself.
#[derive(Debug, Serialize)]
pub struct BlockView<'a> {
    /// Its title.
    pub title: &'a str,
    /// What people want to reach there.
    pub goals: Option<Html>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// A place of a journey by its name.
#[derive(Debug, Serialize)]
pub struct PlaceEntry<'a> {
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// Whether it is a step.
    pub is_step: bool,
    /// The title of the journey.
    pub journey: &'a str,
}

/// What a persona says somewhere.
#[derive(Debug, Serialize)]
pub struct QuoteView {
    /// What they say, with the numbers of its sources.
    pub text: Html,
    /// Where they say it.
    pub href: String,
    /// The same in words.
    pub place: String,
}

/// Where work passes from one team to another.
#[derive(Debug, Serialize)]
pub struct HandoffRow<'a> {
    /// Where the touchpoint is.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// The title of the journey.
    pub journey: &'a str,
    /// Whether it passes from those whom customers meet to those whom they do not.
    pub is_backstage: bool,
    /// The team that hands over.
    pub from: TeamLink<'a>,
    /// The team that takes over.
    pub to: TeamLink<'a>,
}
