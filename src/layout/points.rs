//! Where the words of the points stand, so that they lie neither on each other nor on a point.
//!
//! Lengths are pixels for columns of 78, the narrowest there are. Words keep their distance from their own point, so
//! wider columns only take them further apart; only curves may come nearer, which the halo of the letters allows for.

use super::measure::LINE;

/// The width of the narrowest column.
pub const COLUMN: f64 = 78.0;
/// How often per column the height of a curve is known.
pub const SAMPLES: usize = 8;
/// The room between a marker and words above or below it, and what words that step aside save of it.
const GAP: f64 = 2.0;
const TUCK: f64 = 4.0;
/// How far from the centre of its column a label begins that steps aside.
const ASIDE: f64 = 5.0;
/// How far away in lines a label may stand from its point.
const STEPS: u8 = 4;
/// The widths to which a label is cut where it does not fit: the first is the widest that any has.
const CUTS: [f64; 4] = [150.0, 96.0, 68.0, 46.0];
/// How much of a marker's edge is the colour of the paper.
const EDGE: f64 = 1.2;
/// How many columns away a label can still be met.
const REACH: usize = 4;

/// What labels stand among.
pub struct Lane {
    /// The height of the lane.
    pub height: f64,
    /// The markers of each column.
    pub markers: Vec<Vec<Marker>>,
    /// The height of each curve at each [`SAMPLES`]th of a column.
    pub traces: Vec<Vec<Option<f64>>>,
    /// Whether a label takes the place it wishes wherever that is free, even though a curve runs there.
    pub grants_wishes: bool,
}

/// The mark of a point, at the centre of its column.
#[derive(Debug, Clone, Copy)]
pub struct Marker {
    /// Its height in the lane.
    pub y: f64,
    /// Its size.
    pub radius: f64,
}

/// Words of a point, to be placed.
#[derive(Debug, Clone, Copy)]
pub struct Label {
    /// The point.
    pub marker: Marker,
    /// The width of the figure.
    pub figure: f64,
    /// The width of the words behind it.
    pub words: f64,
    /// Where they would stand if nothing else did.
    pub wish: Place,
}

/// A place around a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// To which side the words step.
    pub side: Side,
    /// The line on which they stand.
    pub row: Row,
}

/// To which side words step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To none: they are centred.
    Centre,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// The line on which words stand.
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
pub enum Room {
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
pub struct Placed {
    /// Where it stands.
    pub place: Place,
    /// How much of it is seen.
    pub room: Room,
}

/// The rectangle that a label takes.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// A way to place the labels of a column, and what it costs.
struct Attempt {
    placed: Vec<(Placed, Option<Area>)>,
    cost: f64,
}

/// Returns where each label of each column stands. Labels of a column come in the order of their height.
///
/// Columns are filled from the left, each looking at few neighbours and a fixed number of places, so the work grows
/// with the columns and the result is the same every time.
pub fn place(lane: &Lane, columns: &[Vec<Label>]) -> Vec<Vec<Placed>> {
    let mut taken: Vec<(usize, Area)> = Vec::new();
    let mut all = Vec::with_capacity(columns.len());
    for (column, labels) in columns.iter().enumerate() {
        let near = taken.iter().rposition(|(other, _)| other + REACH < column).map_or(0, |last| last + 1);
        let near: Vec<Area> = taken[near..].iter().map(|(_, area)| *area).collect();
        let downwards: Vec<usize> = (0..labels.len()).collect();
        let first = attempt(lane, column, labels, &near, &downwards);
        let best = if labels.len() < 2 || first.cost == 0.0 {
            first
        } else {
            let second = attempt(lane, column, labels, &near, &from_outside(labels.len()));
            if second.cost < first.cost { second } else { first }
        };
        taken.extend(best.placed.iter().filter_map(|(_, area)| Some((column, (*area)?))));
        all.push(best.placed.into_iter().map(|(placed, _)| placed).collect());
    }
    all
}

/// Returns an order in which the outermost labels come first: they have the lane's edge behind them.
fn from_outside(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|index| (*index).min(count - 1 - index));
    order
}

fn attempt(lane: &Lane, column: usize, labels: &[Label], near: &[Area], order: &[usize]) -> Attempt {
    let mut taken = near.to_vec();
    let nowhere = |label: &Label| (Placed { place: label.wish, room: Room::Nothing }, None);
    let mut placed: Vec<_> = labels.iter().map(nowhere).collect();
    let mut cost = 0.0;
    for index in order {
        let label = &labels[*index];
        match best(lane, column, label, &taken) {
            Some((found, area, own)) => {
                cost += own;
                taken.push(area);
                placed[*index] = (found, Some(area));
            }
            None => cost += 1000.0,
        }
    }
    Attempt { placed, cost }
}

