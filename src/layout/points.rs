//! Where the labels of the points of a curve stand, so that they lie neither on each other nor on a point.
//!
//! Lengths are pixels in the narrowest columns. A label keeps its distance from its own point, so wider columns only take
//! labels further apart; only curves may come nearer, which the halo of the letters allows for.

use super::geometry::COLUMN;
use super::measure::LINE;

/// How often per column the height of a curve is known: every 10 pixels, less than the width of two letters.
pub const SAMPLES: usize = 8;
/// The room between a marker and a label above or below it.
const GAP: f64 = 2.0;
/// What a label that steps aside saves of that room: beside the middle of a round marker it may come nearer.
const TUCK: f64 = 4.0;
/// The greatest marker beside which a label tucks in: one of several rings fills its corners.
const TUCKED_RADIUS: f64 = 6.0;
/// How far from the centre of its column a label begins that steps aside, as `curve.css` has it.
const ASIDE: f64 = 5.0;
/// The room between a marker and a label beside it.
const BESIDE: f64 = 3.0;
/// How far away in lines a label may stand from its point: further, nobody sees whose it is.
const STEPS: u8 = 4;
/// The widths to which a label is cut where it does not fit. The first is the widest that any has: almost two columns. The
/// last still shows a figure and some letters.
const CUTS: [f64; 4] = [150.0, 96.0, 68.0, 46.0];
/// What a cut must leave for words behind the figure: two letters and the ellipsis.
const MIN_WORDS: f64 = 16.0;
/// How much of a marker's edge is the colour of the paper.
const EDGE: f64 = 1.2;
/// The room between two labels side by side: a space.
const LABEL_DISTANCE: f64 = 3.0;
/// What rounding may put two lines of labels over each other by.
const ROUNDING: f64 = 0.1;
/// How far above the plot a label may reach: only the air above small letters does.
const OVERSHOOT: f64 = 0.5;
/// How many columns away a label can still be met: the widest reaches over two, and one from the other side as well.
const REACH: usize = 4;

/// What places cost, so that the best one is the cheapest. A pixel of a curve behind the letters is the unit: a label that
/// a curve crosses from end to end costs about as much as one on the next line.
mod cost {
    /// For a pixel over which a curve runs through the label.
    pub const CROSSED: f64 = 0.12;
    /// For a pixel by which it leaves its column to the right, where labels are still to come.
    pub const AHEAD: f64 = 0.03;
    /// For each line it stands further away from its point.
    pub const STEP: f64 = 6.0;
    /// For standing on the other side of the point than preferred: above a point that is low, or below a high one.
    pub const TURNED: f64 = 2.5;
    /// For standing beside the point, where its own curve runs.
    pub const BESIDE: f64 = 3.0;
    /// For stepping to another side than preferred.
    pub const MOVED: f64 = 1.5;
    /// For each cut: more than a place usually costs, so that of two orders the one is chosen that shows more words.
    pub const CUT: f64 = 40.0;
    /// For a label that is not seen at all: more than any number of cuts.
    pub const UNSEEN: f64 = 1000.0;
}

/// What labels stand among.
pub struct PlotArea {
    /// Its height.
    pub height: f64,
    /// The markers of each column.
    pub markers: Vec<Vec<Marker>>,
    /// The height of each curve at each [`SAMPLES`]th of a column.
    pub traces: Vec<Vec<Option<f64>>>,
    /// Whether a label takes the place it prefers wherever that is free, even though a curve runs there.
    pub prefer_exact: bool,
}

/// The mark of a point, at the centre of its column.
#[derive(Debug, Clone, Copy)]
pub struct Marker {
    /// Its height in the plot.
    pub y: f64,
    /// Its size.
    pub radius: f64,
}

/// The label of a point, to be placed: a figure and words.
#[derive(Debug, Clone, Copy)]
pub struct Label {
    /// The point.
    pub marker: Marker,
    /// The width of the figure.
    pub figure: f64,
    /// The width of the words behind it.
    pub words: f64,
    /// Where it would stand if nothing else did.
    pub preferred: Place,
}

