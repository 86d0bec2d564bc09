//! What a journey on one sheet shows.

use serde::Serialize;

use super::{DateView, DueView, FactView, Frame, ScaleView};
use crate::emit::html::markup::Html;

/// `brief.html`: a journey on one sheet, for people who decide.
#[derive(Debug, Serialize)]
pub struct BriefView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The journey's title.
    pub title: &'a str,
    /// Where its map is.
    pub map: String,
    /// What it is about, up to some length.
    pub scenario: Option<Html>,
    /// State, confidence, owner, review …
    pub facts: Vec<FactView<'a>>,
    /// Who walks it: the first few.
    pub personas: Vec<BriefPersona<'a>>,
    /// How many more personas walk it.
    pub more_personas: usize,
    /// The curve of how they feel; nothing where nobody feels anything.
    pub curve: Option<BriefCurve<'a>>,
    /// Whether the journey is a future one: its KPIs are told for their targets, not for missing them.
    pub is_future: bool,
    /// The worst pains; nothing where pains are hidden.
    pub pains: Option<BriefPains<'a>>,
    /// The KPIs that miss their target, or all with a target in a future; nothing where KPIs are hidden.
    pub kpis: Option<BriefKpis<'a>>,
    /// What is to be done by some day; nothing where opportunities are hidden.
    pub actions: Option<BriefActions<'a>>,
    /// What nobody has answered; nothing where questions are hidden.
    pub questions: Option<BriefQuestions<'a>>,
}

/// A persona on a brief.
#[derive(Debug, Serialize)]
pub struct BriefPersona<'a> {
    /// `p1` for the first: colour, dash and marker.
    pub class: &'static str,
    /// Line and marker as in the curve.
    pub key: Html,
    /// The name.
    pub title: &'a str,
    /// The role, up to some length.
    pub role: Option<String>,
}

/// The whole curve as one picture.
#[derive(Debug, Serialize)]
pub struct BriefCurve<'a> {
    /// The picture in words.
    pub in_words: String,
    /// The stages above it; nothing where there are too many even for their numbers.
    pub stages: Option<BriefStages<'a>>,
    /// The curves themselves, over their grid.
    pub drawing: Html,
    /// The scale, from above.
    pub scale: Vec<ScaleView>,
    /// The points of the curves; only the lowest ones where there are many.
    pub points: Vec<BriefPoint>,
    /// The lowest point of each persona.
    pub lowest: Vec<LowestView<'a>>,
}

/// The stages above the picture of the curve.
#[derive(Debug, Serialize)]
pub struct BriefStages<'a> {
    /// Whether numbers stand for the names, which are too wide for their columns.
    pub is_numbered: bool,
    /// The stages that have touchpoints.
    pub stages: Vec<BriefStage<'a>>,
}

/// A stage above the picture of the curve.
#[derive(Debug, Serialize)]
pub struct BriefStage<'a> {
    /// Its title.
    pub title: &'a str,
    /// How many columns it has.
    pub columns: usize,
}

/// A point of a curve.
#[derive(Debug, Serialize)]
pub struct BriefPoint {
    /// The persona's class.
    pub class: &'static str,
    /// Its place in percent of the width.
    pub x: String,
    /// Its height in percent, from above.
    pub y: usize,
}

/// The lowest point of a persona's curve.
#[derive(Debug, Serialize)]
pub struct LowestView<'a> {
    /// The persona's class.
    pub class: &'static str,
    /// Its place in percent of the width.
    pub x: String,
    /// Whether its words stand before it, because they have more room there.
    pub is_end: bool,
    /// The score, and how it feels.
    pub feeling: String,
    /// The title of the touchpoint.
    pub touchpoint: &'a str,
}

/// The worst pains of a brief.
#[derive(Debug, Serialize)]
pub struct BriefPains<'a> {
    /// The first few.
    pub first: Vec<BriefPain<'a>>,
    /// How many more there are.
    pub more: usize,
}

/// A pain on a brief.
#[derive(Debug, Serialize)]
pub struct BriefPain<'a> {
    /// The word for its severity, which is also a class and the name of an icon.
    pub severity: &'static str,
    /// The severity as people read it.
    pub severity_words: String,
    /// The short name of the persona whom alone it hurts.
    pub persona: Option<&'a str>,
    /// What hurts, up to some length.
    pub text: Html,
    /// Which part of those who come it hurts.
    pub affects: Option<String>,
    /// How many people these are, or that nobody counted them.
    pub people: String,
    /// The stage or touchpoint it stands in.
    pub place: Option<&'a str>,
    /// What it rests on; nothing where sources are hidden.
    pub sources: Option<BriefSources<'a>>,
}

/// What a pain on a brief rests on.
#[derive(Debug, Serialize)]
pub struct BriefSources<'a> {
    /// The title of the first source, if there is any.
    pub first: Option<&'a str>,
    /// How many more there are.
    pub more: usize,
}

/// The KPIs of a brief.
#[derive(Debug, Serialize)]
pub struct BriefKpis<'a> {
    /// The first few.
    pub first: Vec<BriefKpi<'a>>,
    /// How many more there are.
    pub more: usize,
    /// How many of all are on target; nothing of a future, or where no KPI is measured.
    pub on_target: Option<String>,
    /// What there is to say where there are none.
    pub none: &'a str,
}

/// A KPI on a brief.
#[derive(Debug, Serialize)]
pub struct BriefKpi<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its status: a class and the name of an icon.
    pub status: &'static str,
    /// The status as people read it.
    pub status_words: &'static str,
    /// The newest value.
    pub newest: Option<String>,
    /// What it is to be.
    pub target: Option<String>,
    /// Until when.
    pub target_by: Option<DateView>,
    /// What it still lacks, with its sign.
    pub gap: Option<String>,
}

/// What is to be done by some day.
#[derive(Debug, Serialize)]
pub struct BriefActions<'a> {
    /// The first few.
    pub first: Vec<BriefAction<'a>>,
    /// How many more there are.
    pub more: usize,
    /// How many of all are overdue.
    pub overdue: usize,
}

/// An opportunity on a brief that is to be done by some day.
#[derive(Debug, Serialize)]
pub struct BriefAction<'a> {
    /// What is to be done, up to some length.
    pub title: String,
    /// Until when.
    pub due: DueView,
    /// Who does it, or that nobody does; nothing where owners are hidden.
    pub owner: Option<&'a str>,
    /// How far it is.
    pub status: &'static str,
}

/// What nobody has answered.
#[derive(Debug, Serialize)]
pub struct BriefQuestions<'a> {
    /// The first few.
    pub first: Vec<BriefQuestion<'a>>,
    /// How many more there are.
    pub more: usize,
}

/// A question on a brief that nobody has answered.
#[derive(Debug, Serialize)]
pub struct BriefQuestion<'a> {
    /// What is asked, up to some length.
    pub text: Html,
    /// Until when it is to be answered.
    pub due: Option<DueView>,
    /// Who is to find out, or that nobody is; nothing where owners are hidden.
    pub owner: Option<&'a str>,
    /// The stage or touchpoint it stands in.
    pub place: Option<&'a str>,
}
