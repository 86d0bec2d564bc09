//! Places and stretches from left to right, in columns and pixels, and the paths that are laid out among them.
//!
//! A place is so many columns and so many pixels from the left, so what is apart in the narrowest columns can be shown
//! to be apart in all.

use super::label::LabelText;

/// The width of the narrowest column in pixels: 4.875rem, as in the page's styles.
pub const COLUMN: f64 = 78.0;
/// What two computed widths may differ by and still be the same: far below what a screen shows, far above rounding.
const SAME: f64 = 0.001;

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
    pub label: LabelText,
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
    pub(super) fn is_before(self, other: Self, room: f64) -> bool {
        self.narrowest() + room <= other.narrowest() + SAME && self.columns <= other.columns + SAME
    }
}

/// A stretch from left to right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub left: At,
    pub right: At,
}

impl Stretch {
    /// Returns whether it comes nearer to another stretch than a room, in columns of some width.
    pub(super) fn meets(self, other: Self, room: f64) -> bool {
        !self.right.is_before(other.left, room) && !other.right.is_before(self.left, room)
    }

    /// Returns what the left leg of a path takes.
    pub(super) fn left_leg(at: At, thickness: f64) -> Self {
        Self { left: at, right: at.right_by(thickness) }
    }

    /// Returns what the right leg of a path takes.
    pub(super) fn right_leg(at: At, thickness: f64) -> Self {
        Self { left: at.right_by(-thickness), right: at }
    }
}

impl Path {
    /// Returns the columns of the left and the right leg.
    pub fn columns(&self) -> (usize, usize) {
        let to = self.to.unwrap_or(self.from);
        (self.from.min(to), self.from.max(to))
    }

    /// Returns how many columns lie between the legs.
    pub(super) fn span(&self) -> usize {
        let (left, right) = self.columns();
        right - left
    }
}