/// Returns the best free place for a label, with as many of its words as there is room for anywhere.
fn best(lane: &Lane, column: usize, label: &Label, taken: &[Area]) -> Option<(Placed, Area, f64)> {
    for (level, room) in rooms(label).enumerate() {
        let width = label.width(room);
        if level == 0 && lane.grants_wishes {
            let area = label.area(column, label.wish, width);
            if lane.is_free(column, area, taken) {
                return Some((Placed { place: label.wish, room }, area, 0.0));
            }
        }
        let free = label.places().filter_map(|(place, dislike)| {
            let area = label.area(column, place, width);
            let cost = dislike + lane.crossed(area) * 0.12 + reach(column, area) * 0.03;
            lane.is_free(column, area, taken).then_some((Placed { place, room }, area, cost))
        });
        if let Some((placed, area, cost)) = free.min_by(|a, b| a.2.total_cmp(&b.2)) {
            return Some((placed, area, cost + 40.0 * level as f64));
        }
    }
    None
}

/// Returns how much of a label may be shown, the most first.
fn rooms(label: &Label) -> impl Iterator<Item = Room> {
    let whole = label.figure + label.words;
    let figure = label.figure;
    let fits = (whole <= CUTS[0]).then_some(Room::Whole);
    let cuts = CUTS.into_iter().filter(move |cut| *cut < whole && figure + 16.0 < *cut).map(Room::Cut);
    let figure = (label.words > 0.0).then_some(Room::Figure);
    fits.into_iter().chain(cuts).chain(figure)
}

/// Returns how far an area leaves its column to the right, where labels are still to come.
fn reach(column: usize, area: Area) -> f64 {
    (area.right - (column + 1) as f64 * COLUMN).max(0.0)
}

impl Label {
    fn width(&self, room: Room) -> f64 {
        match room {
            Room::Whole => self.figure + self.words,
            Room::Cut(width) => width,
            Room::Figure => self.figure,
            Room::Nothing => 0.0,
        }
    }

