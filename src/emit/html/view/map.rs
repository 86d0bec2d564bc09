//! What the map of a journey shows.

use serde::Serialize;

use super::{
    AboutView, BrightSpotView, ChannelView, FactView, Frame, KpiDetails, KpiView, LineView, LinesView,
    LinkView, NameView, OpportunityDetails, OpportunityView, PainView, QuestionView, Shared, SourceLink,
};
use crate::emit::html::markup::Html;

/// `map.html`: one journey.
#[derive(Debug, Serialize)]
pub struct MapView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The journey's title.
    pub title: &'a str,
    /// What it is about.
    pub scenario: Option<Html>,
    /// State, confidence, owner, review …
    pub facts: Vec<FactView<'a>>,
    /// Who walks it.
    pub personas: Vec<PersonaView<'a>>,
    /// The curves that the cells show slices of: `<path>` elements.
    pub curves: Html,
    /// What touchpoints can be picked by.
    pub filters: Vec<FilterView>,
    /// How many touchpoints there are, in words.
    pub count: String,
    /// The stages, with all that stands in them.
    pub stages: Vec<StageView<'a>>,
    /// What holds for the whole journey.
    pub whole: PlaceView<'a>,
    /// The map itself; nothing for a journey without stages.
    pub table: Option<TableView<'a>>,
    /// What else there is to say of the journey.
    pub journey: Option<JourneyDetails<'a>>,
    /// Its opportunities in full.
    pub opportunities: Vec<OpportunityDetails<'a>>,
    /// Its KPIs in full.
    pub kpis: Vec<KpiDetails<'a>>,
}

/// A way to pick touchpoints.
#[derive(Debug, Serialize)]
pub struct FilterView {
    /// Its name in the address.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The words for no choice.
    pub all: &'static str,
    /// What the touchpoints offer.
    pub choices: Vec<ChoiceView>,
}

/// One value of a filter.
#[derive(Debug, Serialize)]
pub struct ChoiceView {
    /// As it stands in the address.
    pub value: String,
    /// As people read it.
    pub title: String,
    /// The class of a persona, else nothing.
    pub class: &'static str,
}

/// A persona at the head of a map.
#[derive(Debug, Serialize)]
pub struct PersonaView<'a> {
    /// The id.
    pub id: &'a str,
    /// `p1` for the first: colour, dash and marker.
    pub class: &'static str,
    /// Line and marker as in the curve.
    pub key: Html,
    /// The name.
    pub title: &'a str,
    /// The name where room is short.
    pub short: &'a str,
    /// Role and segment.
    pub role: Vec<Html>,
    /// What they say.
    pub quote: Option<Html>,
    /// Goals, lowest and highest point.
    pub facts: Vec<FactView<'a>>,
    /// All there is to say of them.
    pub details: PersonaDetails<'a>,
}

/// All there is to say of a persona.
#[derive(Debug, Serialize)]
pub struct PersonaDetails<'a> {
    /// What they are of all customers.
    pub share: Option<String>,
    /// What they want to reach.
    pub goals: Option<Html>,
    /// What they want to get done.
    pub jobs: Option<Html>,
    /// What they need.
    pub needs: Option<Html>,
    /// What moves them.
    pub motivation: Option<Html>,
    /// What they expect.
    pub expects: Option<Html>,
    /// What is in their way.
    pub barriers: Option<Html>,
    /// What hurts them.
    pub pains: Option<Html>,
    /// What they need to take part.
    pub accessibility: Option<Html>,
    /// The channels they prefer.
    pub prefers: Vec<&'a str>,
    /// Further facts by the names that the writer gave them.
    pub demographics: Vec<DemographicView<'a>>,
    /// What is not known of them.
    pub questions: Vec<QuestionView<'a>>,
    /// Where all this is known from.
    pub sources: Vec<SourceLink<'a>>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// A fact about a persona.
#[derive(Debug, Serialize)]
pub struct DemographicView<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is.
    pub value: Html,
}

