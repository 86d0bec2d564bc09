//! What holds for every text.

use proptest::prelude::*;

use super::parse;
use crate::source::{SourceFile, Span};
use crate::syntax::{Block, Item, Statement};

/// Pieces that mean something to the grammar, so that their mixtures reach every corner of it.
const PIECES: &[&str] = &[
    "\"",
    "\"\"\"",
    "\"\"\"\n",
    "\\",
    "\\\"",
    "\n",
    "\r",
    "\r\n",
    " ",
    "    ",
    "\t",
    "\u{A0}",
    "{",
    "}",
    "{\n",
    "}\n",
    ",",
    ";",
    "//",
    "// c\n",
    "/*",
    "*/",
    "#",
    "# ",
    ":",
    "=",
    ">=",
    "->",
    "→",
    "-->",
    "=>",
    "-",
    "–",
    "..",
    ".",
    "%",
    "€",
    "1",
    "20",
    "0,9",
    "2026-12-31",
    "31.12.2026",
    "a",
    "goal ",
    "stage b ",
    "A",
    "é",
    "😀",
    "“",
    "”",
    "«",
    "'",
    "’",
    "https://",
    "_",
    "(",
];

proptest! {
    #[test]
    fn pieces_of_the_language_make_a_sound_tree(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        assert_sound(&pieces.concat());
    }

    #[test]
    fn any_characters_make_a_sound_tree(text in any::<String>()) {
        assert_sound(&text);
    }
}

/// Each long enough to be read in no time where reading is linear, and not at all where it is not.
#[test]
fn long_runs_are_read_in_linear_time() {
    let runs = [
        "}",
        "{",
        "\"",
        ",",
        "->",
        " ",
        "\n",
        "a",
        "a ",
        "a{",
        "a{}",
        "a\n{}",
        "a\n//\n",
        "a \"b\n",
        "a \"\"\"\nb\n",
        "a \"\"\"\n}\n",
        "}\n\\\"\"\"\n",
        "/*",
        "a /*\n",
        "“",
        "'",
        "a 'b\n",
        "1 ",
        "1,",
        "1..",
        "\\",
        ">",
        "-",
        "=",
        "a,\n",
        "a,//\n",
        ":",
        "# \n",
        "é",
        "\r",
    ];
    for run in runs {
        assert_sound(&run.repeat(20_000 / run.len()));
    }
    assert_sound(&format!("a \"{}", "{ ".repeat(10_000)));
    assert_sound(&format!("a \"{}x", "{".repeat(20_000)));
    assert_sound(&format!("a{}b", " ".repeat(20_000)));
    assert_sound(&format!("a \"\"\"\n{}", "}\n".repeat(10_000)));
}

/// Asserts that everything lies in the text, on the edges of characters, in order and one in the other.
fn assert_sound(text: &str) {
    let file = SourceFile::new("a.journey", text);
    let parse = parse(&file);
    items(text, &parse.items, Span::new(0, text.len()));
    for mistake in &parse.diagnostics {
        let spans = mistake.labels.iter().map(|label| &label.location).chain([&mistake.location]);
        let edits = mistake.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.location);
        for location in spans.chain(edits) {
            slice(text, location.span.expect("mistakes of the shape have a place"));
        }
    }
    assert!(parse.diagnostics.is_sorted_by_key(|mistake| mistake.location.span));
}

fn items(text: &str, items: &[Item<'_>], within: Span) {
    let mut end = within.start;
    for item in items {
        let span = match item {
            Item::Statement(statement) => self::statement(text, statement),
            Item::Comment(comment) => {
                assert_eq!(slice(text, comment.span), comment.text);
                comment.span
            }
            Item::BlankLines(span) => {
                assert!(slice(text, *span).ends_with(['\n', '\r']));
                *span
            }
            Item::Stray(span) => *span,
        };
        slice(text, span);
        assert!(end <= span.start && span.end <= within.end, "{item:?} stands out of order in {text:?}");
        end = span.end;
    }
}

fn statement(text: &str, statement: &Statement<'_>) -> Span {
    let mut end = statement.keyword_span.end;
    assert!(statement.keyword == "->" || statement.keyword == slice(text, statement.keyword_span));
    for argument in &statement.arguments {
        slice(text, argument.span);
        assert!(end <= argument.span.start, "{argument:?} stands out of order in {text:?}");
        end = argument.span.end;
    }
    for comment in &statement.comments {
        assert_eq!(slice(text, comment.span), comment.text);
        assert!(comment.text.starts_with("//"));
    }
    if let Some(Block { items, span, .. }) = &statement.block {
        assert!(slice(text, *span).starts_with('{') && end <= span.start);
        self::items(text, items, *span);
        end = span.end;
    }
    assert!(end <= statement.span.end);
    statement.span
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_else(|| panic!("{span:?} is no part of {text:?}"))
}
