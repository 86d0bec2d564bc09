//! The items of one block as they are found, with the blank lines between them.

use super::super::tree::{Comment, Item, Items};
use crate::source::{SourceFile, Span};

/// The items of a file or a block so far.
pub(super) struct List<'s> {
    file: &'s SourceFile,
    pub items: Items<'s>,
    /// Behind the last thing that was read.
    end: u32,
    /// Whether the line at `end` has nothing on it yet, so that its line end makes it a blank one.
    fresh: bool,
}

impl<'s> List<'s> {
    /// Returns the list of a whole file.
    pub fn of_file(file: &'s SourceFile) -> Self {
        Self { file, items: Items::new(), end: 0, fresh: true }
    }

    /// Returns the list of a block whose `{`, or the comment behind it, ends at `end`.
    pub fn of_block(file: &'s SourceFile, end: u32) -> Self {
        Self { file, items: Items::new(), end, fresh: false }
    }

    /// Adds `item`, which stands at `span`.
    pub fn push(&mut self, item: Item<'s>, span: Span) {
        self.blank_lines_before(span.start);
        self.items.push(item);
        self.behind(span.end);
    }

    /// Adds a comment: to the statement on whose first line it stands, or as an item of its own.
    pub fn push_comment(&mut self, comment: Comment<'s>) {
        let span = comment.span;
        if let Some(Item::Statement(statement)) = self.items.last_mut() {
            let before = Span { start: statement.span.start, end: span.start };
            if line_ends(self.file.slice(before)).next().is_none() {
                statement.comments.push(comment);
                self.behind(span.end);
                return;
            }
        }
        self.push(Item::Comment(comment), span);
    }

    /// Notes that what was read reaches up to `end`.
    pub fn behind(&mut self, end: u32) {
        self.end = end;
        self.fresh = false;
    }

    /// Returns the items; the block or file ends at `end`.
    pub fn finish(mut self, end: u32) -> Items<'s> {
        self.blank_lines_before(end);
        self.items
    }

    /// Adds the blank lines between what was read last and `start`, if there are any.
    fn blank_lines_before(&mut self, start: u32) {
        let between = self.file.slice(Span { start: self.end, end: start });
        let mut ends = line_ends(between);
        let first = if self.fresh { Some(0) } else { ends.next() };
        if let (Some(first), Some(last)) = (first, ends.last()) {
            self.items.push(Item::BlankLines(Span { start: self.end + first, end: self.end + last }));
        }
    }
}

/// Returns the offsets behind the line ends in `text`.
pub(super) fn line_ends(text: &str) -> impl Iterator<Item = u32> {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).filter(is_end).map(|at| at as u32 + 1)
}