/// What stands in a block itself and in none within it.
#[derive(Debug, Default, Serialize)]
pub struct PlaceView<'a> {
    /// The pains.
    pub pains: Vec<Shared<PainView<'a>>>,
    /// What works and must be kept.
    pub bright_spots: Vec<Shared<BrightSpotView<'a>>>,
    /// The opportunities.
    pub opportunities: Vec<Shared<OpportunityView<'a>>>,
    /// The questions, unanswered ones first.
    pub questions: Vec<Shared<QuestionView<'a>>>,
    /// The KPIs.
    pub kpis: Vec<Shared<KpiView<'a>>>,
}

/// A stage.
#[derive(Debug, Serialize)]
pub struct StageView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: &'a str,
    /// How many columns it has.
    pub columns: usize,
    /// The part of each persona's curve that runs through it, for the strip of stages.
    pub curve: Html,
    /// The same, for its cards.
    pub card_curve: Html,
    /// The mean feeling of each persona who feels anything in it.
    pub means: Vec<MeanView<'a>>,
    /// What people want in it.
    pub goals: Option<Html>,
    /// The time that passes in it, of its own or that of its touchpoints; for the scale of time.
    pub time: Option<TimeView>,
    /// The time that it is said to take.
    pub takes: Option<String>,
    /// What stands in the stage itself.
    pub own: PlaceView<'a>,
    /// The KPIs of the stage and its touchpoints.
    pub kpis: Vec<Shared<KpiView<'a>>>,
    /// Its touchpoints and steps.
    pub touchpoints: Vec<Shared<TouchpointView<'a>>>,
}

/// How a persona feels in a stage, on average.
#[derive(Debug, Serialize)]
pub struct MeanView<'a> {
    /// The persona's class.
    pub class: &'static str,
    /// The persona's short name.
    pub name: &'a str,
    /// The mean.
    pub mean: String,
}

/// The time that passes in a stage.
#[derive(Debug, Serialize)]
pub struct TimeView {
    /// The parts of its touchpoints, in percent.
    pub parts: Vec<String>,
    /// The sum.
    pub sum: String,
}

/// The table of a map.
#[derive(Debug, Serialize)]
pub struct TableView<'a> {
    /// What the table shows, in words.
    pub caption: String,
    /// The columns: touchpoints and steps, and an empty one for a stage without any.
    pub columns: Vec<ColumnView<'a>>,
    /// The heads of alternatives over their columns, and what is between them; nothing where there are none.
    pub groups: Vec<GroupHead<'a>>,
    /// Rows between stages and touchpoints: goals, time.
    pub heads: Vec<LaneView<'a>>,
    /// The lanes, in groups that a line or a title may part.
    pub bodies: Vec<BodyView<'a>>,
    /// The branches, loops and ends.
    pub paths: Option<PathsView<'a>>,
}

/// The head of alternatives over their columns, or a column without any.
#[derive(Debug, Serialize)]
pub struct GroupHead<'a> {
    /// How many columns it stands over.
    pub columns: usize,
    /// Whether the first of them is the first of its stage.
    pub is_first: bool,
    /// The title of the group; nothing for a column that is no alternative.
    pub title: Option<&'a str>,
    /// How many there are, as in "one of 3".
    pub one_of: Option<String>,
    /// How many meet none of them.
    pub passing_by: Option<String>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// A column of the table.
#[derive(Debug, Serialize)]
pub struct ColumnView<'a> {
    /// Whether it is the first of its stage.
    pub is_first: bool,
    /// What stands in it.
    pub touchpoint: Option<Shared<TouchpointView<'a>>>,
    /// Its part of the curves of feelings, with their points.
    pub feels: Option<Html>,
    /// Its part of the curves of engagement, with their points.
    pub engagement: Option<Html>,
}

/// Lanes that belong together.
#[derive(Debug, Serialize)]
pub struct BodyView<'a> {
    /// A title above them ("Service blueprint").
    pub title: Option<&'static str>,
    /// A line of the service blueprint above them.
    pub line: Option<BlueprintLine>,
    /// The lanes.
    pub lanes: Vec<LaneView<'a>>,
}

