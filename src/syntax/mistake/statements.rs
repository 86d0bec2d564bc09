//! Statements, commas, and what other languages write.

use super::super::grammar::Rule;
use super::{in_ticks, quoted, syntax};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

/// What begins no statement; `rule` says what it is by itself.
pub(in super::super) fn stray(file: &SourceFile, rule: Rule, span: Span) -> Diagnostic {
    match rule {
        Rule::hash_comment => hash_comment(file, span),
        Rule::block_comment => block_comment(file, span),
        Rule::bad_word if file.slice(span).starts_with('#') => hash_comment(file, span),
        Rule::comma => syntax(file, Span { end: span.start + 1, ..span }, "a comma begins no statement")
            .with_help(
                "a comma stands between two arguments; a list goes on below a line that ends in a comma",
            ),
        Rule::bad_sign if file.slice(span).starts_with(['-', '–', '—', '+']) => {
            syntax(file, span, format!("{} begins no statement", quoted(file, span)))
                .with_help("write the keyword alone, without a sign for a list before it")
        }
        Rule::text | Rule::unclosed_text => {
            syntax(file, Span { end: span.start + 3, ..span }, "a text begins no statement")
                .with_help("write its keyword before it, on the same line, as in `description \"\"\"`")
        }
        Rule::string | Rule::unclosed_string | Rule::bad_quotes => {
            syntax(file, span, format!("{} begins no statement", quoted(file, span)))
                .with_help("write its keyword before it, on the same line, as in `goal \"Find a gym\"`")
        }
        _ => syntax(file, span, format!("{} begins no statement", quoted(file, span)))
            .with_help("a statement begins with a keyword, such as `stage` or `goal`, or with `->`"),
    }
}

/// `role: "x"`
pub(in super::super) fn colon(file: &SourceFile, span: Span) -> Diagnostic {
    let before = file.text()[..span.start as usize].chars().next_back();
    let after = file.text()[span.end as usize..].chars().next();
    let touches = |char: Option<char>| char.is_some_and(|char| !char.is_whitespace());
    let blank = if touches(before) && touches(after) { " " } else { "" };
    syntax(file, span, format!("{} does not stand behind a keyword", quoted(file, span)))
        .with_help("write the keyword, a blank and the argument: `role \"Office worker\"`")
        .with_replacement(format!("remove {}", quoted(file, span)), blank)
}

/// `=>`, `-->`
pub(in super::super) fn other_arrow(file: &SourceFile, span: Span) -> Diagnostic {
    syntax(file, span, format!("an arrow is written `->`, not {}", quoted(file, span)))
        .with_help("write `->`")
        .with_replacement("replace with `->`", "->")
}

/// `a -> b`
pub(in super::super) fn inner_arrow(file: &SourceFile, span: Span) -> Diagnostic {
    syntax(file, span, "an arrow begins a statement of its own")
        .with_help("write `->` and its target on a line of their own, in the block of the touchpoint they lead away from")
}

/// `# …`
pub(in super::super) fn hash_comment(file: &SourceFile, span: Span) -> Diagnostic {
    let hash = Span { end: span.start + 1, ..span };
    syntax(file, hash, "`#` begins no comment")
        .with_help("a comment begins with `//`")
        .with_replacement("replace with `//`", "//")
}

/// `/* … */`
pub(in super::super) fn block_comment(file: &SourceFile, span: Span) -> Diagnostic {
    let written = file.slice(span);
    let opening = Span { end: span.start + 2, ..span };
    let diagnostic = syntax(file, opening, "`/*` begins no comment")
        .with_help("write `//` before each line of the comment");
    let rest = &file.text()[span.end as usize..];
    let ends_line = rest.trim_start_matches([' ', '\t', '\r']).is_empty()
        || rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
    if written.contains('\n') || !ends_line {
        return diagnostic;
    }
    let words = written.trim_start_matches("/*").trim_end_matches("*/").trim();
    let mut diagnostic = diagnostic;
    let fixed = format!("// {words}");
    diagnostic.location = super::at(file, span);
    diagnostic.with_replacement(format!("replace with {}", in_ticks(&fixed)), fixed)
}

/// `prefers social,` at the end of a statement.
pub(in super::super) fn comma_without_argument(file: &SourceFile, span: Span) -> Diagnostic {
    syntax(file, span, "nothing follows this comma")
        .with_help("write a further argument behind it, or remove it")
        .with_replacement("remove the comma", "")
}

/// `prefers , social`
pub(in super::super) fn comma_before_argument(file: &SourceFile, span: Span) -> Diagnostic {
    syntax(file, span, "nothing stands before this comma")
        .with_help("a comma stands between two arguments")
        .with_replacement("remove the comma", "")
}

/// `social,, email`
pub(in super::super) fn comma_twice(file: &SourceFile, span: Span) -> Diagnostic {
    syntax(file, span, "several commas in a row")
        .with_help("write one comma between two arguments")
        .with_replacement("replace with one comma", ",")
}
