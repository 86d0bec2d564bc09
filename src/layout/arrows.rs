//! Where the elbows of the paths lie: how deep each hangs, where its legs stand, and where its words have room.
//!
//! A place is so many columns and so many pixels from the left, so what is apart in the narrowest columns can be shown
//! to be apart in all.

use super::label::{Form, Shape, Words};
use super::ports::{self, Ports};

/// The narrowest column.
pub const COLUMN: f64 = 78.0;
/// How deep the innermost elbow hangs at least.
const FIRST: f64 = 20.0;
/// The room between a line and the words under it, and between words and the next line.
const UNDER: f64 = 3.0;
const BETWEEN: f64 = 4.0;
/// The room between two lines, one below the other.
const LINES: f64 = 8.0;
/// The room between a leg and its own words, between a leg and others', and between two stretches of words.
const OWN: f64 = 6.0;
const BESIDE: f64 = 4.0;
const APART: f64 = 8.0;
/// How far the words of an end reach below its bar.
const BELOW_END: f64 = 7.0;
/// How much less must be missed for words to leave their usual side.
const WORTH: f64 = 0.1;
/// The room below everything.
const FOOT: f64 = 8.0;

/// A path to be drawn.
#[derive(Debug, Clone)]
pub struct Path {
    /// The column it leaves.
    pub from: usize,
    /// The column it goes to; `None` where it ends the journey.
    pub to: Option<usize>,
    /// The thickness of its line.
    pub thickness: f64,
    /// The words on it.
    pub words: Words,
}

/// A path in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Elbow {
    /// The left leg.
    pub left: At,
    /// The right leg; the same where there is one.
    pub right: At,
    /// Whether it ends the journey and so has a single leg.
    pub is_end: bool,
    /// The thickness of its line.
    pub thickness: f64,
    /// How deep it hangs.
    pub depth: f64,
    /// Whether its words stand left of the right leg instead of right of the left one.
    pub flip: bool,
    /// How its words are set.
    pub shape: Shape,
    /// Of how many columns the words that are cut gain the width, when columns are wider.
    pub grows: f64,
}

/// A place from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct At {
    /// The columns to its left.
    pub columns: f64,
    /// The pixels beyond them.
    pub pixels: f64,
}

impl At {
    /// Returns the place so many pixels further right.
    pub fn right_by(self, pixels: f64) -> Self {
        Self { pixels: self.pixels + pixels, ..self }
    }

    /// Returns the place in the narrowest columns.
    pub fn narrowest(self) -> f64 {
        self.columns * COLUMN + self.pixels
    }

    /// Returns whether this lies so far left of another place, in the narrowest columns and in all wider ones.
    fn is_before(self, other: Self, room: f64) -> bool {
        self.narrowest() + room <= other.narrowest() + 0.001 && self.columns <= other.columns + 0.001
    }
}

/// A stretch from left to right.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    left: At,
    right: At,
}

impl Stretch {
    fn meets(self, other: Self, room: f64) -> bool {
        !self.right.is_before(other.left, room) && !other.right.is_before(self.left, room)
    }

    fn left_leg(at: At, thickness: f64) -> Self {
        Self { left: at, right: at.right_by(thickness) }
    }

    fn right_leg(at: At, thickness: f64) -> Self {
        Self { left: at.right_by(-thickness), right: at }
    }
}

/// The rectangle that words take.
#[derive(Debug, Clone, Copy)]
struct Area {
    across: Stretch,
    top: f64,
    bottom: f64,
}

/// Returns the elbows in the order of the paths, and the height they need.
pub fn lay_out(paths: &[Path], columns: usize) -> (Vec<Elbow>, f64) {
    let flips = ports::flips(paths, columns);
    // Which leg stands where on a column depends on the depths, and these depend on where the legs stand: the second
    // round starts with the depths of the first.
    let spans: Vec<f64> = paths.iter().map(|path| path.span() as f64).collect();
    let first = hang(paths, columns, &flips, &ports::ports(paths, &spans, &flips), None);
    let order = &first.order;
    let depths: Vec<f64> = first.elbows.iter().map(|elbow| elbow.depth).collect();
    let hung = hang(paths, columns, &flips, &ports::ports(paths, &depths, &flips), Some(order));
    let bottom = |elbow: &Elbow| elbow.area().map_or(elbow.depth, |area| area.bottom.max(elbow.depth));
    let height = hung.elbows.iter().map(bottom).reduce(f64::max).map_or(0.0, |bottom| (bottom + FOOT).ceil());
    (hung.elbows, height)
}