/// A line of the service blueprint.
#[derive(Debug, Serialize)]
pub struct BlueprintLine {
    /// Its class.
    pub class: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// A lane: a head and one row or several. What stands in its cells is found by its kind and its name at the journey, the stages
/// and the touchpoints.
#[derive(Debug, Serialize)]
pub struct LaneView<'a> {
    /// A name for style and script, such as `pains`.
    pub id: String,
    /// What it holds: `goals`, `time`, `paths`, `curve`, `lines`, `pains`, `bright_spots`, `opportunities`, `questions`, `kpis`, `activities` or
    /// `notes`.
    pub kind: &'static str,
    /// The name that people read.
    pub title: String,
    /// A few words under it.
    pub note: Option<String>,
    /// Who is who in its curves, and their scale.
    pub legend: Option<LegendView<'a>>,
    /// Its rows: of the `journey`, the `stages`, the `touchpoints`, one over all columns (`wide`), or one to write on (`blank`).
    pub rows: Vec<&'static str>,
    /// Which of the project's own lanes it is, from 0.
    pub own: Option<usize>,
}

/// Who is who in the curves of a lane, and their scale.
#[derive(Debug, Serialize)]
pub struct LegendView<'a> {
    /// Whether there are many.
    pub is_tight: bool,
    /// The personas.
    pub lines: Vec<LegendLine<'a>>,
    /// The scale, from above.
    pub scale: Vec<ScaleView>,
}

/// A persona in the legend of curves.
#[derive(Debug, Serialize)]
pub struct LegendLine<'a> {
    /// The persona's class.
    pub class: &'static str,
    /// Line and marker.
    pub key: Html,
    /// The persona's short name.
    pub name: std::borrow::Cow<'a, str>,
}

/// A figure of a scale.
#[derive(Debug, Serialize)]
pub struct ScaleView {
    /// Its height in percent, from above.
    pub height: usize,
    /// The figure.
    pub figure: String,
}

/// The lane of paths.
#[derive(Debug, Serialize)]
pub struct PathsView<'a> {
    /// Its height in pixels.
    pub height: String,
    /// The columns, from 1, at which stages begin, but for the first.
    pub stages: Vec<usize>,
    /// The arrows.
    pub arrows: Vec<ArrowView<'a>>,
}

/// An arrow that is drawn.
#[derive(Debug, Serialize)]
pub struct ArrowView<'a> {
    /// Where it leads, as classes: `on`, `back`, `end done`, `end exit`.
    pub class: String,
    /// Where it lies, as custom properties.
    pub style: String,
    /// The form of its label, as classes.
    pub label_class: &'static str,
    /// The size of its label, as custom properties; nothing where it has none.
    pub label_style: String,
    /// The title of the touchpoint it comes from.
    pub from: &'a str,
    /// Where it leads, in words.
    pub to: &'a str,
    /// How many take it.
    pub figures: Option<FiguresView<'a>>,
    /// Why, and after how long.
    pub reason: Option<ReasonView>,
}

/// How many take an arrow.
#[derive(Debug, Serialize)]
pub struct FiguresView<'a> {
    /// The share; empty where it is not known.
    pub share: String,
    /// The class from which width on it is seen, if not always.
    pub share_from: Option<usize>,
    /// The number of people.
    pub people: Option<PeopleView<'a>>,
}

/// A number of people in a time.
#[derive(Debug, Serialize)]
pub struct PeopleView<'a> {
    /// How many.
    pub count: String,
    /// The class from which width on they are seen, if not always.
    pub count_from: Option<usize>,
    /// In what time.
    pub period: &'a str,
    /// The same for the time.
    pub period_from: Option<usize>,
}

