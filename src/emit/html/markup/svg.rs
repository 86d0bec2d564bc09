//! Drawings inside a page: the key of a persona, curves and their slices, sparklines.

use std::ops::Range;

use crate::layout::curve::{self, Point};

use super::super::persona_style;
use super::{Html, Markup};

/// Which of two journeys a curve is that of, where both are drawn over each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JourneyState {
    /// The current one.
    Current,
    /// Its future.
    Future,
}

impl JourneyState {
    /// Returns the beginning of the id of a curve.
    fn id(self) -> &'static str {
        match self {
            JourneyState::Current => "Before",
            JourneyState::Future => "After",
        }
    }

    fn class(self) -> &'static str {
        match self {
            JourneyState::Current => "before",
            JourneyState::Future => "after",
        }
    }
}

/// Returns line and marker of a persona as they stand in the curve.
pub fn key(number: usize) -> Html {
    let class = persona_style::class(number);
    let mut out = Markup::new();
    out.raw("<svg class=\"key ").raw(class);
    out.raw("\" viewBox=\"0 0 36 12\" aria-hidden=\"true\"><path class=\"curve ").raw(class);
    out.raw("\" d=\"M0 6h36\"/>").raw(persona_style::marker(number)).raw("</svg>");
    out.finish()
}

/// Writes the whole curve, of which each cell shows its slice; nothing without points.
pub fn define(out: &mut Markup, lane: &str, number: usize, points: &[Point]) {
    define_named(out, ["Curve.", lane], number, points);
}

/// Writes the whole curve of one of two journeys, of which each cell shows its slice; nothing without points.
pub fn define_state(out: &mut Markup, state: JourneyState, number: usize, points: &[Point]) {
    define_named(out, ["", state.id()], number, points);
}

fn define_named(out: &mut Markup, name: [&str; 2], number: usize, points: &[Point]) {
    let (line, dots) = (curve::path(points), curve::dots(points));
    if line.is_none() && dots.is_none() {
        return;
    }
    out.raw("<g id=\"").raw(name[0]).raw(name[1]).raw(".").number(number + 1).raw("\">");
    if let Some(line) = line {
        out.raw("<path vector-effect=\"non-scaling-stroke\" d=\"").raw(&line).raw("\"/>");
    }
    if let Some(dots) = dots {
        out.raw("<path class=\"dots\" d=\"").raw(&dots).raw("\"/>");
    }
    out.raw("</g>\n");
}

/// Returns the slice of some columns of the curves of a lane, each with its number and its classes.
pub fn slice<'c>(
    lane: &str,
    columns: Range<usize>,
    class: &str,
    has_zero: bool,
    curves: impl Iterator<Item = (usize, &'c str, bool)>,
) -> Html {
    let mut out = Markup::new();
    write_slice(&mut out, lane, columns, class, has_zero, curves);
    out.finish()
}

/// Writes the slice of some columns of the curves of a lane, each with its number and its classes.
pub fn write_slice<'c>(
    out: &mut Markup,
    lane: &str,
    columns: Range<usize>,
    class: &str,
    has_zero: bool,
    curves: impl Iterator<Item = (usize, &'c str, bool)>,
) {
    let (x, width) = (columns.start * 100, columns.len() * 100);
    out.raw("<svg");
    if !class.is_empty() {
        out.raw(" class=\"").raw(class).raw("\"");
    }
    out.raw(" viewBox=\"").number(x).raw(" 0 ").number(width);
    out.raw(" 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    if has_zero {
        out.raw("<path class=\"zero\" d=\"M").number(x).raw(" 50h").number(width).raw("\"/>");
    }
    for (number, persona, is_other) in curves {
        out.raw("<use class=\"curve ").raw(persona).raw(if is_other { " other" } else { "" });
        out.raw("\" href=\"#Curve.").raw(lane).raw(".").number(number + 1).raw("\"/>");
    }
    out.raw("</svg>");
}

/// Returns the slice of a column of the curves of two journeys, each with the number of its persona.
pub fn slice_of_states(column: usize, curves: &[(usize, JourneyState)]) -> Html {
    let mut out = Markup::new();
    out.raw("<svg class=\"slice\" viewBox=\"").number(column * 100);
    out.raw(" 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (number, state) in curves {
        out.raw("<use class=\"curve ").raw(persona_style::class(*number)).raw(" ").raw(state.class());
        out.raw("\" href=\"#").raw(state.id()).raw(".").number(number + 1).raw("\"/>");
    }
    out.raw("</svg>");
    out.finish()
}

/// Returns whole curves over their grid as one picture. A line stands before each column of `starts`, at which a stage begins.
pub fn picture(
    columns: usize,
    starts: impl Iterator<Item = usize>,
    curves: impl Iterator<Item = (usize, Vec<Point>)>,
) -> Html {
    let width = columns * 100;
    let mut out = Markup::new();
    out.raw("<svg viewBox=\"0 0 ").number(width).raw(" 100\" preserveAspectRatio=\"none\">");
    for start in starts {
        out.raw("<path class=\"stage\" d=\"M").number(start * 100).raw(" 0V100\"/>");
    }
    for score in (-2..=2).rev() {
        out.raw("<path class=\"").raw(if score == 0 { "zero" } else { "grid" });
        out.raw("\" d=\"M0 ").decimal(curve::height(score)).raw("H").number(width).raw("\"/>");
    }
    for (number, points) in curves {
        if let Some(path) = curve::path(&points) {
            out.raw("<path class=\"curve ").raw(persona_style::class(number));
            out.raw("\" d=\"").raw(&path).raw("\"/>");
        }
    }
    out.raw("</svg>");
    out.finish()
}
