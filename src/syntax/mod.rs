//! Text → tree of plain statements, always.
//!
//! The shape of the language stands in `grammar/journey.pest`, which reads every text: what is wrong becomes a node of
//! its own. `build` turns pest's pairs into the [`tree`] in one pass, and `mistake` holds the sentence for each
//! thing that can be wrong. Nothing outside of this module knows pest.

mod build;
mod field;
mod grammar;
mod mistake;
mod returns;
#[cfg(test)]
mod tests;
pub mod tree;

use pest::Parser;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

pub use field::{number, odd_date, odd_number};
use grammar::{Grammar, Rule};
pub use tree::{Argument, Block, Comment, Comparison, Item, Items, Number, Statement, Value};

/// How many blocks may stand inside one another.
pub const MAX_DEPTH: usize = 64;

/// The tree of a file, and what is wrong with its shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Parse<'s> {
    /// What the file holds, mistakes included.
    pub items: Items<'s>,
    /// The mistakes, in the order of the text: `syntax`, `invalid-date` for dates of another form than the language's,
    /// and `limit-exceeded`.
    pub diagnostics: Vec<Diagnostic>,
}

/// Returns the tree of `file`, whatever its text.
///
/// Takes time and memory in proportion to the text, and stack for [`MAX_DEPTH`] blocks.
pub fn parse(file: &SourceFile) -> Parse<'_> {
    let readable = returns::as_line_ends(file.text());
    match Grammar::parse(Rule::file, &readable) {
        Ok(pairs) => build::build(file, pairs),
        // The grammar reads every text, and tests try to prove it wrong. Should it fail after all, that is said.
        Err(_) => unread(file),
    }
}

/// Returns the parse of a file that the grammar refused.
fn unread(file: &SourceFile) -> Parse<'_> {
    let span = Span::new(0, file.text().len());
    Parse { items: vec![Item::Stray(span)], diagnostics: vec![mistake::refused(file)] }
}
