//! Where the legs of the paths stand on their columns.

use super::geometry::{At, COLUMN, Path};

/// The room between two legs on a column, if there is so much, of which one has an arrowhead: it is 8 wide, a bar 10.
const HEAD_DISTANCE: f64 = 12.0;
/// The room between two legs that have none: so much that a line of the greatest thickness, 3.5, is told from the next.
const BARE_DISTANCE: f64 = 9.0;
/// How much of the narrowest column legs may take: the arrowheads of the outermost stay within it.
const MAX_SPREAD: f64 = 66.0;
/// How many columns a label reaches over at most: so far is looked for free ones.
const REACH: usize = 4;

/// Where the legs of a path stand.
#[derive(Debug, Clone, Copy)]
pub struct Ports {
    /// The left one.
    pub left: At,
    /// The right one; of an end the same.
    pub right: At,
}

/// A leg on its column: its place in the order of the column, its path, and whether it is the left leg.
struct Leg {
    column: usize,
    rank: (u8, f64),
    index: usize,
    is_left: bool,
}

/// Returns which ends have their label, and their leg, on the left: where more room is.
pub fn labels_left(paths: &[Path], columns: usize) -> Vec<bool> {
    let mut legs = vec![0_usize; columns];
    let (mut from_left, mut from_right) = (legs.clone(), legs.clone());
    for path in paths {
        let (left, right) = path.columns();
        legs[left] += 1;
        if left != right {
            legs[right] += 1;
            from_right[left] += 1;
            from_left[right] += 1;
        }
    }
    // How far the next column with legs is, up to where labels end.
    let free = |columns: &mut dyn Iterator<Item = usize>| {
        columns.take(REACH - 1).take_while(|column| legs[*column] == 0).count()
    };
    let (mut to_left, mut to_right) = (vec![0_usize; columns], vec![0_usize; columns]);
    let mut labels_left = Vec::with_capacity(paths.len());
    for path in paths {
        let column = path.from;
        if path.to.is_some() {
            labels_left.push(false);
            continue;
        }
        let right = free(&mut (column + 1..columns)) + usize::from(column + 1 < columns);
        let left = free(&mut (0..column).rev()) + usize::from(column > 0);
        // A label beside the leg lies above the lines of its own column, which must then hang deeper.
        let penalty = |room: usize, side: usize, own: usize| (side, REACH - room.min(REACH), own);
        let of_right = penalty(right, to_right[column], from_right[column]);
        let of_left = penalty(left, to_left[column], from_left[column]);
        let is_left = of_left < of_right && left > 0;
        *(if is_left { &mut to_left[column] } else { &mut to_right[column] }) += 1;
        labels_left.push(is_left);
    }
    labels_left
}

/// Returns where the legs of each path stand, by how deep each hangs.
///
/// On a column stand, from the left: ends whose label goes left (the deeper further in), what goes to the left (the
/// inner before the outer), loops, what goes to the right (the outer before the inner), ends whose label goes right. So
/// no leg crosses a line of its own column, and the label of an end has no leg of it in its way.
pub fn ports(paths: &[Path], depths: &[f64], labels_left: &[bool]) -> Vec<Ports> {
    let mut legs: Vec<Leg> = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let depth = depths[index];
        let (left, right) = path.columns();
        let mut leg = |column, rank, is_left| legs.push(Leg { column, rank, index, is_left });
        match path.to {
            None if labels_left[index] => leg(left, (0, depth), true),
            None => leg(left, (5, -depth), true),
            // A loop to itself keeps its legs together.
            Some(_) if left == right => {
                leg(left, (2, -depth), true);
                leg(left, (3, depth), false);
            }
            Some(_) => {
                leg(left, (4, -depth), true);
                leg(right, (1, depth), false);
            }
        }
    }
    legs.sort_by(|a, b| {
        let rank = a.rank.0.cmp(&b.rank.0).then(a.rank.1.total_cmp(&b.rank.1));
        let index = if a.is_left { b.index.cmp(&a.index) } else { a.index.cmp(&b.index) };
        a.column.cmp(&b.column).then(rank).then(index)
    });
    let nowhere = At { columns: 0.0, pixels: 0.0 };
    let mut ports = vec![Ports { left: nowhere, right: nowhere }; paths.len()];
    for column in legs.chunk_by(|a, b| a.column == b.column) {
        let steps = column.windows(2).map(|pair| {
            let heads = pair.iter().filter(|leg| leg.has_head(&paths[leg.index])).count();
            if heads == 0 { BARE_DISTANCE } else { HEAD_DISTANCE }
        });
        let steps: Vec<f64> = std::iter::once(0.0).chain(steps).collect();
        let whole: f64 = steps.iter().sum();
        let mut x = -whole / 2.0;
        for (leg, step) in column.iter().zip(steps) {
            x += step;
            let at = at(leg.column, x, whole);
            let port = &mut ports[leg.index];
            if leg.is_left {
                port.left = at;
            }
            if !leg.is_left || paths[leg.index].to.is_none() {
                port.right = at;
            }
        }
    }
    ports
}

