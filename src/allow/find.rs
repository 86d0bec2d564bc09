use crate::source::{SourceFile, Span};
use crate::syntax::tree::{Comment, Item, Items, Statement};

use super::{Allow, comment};

/// Returns the `allow` comments of a file, in the order of the text.
///
/// One speaks for the statement below it, where no blank line stands between, or for the one at the end of whose first
/// line it stands.
pub fn find(file: &SourceFile, items: &Items<'_>) -> Vec<Allow> {
    // Most files have none, and need not be walked.
    if !file.text().contains("allow") && !file.text().contains("journey:") {
        return Vec::new();
    }
    let mut finder = Finder { file, allows: Vec::new() };
    finder.items(items);
    finder.allows.sort_by_key(|allow| allow.comment);
    finder.allows
}

struct Finder<'f> {
    file: &'f SourceFile,
    allows: Vec<Allow>,
}

impl Finder<'_> {
    fn items(&mut self, items: &Items<'_>) {
        // The comments above the next statement.
        let mut above: Vec<&Comment<'_>> = Vec::new();
        let mut before: Option<&Item<'_>> = None;
        for item in items {
            match item {
                Item::Comment(comment) => match before {
                    Some(Item::Statement(statement)) if self.is_beside(statement, comment) => {
                        self.push(comment, self.is_one_line(statement).then_some(statement.span));
                    }
                    _ => above.push(comment),
                },
                Item::Statement(statement) => {
                    above.drain(..).for_each(|comment| self.push(comment, Some(statement.span)));
                    statement.comments.iter().for_each(|comment| self.push(comment, Some(statement.span)));
                    if let Some(block) = &statement.block {
                        self.items(&block.items);
                    }
                }
                Item::BlankLines(_) | Item::Stray(_) => {
                    above.drain(..).for_each(|comment| self.push(comment, None));
                }
            }
            before = Some(item);
        }
        above.drain(..).for_each(|comment| self.push(comment, None));
    }

    fn push(&mut self, comment: &Comment<'_>, scope: Option<Span>) {
        // What is wrong with a comment beneath this one can be silenced by it, so that it belongs to the scope.
        self.allows.extend(comment::read(comment, scope.map(|scope| scope.to(comment.span))));
    }

    /// Returns whether a comment stands on the line on which the statement before it ends.
    fn is_beside(&self, statement: &Statement<'_>, comment: &Comment<'_>) -> bool {
        let between = Span { start: statement.span.end, end: comment.span.start };
        !self.file.slice(between).contains('\n')
    }

    fn is_one_line(&self, statement: &Statement<'_>) -> bool {
        !self.file.slice(statement.span).contains('\n')
    }
}
