//! Where the elbows of the paths lie: which is deeper, and where on its column each leg stands.
//!
//! Lengths are pixels for columns of 78, the narrowest there are; wider columns only give more room.

/// The depth of the innermost elbow, and how much deeper each further one lies.
const FIRST_LEVEL: usize = 20;
const LEVEL: usize = 28;
/// The room for the label of the deepest elbow.
const BELOW: usize = 22;
/// The narrowest column, and the width of a letter of a label in it.
const COLUMN: f64 = 78.0;
const LETTER: f64 = 6.0;

/// A path to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// The column it leaves.
    pub from: usize,
    /// The column it goes to; `None` where it ends the journey.
    pub to: Option<usize>,
    /// The number of letters on it.
    pub letters: usize,
}

/// A path in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Elbow {
    /// The column of the left leg, from 0.
    pub left: usize,
    /// The column of the right leg.
    pub right: usize,
    /// How far the left leg stands right of its column's centre.
    pub x: f64,
    /// How much wider than from centre to centre the elbow is.
    pub widen: f64,
    /// How deep it hangs.
    pub depth: usize,
    /// Whether its words stand left of the right leg instead of right of the left one.
    pub flip: bool,
}

/// Returns the elbows in the order of the paths, and the height they need.
pub fn lay_out(paths: &[Path], columns: usize) -> (Vec<Elbow>, usize) {
    let flips: Vec<bool> = paths.iter().map(|path| flips(*path, paths, columns)).collect();
    let levels = levels(paths, &flips);
    let ports = ports(paths, &levels, &flips);
    let elbow = |(index, path): (usize, &Path)| {
        let (left, right) = path.columns();
        let (x, end) = ports[index];
        Elbow {
            left,
            right,
            x,
            widen: end - x,
            depth: FIRST_LEVEL + LEVEL * levels[index],
            flip: flips[index],
        }
    };
    let elbows: Vec<Elbow> = paths.iter().enumerate().map(elbow).collect();
    let height = elbows.iter().map(|elbow| elbow.depth).max().map_or(0, |deepest| deepest + BELOW);
    (elbows, height)
}

impl Path {
    /// Returns the columns of the left and the right leg.
    fn columns(self) -> (usize, usize) {
        let to = self.to.unwrap_or(self.from);
        (self.from.min(to), self.from.max(to))
    }

    /// Returns the stretch that the elbow and its words cover, in columns.
    fn extent(self, flip: bool) -> (f64, f64) {
        let (left, right) = self.columns();
        let (left, right) = (left as f64, right as f64);
        let words = (self.letters as f64 * LETTER + 8.0) / COLUMN;
        match (self.to, flip) {
            // An end hangs a little beside its port and must not push away what only shares its column.
            (None, false) => (left + 0.2, left + 0.2 + words),
            (None, true) => (left - 0.2 - words, left - 0.2),
            (Some(_), false) => (left - 0.2, (right + 0.15).max(left + words)),
            (Some(_), true) => ((left - 0.15).min(right - words), right + 0.2),
        }
    }
}

/// Returns whether the words go to the left: they would leave the table, or what leaves to the right is in the way.
fn flips(path: Path, paths: &[Path], columns: usize) -> bool {
    let (_, end) = path.extent(false);
    if end > columns as f64 - 0.5 && path.extent(true).0 > -0.5 {
        return true;
    }
    let legs = || paths.iter().filter(|other| other.to.is_some()).map(|other| other.columns());
    path.to.is_none()
        && legs().any(|(left, right)| left == path.from && right > left)
        && !legs().any(|(left, right)| right == path.from && left < right)
}

/// Returns the level of each path from 0: shorter ones first, each deeper than all it shares a stretch with.
fn levels(paths: &[Path], flips: &[bool]) -> Vec<usize> {
    let span = |index: &usize| {
        let (left, right) = paths[*index].columns();
        (paths[*index].to.is_some(), right - left, left, *index)
    };
    let mut order: Vec<usize> = (0..paths.len()).collect();
    order.sort_by_key(span);
    let mut levels = vec![0; paths.len()];
    for (place, index) in order.iter().enumerate() {
        let (start, end) = paths[*index].extent(flips[*index]);
        let above = order[..place].iter().filter(|other| {
            let (other_start, other_end) = paths[**other].extent(flips[**other]);
            start < other_end && other_start < end
        });
        levels[*index] = above.map(|other| levels[*other] + 1).max().unwrap_or(0);
    }
    levels
}

