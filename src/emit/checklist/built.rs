//! What builds wrote, by which a line of theirs is told from one that somebody typed into.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::line_hash::{self, LineHash};
use super::marker::{self, Anchor, Found, Marker};

/// The words of lines as they were built, by the part that they stand in.
type Hashes = FxHashMap<Anchor, FxHashSet<LineHash>>;

/// The lines that the last build wrote, as the text itself says, and those that this one writes: part by part, since a line
/// of one part that says what another part says is a person's.
#[derive(Debug, Default)]
pub struct Built {
    previous: Hashes,
    fresh: Hashes,
    /// The items that this build writes, by their words; `None` where two say the same.
    items: FxHashMap<LineHash, Option<Anchor>>,
    /// How often each part stands in the text that people worked on.
    counts: FxHashMap<Anchor, usize>,
    is_signed: bool,
}

impl Built {
    /// Takes the lines of a text that people worked on.
    pub fn read_previous(&mut self, lines: &[Cow<'_, str>]) {
        let markers: Vec<Marker> = markers(lines).collect();
        self.is_signed = markers.iter().any(|marker| matches!(marker, Marker::Lines(_)));
        self.previous = by_part(&markers);
        for marker in markers {
            if let Marker::Anchor(anchor) = marker {
                *self.counts.entry(anchor).or_default() += 1;
            }
        }
    }

    /// Takes the lines of this build's text, which nobody has worked on yet.
    pub fn read_fresh(&mut self, text: &str) {
        let found: Vec<Found<'_>> = text.lines().filter_map(marker::find).collect();
        for found in &found {
            if let Marker::Anchor(anchor) = &found.marker
                && anchor.is_item()
            {
                self.insert_item(found.before, anchor.clone());
            }
        }
        let markers: Vec<Marker> = found.into_iter().map(|found| found.marker).collect();
        self.fresh = by_part(&markers);
    }

    fn insert_item(&mut self, line: &str, anchor: Anchor) {
        if let Some(hash) = LineHash::of(line) {
            self.items.entry(hash).and_modify(|item| *item = None).or_insert(Some(anchor));
        }
    }

    /// Returns whether a build wrote a line with these words in a part.
    pub fn holds(&self, part: &Anchor, line: &str) -> bool {
        let Some(hash) = LineHash::of(line) else { return false };
        // The comment of a part may have come beneath another one.
        let is_previous = self.previous.get(part).map_or_else(
            || self.previous.values().any(|hashes| hashes.contains(&hash)),
            |hashes| hashes.contains(&hash),
        );
        is_previous || self.fresh.get(part).is_some_and(|hashes| hashes.contains(&hash))
    }

    /// Returns whether the text says with what words it was built. Those of early versions do not.
    pub fn is_signed(&self) -> bool {
        self.is_signed
    }

    /// Returns whether a part stands in the text once, so that its comment is no quotation.
    pub fn has_once(&self, anchor: &Anchor) -> bool {
        self.counts.get(anchor) == Some(&1)
    }

    /// Returns the item that a line is whose comment is lost or damaged, and where what is left of the comment begins.
    pub fn unmarked_item(&self, line: &str) -> Option<(&Anchor, usize)> {
        line_hash::split(line).0?;
        let mut ends = std::iter::once(line.len()).chain(marker::damaged(line));
        ends.find_map(|end| Some((self.item(&line[..end])?, end)))
            .or_else(|| marker::damaged(line).find_map(|end| Some((self.item_named_in(&line[end..])?, end))))
    }

    /// Returns the item that a damaged comment names and nothing else.
    fn item_named_in(&self, comment: &str) -> Option<&Anchor> {
        let mut missing =
            self.fresh.keys().filter(|anchor| anchor.is_item() && !self.counts.contains_key(*anchor));
        missing.find(|anchor| marker::is_damage_of(comment, anchor))
    }

    /// Returns the item with these words, unless it stands in the text with its comment.
    fn item(&self, line: &str) -> Option<&Anchor> {
        let anchor = self.items.get(&LineHash::of(line)?)?.as_ref()?;
        (!self.counts.contains_key(anchor)).then_some(anchor)
    }
}

/// Returns the words of lines by their parts. A comment has those of the item that it stands beneath and of the headings over
/// it.
fn by_part(markers: &[Marker]) -> Hashes {
    let mut hashes = Hashes::default();
    let mut parts: Vec<&Anchor> = Vec::new();
    let mut is_signed = false;
    for marker in markers {
        match marker {
            Marker::Anchor(anchor) => {
                if std::mem::take(&mut is_signed) {
                    parts.clear();
                }
                parts.push(anchor);
            }
            Marker::Lines(of_parts) => {
                is_signed = true;
                for part in &parts {
                    hashes.entry((*part).clone()).or_default().extend(of_parts);
                }
            }
            Marker::Detail => {}
        }
    }
    hashes
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