/// Why and after how long people take an arrow.
#[derive(Debug, Serialize)]
pub struct ReasonView {
    /// Why.
    pub label: Option<Html>,
    /// After how long.
    pub after: Option<String>,
    /// The numbers of its sources.
    pub cites: Html,
}

/// Work that passes from one team to another.
#[derive(Debug, Serialize)]
pub struct HandoffView<'a> {
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: &'a str,
}

/// A touchpoint or a step: what stands in its column, and all that stands on its card.
#[derive(Debug, Serialize)]
pub struct TouchpointView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number, from 1.
    pub number: usize,
    /// Its number of all, in words.
    pub of_all: String,
    /// Its title.
    pub title: &'a str,
    /// Whether it is a step: we are not present.
    pub is_step: bool,
    /// Who does it while people wait, in words; nothing for what people do.
    pub by: Option<String>,
    /// The group of alternatives of which it is one.
    pub one_of: Option<MemberView<'a>>,
    /// Whether it is a moment of truth.
    pub is_moment: bool,
    /// Its channels.
    pub channels: Vec<ChannelView<'a>>,
    /// The numbers of its own sources.
    pub cites: Html,
    /// What it can be picked by.
    pub facets: FacetsView,
    /// Who answers for it; nothing where nobody does.
    pub owner: Option<&'a str>,
    /// The work that passes on to its owner.
    pub handoff: Option<HandoffView<'a>>,
    /// How long it takes.
    pub takes: Option<String>,
    /// How many come.
    pub volume: Option<String>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
    /// Who takes part, where that is written.
    pub who: Vec<NameView<'a>>,
    /// How each persona feels.
    pub feelings: Vec<FeelingView<'a>>,
    /// How much it takes each persona in, from 1 to 5.
    pub engagement: Vec<EngagementView<'a>>,
    /// What people do.
    pub does: Option<LinesView<'a>>,
    /// What they think.
    pub thinks: Option<LinesView<'a>>,
    /// What they say.
    pub says: Option<LinesView<'a>>,
    /// What they need.
    pub needs: Option<LinesView<'a>>,
    /// What they see or hold.
    pub evidence: Option<LinesView<'a>>,
    /// The pains.
    pub pains: Vec<Shared<PainView<'a>>>,
    /// What works and must be kept.
    pub bright_spots: Vec<Shared<BrightSpotView<'a>>>,
    /// The opportunities.
    pub opportunities: Vec<Shared<OpportunityView<'a>>>,
    /// The questions, unanswered ones first.
    pub questions: Vec<Shared<QuestionView<'a>>>,
    /// The KPIs.
    pub kpis: Vec<Shared<KpiView<'a>>>,
    /// What we do before their eyes.
    pub front: Vec<ActivityView<'a>>,
    /// What we do unseen.
    pub back: Vec<ActivityView<'a>>,
    /// With whose help.
    pub support: Vec<ActivityView<'a>>,
    /// The work that passes on its way backstage.
    pub back_handoff: Option<HandoffView<'a>>,
    /// What stands in the project's own lanes, in their order.
    pub own: Vec<NotesView<'a>>,
    /// Where people come from.
    pub ways_in: Vec<WayInView<'a>>,
    /// Where they go.
    pub ways_out: Vec<WayOutView<'a>>,
    /// What differs for single personas and has no lane.
    pub variants: Vec<VariantView<'a>>,
    /// The journey that tells it in full.
    pub expands: Option<LinkView>,
    /// What makes it possible.
    pub delivered_by: Vec<LinkView>,
    /// Its names in an event log.
    pub logged_as: Vec<&'a str>,
    /// Its URL patterns.
    pub pages: Vec<&'a str>,
    /// Its sources by name.
    pub sources: Vec<SourceLink<'a>>,
}

/// The group of alternatives of which a touchpoint is one.
#[derive(Debug, Serialize)]
pub struct MemberView<'a> {
    /// The title of the group.
    pub title: &'a str,
    /// Whether it is the first of them.
    pub is_first: bool,
    /// How many there are, as in "one of 3".
    pub one_of: String,
    /// How many of those who come to the group meet it; empty where nobody knows.
    pub share: String,
    /// What is said of the share where nobody knows it.
    pub unknown: Option<&'static str>,
}

