//! What people did on a checklist: the boxes they ticked and the lines they wrote.

use indexmap::IndexMap;

use super::line_hash;
use super::marker::Anchor;

/// People's work on a checklist, by the part that it belongs to and in the order found.
#[derive(Debug, Default)]
pub struct Kept {
    works: IndexMap<Anchor, Work>,
    /// Whether somebody typed into a line that a build wrote, so that its words became a note.
    pub has_edited_lines: bool,
}

/// People's work on one part.
#[derive(Debug, Default)]
pub struct Work {
    /// What stands in its box, with the box, as it was written: `[x]`, `[/]`. `None` where nothing does.
    pub mark: Option<String>,
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

    /// Takes what stands in the box of an item. Where the item stands more than once, as after a merge, a tick comes first;
    /// returns the mark that had to give way.
    pub fn insert_mark(&mut self, anchor: &Anchor, mark: &str) -> Option<String> {
        if line_hash::is_blank(mark) {
            return None;
        }
        // Remark escapes the first bracket alone.
        let mark = if mark.ends_with("\\]") { mark } else { mark.trim_start_matches('\\') };
        let mark = if mark == "[X]" { "[x]" } else { mark };
        let is_tick = |mark: &str| mark.contains(['x', 'X']);
        let work = self.works.entry(anchor.clone()).or_default();
        match &work.mark {
            Some(before) if before == mark => None,
            Some(before) if is_tick(before) || !is_tick(mark) => Some(mark.to_owned()),
            _ => work.mark.replace(mark.to_owned()),
        }
    }

    /// Takes notes on a part. One that was copied, by hand or by a merge, brings its notes twice.
    pub fn insert_notes(&mut self, anchor: Anchor, lines: Vec<String>) {
        let work = self.works.entry(anchor).or_default();
        if !work.blocks.contains(&lines) {
            work.blocks.push(lines);
        }
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
