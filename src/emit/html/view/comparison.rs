//! What a current journey and its future show side by side.

use std::borrow::Cow;

use serde::Serialize;

use super::{DateView, Frame, LegendLine, LinkView, NameView, PieceView, ScaleView, Shared};
use crate::emit::html::markup::Html;

/// `comparison.html`: a current journey and its future.
#[derive(Debug, Serialize)]
pub struct ComparisonView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The title of the current journey.
    pub title: &'a str,
    /// The map of the current journey.
    pub current: LinkView,
    /// The map of the future.
    pub future: LinkView,
    /// What became of how many touchpoints; one that was moved and changed counts as both.
    pub counts: Vec<MarkCount>,
    /// The curves that the cells show slices of: `<path>` elements.
    pub curves: Html,
    /// Both curves over the touchpoints of both; nothing where there are none.
    pub table: Option<CurveTable<'a>>,
    /// What each stage comes to.
    pub stages: StageTable<'a>,
    /// The touchpoints of both journeys.
    pub touchpoints: Vec<TouchpointChangeView<'a>>,
    /// The pains of both journeys; nothing where there are none, or where pains are hidden.
    pub pains: Option<PainGroups<'a>>,
    /// What works today and in the future; nothing where nothing is said of it.
    pub bright_spots: Option<BrightSpotGroups<'a>>,
    /// The KPIs of which the future wants or knows something else.
    pub kpis: Vec<KpiChangeView<'a>>,
    /// The titles of the KPIs that only the current journey has.
    pub gone_kpis: Vec<&'a str>,
}

/// What became of something, in one word.
#[derive(Debug, Serialize)]
pub struct MarkView {
    /// `added`, `removed`, `moved`, `changed` or `same`.
    pub class: &'static str,
    /// The sign for it.
    pub glyph: &'static str,
    /// The word as people read it.
    pub words: &'static str,
}

/// How many touchpoints something became of.
#[derive(Debug, Serialize)]
pub struct MarkCount {
    /// What became of them.
    pub mark: MarkView,
    /// How many they are.
    pub count: usize,
}

/// What was, and what comes instead; `–` of what is not there.
#[derive(Debug, Serialize)]
pub struct BeforeAfter<'a> {
    /// What was.
    pub before: Cow<'a, str>,
    /// What comes.
    pub after: Cow<'a, str>,
}

/// What was and what comes for one persona.
#[derive(Debug, Serialize)]
pub struct PersonaChange<'a> {
    /// The persona's class.
    pub class: &'static str,
    /// The persona's short name.
    pub name: &'a str,
    /// Before and after.
    pub change: BeforeAfter<'a>,
}

/// Both curves of each persona.
#[derive(Debug, Serialize)]
pub struct CurveTable<'a> {
    /// Who is who.
    pub legend: Vec<LegendLine<'a>>,
    /// The scale of the curves, from above.
    pub scale: Vec<ScaleView>,
    /// The stages that have touchpoints.
    pub stages: Vec<CurveStage<'a>>,
    /// The touchpoints.
    pub columns: Vec<CurveColumn<'a>>,
}

/// A stage above the curves.
#[derive(Debug, Serialize)]
pub struct CurveStage<'a> {
    /// The title that it has in the end.
    pub title: &'a str,
    /// How many columns it has.
    pub columns: usize,
}

/// A touchpoint with its part of the curves.
#[derive(Debug, Serialize)]
pub struct CurveColumn<'a> {
    /// Whether it is the first of its stage.
    pub is_first: bool,
    /// What became of it.
    pub mark: MarkView,
    /// The title that it has in the end.
    pub title: &'a str,
    /// The slice of the curves.
    pub slice: Html,
    /// How each persona feels, in words.
    pub feelings: Vec<PersonaChange<'a>>,
    /// The ways between points that differ.
    pub ways: Vec<WayView>,
    /// The heights at which there are points, from below.
    pub heights: Vec<HeightView<'a>>,
}

/// The way from how somebody feels to how they shall feel.
#[derive(Debug, Serialize)]
pub struct WayView {
    /// The persona's class.
    pub class: &'static str,
    /// Whether they shall feel better.
    pub is_up: bool,
    /// Where it begins, in percent from above.
    pub y: usize,
    /// How long it is, in percent.
    pub height: usize,
}

/// What lies at one height of a column.
#[derive(Debug, Serialize)]
pub struct HeightView<'a> {
    /// The height in percent, from above.
    pub y: usize,
    /// The score.
    pub figure: String,
    /// The points, side by side.
    pub points: Vec<ComparedPoint>,
    /// Their words.
    pub labels: Vec<ComparedLabel<'a>>,
}

/// A point of one of the two curves, or of both where nothing differs.
#[derive(Debug, Serialize)]
pub struct ComparedPoint {
    /// The persona's class.
    pub class: &'static str,
    /// Whether it is that of the future alone.
    pub is_after: bool,
}

/// The words of a point.
#[derive(Debug, Serialize)]
pub struct ComparedLabel<'a> {
    /// The persona's class, or `both` where several say the same.
    pub class: &'static str,
    /// Whether it is the point of the future.
    pub is_after: bool,
    /// How it feels.
    pub label: &'a str,
}