/// A place around a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// To which side the label steps.
    pub side: Side,
    /// The line on which it stands.
    pub row: Row,
}

/// To which side a label steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To none: it is centred.
    Centre,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// The line on which a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Above the point, by so many lines further away.
    Above(u8),
    /// Below it.
    Below(u8),
    /// On a level with it.
    Beside,
}

/// How much of a label is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LabelFit {
    /// All of it.
    Whole,
    /// The figure, and words in a width.
    Cut(f64),
    /// The figure.
    Figure,
    /// Nothing.
    Nothing,
}

/// A label in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedLabel {
    /// Where it stands.
    pub place: Place,
    /// How much of it is seen.
    pub fit: LabelFit,
}

/// The rectangle that a label takes.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The labels of a column, placed one after the other in some order, and what that costs.
struct Attempt {
    placed: Vec<(PlacedLabel, Option<Area>)>,
    cost: f64,
}

/// Returns where each label of each column stands. Labels of a column come in the order of their height.
///
/// Columns are filled from the left, each looking at few neighbours and a fixed number of places, so the work grows
/// with the columns and the result is the same every time.
pub fn place(plot: &PlotArea, columns: &[Vec<Label>]) -> Vec<Vec<PlacedLabel>> {
    let mut taken: Vec<(usize, Area)> = Vec::new();
    let mut all = Vec::with_capacity(columns.len());
    for (column, labels) in columns.iter().enumerate() {
        let near = taken.iter().rposition(|(other, _)| other + REACH < column).map_or(0, |last| last + 1);
        let near: Vec<Area> = taken[near..].iter().map(|(_, area)| *area).collect();
        let downwards: Vec<usize> = (0..labels.len()).collect();
        let first = attempt(plot, column, labels, &near, &downwards);
        let best = if labels.len() < 2 || first.cost == 0.0 {
            first
        } else {
            let second = attempt(plot, column, labels, &near, &from_outside(labels.len()));
            if second.cost < first.cost { second } else { first }
        };
        taken.extend(best.placed.iter().filter_map(|(_, area)| Some((column, (*area)?))));
        all.push(best.placed.into_iter().map(|(placed, _)| placed).collect());
    }
    all
}

/// Returns an order in which the outermost labels come first: they have the edge of the plot behind them.
fn from_outside(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|index| (*index).min(count - 1 - index));
    order
}

fn attempt(plot: &PlotArea, column: usize, labels: &[Label], near: &[Area], order: &[usize]) -> Attempt {
    let mut taken = near.to_vec();
    let nowhere = |label: &Label| (PlacedLabel { place: label.preferred, fit: LabelFit::Nothing }, None);
    let mut placed: Vec<_> = labels.iter().map(nowhere).collect();
    let mut cost = 0.0;
    for index in order {
        let label = &labels[*index];
        match best(plot, column, label, &taken) {
            Some((found, area, own)) => {
                cost += own;
                taken.push(area);
                placed[*index] = (found, Some(area));
            }
            None => cost += cost::UNSEEN,
        }
    }
    Attempt { placed, cost }
}

/// Returns the best free place for a label, with as many of its words as there is room for anywhere.
fn best(plot: &PlotArea, column: usize, label: &Label, taken: &[Area]) -> Option<(PlacedLabel, Area, f64)> {
    for (level, fit) in fits(label).enumerate() {
        let width = label.width(fit);
        if level == 0 && plot.prefer_exact {
            let area = label.area(column, label.preferred, width);
            if plot.is_free(column, area, taken) {
                return Some((PlacedLabel { place: label.preferred, fit }, area, 0.0));
            }
        }
        let free = label.places().filter_map(|(place, penalty)| {
            let area = label.area(column, place, width);
            let cost = penalty + plot.crossed(area) * cost::CROSSED + ahead(column, area) * cost::AHEAD;
            plot.is_free(column, area, taken).then_some((PlacedLabel { place, fit }, area, cost))
        });
        if let Some((placed, area, cost)) = free.min_by(|a, b| a.2.total_cmp(&b.2)) {
            return Some((placed, area, cost + cost::CUT * level as f64));
        }
    }
    None
}

