//! Where the elbows of the paths lie: how deep each hangs, where its legs stand, and where its label has room.

use super::geometry::{At, COLUMN, Path, Stretch};
use super::label::{LabelLayout, Wrap};
use super::ports::{self, Ports};

/// How deep the innermost elbow hangs at least: an arrowhead takes 7 of it, and what is left is still seen as a leg.
const MIN_DEPTH: f64 = 20.0;
/// The room between a line and the label under it, as `paths.css` has it.
const LABEL_GAP: f64 = 3.0;
/// The room between a label and the next line: the halo of the letters, 3, and one of paper.
const LINE_CLEARANCE: f64 = 4.0;
/// The room between two lines, one below the other: an arrowhead is 8 wide, and lines nearer to each other read as one.
const LINE_DISTANCE: f64 = 8.0;
/// The room between a leg and its own label, as `paths.css` has it.
const LABEL_INDENT: f64 = 6.0;
/// The room between a label and the leg of another path: half an arrowhead.
const LEG_CLEARANCE: f64 = 4.0;
/// The room between two labels side by side, which must not read as one sentence: more than two spaces.
const LABEL_DISTANCE: f64 = 8.0;
/// The room between two labels, one below the other: they have the gap of a line between them as well.
const LABEL_LEADING: f64 = 2.0;
/// How far the label of an end reaches below its bar, as `paths.css` has it.
const BELOW_END: f64 = 7.0;
/// The room between a label and the edge of the table.
const EDGE_CLEARANCE: f64 = 4.0;
/// How much less must be missed for a label to leave its usual side: labels that all stand on one side are read faster.
const SIDE_GAIN: f64 = 0.1;
/// The room below everything.
const FOOT: f64 = 8.0;
/// How many of those that wait are looked at for the one whose label fits best, so that the work stays in proportion.
const CANDIDATES: usize = 24;
/// The loss from which on hardly a word of a label is seen: another path then goes first.
const HARDLY_SEEN: f64 = 0.7;

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
    /// Whether its label stands left of the right leg instead of right of the left one.
    pub label_left: bool,
    /// How its label is set.
    pub label: LabelLayout,
    /// By how many columns a label that is cut grows with columns that are wider.
    pub extra_columns: f64,
}

/// The rectangle that a label takes.
#[derive(Debug, Clone, Copy)]
struct Area {
    across: Stretch,
    top: f64,
    bottom: f64,
}

/// Returns the elbows in the order of the paths, and the height they need.
pub fn lay_out(paths: &[Path], columns: usize) -> (Vec<Elbow>, f64) {
    let labels_left = ports::labels_left(paths, columns);
    // Which leg stands where on a column depends on the depths, and these depend on where the legs stand: the second
    // round starts with the depths of the first.
    let spans: Vec<f64> = paths.iter().map(|path| path.span() as f64).collect();
    let first = place_arrows(paths, columns, &labels_left, &ports::ports(paths, &spans, &labels_left), None);
    let order = &first.order;
    let depths: Vec<f64> = first.elbows.iter().map(|elbow| elbow.depth).collect();
    let placed =
        place_arrows(paths, columns, &labels_left, &ports::ports(paths, &depths, &labels_left), Some(order));
    let bottom = |elbow: &Elbow| elbow.area().map_or(elbow.depth, |area| area.bottom.max(elbow.depth));
    let height =
        placed.elbows.iter().map(bottom).reduce(f64::max).map_or(0.0, |bottom| (bottom + FOOT).ceil());
    (placed.elbows, height)
}

/// Elbows in the order of their paths, and the order in which they were placed.
struct Placed {
    elbows: Vec<Elbow>,
    order: Vec<usize>,
}

