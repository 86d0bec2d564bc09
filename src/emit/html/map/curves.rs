//! The lanes that are drawn as curves: how people feel, and how much it takes them in.

use std::borrow::Cow;

use crate::emit::html::curve::{self, Curves, Line, Mark};
use crate::emit::html::markup::Html;
use crate::emit::html::markup::svg;
use crate::emit::html::page::Page;
use crate::emit::html::persona_style;
use crate::emit::html::view::{LegendLine, LegendView, ScaleView};
use crate::model::{Journey, PersonaId, StageId, Touchpoint};
use crate::words::format;

use super::Map;

/// The heights of the lanes, in pixels of letters of the usual size.
const FEELS: f64 = 236.0;
const ENGAGEMENT: f64 = 128.0;

/// What a lane of curves tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurveKind {
    /// How people feel, from −2 to +2.
    Feelings,
    /// How much it takes them in, from 1 to 5.
    Engagement,
}

/// Returns the curves of how people feel.
pub fn feelings(page: &Page<'_>, map: &Map<'_>) -> Curves {
    Curves::new(
        "feels",
        FEELS,
        lines(page, map, |touchpoint, persona| {
            let feeling = touchpoint.feeling_of(persona)?;
            let label = feeling.label.clone().unwrap_or_default();
            Some(Mark { score: feeling.score, figure: format::score(feeling.score), label })
        }),
    )
}

/// Returns the curves of how much it takes people in; the middle, 3, lies on the line.
pub fn engagement(page: &Page<'_>, map: &Map<'_>) -> Curves {
    Curves::new(
        "engagement",
        ENGAGEMENT,
        lines(page, map, |touchpoint, persona| {
            let engagement = touchpoint.engagement_of(persona)?;
            let score = i8::try_from(engagement).unwrap_or(5) - 3;
            Some(Mark { score, figure: engagement.to_string(), label: Box::default() })
        }),
    )
}

fn lines(page: &Page<'_>, map: &Map<'_>, mark: impl Fn(&Touchpoint, PersonaId) -> Option<Mark>) -> Vec<Line> {
    let runs = map.columns.runs(map.journey);
    let line = |(number, persona): (usize, &PersonaId)| {
        let columns = map.columns.iter();
        Line {
            persona: number,
            name: page.short_name(*persona).to_owned(),
            is_other: false,
            runs: runs.clone(),
            marks: columns.map(|(touchpoint, _)| mark(&map.journey[touchpoint?], *persona)).collect(),
        }
    };
    map.personas.iter().enumerate().map(line).collect()
}

/// Returns who is who in the curves of a lane, and their scale.
pub fn legend(kind: CurveKind, curves: &Curves) -> LegendView<'static> {
    let lines: Vec<LegendLine<'static>> = curves
        .lines()
        .map(|line| LegendLine {
            class: persona_style::class(line.persona),
            key: svg::key(line.persona),
            name: Cow::Owned(line.name.clone()),
        })
        .collect();
    // As many as the head of the lane has room for above its scale.
    let room = if kind == CurveKind::Feelings { 5 } else { 2 };
    let scale = (-2..=2).rev().map(|score| ScaleView {
        height: curve::percent(score),
        figure: match kind {
            CurveKind::Feelings => format::score(score),
            CurveKind::Engagement => (score + 3).to_string(),
        },
    });
    LegendView { is_tight: lines.len() > room, lines, scale: scale.collect() }
}

/// Returns the part of each curve that runs through a stage, above its line of nought.
pub fn of_stage(map: &Map<'_>, stage: StageId, class: &str) -> Html {
    let curves = map.curved.iter().map(|number| (*number, persona_style::class(*number), false));
    svg::slice("feels", map.columns.of_stage(stage), class, true, curves)
}

/// Returns the personas, by their number, whose feelings make a curve: two of them at least.
pub fn curved(journey: &Journey) -> Vec<usize> {
    let feels = |persona: PersonaId| journey.touchpoints.iter().filter_map(move |at| at.feeling_of(persona));
    let personas = journey.personas().enumerate();
    personas.filter(|(_, persona)| feels(*persona).nth(1).is_some()).map(|(number, _)| number).collect()
}