/// What each stage comes to.
#[derive(Debug, Serialize)]
pub struct StageTable<'a> {
    /// What the whole journey comes to.
    pub whole: FiguresChange<'a>,
    /// How many people are lost in it; nothing where that is known of neither journey.
    pub lost: Option<BeforeAfter<'a>>,
    /// The stages.
    pub rows: Vec<StageRow<'a>>,
}

/// What a journey or a stage comes to.
#[derive(Debug, Serialize)]
pub struct FiguresChange<'a> {
    /// The mean feeling.
    pub feeling: BeforeAfter<'a>,
    /// The time it takes.
    pub time: BeforeAfter<'a>,
    /// The number of its touchpoints.
    pub touchpoints: BeforeAfter<'a>,
}

/// A stage of the table.
#[derive(Debug, Serialize)]
pub struct StageRow<'a> {
    /// The title that it has in the end.
    pub title: &'a str,
    /// The title it had, if that was another one.
    pub old_title: Option<&'a str>,
    /// What became of it, unless it stays where it is.
    pub mark: Option<MarkView>,
    /// What it comes to.
    pub figures: FiguresChange<'a>,
}

/// What becomes of a touchpoint or step.
#[derive(Debug, Serialize)]
pub struct TouchpointChangeView<'a> {
    /// What became of it; one that moved may have changed as well.
    pub marks: Vec<MarkView>,
    /// Its card on the map that has it in the end.
    pub link: LinkView,
    /// How each persona feels, as far as that differs.
    pub feelings: Vec<PersonaChange<'a>>,
    /// What else is different.
    pub changes: Vec<ChangeView<'a>>,
    /// The pains that are gone, new, or hurt otherwise than before.
    pub pains: Vec<Shared<PainChangeView<'a>>>,
    /// The opportunities that make it possible.
    pub delivers: Vec<DeliveryView>,
}

/// A difference: one of `change`, `lines` and `people` is given.
#[derive(Debug, Serialize)]
pub struct ChangeView<'a> {
    /// What is different.
    pub title: Cow<'a, str>,
    /// Before and after.
    pub change: Option<BeforeAfter<'a>>,
    /// Lines and names that go, then those that come.
    pub lines: Vec<LineChange<'a>>,
    /// The same for single personas.
    pub people: Vec<PersonaChange<'a>>,
}

/// A line or name that goes or comes.
#[derive(Debug, Serialize)]
pub struct LineChange<'a> {
    /// Whether it comes.
    pub is_new: bool,
    /// Whose alone it is, if it is.
    pub persona: Option<NameView<'a>>,
    /// What it says, piece by piece.
    pub pieces: Vec<PieceView<'a>>,
}

/// An opportunity that makes a touchpoint possible.
#[derive(Debug, Serialize)]
pub struct DeliveryView {
    /// Where it is told in full.
    pub link: LinkView,
    /// How far it is.
    pub status: &'static str,
    /// Until when.
    pub by: Option<DateView>,
}

/// The pains of two journeys.
#[derive(Debug, Serialize)]
pub struct PainGroups<'a> {
    /// Those that do not hurt any more.
    pub gone: Vec<Shared<PainChangeView<'a>>>,
    /// Those that still do.
    pub left: Vec<Shared<PainChangeView<'a>>>,
    /// Those that are new.
    pub new: Vec<Shared<PainChangeView<'a>>>,
}

/// What works in two journeys.
#[derive(Debug, Serialize)]
pub struct BrightSpotGroups<'a> {
    /// What the future has no more.
    pub lost: Vec<BrightSpotChange<'a>>,
    /// What it still has.
    pub kept: Vec<BrightSpotChange<'a>>,
    /// What is new.
    pub new: Vec<BrightSpotChange<'a>>,
}

/// A bright spot of two journeys.
#[derive(Debug, Serialize)]
pub struct BrightSpotChange<'a> {
    /// What works.
    pub text: Html,
    /// Where.
    pub place: &'a str,
}

/// What becomes of a pain.
#[derive(Debug, Serialize)]
pub struct PainChangeView<'a> {
    /// Whether it does not hurt any more.
    pub is_gone: bool,
    /// Whether it is new.
    pub is_new: bool,
    /// The word for its severity in the end, which is also a class and the name of an icon.
    pub severity: &'static str,
    /// The same as people read it within a sentence.
    pub severity_words: &'static str,
    /// The severity it had, if that was another one.
    pub old_severity_words: Option<&'static str>,
    /// What hurts.
    pub text: Html,
    /// How many it hurts, where the future says that it is another share.
    pub affects: Option<BeforeAfter<'a>>,
    /// The block it stands in.
    pub place: &'a str,
    /// The first few opportunities that take it away; nothing where opportunities are hidden.
    pub solved_by: Vec<LinkView>,
    /// How many more there are.
    pub more_solutions: usize,
}

/// A KPI of which the future wants or knows something else.
#[derive(Debug, Serialize)]
pub struct KpiChangeView<'a> {
    /// Its title.
    pub title: &'a str,
    /// What became of it, where the current journey does not have it.
    pub mark: Option<MarkView>,
    /// Baseline, newest value and target.
    pub values: Vec<BeforeAfter<'a>>,
}