/// Returns how much of a label may be shown, the most first.
fn fits(label: &Label) -> impl Iterator<Item = LabelFit> {
    let whole = label.figure + label.words;
    let figure = label.figure;
    let uncut = (whole <= CUTS[0]).then_some(LabelFit::Whole);
    let cuts =
        CUTS.into_iter().filter(move |cut| *cut < whole && figure + MIN_WORDS < *cut).map(LabelFit::Cut);
    let figure = (label.words > 0.0).then_some(LabelFit::Figure);
    uncut.into_iter().chain(cuts).chain(figure)
}

/// Returns how far an area leaves its column to the right, where labels are still to come.
fn ahead(column: usize, area: Area) -> f64 {
    (area.right - (column + 1) as f64 * COLUMN).max(0.0)
}

impl Label {
    fn width(&self, fit: LabelFit) -> f64 {
        match fit {
            LabelFit::Whole => self.figure + self.words,
            LabelFit::Cut(width) => width,
            LabelFit::Figure => self.figure,
            LabelFit::Nothing => 0.0,
        }
    }

    /// Returns the places around the point, and what each costs against the preferred one.
    fn places(&self) -> impl Iterator<Item = (Place, f64)> + use<> {
        let preferred = self.preferred;
        let sides = [Side::Centre, Side::Left, Side::Right];
        let steps = (0..STEPS).flat_map(|step| [Row::Above(step), Row::Below(step)]);
        let rows = steps.flat_map(move |row| sides.map(|side| Place { side, row }));
        let beside = [Side::Left, Side::Right].map(|side| Place { side, row: Row::Beside });
        rows.chain(beside).map(move |place| {
            let turned = match (place.row, preferred.row) {
                (Row::Above(_), Row::Above(_)) | (Row::Below(_), Row::Below(_)) => 0.0,
                (Row::Beside, _) => cost::BESIDE,
                _ => cost::TURNED,
            };
            let moved = if place.side == preferred.side { 0.0 } else { cost::MOVED };
            let away = match place.row {
                Row::Above(step) | Row::Below(step) => cost::STEP * f64::from(step),
                Row::Beside => 0.0,
            };
            (place, turned + moved + away)
        })
    }

    fn area(&self, column: usize, place: Place, width: f64) -> Area {
        let centre = (column as f64 + 0.5) * COLUMN;
        let Marker { y, radius } = self.marker;
        let aside = aside(radius, place.row);
        let (left, right) = match place.side {
            Side::Centre => (centre - width / 2.0, centre + width / 2.0),
            Side::Left => (centre - aside - width, centre - aside),
            Side::Right => (centre + aside, centre + aside + width),
        };
        let gap = gap(radius, place.side);
        let top = match place.row {
            Row::Above(step) => y - gap - LINE * f64::from(step + 1),
            Row::Below(step) => y + gap + LINE * f64::from(step),
            Row::Beside => y - LINE / 2.0,
        };
        Area { left, right, top, bottom: top + LINE }
    }
}

/// Returns the room between the centre of a marker and a label above or below it.
pub fn gap(radius: f64, side: Side) -> f64 {
    let tuck = if side == Side::Centre || radius > TUCKED_RADIUS { 0.0 } else { TUCK };
    radius + GAP - tuck
}

/// Returns the room between the centre of a marker and a label that steps aside, or stands beside it.
pub fn aside(radius: f64, row: Row) -> f64 {
    if row == Row::Beside { radius + BESIDE } else { ASIDE }
}

