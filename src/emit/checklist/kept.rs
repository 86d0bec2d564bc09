//! What people did on a checklist: the boxes they ticked and the lines they wrote.

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use super::fence::{self, Ending, Fence};
use super::marker::{self, Anchor, Found, Marker};

/// People's work on a checklist, by the part that it belongs to and in the order found.
#[derive(Debug, Default)]
pub struct Kept {
    works: IndexMap<Anchor, Work>,
}

/// People's work on one part.
#[derive(Debug, Default)]
pub struct Work {
    /// Whether its box is ticked, anywhere it stands.
    pub is_ticked: bool,
    /// The notes, one list of lines for each place where the part was found.
    blocks: Vec<Vec<String>>,
}

impl Kept {
    /// Returns whether nobody did anything.
    pub fn is_empty(&self) -> bool {
        self.works.is_empty()
    }

    /// Returns the work on a part.
    pub fn work(&self, anchor: &Anchor) -> Option<&Work> {
        self.works.get(anchor)
    }

    /// Returns all parts that somebody worked on, in the order found.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        self.works.keys()
    }
}

impl Work {
    /// Returns the lines of its notes, a blank one between those of different places.
    pub fn notes(&self) -> Vec<&str> {
        let mut lines = Vec::new();
        for block in &self.blocks {
            if !lines.is_empty() && block.first().is_some_and(|line| !line.is_empty()) {
                lines.push("");
            }
            lines.extend(block.iter().map(String::as_str));
        }
        lines
    }
}

/// Returns what people did on a checklist, where `current` are the parts that the model has now.
pub fn read(text: &str, current: &FxHashSet<Anchor>) -> Kept {
    let lines: Vec<&str> =
        text.trim_start_matches('\u{feff}').lines().map(|line| line.trim_end_matches('\r')).collect();
    let found: Vec<Option<Found<'_>>> = lines.iter().map(|line| marker::find(line)).collect();
    let mut reader = Reader::default();
    let copies = Copies::count(&found, current);
    let mut at = 0;
    while at < lines.len() {
        if let Some(length) = copies.fenced(&lines[at..], &found[at..]) {
            reader.block.extend_from_slice(&lines[at..at + length]);
            at += length;
            continue;
        }
        match &found[at] {
            Some(found) => reader.take(found),
            None => reader.block.push(lines[at]),
        }
        at += 1;
    }
    reader.finish_block();
    reader.kept
}

/// Reads line by line.
#[derive(Default)]
struct Reader<'t> {
    kept: Kept,
    anchor: Option<Anchor>,
    block: Vec<&'t str>,
    remarks: Vec<String>,
}

impl<'t> Reader<'t> {
    /// Takes in a line of ours: what was written so far belongs to the part before.
    fn take(&mut self, found: &Found<'t>) {
        if let Marker::Anchor(anchor) = &found.marker {
            self.finish_block();
            self.anchor = Some(anchor.clone());
            if matches!(anchor, Anchor::Kpi(_)) && found.is_ticked() {
                self.kept.works.entry(anchor.clone()).or_default().is_ticked = true;
            }
        }
        // Two lines of ours may have become one.
        if let Some(next) = marker::find(found.after) {
            return self.take(&next);
        }
        let remark = found.after.trim();
        if !remark.is_empty() {
            // A comment in it would make the line ours at the next build.
            self.remarks.push(format!("  - {}", remark.replace("<!--", "\\<!--")));
        }
    }

    fn finish_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let remarks = std::mem::take(&mut self.remarks);
        let anchor = self.anchor.clone().unwrap_or(Anchor::Top);
        let mut lines = trimmed(&block);
        // Only beneath an item does it matter whether a note begins with a blank line.
        if !matches!(anchor, Anchor::Kpi(_)) || !remarks.is_empty() {
            lines = lines.strip_prefix(&[""]).unwrap_or(lines);
        }
        let mut block = remarks;
        block.extend(lines.iter().map(|line| (*line).to_owned()));
        if block.is_empty() {
            return;
        }
        block.extend(fence::missing_end(lines));
        let work = self.kept.works.entry(anchor).or_default();
        // A part that was copied, by hand or by a merge, brings its notes twice.
        if !work.blocks.contains(&block) {
            work.blocks.push(block);
        }
    }
}

/// Returns lines without the blank ones at their end and, but for the last of them, at their start.
fn trimmed<'l, 't>(lines: &'l [&'t str]) -> &'l [&'t str] {
    let is_blank = |line: &&str| line.trim().is_empty();
    let Some(first) = lines.iter().position(|line| !is_blank(line)) else {
        return &[];
    };
    let last = lines.iter().rposition(|line| !is_blank(line)).expect("one line is not blank");
    // The caller compares with an empty line, so one of blanks does not count.
    let start = if first > 0 && lines[first - 1].is_empty() { first - 1 } else { first };
    &lines[start..=last]
}

/// How often each part stands in the text: of two in the same text, one that stands in a code fence is a quotation.
struct Copies<'a> {
    counts: FxHashMap<&'a Anchor, usize>,
    current: &'a FxHashSet<Anchor>,
}

impl<'a> Copies<'a> {
    fn count(found: &'a [Option<Found<'_>>], current: &'a FxHashSet<Anchor>) -> Self {
        let mut counts = FxHashMap::default();
        for found in found.iter().flatten() {
            if let Marker::Anchor(anchor) = &found.marker {
                *counts.entry(anchor).or_default() += 1;
            }
        }
        Self { counts, current }
    }

    /// Returns the length of the code fence at the start of these lines, if there is one.
    ///
    /// A fence that holds a line which is surely ours is none: somebody forgot to close it.
    fn fenced(&self, lines: &[&str], found: &[Option<Found<'_>>]) -> Option<usize> {
        let fence = Fence::opened_by(lines[0]).filter(|_| found[0].is_none())?;
        let mut quotes_part = false;
        let is_ours = |found: &Option<Found<'_>>| match found.as_ref().map(|found| &found.marker) {
            None => false,
            Some(Marker::Detail) => !quotes_part,
            Some(Marker::Anchor(anchor)) => {
                quotes_part = true;
                self.is_surely_ours(anchor)
            }
        };
        let end = found[1..].iter().position(is_ours).map_or(lines.len(), |at| at + 1);
        match fence.ending(lines[1..end].iter().copied()) {
            Ending::Closed(length) | Ending::Left(length) => Some(length),
            Ending::Open => None,
        }
    }

    fn is_surely_ours(&self, anchor: &Anchor) -> bool {
        match anchor {
            Anchor::Kpi(_) | Anchor::Section(_) => {
                self.current.contains(anchor) && self.counts.get(anchor) == Some(&1)
            }
            Anchor::Top | Anchor::Title | Anchor::Gone | Anchor::End => true,
        }
    }
}
