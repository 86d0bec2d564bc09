//! Which `allow` comments a file holds, and for which statements they speak.

use crate::source::{SourceFile, Span};
use crate::syntax::tree::{Comment, Item, Items, Statement};

use super::{Allow, comment};

/// Returns the `allow` comments of a file, in the order of the text.
///
/// One alone on its line speaks for the statement below it, where no blank line stands between; one at the end of a line
/// for the statements that begin on that line.
pub fn find(file: &SourceFile, items: &Items<'_>) -> Vec<Allow> {
    let mut finder = Finder { text: file.text(), statements: Vec::new(), allows: Vec::new() };
    finder.items(items);
    finder.allows.sort_by_key(|allow| allow.comment);
    finder.allows
}

struct Finder<'f> {
    text: &'f str,
    /// Where each statement stands, in the order in which they begin.
    statements: Vec<Span>,
    allows: Vec<Allow>,
}

impl Finder<'_> {
    fn items(&mut self, items: &Items<'_>) {
        // The comments above the next statement.
        let mut above: Vec<&Comment<'_>> = Vec::new();
        for item in items {
            match item {
                Item::Comment(comment) if self.is_alone(comment) => above.push(comment),
                Item::Comment(comment) => self.at_end_of_line(comment),
                Item::Statement(statement) => {
                    above.drain(..).for_each(|comment| self.push(comment, Some(statement.span)));
                    self.statement(statement);
                }
                Item::BlankLines(_) | Item::Stray(_) => {
                    above.drain(..).for_each(|comment| self.push(comment, None));
                }
            }
        }
        above.drain(..).for_each(|comment| self.push(comment, None));
    }

    fn statement(&mut self, statement: &Statement<'_>) {
        self.statements.push(statement.span);
        statement.comments.iter().for_each(|comment| self.at_end_of_line(comment));
        if let Some(block) = &statement.block {
            self.items(&block.items);
        }
    }

    /// Adds a comment behind something: it speaks for every statement that begins on its line.
    fn at_end_of_line(&mut self, comment: &Comment<'_>) {
        let line = self.line_start(comment);
        let first = self.statements.partition_point(|statement| (statement.start as usize) < line);
        let scope = self.statements[first..].iter().copied().reduce(Span::to);
        self.push(comment, scope);
    }

    fn push(&mut self, comment: &Comment<'_>, scope: Option<Span>) {
        // What is wrong with a comment beneath this one can be silenced by it, so that it belongs to the scope.
        self.allows.extend(comment::read(comment, scope.map(|scope| scope.to(comment.span))));
    }

    fn is_alone(&self, comment: &Comment<'_>) -> bool {
        self.text[self.line_start(comment)..comment.span.start as usize].trim().is_empty()
    }

    fn line_start(&self, comment: &Comment<'_>) -> usize {
        self.text[..comment.span.start as usize].rfind('\n').map_or(0, |end| end + 1)
    }
}
