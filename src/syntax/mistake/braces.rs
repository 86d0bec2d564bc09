//! Blocks and their braces.

use super::{at, syntax};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::source::{SourceFile, Span};

/// `}` where no block is open.
pub(in super::super) fn stray_close(file: &SourceFile, span: Span) -> Diagnostic {
    syntax(file, span, "this `}` closes nothing")
        .with_help("remove it, or look above for a block that was closed too early")
}

/// A `{` that the file's end closes. `sign` is what stands too far left to be in its block.
pub(in super::super) fn unclosed_block(
    file: &SourceFile,
    brace: Span,
    missing: usize,
    sign: Option<Span>,
) -> Diagnostic {
    let diagnostic = syntax(file, brace, "this block is not closed");
    let diagnostic = match sign {
        Some(sign) => diagnostic.with_label(at(file, sign), "by its indentation, the block ends before this"),
        None => diagnostic,
    };
    diagnostic.with_help(match (missing, sign) {
        (1, Some(_)) => "write a `}` where the block ends".to_owned(),
        (1, None) => "write a `}` where the block ends, at the latest at the end of the file".to_owned(),
        (count, _) => {
            format!("{count} closing braces are missing: write a `}}` where this block ends, then the others")
        }
    })
}

/// A `{` on the line below its statement.
pub(in super::super) fn late_brace(file: &SourceFile, statement: Span, brace: Span) -> Diagnostic {
    let between = Span { start: statement.end, end: brace.start };
    let edits = if file.slice(between).trim().is_empty() {
        vec![edit(file, between.to(brace), " {")]
    } else {
        let behind = Span { start: statement.end, end: statement.end };
        vec![edit(file, behind, " {"), edit(file, brace, "")]
    };
    let mut diagnostic = syntax(file, brace, "a `{` stands on the line of its statement")
        .with_help("write it at the end of the statement's line")
        .with_label(at(file, statement), "the block of this statement");
    diagnostic.fix = Some(Fix { title: "move the `{` up to its statement".to_owned(), edits });
    diagnostic
}

/// A block before which there is no statement.
pub(in super::super) fn bare_block(file: &SourceFile, brace: Span) -> Diagnostic {
    syntax(file, brace, "this block belongs to no statement")
        .with_help("write a keyword before the `{`, as in `stage awareness {`")
}

/// The brace that opens one block too many inside one another.
pub(in super::super) fn too_deep(file: &SourceFile, brace: Span, most: usize) -> Diagnostic {
    let message = format!("more than {most} blocks inside one another");
    Diagnostic::error(Code::LIMIT_EXCEEDED, at(file, brace), message)
        .with_note("the file is not read from here on")
        .with_help("close the blocks above that are done with a `}`")
}

/// A file that the grammar refused: a fault of the program, not of the writer.
pub(in super::super) fn refused(file: &SourceFile) -> Diagnostic {
    syntax(file, Span::default(), "this file cannot be read")
        .with_help("this is a fault of the program; please report it with the file")
}

fn edit(file: &SourceFile, span: Span, text: &str) -> Edit {
    Edit { location: at(file, span), text: text.to_owned() }
}