impl PlotArea {
    fn is_free(&self, column: usize, area: Area, taken: &[Area]) -> bool {
        let width = self.markers.len() as f64 * COLUMN;
        let is_inside =
            area.left >= 0.0 && area.right <= width && area.top >= -OVERSHOOT && area.bottom <= self.height;
        is_inside
            && taken.iter().all(|other| !area.meets(other))
            && (column.saturating_sub(REACH)..=column + REACH).all(|other| {
                let markers = self.markers.get(other).into_iter().flatten();
                markers.into_iter().all(|marker| !area.covers(other, *marker))
            })
    }

    /// Returns over how many pixels curves run through an area.
    fn crossed(&self, area: Area) -> f64 {
        let step = COLUMN / SAMPLES as f64;
        let first = (area.left / step).floor().max(0.0) as usize;
        let last = (area.right / step).ceil().max(0.0) as usize;
        let crosses = |pair: &[Option<f64>]| {
            let [Some(one), Some(other)] = *pair else { return false };
            one.min(other) < area.bottom && one.max(other) > area.top
        };
        let runs = self.traces.iter().map(|trace| {
            let stretch = trace.get(first..=last.min(trace.len() - 1)).unwrap_or_default();
            stretch.windows(2).filter(|pair| crosses(pair)).count()
        });
        runs.sum::<usize>() as f64 * step
    }
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        self.left < other.right + LABEL_DISTANCE
            && other.left < self.right + LABEL_DISTANCE
            && self.top < other.bottom - ROUNDING
            && other.top < self.bottom - ROUNDING
    }

    fn covers(&self, column: usize, marker: Marker) -> bool {
        let x = (column as f64 + 0.5) * COLUMN;
        let (across, down) =
            (x - x.clamp(self.left, self.right), marker.y - marker.y.clamp(self.top, self.bottom));
        across.hypot(down) < marker.radius - EDGE
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::curve::{Point, trace};
    use super::super::geometry::COLUMN;
    use super::{Area, Label, LabelFit, Marker, Place, PlacedLabel, PlotArea, Row, SAMPLES, Side, place};

    const HEIGHT: f64 = 236.0;

    fn plot(scores: &[Vec<Option<i8>>]) -> (PlotArea, Vec<Vec<Label>>) {
        let columns = scores[0].len();
        let y = |score: i8| super::super::curve::height(score) / 100.0 * HEIGHT;
        let mut markers = vec![Vec::new(); columns];
        let mut traces = Vec::new();
        let mut labels = vec![Vec::new(); columns];
        for line in scores {
            let given = || line.iter().enumerate().filter_map(|(column, score)| Some((column, (*score)?)));
            let points: Vec<Point> =
                given().map(|(column, score)| Point { column, y: y(score), run: 0 }).collect();
            traces.push(trace(&points, columns, SAMPLES));
            for (column, score) in given() {
                let marker = Marker { y: y(score), radius: 6.0 };
                markers[column].push(marker);
                let row = if score < 0 { Row::Below(0) } else { Row::Above(0) };
                let preferred = Place { side: Side::Centre, row };
                labels[column].push(Label { marker, figure: 14.0, words: 0.0, preferred });
            }
        }
        (PlotArea { height: HEIGHT, markers, traces, prefer_exact: scores.len() < 3 }, labels)
    }

    /// Returns what each label that is seen covers.
    fn areas(labels: &[Vec<Label>], placed: &[Vec<PlacedLabel>]) -> Vec<Area> {
        let pairs = labels.iter().zip(placed).enumerate();
        let of_column = pairs.flat_map(|(column, (labels, placed))| {
            let pairs = labels.iter().zip(placed).filter(|(_, placed)| placed.fit != LabelFit::Nothing);
            pairs.map(move |(label, placed)| label.area(column, placed.place, label.width(placed.fit)))
        });
        of_column.collect()
    }

    fn lines() -> impl Strategy<Value = Vec<Vec<(Option<i8>, f64)>>> {
        let point = (proptest::option::weighted(0.9, -2..=2_i8), 0.0..280.0);
        (1..=5_usize, 1..=14_usize).prop_flat_map(move |(lines, columns)| {
            proptest::collection::vec(proptest::collection::vec(point.clone(), columns), lines)
        })
    }

    proptest! {
        #[test]
        fn labels_lie_in_the_plot_and_on_nothing(lines in lines()) {
            let scores: Vec<Vec<_>> =
                lines.iter().map(|line| line.iter().map(|(score, _)| *score).collect()).collect();
            let (plot, mut labels) = plot(&scores);
            let mut widths = vec![Vec::new(); scores[0].len()];
            for line in &lines {
                for (column, (score, width)) in line.iter().enumerate() {
                    widths[column].extend(score.map(|_| *width));
                }
            }
            for (label, width) in labels.iter_mut().flatten().zip(widths.into_iter().flatten()) {
                label.words = width;
            }
            labels.iter_mut().for_each(|labels| labels.sort_by(|a, b| a.marker.y.total_cmp(&b.marker.y)));
            let areas = areas(&labels, &place(&plot, &labels));
            for (index, area) in areas.iter().enumerate() {
                prop_assert!(area.left >= 0.0 && area.right <= scores[0].len() as f64 * COLUMN);
                prop_assert!(area.top >= -0.5 && area.bottom <= HEIGHT);
                for other in &areas[index + 1..] {
                    let across = area.right.min(other.right) - area.left.max(other.left);
                    let down = area.bottom.min(other.bottom) - area.top.max(other.top);
                    prop_assert!(across <= 0.0 || down <= 0.2, "{area:?} lies on {other:?}");
                }
                for (column, marker) in
                    plot.markers.iter().enumerate().flat_map(|(column, markers)| markers.iter().map(move |m| (column, m)))
                {
                    prop_assert!(!area.covers(column, *marker), "{area:?} lies on a point of column {column}");
                }
            }
        }
    }

    #[test]
    fn what_fits_where_it_prefers_stays_there() {
        let (plot, labels) = plot(&[vec![Some(1), Some(-2), Some(1)]]);
        let placed = place(&plot, &labels);
        let preferred: Vec<_> =
            labels.iter().flatten().map(|label| (label.preferred, LabelFit::Whole)).collect();
        let found: Vec<_> = placed.iter().flatten().map(|placed| (placed.place, placed.fit)).collect();
        assert_eq!(found, preferred);
    }

    #[test]
    fn of_two_neighbours_whose_words_meet_one_makes_way() {
        let (plot, mut labels) = plot(&[vec![Some(1), Some(1), Some(1)]]);
        labels.iter_mut().flatten().for_each(|label| label.words = 80.0);
        let placed = place(&plot, &labels);
        assert!(placed.iter().flatten().all(|placed| placed.fit == LabelFit::Whole));
        assert_ne!(placed[0][0].place.row, placed[1][0].place.row);
    }

    #[test]
    fn words_that_are_wider_than_the_plot_are_cut() {
        let (plot, mut labels) = plot(&[vec![Some(0)]]);
        labels[0][0].words = 260.0;
        assert!(matches!(place(&plot, &labels)[0][0].fit, LabelFit::Cut(width) if width <= COLUMN));
    }

    #[test]
    fn words_of_one_score_are_stacked() {
        let (plot, mut labels) = plot(&[vec![Some(0)], vec![Some(0)], vec![Some(0)], vec![Some(0)]]);
        labels[0].iter_mut().for_each(|label| label.words = 40.0);
        let placed = place(&plot, &labels);
        let rows: Vec<Row> = placed[0].iter().map(|placed| placed.place.row).collect();
        assert!(rows.contains(&Row::Above(0)) && rows.contains(&Row::Below(0)));
        assert!(placed[0].iter().all(|placed| placed.fit == LabelFit::Whole));
    }
}
