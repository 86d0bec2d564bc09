//! A checklist that people worked on → their work on it.
//!
//! A line of ours ends in a comment, but people and their tools come in between: they type into it, break it, join it to a
//! note. Its words as they were built (see `built`) tell what is ours in it; whatever is not stays as a note.

use std::borrow::Cow;

use super::built::Built;
use super::fence::Fence;
use super::kept::Kept;
use super::line_hash;
use super::lines;
use super::marker::{self, Anchor, Found, Marker};
use super::torn::{self, Ours};

/// Returns what people did on a checklist. `fresh` is the text that this build writes, if it is known.
pub fn read(text: &str, fresh: Option<&str>) -> Kept {
    let lines = lines::lines(text);
    let mut built = Built::default();
    built.read_previous(&lines);
    fresh.into_iter().for_each(|fresh| built.read_fresh(fresh));
    let mut reader = Reader { built, kept: Kept::default(), anchor: None, block: Vec::new(), fence: None };
    lines.iter().for_each(|line| reader.line(line));
    reader.finish_block();
    reader.kept
}

/// Reads line by line.
struct Reader<'t> {
    built: Built,
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
        let mut rest = line;
        // Two lines of ours may have become one.
        while !is_quoted
            && let Some(found) = marker::find(rest)
            && let Some(ours) =
                torn::ours(&self.built, self.anchor.as_ref().unwrap_or(&Anchor::Top), &self.block, &found)
        {
            self.take(&found, &ours);
            rest = found.after;
        }
        if rest.len() == line.len() {
            self.theirs(line);
        } else if !rest.trim().is_empty() {
            self.push_note(rest);
        }
    }

    fn theirs(&mut self, line: &'t str) {
        if self.fence.is_none()
            && let Some((anchor, end)) = self.built.unmarked_item(line)
        {
            let (anchor, (own, comment)) = (anchor.clone(), line.split_at(end));
            return self.unmarked(anchor, own, comment);
        }
        self.fence = match self.fence.filter(|fence| !fence.is_left_by(line)) {
            Some(fence) => Some(fence).filter(|fence| !fence.is_closed_by(line)),
            None => Fence::opened_by(line),
        };
        self.block.push(line.into());
    }

    /// Takes an item whose comment is lost or damaged.
    fn unmarked(&mut self, anchor: Anchor, own: &str, comment: &str) {
        let is_edited = self.built.is_signed() && !self.built.holds(&anchor, own);
        let typed = marker::typed_into(comment, &anchor);
        self.begin(anchor, own);
        let edited = is_edited.then(|| line_hash::split(own).1);
        self.push_typed([edited.unwrap_or_default(), &typed]);
    }

    /// Takes a line of ours: it begins a part, or belongs to the one before.
    fn take(&mut self, found: &Found<'t>, ours: &Ours) {
        let (note, own) = found.before.split_at(ours.start);
        let mut parts = self.block.split_off(self.block.len() - ours.lines);
        parts.push(own.into());
        let line = parts.join(" ");
        self.close_fence();
        if !note.trim().is_empty() {
            self.block.push(note.trim_end().into());
        }
        if let Marker::Anchor(anchor) = &found.marker {
            self.begin(anchor.clone(), &line);
        }
        let edited = ours.is_edited.then(|| line_hash::split(&line).1);
        self.push_typed([edited.unwrap_or_default(), found.typed]);
    }

    /// Begins a part of the page at its first line.
    fn begin(&mut self, anchor: Anchor, line: &str) {
        self.finish_block();
        if anchor.is_item()
            && let Some(mark) = line_hash::split(line).0
            && let Some(other) = self.kept.insert_mark(&anchor, mark)
        {
            self.push_note(&other);
        }
        self.anchor = Some(anchor);
    }

    /// Adds what somebody typed into the words and the comment of a line of ours.
    fn push_typed(&mut self, typed: [&str; 2]) {
        for words in typed.into_iter().filter(|words| !words.is_empty()) {
            self.kept.has_edited_lines = true;
            self.push_note(words);
        }
    }

    /// Adds words that stood in a line of ours.
    fn push_note(&mut self, words: &str) {
        // A comment in it would make the line ours at the next build.
        self.block.push(format!("  - {}", words.trim().replace("<!--", "\\<!--")).into());
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
        self.kept.insert_notes(anchor, gap.into_iter().chain(lines).collect());
    }
}