/// What a touchpoint can be picked by: each a list of ids with blanks between; nothing where there are none.
#[derive(Debug, Serialize)]
pub struct FacetsView {
    /// The personas; nothing where all take part.
    pub personas: Option<String>,
    /// The channels.
    pub channels: Option<String>,
    /// The teams.
    pub owners: Option<String>,
    /// The tags.
    pub tags: Option<String>,
}

/// How a persona feels at a touchpoint.
#[derive(Debug, Serialize)]
pub struct FeelingView<'a> {
    /// The persona's class.
    pub class: &'static str,
    /// The persona's short name.
    pub name: &'a str,
    /// The score, as a number.
    pub value: i8,
    /// The score, as people read it.
    pub score: String,
    /// How it feels.
    pub label: Option<&'a str>,
    /// The numbers of its sources; told once for a feeling of several.
    pub cites: Option<Html>,
    /// The words that every block takes; told once.
    pub about: Option<AboutView<'a>>,
}

/// How much a touchpoint takes a persona in.
#[derive(Debug, Serialize)]
pub struct EngagementView<'a> {
    /// The persona's class.
    pub class: &'static str,
    /// The persona's short name.
    pub name: &'a str,
    /// From 1 to 5.
    pub value: u8,
}

/// What we do at a touchpoint.
#[derive(Debug, Serialize)]
pub struct ActivityView<'a> {
    /// What, with the numbers of its sources.
    pub text: Html,
    /// Who does it, where that is written.
    pub owner: Option<&'a str>,
    /// How long it takes.
    pub takes: Option<String>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// What a touchpoint has in one of the project's own lanes.
#[derive(Debug, Serialize)]
pub struct NotesView<'a> {
    /// The title of the lane.
    pub title: &'a str,
    /// The notes.
    pub notes: Vec<LineView<'a>>,
}

/// A way to a touchpoint.
#[derive(Debug, Serialize)]
pub struct WayInView<'a> {
    /// The id of the touchpoint it comes from.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// How many take it.
    pub share: Option<String>,
}

/// A way on from a touchpoint.
#[derive(Debug, Serialize)]
pub struct WayOutView<'a> {
    /// The id of the touchpoint it leads to; nothing for an end.
    pub id: Option<&'a str>,
    /// Where it leads, in words.
    pub title: &'a str,
    /// How many take it.
    pub figures: Option<FiguresView<'a>>,
    /// Why, and after how long; nothing where there is nothing to say.
    pub reason: Option<ReasonView>,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// What differs for a persona at a touchpoint and has no lane.
#[derive(Debug, Serialize)]
pub struct VariantView<'a> {
    /// The persona's short name.
    pub name: &'a str,
    /// The channels.
    pub channels: Vec<&'a str>,
    /// The numbers of its sources.
    pub cites: Html,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
}

/// What else there is to say of a journey.
#[derive(Debug, Serialize)]
pub struct JourneyDetails<'a> {
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
    /// What sets it off.
    pub triggers: Option<Html>,
    /// What people want.
    pub goals: Option<Html>,
    /// What they want to get done.
    pub jobs: Option<Html>,
    /// What they expect.
    pub expects: Option<Html>,
    /// Where this is known from.
    pub sources: Vec<SourceLink<'a>>,
    /// What is known of stages and has no lane.
    pub stages: Vec<StageDetails<'a>>,
}

/// What is known of a stage and has no lane.
#[derive(Debug, Serialize)]
pub struct StageDetails<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: &'a str,
    /// The words that every block takes.
    pub about: Option<AboutView<'a>>,
    /// What people want to get done.
    pub jobs: Option<Html>,
    /// Who answers for it, where that is written.
    pub owner: Option<&'a str>,
    /// Where this is known from.
    pub sources: Vec<SourceLink<'a>>,
}