/// Returns where the legs of each path stand, right of the centres of their columns.
///
/// On a column stand, from the left: ends whose words go left, what goes to the left (the inner before the outer),
/// ends, what goes to the right (the outer before the inner). So no leg crosses a line.
fn ports(paths: &[Path], levels: &[usize], flips: &[bool]) -> Vec<(f64, f64)> {
    let mut ports = vec![(0.0, 0.0); paths.len()];
    // Column, rank on it, path, whether it is the left leg.
    let mut legs: Vec<(usize, (i64, i64), usize, bool)> = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let level = levels[index] as i64;
        let (left, right) = path.columns();
        match path.to {
            None if flips[index] => legs.push((left, (0, -level), index, true)),
            None => legs.push((left, (2, level), index, true)),
            // A loop to itself keeps its legs together.
            Some(_) if left == right => {
                legs.push((left, (3, -level), index, true));
                legs.push((left, (3, level), index, false));
            }
            Some(_) => {
                legs.push((left, (4, -level), index, true));
                legs.push((right, (1, level), index, false));
            }
        }
    }
    legs.sort_by_key(|(column, rank, index, is_left)| (*column, *rank, *index, !*is_left));
    for column in legs.chunk_by(|a, b| a.0 == b.0) {
        let count = column.len();
        let step = match count {
            0..=2 => 14.0,
            3..=6 => 11.0,
            _ => 60.0 / (count - 1) as f64,
        };
        for (place, (_, _, index, is_left)) in column.iter().enumerate() {
            let x = ((place as f64 - (count - 1) as f64 / 2.0) * step).round();
            let port = &mut ports[*index];
            if *is_left {
                port.0 = x;
            }
            if !*is_left || paths[*index].to.is_none() {
                port.1 = x;
            }
        }
    }
    ports
}

#[cfg(test)]
mod tests {
    use super::{Path, lay_out};

    fn path(from: usize, to: usize) -> Path {
        Path { from, to: Some(to), letters: 10 }
    }

    fn end(from: usize) -> Path {
        Path { from, to: None, letters: 10 }
    }

    #[test]
    fn the_longer_elbow_hangs_below_the_shorter_one() {
        let (elbows, height) = lay_out(&[path(6, 8), path(6, 7), path(7, 6), path(15, 2)], 16);
        let depths: Vec<usize> = elbows.iter().map(|elbow| elbow.depth).collect();
        assert_eq!(depths, [76, 20, 48, 104]);
        assert_eq!(height, 126);
    }

    #[test]
    fn no_leg_crosses_a_line() {
        let (elbows, _) = lay_out(&[path(6, 8), path(6, 7), path(7, 6)], 16);
        let [outer, inner, back] = elbows[..] else { panic!() };
        assert!(outer.x < back.x && back.x < inner.x, "on the left column the outer leg stands first");
        assert!(inner.x + inner.widen < back.x + back.widen, "on the right column the inner one does");
    }

    #[test]
    fn an_end_keeps_clear_of_what_leaves_to_the_right() {
        let (elbows, _) = lay_out(&[path(14, 15), end(14)], 16);
        assert!(elbows[1].flip && elbows[1].x < elbows[0].x);
        let (elbows, _) = lay_out(&[path(6, 7), end(7)], 16);
        assert!(!elbows[1].flip && elbows[1].x > elbows[0].x + elbows[0].widen);
        assert_eq!(elbows[0].depth, elbows[1].depth);
    }

    #[test]
    fn words_stay_in_the_table() {
        let (elbows, _) = lay_out(&[Path { from: 15, to: None, letters: 30 }], 16);
        assert!(elbows[0].flip);
    }

    #[test]
    fn a_loop_to_itself_has_two_legs() {
        let (elbows, _) = lay_out(&[path(3, 3)], 5);
        assert!(elbows[0].widen > 0.0);
    }

    #[test]
    fn nothing_needs_no_room() {
        assert_eq!(lay_out(&[], 4), (Vec::new(), 0));
    }
}