/// Elbows, and the order in which they were hung.
struct Hung {
    elbows: Vec<Elbow>,
    order: Vec<usize>,
}

/// Hangs one elbow after the other. The words of each keep clear of the legs of all that are still to come, which can
/// then be hung as deep as they must.
fn hang(paths: &[Path], columns: usize, flips: &[bool], ports: &[Ports], order: Option<&[usize]>) -> Hung {
    let mut legs: Vec<(Stretch, usize)> = Vec::new();
    for (index, (path, ports)) in paths.iter().zip(ports).enumerate() {
        legs.push((Stretch::left_leg(ports.left, path.thickness), index));
        if path.to.is_some() {
            legs.push((Stretch::right_leg(ports.right, path.thickness), index));
        }
    }
    legs.sort_by(|a, b| a.0.left.narrowest().total_cmp(&b.0.left.narrowest()));
    let mut waiting: Vec<usize> = match order {
        Some(order) => order.to_vec(),
        None => (0..paths.len()).collect(),
    };
    if order.is_none() {
        waiting.sort_by_key(|index| paths[*index].rank(*index));
    }
    let mut context = Context { paths, columns, ports, legs, is_hung: vec![false; paths.len()] };
    let mut hung: Vec<usize> = Vec::new();
    let mut elbows: Vec<Option<Elbow>> = vec![None; paths.len()];
    while !waiting.is_empty() {
        // The shorter hangs above the longer, unless hardly a word of it could then be seen. A few are looked at, so
        // that the work stays in proportion.
        let mut chosen: Option<(usize, Choice)> = None;
        for (place, index) in waiting.iter().take(LOOK).enumerate() {
            let choice = context.best(*index, flips[*index]);
            let is_enough = choice.loss < HARDLY;
            if chosen.as_ref().is_none_or(|(_, best)| choice.loss < best.loss) {
                chosen = Some((place, choice));
            }
            if is_enough {
                break;
            }
        }
        let Some((place, choice)) = chosen else { break };
        let index = waiting.remove(place);
        let before: Vec<&Elbow> = hung.iter().filter_map(|other| elbows[*other].as_ref()).collect();
        elbows[index] = Some(context.lower(index, choice, &before));
        context.is_hung[index] = true;
        hung.push(index);
    }
    Hung { elbows: elbows.into_iter().flatten().collect(), order: hung }
}

/// How many of those that wait are looked at for the one whose words fit best.
const LOOK: usize = 24;
/// The loss from which on hardly a word can be seen.
const HARDLY: f64 = 0.7;

struct Context<'a> {
    paths: &'a [Path],
    columns: usize,
    ports: &'a [Ports],
    /// All legs from the left, with their paths.
    legs: Vec<(Stretch, usize)>,
    is_hung: Vec<bool>,
}

/// How the words of an elbow would be set.
struct Choice {
    flip: bool,
    shape: Shape,
    grows: f64,
    loss: f64,
}

