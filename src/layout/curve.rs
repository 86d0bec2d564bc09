//! The curve of feelings: a monotone cubic through the points, so that it never claims a peak nobody wrote.

use super::decimal;

/// A point of a curve: the column, from 0, and the height in the curve's own units (0 at the top, 100 at the bottom).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The column of the touchpoint.
    pub column: usize,
    /// The height.
    pub y: f64,
    /// The part of the curve to which it belongs: a curve that is interrupted joins the points of one run only.
    pub run: usize,
}

/// Returns the height of a score from −2 to +2: +2 at 14, 0 at 50, −2 at 86.
pub fn height(score: i8) -> f64 {
    50.0 - 18.0 * f64::from(score)
}

/// Returns the SVG path through the points, which are in order; `None` where no run has two of them.
///
/// A column is 100 units wide and its centre at 50. The tangents are those of Fritsch and Carlson as d3's
/// `curveMonotoneX` computes them; each segment is a Bézier with its handles at a third.
pub fn path(points: &[Point]) -> Option<String> {
    let mut path = String::with_capacity(points.len() * 40);
    runs(points).for_each(|run| push(&mut path, &pieces(run)));
    (!path.is_empty()).then_some(path)
}

/// Returns the SVG path of the points that stand alone in their run; `None` where there are none. A line without length is
/// seen only where its ends are round.
pub fn dots(points: &[Point]) -> Option<String> {
    let mut path = String::new();
    for point in runs(points).filter_map(|run| <&[Point; 1]>::try_from(run).ok()) {
        push_start(&mut path, point[0]);
        path.push_str("h0");
    }
    (!path.is_empty()).then_some(path)
}

/// Returns the SVG path of straight lines through the points, which are in order; `None` where no run has two of them.
pub fn straight(points: &[Point]) -> Option<String> {
    let mut path = String::new();
    for run in runs(points).filter(|run| run.len() > 1) {
        push_start(&mut path, run[0]);
        for point in &run[1..] {
            path.push('L');
            push_point(&mut path, *point);
        }
    }
    (!path.is_empty()).then_some(path)
}

fn push_start(path: &mut String, point: Point) {
    path.push('M');
    push_point(path, point);
}

fn push_point(path: &mut String, point: Point) {
    decimal::push(path, point.x());
    path.push(' ');
    decimal::push(path, point.y);
}

/// Adds the path of one run.
fn push(path: &mut String, pieces: &[Piece]) {
    let Some(first) = pieces.first() else { return };
    path.push('M');
    decimal::push(path, first.x);
    path.push(' ');
    decimal::push(path, first.y[0]);
    for piece in pieces {
        let third = piece.width / 3.0;
        let end = piece.x + piece.width;
        let numbers = [piece.x + third, piece.y[1], end - third, piece.y[2], end, piece.y[3]];
        for (place, number) in numbers.into_iter().enumerate() {
            path.push(if place == 0 { 'C' } else { ' ' });
            decimal::push(path, number);
        }
    }
}

fn runs(points: &[Point]) -> impl Iterator<Item = &[Point]> {
    points.chunk_by(|one, next| one.run == next.run)
}

/// Returns the height of the curve at each `1 / per_column` of a column; `None` where it has not begun or has ended.
pub fn trace(points: &[Point], columns: usize, per_column: usize) -> Vec<Option<f64>> {
    let mut heights = vec![None; columns * per_column + 1];
    let step = 100.0 / per_column as f64;
    for piece in runs(points).flat_map(pieces) {
        let first = (piece.x / step).ceil() as usize;
        let last = ((piece.x + piece.width) / step).floor() as usize;
        for (index, height) in heights.iter_mut().enumerate().take(last + 1).skip(first) {
            *height = Some(piece.at((index as f64 * step - piece.x) / piece.width));
        }
    }
    heights
}

/// A segment of a curve: where it begins, how wide it is, and the heights of its ends and handles.
struct Piece {
    x: f64,
    width: f64,
    y: [f64; 4],
}

impl Piece {
    /// Returns the height at a part of the width, which is also the parameter, for the handles stand at thirds.
    fn at(&self, part: f64) -> f64 {
        let (rest, [start, leave, reach, end]) = (1.0 - part, self.y);
        rest.powi(3) * start
            + 3.0 * rest.powi(2) * part * leave
            + 3.0 * rest * part.powi(2) * reach
            + part.powi(3) * end
    }
}

/// Returns the segments between the points; none for fewer than two.
fn pieces(points: &[Point]) -> Vec<Piece> {
    let Some(segments) = segments(points) else { return Vec::new() };
    let tangents = tangents(&segments);
    let piece = |(index, segment): (usize, &Segment)| {
        let (start, end) = (points[index].y, points[index + 1].y);
        let third = segment.width / 3.0;
        let (leave, reach) = (start + tangents[index] * third, end - tangents[index + 1] * third);
        Piece { x: points[index].x(), width: segment.width, y: [start, leave, reach, end] }
    };
    segments.iter().enumerate().map(piece).collect()
}

impl Point {
    fn x(self) -> f64 {
        // Columns are counted in u32 ids, which a double holds exactly.
        100.0 * self.column as f64 + 50.0
    }
}

#[derive(Clone, Copy)]
struct Segment {
    width: f64,
    slope: f64,
}

