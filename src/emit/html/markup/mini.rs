//! Curves in the size of a line: how personas feel from the first touchpoint of a journey to the last.

use crate::layout::curve::{self, Point};

use super::{Html, Markup};

/// With more points than this a bent line of this size looks like a straight one, which is shorter to write.
pub const BENT: usize = 24;

/// How many points a line of this size shows: about one for each two of its pixels.
pub const POINTS: usize = 60;

/// What somebody feels at a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Felt {
    /// The column.
    pub column: usize,
    /// The score.
    pub score: i8,
    /// The run of the curve to which it belongs.
    pub run: usize,
}

/// A line: the persona's class, and what they feel from column to column.
pub type Line<'p> = (&'static str, &'p [Felt]);

/// Returns the curves over so many columns, with the line between good and bad.
pub fn curves<'p>(columns: usize, lines: impl Iterator<Item = Line<'p>>) -> Html {
    let width = columns * 100;
    let mut out = Markup::new();
    out.raw("<svg class=\"mini\" viewBox=\"0 0 ").number(width.max(1));
    out.raw(" 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"zero\" d=\"M0 50H");
    out.number(width).raw("\"/>");
    lines.for_each(|line| write(&mut out, line));
    out.raw("</svg>");
    out.finish()
}

fn write(out: &mut Markup, (class, points): Line<'_>) {
    if points.len() < 2 {
        return;
    }
    out.raw("<path class=\"curve ").raw(class).raw("\" d=\"");
    if points.len() <= BENT {
        let point = |felt: &Felt| Point { column: felt.column, y: curve::height(felt.score), run: felt.run };
        let points = points.iter().map(point);
        out.raw(&curve::path(&points.collect::<Vec<_>>()).unwrap_or_default());
    } else {
        let step = points.len().div_ceil(POINTS);
        let mut before = None;
        for felt in points.iter().step_by(step).chain(points.last()) {
            let is_joined = before.replace(felt.run) == Some(felt.run);
            out.raw(if is_joined { "L" } else { "M" }).number(felt.column * 100 + 50).raw(" ");
            out.decimal(curve::height(felt.score));
        }
    }
    out.raw("\"/>");
}