impl Context<'_> {
    /// Returns how the words of a path are set best between the legs that are still to come.
    fn best(&self, index: usize, flip: bool) -> Choice {
        let path = &self.paths[index];
        let choice = |flip: bool| {
            let (room, grows) = self.room(index, flip);
            let shape = path.words.shape(room, path.to.is_none());
            let is_fixed = shape.is_all() || shape.form == Form::Nothing;
            let grows = if is_fixed { 0.0 } else { grows.max(0.0) };
            // What the narrowest columns cut, most others show.
            let loss = if grows >= 1.0 && shape.form == Form::Cut { shape.loss / 2.0 } else { shape.loss };
            Choice { flip, shape, grows, loss }
        };
        let first = choice(flip);
        if path.to.is_none() || first.loss == 0.0 {
            return first;
        }
        let second = choice(!flip);
        if second.loss + WORTH < first.loss { second } else { first }
    }

    /// Returns the width that the words of a path have up to the next leg that is still to come or the edge of the
    /// table, and how many columns lie between.
    fn room(&self, index: usize, flip: bool) -> (f64, f64) {
        let (path, ports) = (&self.paths[index], self.ports[index]);
        let away = OWN + path.thickness;
        let is_ahead = |leg: &&(Stretch, usize)| !self.is_hung[leg.1] && leg.1 != index;
        let own = if flip && path.to.is_some() { ports.right } else { ports.left };
        if flip {
            let end = own.right_by(-away);
            let edge = At { columns: 0.0, pixels: 4.0 };
            let from = self.legs.partition_point(|leg| leg.0.right.narrowest() < own.narrowest());
            let next = self.legs[..from].iter().rev().find(is_ahead);
            let limit = next.map_or(edge, |leg| leg.0.right.right_by(BESIDE));
            (end.narrowest() - limit.narrowest(), end.columns - limit.columns)
        } else {
            let start = own.right_by(away);
            let edge = At { columns: self.columns as f64, pixels: -4.0 };
            let from = self.legs.partition_point(|leg| leg.0.left.narrowest() <= own.narrowest());
            let next = self.legs[from..].iter().find(is_ahead);
            let limit = next.map_or(edge, |leg| leg.0.left.right_by(-BESIDE));
            (limit.narrowest() - start.narrowest(), limit.columns - start.columns)
        }
    }

    /// Returns the elbow of a path, as high as it can hang below and beside those before it.
    fn lower(&self, index: usize, choice: Choice, before: &[&Elbow]) -> Elbow {
        let (path, ports) = (&self.paths[index], self.ports[index]);
        let mut elbow = Elbow {
            left: ports.left,
            right: if path.to.is_some() { ports.right } else { ports.left },
            is_end: path.to.is_none(),
            thickness: path.thickness,
            depth: FIRST,
            flip: choice.flip,
            shape: choice.shape,
            grows: choice.grows,
        };
        if path.to.is_none() {
            elbow.depth = elbow.depth.max(elbow.shape.height() - BELOW_END + 1.0);
        }
        let near: Vec<&&Elbow> =
            before.iter().filter(|other| elbow.extent().meets(other.extent(), APART)).collect();
        while let Some(depth) = near.iter().find_map(|other| elbow.clears(other)) {
            elbow.depth = depth;
        }
        elbow
    }
}

impl Path {
    /// Returns the columns of the left and the right leg.
    pub fn columns(&self) -> (usize, usize) {
        let to = self.to.unwrap_or(self.from);
        (self.from.min(to), self.from.max(to))
    }

    fn span(&self) -> usize {
        let (left, right) = self.columns();
        right - left
    }

    /// Returns what comes first: ends, which hang short, then the shorter before the longer.
    fn rank(&self, index: usize) -> (bool, usize, usize, usize) {
        (self.to.is_some(), self.span(), self.columns().0, index)
    }
}

impl Elbow {
    /// Returns what the words cover, if any are seen.
    fn area(&self) -> Option<Area> {
        let width = self.shape.width;
        if width <= 0.0 {
            return None;
        }
        let away = OWN + self.thickness;
        // The width is that in the narrowest columns; the rest comes with wider ones.
        let more = |at: At, sign: f64| At {
            columns: at.columns + sign * self.grows,
            pixels: at.pixels + sign * (width - self.grows * COLUMN),
        };
        let across = if self.flip {
            let right = self.right.right_by(-away);
            Stretch { left: more(right, -1.0), right }
        } else {
            let left = self.left.right_by(away);
            Stretch { left, right: more(left, 1.0) }
        };
        let top = if self.is_end { self.depth + BELOW_END - self.shape.height() } else { self.depth + UNDER };
        Some(Area { across, top, bottom: top + self.shape.height() })
    }

    /// Returns the two legs; those of an end are one.
    fn legs(&self) -> [Stretch; 2] {
        let left = Stretch::left_leg(self.left, self.thickness);
        if self.is_end { [left, left] } else { [left, Stretch::right_leg(self.right, self.thickness)] }
    }

    /// Returns the line with its legs.
    fn line(&self) -> Stretch {
        Stretch { left: self.left, right: self.right }
    }

