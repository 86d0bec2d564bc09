//! The lanes that are drawn as curves: how people feel, and how much it takes them in.

use crate::model::{PersonaId, Touchpoint};
use crate::words::format;

use super::super::curve::{self, Curves, Line, Mark};
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;
use super::super::view::Lane;
use super::{Map, finish};

/// The heights of the lanes, in pixels of letters of the usual size.
const FEELS: f64 = 236.0;
const ENGAGEMENT: f64 = 128.0;

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

/// Returns the lane of some curves, or nothing where they have no point.
pub fn lane(page: &Page<'_>, map: &Map<'_>, kind: Kind, curves: &Curves) -> Option<Lane> {
    // A second curve is drawn only where somebody wrote one; the first may be drawn by hand.
    if curves.is_empty() && !(map.blank_lanes && kind == Kind::Feelings) {
        return None;
    }
    let mut row = Markup::new();
    for (column, (touchpoint, is_first)) in map.columns.iter().enumerate() {
        let is_moment = touchpoint.is_some_and(|id| map.journey[id].moment_of_truth.is_some());
        row.raw("<td class=\"feel").raw(if is_first { " s" } else { "" });
        row.raw(if is_moment { " m\">" } else { "\">" });
        curves.slice(&mut row, column..column + 1);
        curves.points(&mut row, column);
        row.raw("</td>");
    }
    let (id, title) = match kind {
        Kind::Feelings => ("feels", page.words.feels),
        Kind::Engagement => ("engagement", page.words.engagement),
    };
    finish(map, id, title, head(kind, curves), vec![row.finish()])
}

/// What a lane of curves tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// How people feel, from −2 to +2.
    Feelings,
    /// How much it takes them in, from 1 to 5.
    Engagement,
}

/// Returns legend and scale.
fn head(kind: Kind, curves: &Curves) -> Markup {
    let mut out = Markup::new();
    let lines: Vec<&Line> = curves.lines().collect();
    let room = if kind == Kind::Feelings { 5 } else { 2 };
    out.raw(if lines.len() > room { "<span class=\"legend tight\">" } else { "<span class=\"legend\">" });
    for line in lines {
        out.raw("<span class=\"").raw(person::class(line.persona)).raw("\">");
        person::key(&mut out, line.persona);
        out.raw("<span>").text(&line.name).raw("</span></span>");
    }
    out.raw("</span><span class=\"scale\" aria-hidden=\"true\">");
    for score in (-2..=2).rev() {
        let figure = match kind {
            Kind::Feelings => format::score(score),
            Kind::Engagement => (score + 3).to_string(),
        };
        out.raw("<span style=\"--y:").number(curve::percent(score)).raw("%\">").text(&figure).raw("</span>");
    }
    out.raw("</span>");
    out
}

fn lines(page: &Page<'_>, map: &Map<'_>, mark: impl Fn(&Touchpoint, PersonaId) -> Option<Mark>) -> Vec<Line> {
    let line = |(number, persona): (usize, &PersonaId)| {
        let columns = map.columns.iter();
        Line {
            persona: number,
            name: page.short_name(*persona).to_owned(),
            is_other: false,
            marks: columns.map(|(touchpoint, _)| mark(&map.journey[touchpoint?], *persona)).collect(),
        }
    };
    map.personas.iter().enumerate().map(line).collect()
}