/// Places one elbow after the other. The label of each keeps clear of the legs of all that are still to come, which can
/// then hang as deep as they must.
fn place_arrows(
    paths: &[Path],
    columns: usize,
    labels_left: &[bool],
    ports: &[Ports],
    order: Option<&[usize]>,
) -> Placed {
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
        waiting.sort_by_key(|index| rank(&paths[*index], *index));
    }
    let mut placing = Placing { paths, columns, ports, legs, is_placed: vec![false; paths.len()] };
    let mut placed: Vec<usize> = Vec::new();
    let mut elbows: Vec<Option<Elbow>> = vec![None; paths.len()];
    while !waiting.is_empty() {
        // The shorter hangs above the longer, unless hardly a word of it could then be seen.
        let mut chosen: Option<(usize, Choice)> = None;
        for (place, index) in waiting.iter().take(CANDIDATES).enumerate() {
            let choice = placing.best(*index, labels_left[*index]);
            let is_enough = choice.loss < HARDLY_SEEN;
            if chosen.as_ref().is_none_or(|(_, best)| choice.loss < best.loss) {
                chosen = Some((place, choice));
            }
            if is_enough {
                break;
            }
        }
        let Some((place, choice)) = chosen else { break };
        let index = waiting.remove(place);
        let before: Vec<&Elbow> = placed.iter().filter_map(|other| elbows[*other].as_ref()).collect();
        elbows[index] = Some(placing.push_down(index, choice, &before));
        placing.is_placed[index] = true;
        placed.push(index);
    }
    Placed { elbows: elbows.into_iter().flatten().collect(), order: placed }
}

/// Returns what is placed first: ends, which hang short, then the shorter before the longer.
fn rank(path: &Path, index: usize) -> (bool, usize, usize, usize) {
    (path.to.is_some(), path.span(), path.columns().0, index)
}

/// What is known while elbows are placed.
struct Placing<'a> {
    paths: &'a [Path],
    columns: usize,
    ports: &'a [Ports],
    /// All legs from the left, with their paths.
    legs: Vec<(Stretch, usize)>,
    is_placed: Vec<bool>,
}

/// How the label of an elbow would be set.
struct Choice {
    label_left: bool,
    label: LabelLayout,
    extra_columns: f64,
    loss: f64,
}

impl Placing<'_> {
    /// Returns how the label of a path is set best between the legs that are still to come.
    fn best(&self, index: usize, label_left: bool) -> Choice {
        let path = &self.paths[index];
        let choice = |label_left: bool| {
            let (room, extra_columns) = self.room(index, label_left);
            let label = path.label.layout(room, path.to.is_none());
            let is_fixed = label.is_all() || label.wrap == Wrap::Hidden;
            let extra_columns = if is_fixed { 0.0 } else { extra_columns.max(0.0) };
            // What the narrowest columns cut, most others show.
            let loss = if extra_columns >= 1.0 && label.wrap == Wrap::Truncated {
                label.loss / 2.0
            } else {
                label.loss
            };
            Choice { label_left, label, extra_columns, loss }
        };
        let first = choice(label_left);
        if path.to.is_none() || first.loss == 0.0 {
            return first;
        }
        let second = choice(!label_left);
        if second.loss + SIDE_GAIN < first.loss { second } else { first }
    }

    /// Returns the width that the label of a path has up to the next leg that is still to come or the edge of the
    /// table, and how many columns lie between.
    fn room(&self, index: usize, label_left: bool) -> (f64, f64) {
        let (path, ports) = (&self.paths[index], self.ports[index]);
        let away = LABEL_INDENT + path.thickness;
        let is_ahead = |leg: &&(Stretch, usize)| !self.is_placed[leg.1] && leg.1 != index;
        let own = if label_left && path.to.is_some() { ports.right } else { ports.left };
        if label_left {
            let end = own.right_by(-away);
            let edge = At { columns: 0.0, pixels: EDGE_CLEARANCE };
            let from = self.legs.partition_point(|leg| leg.0.right.narrowest() < own.narrowest());
            let next = self.legs[..from].iter().rev().find(is_ahead);
            let limit = next.map_or(edge, |leg| leg.0.right.right_by(LEG_CLEARANCE));
            (end.narrowest() - limit.narrowest(), end.columns - limit.columns)
        } else {
            let start = own.right_by(away);
            let edge = At { columns: self.columns as f64, pixels: -EDGE_CLEARANCE };
            let from = self.legs.partition_point(|leg| leg.0.left.narrowest() <= own.narrowest());
            let next = self.legs[from..].iter().find(is_ahead);
            let limit = next.map_or(edge, |leg| leg.0.left.right_by(-LEG_CLEARANCE));
            (limit.narrowest() - start.narrowest(), limit.columns - start.columns)
        }
    }

    /// Returns the elbow of a path, as high as it can hang below and beside those before it.
    fn push_down(&self, index: usize, choice: Choice, before: &[&Elbow]) -> Elbow {
        let (path, ports) = (&self.paths[index], self.ports[index]);
        let mut elbow = Elbow {
            left: ports.left,
            right: if path.to.is_some() { ports.right } else { ports.left },
            is_end: path.to.is_none(),
            thickness: path.thickness,
            depth: MIN_DEPTH,
            label_left: choice.label_left,
            label: choice.label,
            extra_columns: choice.extra_columns,
        };
        if path.to.is_none() {
            // The label stands beside the leg, from the bar upwards, and must not rise above where the leg begins.
            elbow.depth = elbow.depth.max(elbow.label.height() - BELOW_END + 1.0);
        }
        let near: Vec<&&Elbow> =
            before.iter().filter(|other| elbow.extent().meets(other.extent(), LABEL_DISTANCE)).collect();
        while let Some(depth) = near.iter().find_map(|other| elbow.required_depth(other)) {
            elbow.depth = depth;
        }
        elbow
    }
}