    /// Returns all that the elbow and its words reach over.
    fn extent(&self) -> Stretch {
        let line = self.line();
        let Some(Area { across, .. }) = self.area() else { return line };
        let least = |a: At, b: At| At { columns: a.columns.min(b.columns), pixels: least_pixels(a, b) };
        let most = |a: At, b: At| At { columns: a.columns.max(b.columns), pixels: most_pixels(a, b) };
        Stretch { left: least(line.left, across.left), right: most(line.right, across.right) }
    }

    /// Returns how deep this must hang at least so as to keep clear of another that hangs already; `None` if it does.
    fn clears(&self, other: &Elbow) -> Option<f64> {
        let mut depth = self.depth;
        let (own, others) = (self.area(), other.area());
        if let Some(own) = own {
            let head = own.top - self.depth;
            if let Some(others) = others
                && own.across.meets(others.across, APART)
                && own.top < others.bottom + 2.0
                && others.top < own.bottom + 2.0
            {
                depth = depth.max(others.bottom + 2.0 - head);
            }
            if other.depth + BETWEEN > own.top
                && other.legs().into_iter().any(|leg| own.across.meets(leg, BESIDE))
            {
                depth = depth.max(other.depth + BETWEEN - head);
            }
            if !other.is_end
                && own.across.meets(other.line(), BETWEEN)
                && other.depth + BETWEEN > own.top
                && other.depth < own.bottom + BETWEEN
            {
                depth = depth.max(other.depth + BETWEEN - head);
            }
        }
        if self.is_end {
            return (depth > self.depth).then_some(depth);
        }
        if let Some(others) = others
            && self.line().meets(others.across, BETWEEN)
            && self.depth < others.bottom + BETWEEN
            && self.depth > others.top - BETWEEN
        {
            depth = depth.max(others.bottom + BETWEEN);
        }
        // Neither may a line lie on another, nor a leg of what hangs deeper run through it.
        if self.line().meets(other.line(), BETWEEN) && self.depth < other.depth + LINES {
            depth = depth.max(other.depth + LINES);
        }
        (depth > self.depth).then_some(depth)
    }
}

/// Returns the pixels of the further left of two places, beyond the fewer columns.
fn least_pixels(a: At, b: At) -> f64 {
    a.narrowest().min(b.narrowest()) - a.columns.min(b.columns) * COLUMN
}

