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

fn write(out: &mut Markup, (class, felt): Line<'_>) {
    let point = |felt: &Felt| Point { column: felt.column, y: curve::height(felt.score), run: felt.run };
    let step = if felt.len() <= BENT { 1 } else { felt.len().div_ceil(POINTS) };
    let mut points: Vec<Point> = felt.iter().step_by(step).chain(felt.last()).map(point).collect();
    points.dedup_by_key(|point| point.column);
    let line = if felt.len() <= BENT { curve::path(&points) } else { curve::straight(&points) };
    for (dots, path) in [("", line), (" dots", curve::dots(&points))] {
        let Some(path) = path else { continue };
        out.raw("<path class=\"curve ").raw(class).raw(dots).raw("\" d=\"").raw(&path).raw("\"/>");
    }
}

#[cfg(test)]
mod tests {
    use super::{Felt, curves};

    fn drawn(runs: &[usize]) -> String {
        let felt: Vec<Felt> =
            runs.iter().enumerate().map(|(column, run)| Felt { column, score: 0, run: *run }).collect();
        curves(runs.len(), std::iter::once(("p2", &*felt))).0.to_string()
    }

    #[test]
    fn what_stands_alone_is_a_dot_in_curves_of_any_length() {
        assert!(drawn(&[0]).contains("<path class=\"curve p2 dots\" d=\"M50 50h0\"/>"));
        let many: Vec<usize> = (0..30).collect();
        assert_eq!(drawn(&many).matches("h0").count(), 30);
        let joined = drawn(&[0; 30]);
        assert!(!joined.contains("dots") && joined.contains("L2950 50\""), "{joined}");
    }

    #[test]
    fn around_alternatives_lines_and_dots_are_both_drawn() {
        let drawn = drawn(&[0, 1, 2, 3, 3]);
        assert!(drawn.contains("M350 50C") && drawn.contains("M50 50h0M150 50h0M250 50h0"), "{drawn}");
    }
}