impl Elbow {
    /// Returns what the label covers, if any of it is seen.
    fn area(&self) -> Option<Area> {
        let width = self.label.width;
        if width <= 0.0 {
            return None;
        }
        let away = LABEL_INDENT + self.thickness;
        // The width is that in the narrowest columns; the rest comes with wider ones.
        let more = |at: At, sign: f64| At {
            columns: at.columns + sign * self.extra_columns,
            pixels: at.pixels + sign * (width - self.extra_columns * COLUMN),
        };
        let across = if self.label_left {
            let right = self.right.right_by(-away);
            Stretch { left: more(right, -1.0), right }
        } else {
            let left = self.left.right_by(away);
            Stretch { left, right: more(left, 1.0) }
        };
        let top =
            if self.is_end { self.depth + BELOW_END - self.label.height() } else { self.depth + LABEL_GAP };
        Some(Area { across, top, bottom: top + self.label.height() })
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

    /// Returns all that the elbow and its label reach over.
    fn extent(&self) -> Stretch {
        let line = self.line();
        let Some(Area { across, .. }) = self.area() else { return line };
        let least = |a: At, b: At| At { columns: a.columns.min(b.columns), pixels: least_pixels(a, b) };
        let most = |a: At, b: At| At { columns: a.columns.max(b.columns), pixels: most_pixels(a, b) };
        Stretch { left: least(line.left, across.left), right: most(line.right, across.right) }
    }

    /// Returns how deep this must hang at least so as to keep clear of another that hangs already; `None` if it does.
    fn required_depth(&self, other: &Elbow) -> Option<f64> {
        let mut depth = self.depth;
        let (own, others) = (self.area(), other.area());
        if let Some(own) = own {
            let offset = own.top - self.depth;
            if let Some(others) = others
                && own.across.meets(others.across, LABEL_DISTANCE)
                && own.top < others.bottom + LABEL_LEADING
                && others.top < own.bottom + LABEL_LEADING
            {
                depth = depth.max(others.bottom + LABEL_LEADING - offset);
            }
            if other.depth + LINE_CLEARANCE > own.top
                && other.legs().into_iter().any(|leg| own.across.meets(leg, LEG_CLEARANCE))
            {
                depth = depth.max(other.depth + LINE_CLEARANCE - offset);
            }
            if !other.is_end
                && own.across.meets(other.line(), LINE_CLEARANCE)
                && other.depth + LINE_CLEARANCE > own.top
                && other.depth < own.bottom + LINE_CLEARANCE
            {
                depth = depth.max(other.depth + LINE_CLEARANCE - offset);
            }
        }
        if self.is_end {
            return (depth > self.depth).then_some(depth);
        }
        if let Some(others) = others
            && self.line().meets(others.across, LINE_CLEARANCE)
            && self.depth < others.bottom + LINE_CLEARANCE
            && self.depth > others.top - LINE_CLEARANCE
        {
            depth = depth.max(others.bottom + LINE_CLEARANCE);
        }
        // Neither may a line lie on another, nor a leg of what hangs deeper run through it.
        if self.line().meets(other.line(), LINE_CLEARANCE) && self.depth < other.depth + LINE_DISTANCE {
            depth = depth.max(other.depth + LINE_DISTANCE);
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

    use super::super::geometry::{At, COLUMN, Path};
    use super::super::label::{LabelText, Wrap};
    use super::{Elbow, lay_out};

    fn label(reason: usize) -> LabelText {
        LabelText { share: 28.0, people: 0.0, period: 0.0, reason: vec![6.5 * reason as f64] }
    }

    fn path(from: usize, to: usize) -> Path {
        Path { from, to: Some(to), thickness: 1.5, label: label(8) }
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

    /// Returns the label of an elbow, for columns of a width.
    fn label_on_page(elbow: &Elbow, column: f64) -> Option<Rectangle> {
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
            let label = (0.0..40.0, 0.0..50.0, proptest::collection::vec(word, 0..8)).prop_map(
                |(share, people, reason)| LabelText {
                    share,
                    people,
                    period: if people > 0.0 { 46.0 } else { 0.0 },
                    reason,
                },
            );
            let to = proptest::option::weighted(0.8, 0..columns);
            let path = (0..columns, to, 10..=35_u8, label).prop_map(|(from, to, thickness, label)| Path {
                from,
                to,
                thickness: f64::from(thickness) / 10.0,
                label,
            });
            (proptest::collection::vec(path, 1..=20), Just(columns))
        })
    }

    proptest! {
        #[test]
        fn labels_lie_on_no_leg_and_on_no_other_label((paths, columns) in paths()) {
            let (elbows, height) = lay_out(&paths, columns);
            prop_assert_eq!(elbows.len(), paths.len());
            for column in [COLUMN, 120.0, 176.0] {
                let labels: Vec<_> = elbows.iter().map(|elbow| label_on_page(elbow, column)).collect();
                for (index, label) in labels.iter().enumerate() {
                    let Some(label) = label else { continue };
                    prop_assert!(label.left >= 0.0 && label.right <= columns as f64 * column, "{label:?}");
                    prop_assert!(label.top >= 0.0 && label.bottom <= height, "{label:?} of {height}");
                    for other in labels[index + 1..].iter().flatten() {
                        prop_assert!(!label.meets(other), "{label:?} lies on {other:?} at {column}");
                    }
                    for (of, elbow) in elbows.iter().enumerate() {
                        for leg in legs(elbow, column) {
                            prop_assert!(of == index || !label.meets(&leg), "{label:?} lies on {leg:?} at {column}");
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
    fn ends_hang_short_and_lines_pass_below_their_labels() {
        let depths = depths(&[path(13, 14), path(14, 15), end(14)]);
        assert!(depths[2] <= 21.0 && depths[0].max(depths[1]) > depths[2], "{depths:?}");
    }

    #[test]
    fn the_label_of_an_elbow_goes_to_the_left_at_the_end_of_the_table() {
        let long = Path { label: label(24), ..path(14, 15) };
        let (elbows, _) = lay_out(&[long], 16);
        assert!(elbows[0].label_left && elbows[0].label.wrap == Wrap::OneLine);
    }

    #[test]
    fn twenty_arrows_stay_on_one_screen() {
        let paths: Vec<Path> = (0..20).map(|number| path(number % 16, (number * 7 + 3) % 16)).collect();
        let (elbows, height) = lay_out(&paths, 16);
        assert!(height < 420.0, "{height}");
        let unseen = elbows
            .iter()
            .filter(|elbow| matches!(elbow.label.wrap, Wrap::Hidden | Wrap::FiguresOnly))
            .count();
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
