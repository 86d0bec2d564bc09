//! What people did on a checklist: the boxes they ticked and the lines they wrote.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::fence::Fence;
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

/// Returns what people did on a checklist.
pub fn read(text: &str) -> Kept {
    let mut reader = Reader::default();
    for line in text.trim_start_matches('\u{feff}').lines() {
        reader.line(line.trim_end_matches('\r'));
    }
    reader.finish_block();
    reader.kept
}

/// Reads line by line.
#[derive(Default)]
struct Reader<'t> {
    kept: Kept,
    /// The part whose lines are read; `None` above our first line.
    anchor: Option<Anchor>,
    /// The lines that people wrote there so far.
    block: Vec<Cow<'t, str>>,
    /// The code fence that is open in them.
    fence: Option<Fence<'t>>,
}

impl<'t> Reader<'t> {
    fn line(&mut self, line: &'t str) {
        // In a fence of an item even a line like ours is a person's: ours are not indented so, but for those that follow
        // their item at once. Any other fence that one of our lines stands in, somebody forgot to close.
        let is_quoted = self.fence.is_some_and(|fence| fence.is_in_item() && !fence.is_left_by(line));
        match marker::find(line) {
            Some(found) if !is_quoted => self.ours(found),
            _ => self.theirs(line),
        }
    }

    fn theirs(&mut self, line: &'t str) {
        self.fence = match self.fence.filter(|fence| !fence.is_left_by(line)) {
            Some(fence) => Some(fence).filter(|fence| !fence.is_closed_by(line)),
            None => Fence::opened_by(line),
        };
        self.block.push(line.into());
    }

    fn ours(&mut self, found: Found<'t>) {
        self.close_fence();
        let mut found = found;
        self.begin(&found);
        // Two lines of ours may have become one.
        while let Some(next) = marker::find(found.after) {
            found = next;
            self.begin(&found);
        }
        let remark = found.after.trim();
        if !remark.is_empty() {
            // A comment in it would make the line ours at the next build.
            self.block.push(format!("  - {}", remark.replace("<!--", "\\<!--")).into());
        }
    }

    /// Begins the part of the page that a line of ours stands at the head of.
    fn begin(&mut self, found: &Found<'t>) {
        if let Marker::Anchor(anchor) = &found.marker {
            self.finish_block();
            self.anchor = Some(anchor.clone());
            if anchor.is_item() && found.is_ticked() {
                self.kept.works.entry(anchor.clone()).or_default().is_ticked = true;
            }
        }
    }

    /// Closes a fence that somebody left open, so that it cannot swallow our next line.
    fn close_fence(&mut self) {
        if let Some(fence) = self.fence.take() {
            while self.block.pop_if(|line| line.trim().is_empty()).is_some() {}
            self.block.push(fence.closing().into());
        }
    }

    fn finish_block(&mut self) {
        self.close_fence();
        let block = std::mem::take(&mut self.block);
        let anchor = self.anchor.clone().unwrap_or(Anchor::Top);
        let is_blank = |line: &Cow<'_, str>| line.trim().is_empty();
        let Some(first) = block.iter().position(|line| !is_blank(line)) else { return };
        let last = block.iter().rposition(|line| !is_blank(line)).expect("one line is not blank");
        // Only beneath an item does it matter whether a note begins with a blank line.
        let gap = (first > 0 && anchor.is_item()).then(String::new);
        let lines = block[first..=last].iter().map(|line| line.clone().into_owned());
        let block: Vec<String> = gap.into_iter().chain(lines).collect();
        let work = self.kept.works.entry(anchor).or_default();
        // A part that was copied, by hand or by a merge, brings its notes twice.
        if !work.blocks.contains(&block) {
            work.blocks.push(block);
        }
    }
}
