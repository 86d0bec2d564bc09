//! What builds wrote, by which a line of theirs is told from one that somebody typed into.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::line_hash::{self, LineHash};
use super::marker::{self, Anchor, Marker};

/// The lines that the last build wrote, as the text itself says, and those that this one writes.
#[derive(Debug, Default)]
pub struct Built {
    hashes: FxHashSet<LineHash>,
    /// The items that this build writes, by their words; `None` where two say the same.
    items: FxHashMap<LineHash, Option<Anchor>>,
    /// How often each part stands in the text that people worked on.
    counts: FxHashMap<Anchor, usize>,
    is_signed: bool,
}

impl Built {
    /// Takes the lines of a text that people worked on.
    pub fn read_previous(&mut self, lines: &[Cow<'_, str>]) {
        for marker in markers(lines) {
            match marker {
                Marker::Lines(hashes) => {
                    self.is_signed = true;
                    self.hashes.extend(hashes);
                }
                Marker::Anchor(anchor) => *self.counts.entry(anchor).or_default() += 1,
                Marker::Detail => {}
            }
        }
    }

    /// Takes the lines of this build's text, which nobody has worked on yet.
    pub fn read_fresh(&mut self, text: &str) {
        for found in text.lines().filter_map(marker::find) {
            match found.marker {
                Marker::Lines(hashes) => self.hashes.extend(hashes),
                Marker::Anchor(anchor) if anchor.is_item() => self.insert_item(found.before, anchor),
                Marker::Anchor(_) | Marker::Detail => {}
            }
        }
    }

    fn insert_item(&mut self, line: &str, anchor: Anchor) {
        if let Some(hash) = LineHash::of(line) {
            self.items.entry(hash).and_modify(|item| *item = None).or_insert(Some(anchor));
        }
    }

    /// Returns whether a build wrote a line with these words.
    pub fn holds(&self, line: &str) -> bool {
        LineHash::of(line).is_some_and(|hash| self.hashes.contains(&hash))
    }

    /// Returns whether the text says with what words it was built. Those of early versions do not.
    pub fn is_signed(&self) -> bool {
        self.is_signed
    }

    /// Returns whether a part stands in the text once, so that its comment is no quotation.
    pub fn has_once(&self, anchor: &Anchor) -> bool {
        self.counts.get(anchor) == Some(&1)
    }

    /// Returns the item that a line is which has lost its comment.
    pub fn unmarked_item(&self, line: &str) -> Option<&Anchor> {
        line_hash::split(line).0?;
        let anchor = self.items.get(&LineHash::of(line)?)?.as_ref()?;
        (!self.counts.contains_key(anchor)).then_some(anchor)
    }
}

fn markers<'t>(lines: &'t [Cow<'_, str>]) -> impl Iterator<Item = Marker> + 't {
    lines.iter().flat_map(|line| {
        let mut rest = &**line;
        std::iter::from_fn(move || {
            let found = marker::find(rest)?;
            rest = found.after;
            Some(found.marker)
        })
    })
}