/// Returns the pixels of the further right of two places, beyond the more columns.
fn most_pixels(a: At, b: At) -> f64 {
    a.narrowest().max(b.narrowest()) - a.columns.max(b.columns) * COLUMN
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::label::{Form, Words};
    use super::{At, COLUMN, Elbow, Path, lay_out};

    fn words(reason: usize) -> Words {
        Words { share: 28.0, people: 0.0, period: 0.0, reason: vec![6.5 * reason as f64] }
    }

    fn path(from: usize, to: usize) -> Path {
        Path { from, to: Some(to), thickness: 1.5, words: words(8) }
    }

    fn end(from: usize) -> Path {
        Path { to: None, ..path(from, from) }
    }

    fn depths(paths: &[Path]) -> Vec<f64> {
        lay_out(paths, 16).0.iter().map(|elbow| elbow.depth).collect()
    }

    /// A rectangle on the page, for columns of one width.
    #[derive(Debug)]
    struct Rectangle {
        left: f64,
        right: f64,
        top: f64,
        bottom: f64,
    }

    impl Rectangle {
        fn meets(&self, other: &Self) -> bool {
            self.left < other.right - 0.01
                && other.left < self.right - 0.01
                && self.top < other.bottom - 0.01
                && other.top < self.bottom - 0.01
        }
    }

    fn on_page(at: At, column: f64) -> f64 {
        at.columns * column + at.pixels
    }

    /// Returns the words of an elbow, for columns of a width.
    fn tag(elbow: &Elbow, column: f64) -> Option<Rectangle> {
        let area = elbow.area()?;
        let (left, right) = (on_page(area.across.left, column), on_page(area.across.right, column));
        Some(Rectangle { left, right, top: area.top, bottom: area.bottom })
    }

    fn legs(elbow: &Elbow, column: f64) -> Vec<Rectangle> {
        let leg =
            |left: f64| Rectangle { left, right: left + elbow.thickness, top: 0.0, bottom: elbow.depth };
        let mut legs = vec![leg(on_page(elbow.left, column))];
        if !elbow.is_end {
            legs.push(leg(on_page(elbow.right, column) - elbow.thickness));
        }
        legs
    }

    fn paths() -> impl Strategy<Value = (Vec<Path>, usize)> {
        (3..=40_usize).prop_flat_map(|columns| {
            let word = 8.0..90.0;
            let words = (0.0..40.0, 0.0..50.0, proptest::collection::vec(word, 0..8)).prop_map(
                |(share, people, reason)| Words {
                    share,
                    people,
                    period: if people > 0.0 { 46.0 } else { 0.0 },
                    reason,
                },
            );
            let to = proptest::option::weighted(0.8, 0..columns);
            let path = (0..columns, to, 10..=35_u8, words).prop_map(|(from, to, thickness, words)| Path {
                from,
                to,
                thickness: f64::from(thickness) / 10.0,
                words,
            });
            (proptest::collection::vec(path, 1..=20), Just(columns))
        })
    }

    proptest! {
        #[test]
        fn words_lie_on_no_leg_and_on_no_other_words((paths, columns) in paths()) {
            let (elbows, height) = lay_out(&paths, columns);
            prop_assert_eq!(elbows.len(), paths.len());
            for column in [COLUMN, 120.0, 176.0] {
                let tags: Vec<_> = elbows.iter().map(|elbow| tag(elbow, column)).collect();
                for (index, tag) in tags.iter().enumerate() {
                    let Some(tag) = tag else { continue };
                    prop_assert!(tag.left >= 0.0 && tag.right <= columns as f64 * column, "{tag:?}");
                    prop_assert!(tag.top >= 0.0 && tag.bottom <= height, "{tag:?} of {height}");
                    for other in tags[index + 1..].iter().flatten() {
                        prop_assert!(!tag.meets(other), "{tag:?} lies on {other:?} at {column}");
                    }
                    for (of, elbow) in elbows.iter().enumerate() {
                        for leg in legs(elbow, column) {
                            prop_assert!(of == index || !tag.meets(&leg), "{tag:?} lies on {leg:?} at {column}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_longer_elbow_hangs_below_the_shorter_one() {
        let paths = [path(6, 8), path(6, 7), path(7, 6), path(15, 2)];
        let depths = depths(&paths);
        assert!(depths[1] < depths[2] && depths[2] < depths[0] && depths[0] < depths[3], "{depths:?}");
        assert_eq!(depths[1], 20.0);
    }

    #[test]
    fn what_is_far_apart_shares_a_level() {
        assert_eq!(depths(&[path(0, 1), path(5, 6), path(11, 12)]), [20.0; 3]);
    }

    #[test]
    fn ends_hang_short_and_lines_pass_below_their_words() {
        let depths = depths(&[path(13, 14), path(14, 15), end(14)]);
        assert!(depths[2] <= 21.0 && depths[0].max(depths[1]) > depths[2], "{depths:?}");
    }

    #[test]
    fn words_of_an_elbow_go_to_the_left_at_the_end_of_the_table() {
        let long = Path { words: words(24), ..path(14, 15) };
        let (elbows, _) = lay_out(&[long], 16);
        assert!(elbows[0].flip && elbows[0].shape.form == Form::Line);
    }

    #[test]
    fn twenty_arrows_stay_on_one_screen() {
        let paths: Vec<Path> = (0..20).map(|number| path(number % 16, (number * 7 + 3) % 16)).collect();
        let (elbows, height) = lay_out(&paths, 16);
        assert!(height < 420.0, "{height}");
        let unseen =
            elbows.iter().filter(|elbow| matches!(elbow.shape.form, Form::Nothing | Form::Figures)).count();
        assert!(unseen <= 2, "{unseen}");
    }

    #[test]
    fn a_loop_to_itself_has_two_legs() {
        let (elbows, _) = lay_out(&[path(3, 3)], 5);
        assert!(elbows[0].left.pixels < elbows[0].right.pixels);
    }

    #[test]
    fn nothing_needs_no_room() {
        assert_eq!(lay_out(&[], 4), (Vec::new(), 0.0));
    }
}