impl Leg {
    /// Returns whether an arrow ends here, or a bar does, which is as wide.
    fn has_head(&self, path: &Path) -> bool {
        match path.to {
            None => true,
            Some(to) if path.from == to => !self.is_left,
            Some(to) => self.is_left == (to < path.from),
        }
    }
}

/// Returns the place so far right of the middle of a column whose legs take a whole. What is crowded in a narrow column
/// spreads in a wider one.
fn at(column: usize, x: f64, whole: f64) -> At {
    let centre = column as f64 + 0.5;
    if whole <= MAX_SPREAD {
        return At { columns: centre, pixels: x.round() };
    }
    let part = x * MAX_SPREAD / whole / COLUMN;
    At { columns: ((centre + part) * 100.0).round() / 100.0, pixels: 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::geometry::{At, Path};
    use super::super::label::LabelText;
    use super::{labels_left, ports};

    fn path(from: usize, to: Option<usize>) -> Path {
        Path { from, to, thickness: 1.0, label: LabelText::default() }
    }

    #[test]
    fn no_leg_crosses_a_line_of_its_column() {
        let paths = [path(6, Some(8)), path(6, Some(7)), path(7, Some(6))];
        let ports = ports(&paths, &[70.0, 20.0, 45.0], &[false; 3]);
        let [outer, inner, back] = ports[..] else { panic!() };
        assert!(outer.left.pixels < back.left.pixels && back.left.pixels < inner.left.pixels);
        assert!(inner.right.pixels < back.right.pixels);
    }

    #[test]
    fn an_end_stands_outside_of_what_leaves_on_its_side() {
        let paths = [path(14, Some(15)), path(14, None)];
        let labels_left = labels_left(&paths, 16);
        let ports = ports(&paths, &[20.0, 20.0], &labels_left);
        assert!(labels_left[1] && ports[1].left.pixels < ports[0].left.pixels);
    }

    #[test]
    fn two_ends_of_one_column_turn_away_from_each_other() {
        assert_eq!(labels_left(&[path(3, None), path(3, None)], 8), [false, true]);
    }

    #[test]
    fn a_crowd_spreads_with_its_column() {
        let paths: Vec<Path> = (1..12).map(|to| path(0, Some(to))).collect();
        let depths: Vec<f64> = (1..12).map(f64::from).collect();
        let ports = ports(&paths, &depths, &[false; 11]);
        let of = |at: At, column: f64| at.columns * column + at.pixels;
        for column in [78.0, 176.0] {
            let xs: Vec<f64> = ports.iter().map(|port| of(port.left, column)).collect();
            assert!(xs.iter().all(|x| *x > 0.0 && *x < column));
            assert!(xs.windows(2).all(|pair| pair[0] - pair[1] > column / 14.0), "{xs:?}");
        }
    }
}