    /// Returns the places around the point, and how much less than the wish each is liked.
    fn places(&self) -> impl Iterator<Item = (Place, f64)> + use<> {
        let wish = self.wish;
        let sides = [Side::Centre, Side::Left, Side::Right];
        let steps = (0..STEPS).flat_map(|step| [Row::Above(step), Row::Below(step)]);
        let rows = steps.flat_map(move |row| sides.map(|side| Place { side, row }));
        let beside = [Side::Left, Side::Right].map(|side| Place { side, row: Row::Beside });
        rows.chain(beside).map(move |place| {
            let turned = match (place.row, wish.row) {
                (Row::Above(_), Row::Above(_)) | (Row::Below(_), Row::Below(_)) => 0.0,
                (Row::Beside, _) => 3.0,
                _ => 2.5,
            };
            let moved = if place.side == wish.side { 0.0 } else { 1.5 };
            let away = match place.row {
                Row::Above(step) | Row::Below(step) => 6.0 * f64::from(step),
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

/// Returns the room between the centre of a marker and words above or below it.
pub fn gap(radius: f64, side: Side) -> f64 {
    let tuck = if side == Side::Centre || radius > 6.0 { 0.0 } else { TUCK };
    radius + GAP - tuck
}

/// Returns the room between the centre of a marker and words that step aside, or stand beside it.
pub fn aside(radius: f64, row: Row) -> f64 {
    if row == Row::Beside { radius + 3.0 } else { ASIDE }
}

impl Lane {
    fn is_free(&self, column: usize, area: Area, taken: &[Area]) -> bool {
        let width = self.markers.len() as f64 * COLUMN;
        // Half a pixel above the lane is only the air above small letters.
        let is_inside =
            area.left >= 0.0 && area.right <= width && area.top >= -0.5 && area.bottom <= self.height;
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
        // Words beside words are parted by a space.
        self.left < other.right + 3.0
            && other.left < self.right + 3.0
            && self.top < other.bottom - 0.1
            && other.top < self.bottom - 0.1
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
    use super::{Area, COLUMN, Label, Lane, Marker, Place, Placed, Room, Row, SAMPLES, Side, place};

    const HEIGHT: f64 = 236.0;

    fn lane(scores: &[Vec<Option<i8>>]) -> (Lane, Vec<Vec<Label>>) {
        let columns = scores[0].len();
        let y = |score: i8| super::super::curve::height(score) / 100.0 * HEIGHT;
        let mut markers = vec![Vec::new(); columns];
        let mut traces = Vec::new();
        let mut labels = vec![Vec::new(); columns];
        for line in scores {
            let given = || line.iter().enumerate().filter_map(|(column, score)| Some((column, (*score)?)));
            let points: Vec<Point> = given().map(|(column, score)| Point { column, y: y(score) }).collect();
            traces.push(trace(&points, columns, SAMPLES));
            for (column, score) in given() {
                let marker = Marker { y: y(score), radius: 6.0 };
                markers[column].push(marker);
                let row = if score < 0 { Row::Below(0) } else { Row::Above(0) };
                let wish = Place { side: Side::Centre, row };
                labels[column].push(Label { marker, figure: 14.0, words: 0.0, wish });
            }
        }
        (Lane { height: HEIGHT, markers, traces, grants_wishes: scores.len() < 3 }, labels)
    }

    /// Returns what each label that is seen covers.
    fn areas(labels: &[Vec<Label>], placed: &[Vec<Placed>]) -> Vec<Area> {
        let pairs = labels.iter().zip(placed).enumerate();
        let of_column = pairs.flat_map(|(column, (labels, placed))| {
            let pairs = labels.iter().zip(placed).filter(|(_, placed)| placed.room != Room::Nothing);
            pairs.map(move |(label, placed)| label.area(column, placed.place, label.width(placed.room)))
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
        fn words_lie_in_the_lane_and_on_nothing(lines in lines()) {
            let scores: Vec<Vec<_>> =
                lines.iter().map(|line| line.iter().map(|(score, _)| *score).collect()).collect();
            let (lane, mut labels) = lane(&scores);
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
            let areas = areas(&labels, &place(&lane, &labels));
            for (index, area) in areas.iter().enumerate() {
                prop_assert!(area.left >= 0.0 && area.right <= scores[0].len() as f64 * COLUMN);
                prop_assert!(area.top >= -0.5 && area.bottom <= HEIGHT);
                for other in &areas[index + 1..] {
                    let across = area.right.min(other.right) - area.left.max(other.left);
                    let down = area.bottom.min(other.bottom) - area.top.max(other.top);
                    prop_assert!(across <= 0.0 || down <= 0.2, "{area:?} lies on {other:?}");
                }
                for (column, marker) in
                    lane.markers.iter().enumerate().flat_map(|(column, markers)| markers.iter().map(move |m| (column, m)))
                {
                    prop_assert!(!area.covers(column, *marker), "{area:?} lies on a point of column {column}");
                }
            }
        }
    }

    #[test]
    fn what_fits_where_it_wishes_stays_there() {
        let (lane, labels) = lane(&[vec![Some(1), Some(-2), Some(1)]]);
        let placed = place(&lane, &labels);
        let wishes: Vec<_> = labels.iter().flatten().map(|label| (label.wish, Room::Whole)).collect();
        let found: Vec<_> = placed.iter().flatten().map(|placed| (placed.place, placed.room)).collect();
        assert_eq!(found, wishes);
    }

    #[test]
    fn of_two_neighbours_whose_words_meet_one_makes_way() {
        let (lane, mut labels) = lane(&[vec![Some(1), Some(1), Some(1)]]);
        labels.iter_mut().flatten().for_each(|label| label.words = 80.0);
        let placed = place(&lane, &labels);
        assert!(placed.iter().flatten().all(|placed| placed.room == Room::Whole));
        assert_ne!(placed[0][0].place.row, placed[1][0].place.row);
    }

    #[test]
    fn words_that_are_longer_than_the_lane_are_cut() {
        let (lane, mut labels) = lane(&[vec![Some(0)]]);
        labels[0][0].words = 260.0;
        assert!(matches!(place(&lane, &labels)[0][0].room, Room::Cut(width) if width <= COLUMN));
    }

    #[test]
    fn words_of_one_score_are_stacked() {
        let (lane, mut labels) = lane(&[vec![Some(0)], vec![Some(0)], vec![Some(0)], vec![Some(0)]]);
        labels[0].iter_mut().for_each(|label| label.words = 40.0);
        let placed = place(&lane, &labels);
        let rows: Vec<Row> = placed[0].iter().map(|placed| placed.place.row).collect();
        assert!(rows.contains(&Row::Above(0)) && rows.contains(&Row::Below(0)));
        assert!(placed[0].iter().all(|placed| placed.room == Room::Whole));
    }
}
