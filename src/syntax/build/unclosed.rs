//! Which brace was forgotten.
//!
//! A missing `}` shows only at the end of the file, where the outermost block is left open. What the writer forgot is
//! most often further in, and the indentation tells: a statement or a `}` that stands further left than the inside of
//! the block it is in.

use super::super::mistake;
use super::super::tree::{Block, Item, Statement};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

/// What is known about the blocks that the end of the file closes.
pub(super) struct Unclosed {
    /// The one report for all of them.
    pub diagnostic: Diagnostic,
    /// The brace of the outermost.
    pub outermost: Span,
    /// Whether the indentation tells which one was forgotten.
    pub told: bool,
}

/// Looks into the blocks that the end of the file closes, if there are any; `open` are their braces.
pub(super) fn diagnose(file: &SourceFile, items: &[Item<'_>], open: &[Span]) -> Option<Unclosed> {
    let innermost = open.iter().max_by_key(|brace| brace.start)?;
    let outermost = open.iter().min_by_key(|brace| brace.start)?;
    let mut statements = items.iter().filter_map(as_statement);
    let suspect = statements
        .find(|statement| statement.block.as_ref().is_some_and(|block| block.span.start == outermost.start))
        .and_then(|statement| suspect(file.text(), statement));
    let told = suspect.is_some();
    let diagnostic = match suspect {
        Some(suspect) => mistake::unclosed_block(file, suspect.brace, open.len(), Some(suspect.sign)),
        None => mistake::unclosed_block(file, *innermost, open.len(), None),
    };
    Some(Unclosed { diagnostic, outermost: *outermost, told })
}

struct Suspect {
    /// The `{` whose `}` seems to be missing.
    brace: Span,
    /// What stands too far left to be in that block.
    sign: Span,
}

/// Returns the first block in `statement`, itself included, that by its indentation ends before its `}`.
fn suspect(text: &str, statement: &Statement<'_>) -> Option<Suspect> {
    let block = statement.block.as_ref()?;
    let brace = Span { start: block.span.start, end: block.span.start + 1 };
    let own = indentation(text, statement.span.start);
    // A file that is not indented at all tells nothing: somewhere the inside must stand further right than its block.
    let mut indented = own.is_some_and(|own| own > 0);
    for inner in block.items.iter().filter_map(as_statement) {
        if let (Some(own), Some(inside)) = (own, indentation(text, inner.span.start)) {
            if inside <= own && indented {
                return Some(Suspect { brace, sign: inner.keyword_span });
            }
            indented |= inside > own;
        }
        if let Some(found) = suspect(text, inner) {
            return Some(found);
        }
    }
    let sign = closing_brace(text, block)?;
    let too_far_left = indentation(text, sign.start)? < own?;
    too_far_left.then_some(Suspect { brace, sign })
}

pub(super) fn as_statement<'i, 's>(item: &'i Item<'s>) -> Option<&'i Statement<'s>> {
    match item {
        Item::Statement(statement) => Some(statement),
        _ => None,
    }
}

fn closing_brace(text: &str, block: &Block<'_>) -> Option<Span> {
    let end = block.span.end;
    text[..end as usize].ends_with('}').then_some(Span { start: end - 1, end })
}

/// Returns how far the character at `offset` is indented, or `None` where something stands before it on its line.
pub(super) fn indentation(text: &str, offset: u32) -> Option<usize> {
    // Backwards, and no further than the blanks, so that a long line costs no more than a short one.
    let mut before = text[..offset as usize].chars().rev();
    let mut blanks = 0;
    loop {
        match before.next() {
            None | Some('\n' | '\r') => return Some(blanks),
            Some(char) if char.is_whitespace() => blanks += 1,
            Some(_) => return None,
        }
    }
}