fn segments(points: &[Point]) -> Option<Vec<Segment>> {
    let between = |pair: &[Point]| {
        let width = pair[1].x() - pair[0].x();
        Segment { width, slope: (pair[1].y - pair[0].y) / width }
    };
    (points.len() > 1).then(|| points.windows(2).map(between).collect())
}

/// Returns the slope of the curve at each point.
fn tangents(segments: &[Segment]) -> Vec<f64> {
    let mut tangents = vec![0.0; segments.len() + 1];
    for index in 1..segments.len() {
        tangents[index] = inner(segments[index - 1], segments[index]);
    }
    let last = segments.len();
    // With one segment both ends see a tangent of nothing: the curve is a straight line.
    let (of_second, of_last_but_one) = match segments {
        [only] => (only.slope, only.slope),
        _ => (tangents[1], tangents[last - 1]),
    };
    tangents[0] = end(segments[0].slope, of_second);
    tangents[last] = end(segments[last - 1].slope, of_last_but_one);
    tangents
}

fn inner(before: Segment, after: Segment) -> f64 {
    let (d0, d1) = (before.slope, after.slope);
    if d0 * d1 <= 0.0 {
        return 0.0;
    }
    let mean = (d0 * after.width + d1 * before.width) / (before.width + after.width);
    d0.signum() * (2.0 * d0.abs()).min(2.0 * d1.abs()).min(mean.abs())
}

fn end(slope: f64, neighbour: f64) -> f64 {
    let tangent = (3.0 * slope - neighbour) / 2.0;
    if tangent * slope <= 0.0 { 0.0 } else { tangent.signum() * tangent.abs().min(3.0 * slope.abs()) }
}

#[cfg(test)]
mod tests {
    use super::{Point, dots, height, path, straight, trace};

    fn of(scores: &[i8]) -> Option<String> {
        let point = |(column, score): (usize, &i8)| Point { column, y: height(*score), run: 0 };
        path(&scores.iter().enumerate().map(point).collect::<Vec<_>>())
    }

    /// The two curves of the reference page, by their feelings.
    #[test]
    fn the_reference_curves_come_out_to_the_digit() {
        let sam = [1, 0, 1, -1, 1, 1, -2, 1, 0, 2, -1, -1, 2, -1, 0, 2];
        assert_eq!(
            of(&sam).unwrap(),
            "M50 32C83.33 41 116.67 50 150 50C183.33 50 216.67 32 250 32C283.33 32 316.67 68 350 68\
             C383.33 68 416.67 32 450 32C483.33 32 516.67 32 550 32C583.33 32 616.67 86 650 86\
             C683.33 86 716.67 32 750 32C783.33 32 816.67 50 850 50C883.33 50 916.67 14 950 14\
             C983.33 14 1016.67 68 1050 68C1083.33 68 1116.67 68 1150 68C1183.33 68 1216.67 14 1250 14\
             C1283.33 14 1316.67 68 1350 68C1383.33 68 1416.67 59 1450 50\
             C1483.33 41 1516.67 27.5 1550 14"
        );
        let mona = [0, 0, 1, 0, -1, 2, -1, 0, 0, 1, 1, -2, 1, -1, -1, 1];
        assert_eq!(
            of(&mona).unwrap(),
            "M50 50C83.33 50 116.67 50 150 50C183.33 50 216.67 32 250 32C283.33 32 316.67 44 350 50\
             C383.33 56 416.67 68 450 68C483.33 68 516.67 14 550 14C583.33 14 616.67 68 650 68\
             C683.33 68 716.67 50 750 50C783.33 50 816.67 50 850 50C883.33 50 916.67 32 950 32\
             C983.33 32 1016.67 32 1050 32C1083.33 32 1116.67 86 1150 86C1183.33 86 1216.67 32 1250 32\
             C1283.33 32 1316.67 68 1350 68C1383.33 68 1416.67 68 1450 68C1483.33 68 1516.67 50 1550 32"
        );
    }

    #[test]
    fn one_point_alone_draws_nothing() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[1]), None);
    }

    #[test]
    fn points_alone_in_their_run_are_dots() {
        let points = [(0, 0), (1, 1), (2, 2), (3, 2)].map(|(column, run)| Point { column, y: 14.0, run });
        assert_eq!(dots(&points).unwrap(), "M50 14h0M150 14h0");
        assert_eq!(straight(&points).unwrap(), "M250 14L350 14");
        assert_eq!((dots(&points[2..]), straight(&points[..2])), (None, None));
    }

    #[test]
    fn two_points_are_joined_by_a_straight_line() {
        assert_eq!(of(&[2, -2]).unwrap(), "M50 14C83.33 38 116.67 62 150 86");
    }

    #[test]
    fn a_column_without_a_feeling_is_spanned() {
        let points = [Point { column: 0, y: 14.0, run: 0 }, Point { column: 3, y: 86.0, run: 0 }];
        assert_eq!(path(&points).unwrap(), "M50 14C150 38 250 62 350 86");
    }

    #[test]
    fn a_trace_runs_through_the_points_and_nowhere_beyond() {
        let points = [(1, 14.0), (2, 86.0), (4, 50.0)].map(|(column, y)| Point { column, y, run: 0 });
        let trace = trace(&points, 6, 4);
        assert_eq!((trace[5], trace[6], trace[10], trace[18]), (None, Some(14.0), Some(86.0), Some(50.0)));
        assert_eq!(trace[19], None);
        assert!(trace[7].unwrap() < trace[8].unwrap() && trace[8].unwrap() < trace[9].unwrap());
    }
}
