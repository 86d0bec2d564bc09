//! The whole curve as one picture, its lowest points by name, its stages above it.

use crate::emit::html::curve::percent;
use crate::emit::html::markup::{Html, svg};
use crate::emit::html::page::Page;
use crate::emit::html::persona_style;
use crate::emit::html::view::{BriefCurve, BriefPoint, BriefStage, BriefStages, LowestView, ScaleView};
use crate::insight::feelings;
use crate::layout::curve::{self, Point};
use crate::layout::{decimal, measure};
use crate::model::{Feeling, Journey, PersonaId, Stage, Touchpoint};
use crate::words::format;

use super::Brief;

/// With more touchpoints than this a point for each of them would hide the curve.
const POINTS: usize = 40;

/// With more stages than this not even their numbers have room.
const STAGES: usize = 24;

/// The width of the narrowest picture that shows names, in pixels; narrower ones show numbers.
const WIDTH: f64 = 620.0;

/// The space beside the name of a stage, in pixels.
const BESIDE: f64 = 9.0;

/// A point with what it stands for: the column, the touchpoint, how it feels.
type Felt<'a> = (usize, &'a Touchpoint, &'a Feeling);

/// Returns the picture; nothing where nobody feels anything.
pub fn view<'a>(page: &Page<'a>, brief: &Brief<'a>) -> Option<BriefCurve<'a>> {
    let journey = brief.journey;
    let felt: Vec<Vec<Felt<'a>>> = brief
        .personas
        .iter()
        .map(|persona| {
            let touchpoints = journey.touchpoints.iter().enumerate();
            touchpoints.filter_map(|(column, it)| Some((column, it, it.feeling_of(*persona)?))).collect()
        })
        .collect();
    if felt.iter().all(Vec::is_empty) {
        return None;
    }
    let columns = journey.touchpoints.len();
    let scale = (-2..=2).rev();
    Some(BriefCurve {
        in_words: in_words(page, brief),
        stages: stages(journey),
        drawing: drawing(journey, &felt),
        scale: scale
            .map(|score| ScaleView { height: percent(score), figure: format::score(score) })
            .collect(),
        points: points(journey, &felt, columns),
        lowest: brief
            .personas
            .iter()
            .enumerate()
            .filter_map(|(number, persona)| lowest_view(page, journey, *persona, number))
            .collect(),
    })
}

fn drawing(journey: &Journey, felt: &[Vec<Felt<'_>>]) -> Html {
    let runs = journey.runs();
    let curves = felt.iter().enumerate().map(|(number, felt)| {
        let point = |(column, _, feeling): &Felt<'_>| Point {
            column: *column,
            y: curve::height(feeling.score),
            run: runs[*column],
        };
        (number, felt.iter().map(point).collect())
    });
    let starts = with_columns(journey).map(|stage| stage.touchpoints.start).skip(1);
    svg::picture(journey.touchpoints.len(), starts, curves)
}

/// Returns the points of the curves; where they would hide them, only the lowest of each, and those that no line leads to.
fn points(journey: &Journey, felt: &[Vec<Felt<'_>>], columns: usize) -> Vec<BriefPoint> {
    let runs = journey.runs();
    let of_persona = |(number, felt): (usize, &Vec<Felt<'_>>)| -> Vec<BriefPoint> {
        let lowest = felt.iter().filter(|(column, ..)| journey.touchpoints[*column].alternatives.is_none());
        let lowest = lowest.min_by_key(|(.., feeling)| feeling.score).map(|(column, ..)| *column);
        let of_runs = felt.chunk_by(|(one, ..), (next, ..)| runs[*one] == runs[*next]);
        let shown = of_runs.flat_map(|run| {
            let is_shown = move |column| columns <= POINTS || run.len() == 1 || Some(column) == lowest;
            run.iter().filter(move |(column, ..)| is_shown(*column))
        });
        let point = |(column, _, feeling): &Felt<'_>| BriefPoint {
            class: persona_style::class(number),
            x: x(*column, columns),
            y: percent(feeling.score),
        };
        shown.map(point).collect()
    };
    felt.iter().enumerate().flat_map(of_persona).collect()
}

fn lowest_view<'a>(
    page: &Page<'a>,
    journey: &'a Journey,
    persona: PersonaId,
    number: usize,
) -> Option<LowestView<'a>> {
    let felt = feelings::felt(journey, persona);
    let lowest = lowest(&felt)?;
    let (column, columns) = (lowest.at.index(), journey.touchpoints.len());
    Some(LowestView {
        class: persona_style::class(number),
        x: x(column, columns),
        is_end: column * 2 >= columns,
        feeling: told(page, &lowest),
        touchpoint: lowest.title,
    })
}

/// Returns the stages over their columns; nothing where not even numbers have room.
fn stages(journey: &Journey) -> Option<BriefStages<'_>> {
    if with_columns(journey).count() > STAGES {
        return None;
    }
    let columns = journey.touchpoints.len() as f64;
    let has_room = with_columns(journey).all(|stage| {
        let widest = stage.head.title.split_whitespace().map(measure::bold).fold(0.0, f64::max);
        widest + BESIDE <= WIDTH * stage.touchpoints.len() as f64 / columns
    });
    let stages = with_columns(journey)
        .map(|stage| BriefStage { title: &stage.head.title, columns: stage.touchpoints.len() });
    Some(BriefStages { is_numbered: !has_room, stages: stages.collect() })
}

/// Returns the stages that have touchpoints.
fn with_columns(journey: &Journey) -> impl Iterator<Item = &Stage> {
    journey.stages.iter().filter(|stage| !stage.touchpoints.is_empty())
}

/// Returns the first lowest point of a curve that is not the same all over.
fn lowest<'j>(felt: &[feelings::Felt<'j>]) -> Option<feelings::Felt<'j>> {
    let (lowest, highest) = (feelings::lowest(felt)?, feelings::highest(felt)?);
    (highest.mean.most > lowest.mean.least).then_some(lowest)
}

/// Returns the picture in words: where each curve begins, where it is lowest, where it ends.
fn in_words(page: &Page<'_>, brief: &Brief<'_>) -> String {
    let words = page.words;
    let persona = |persona: PersonaId| {
        let felt = feelings::felt(brief.journey, persona);
        let score = |felt: &feelings::Felt<'_>| format::mean_range(felt.mean.least, felt.mean.most, words);
        let (first, last) = (score(felt.first()?), score(felt.last()?));
        let lowest = lowest(&felt)
            .map(|felt| format!(", {} {}: {}", words.within(words.lowest), told(page, &felt), felt.title));
        Some(format!("{} {first} → {last}{}", page.short_name(persona), lowest.unwrap_or_default()))
    };
    let all: Vec<String> = brief.personas.iter().copied().filter_map(persona).collect();
    format!("{}. {}", words.how_it_feels, all.join("; "))
}

fn told(page: &Page<'_>, felt: &feelings::Felt<'_>) -> String {
    let label = felt.label.map(|label| format!(" {label}")).unwrap_or_default();
    format!("{}{label}", format::mean_range(felt.mean.least, felt.mean.most, page.words))
}

/// Returns the centre of a column in percent of the width.
fn x(column: usize, columns: usize) -> String {
    let mut percent = String::new();
    decimal::push(&mut percent, (column as f64 + 0.5) / columns as f64 * 100.0);
    percent
}
