//! What the reader makes of good and of broken text, in short.
//!
//! The snapshots show a text, the tree of it as [`dump`] writes it, and the mistakes with what helps against them.

mod any_text;

use super::{Argument, Item, Number, Statement, Value, parse};
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// Compares the trees and mistakes of some texts with a snapshot of that name.
fn check(name: &str, texts: &[&str]) {
    let shown: Vec<String> = texts.iter().map(|text| show(text)).collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, shown.join("\n"));
    });
}

fn show(text: &str) -> String {
    let file = SourceFile::new("a.journey", text);
    let parse = parse(&file);
    let mistakes = parse.diagnostics.iter().map(|mistake| self::mistake(mistake, &file));
    let mut shown = text.replace('\r', "␍").replace('\u{A0}', "⍽") + "\n";
    for line in std::iter::once(dump(&parse.items, &file)).chain(mistakes) {
        shown += &format!("    {line}\n");
    }
    shown
}

fn mistake(mistake: &Diagnostic, file: &SourceFile) -> String {
    let span = mistake.location.span.expect("mistakes of the shape have a place");
    let place = file.lines().line_column(file.text(), span.start);
    let mut text = format!("{}:{} {}: {}", place.line, place.column, mistake.code, mistake.message);
    text += &format!("\n      at {}", file.slice(span).escape_debug());
    for label in &mistake.labels {
        let span = label.location.span.expect("labels have a place");
        text += &format!("\n      {}: {}", label.message, file.slice(span).escape_debug());
    }
    text += &mistake.help.as_ref().map(|help| format!("\n      help: {help}")).unwrap_or_default();
    text + &fixed(mistake, file)
        .map(|fixed| format!("\n      fixed: {}", fixed.escape_debug()))
        .unwrap_or_default()
}

/// Returns the text after the fix of `mistake`.
fn fixed(mistake: &Diagnostic, file: &SourceFile) -> Option<String> {
    let mut text = file.text().to_owned();
    for edit in mistake.fix.as_ref()?.edits.iter().rev() {
        text.replace_range(edit.location.span?.range(), &edit.text);
    }
    Some(text)
}

/// Returns the tree on one line: statements in round brackets, `?` before a bad word, `!` for what is broken, `~` for
/// blank lines and `#…#` for strays.
fn dump(items: &[Item<'_>], file: &SourceFile) -> String {
    let item = |item: &Item<'_>| match item {
        Item::Statement(statement) => self::statement(statement, file),
        Item::Comment(comment) => format!("[{}]", comment.text),
        Item::BlankLines(_) => "~".to_owned(),
        Item::Stray(span) => format!("#{}#", file.slice(*span).escape_debug()),
    };
    items.iter().map(item).collect::<Vec<_>>().join(" ")
}

fn statement(statement: &Statement<'_>, file: &SourceFile) -> String {
    let mut text = format!("({}{}", if statement.broken { "!" } else { "" }, statement.keyword);
    for argument in &statement.arguments {
        text += &format!("{} {}", if argument.after_comma { "," } else { "" }, value(argument));
    }
    for comment in &statement.comments {
        text += &format!(" [{}]", comment.text);
    }
    if let Some(block) = &statement.block {
        text += &format!(" {{{}}}", dump(&block.items, file));
    }
    text + ")"
}

fn value(argument: &Argument<'_>) -> String {
    match &argument.value {
        Value::Word(word) => (*word).to_owned(),
        Value::BadWord(word) => format!("?{word}"),
        Value::String(string) => format!("{string:?}"),
        Value::Text(text) => format!("text{text:?}"),
        Value::Number(number) => self::number(number),
        Value::Date(date) => format!("date:{date}"),
        Value::Comparison(comparison, number) => format!("{}{}", comparison.sign(), self::number(number)),
        Value::Range(first, second) => format!("{}..{}", self::number(first), self::number(second)),
        Value::Broken => "!".to_owned(),
    }
}

fn number(number: &Number<'_>) -> String {
    format!("{}{}", number.digits, number.unit.map(|unit| format!("<{unit}>")).unwrap_or_default())
}

#[test]
fn statements() {
    check(
        "statements",
        &[
            "persona sam \"Sam\" {\n  prefers social, email\n}\n\n\n// two\nteam web { department \"Product\" } // one line",
            "a \"x\"; b;; c { d; e } f {} g",
            "-> done \"x\" 54% after 1 day { cites y }",
            "→ exit",
            "Stage a",
            "étape b",
            "moment-of-truth",
            "k { pain long-form \"x\" { } }\n\n",
            "a b/c stage",
            "",
        ],
    );
}

#[test]
fn comments() {
    check(
        "comments",
        &[
            "stage a { // first\n\n  goal \"x\" // second\n  // third\n} // fourth",
            "a b, // one\n  // two\n  c",
            "link https://x.com/a//b",
            "// only",
            "a // one\r\nb\r\n\r\n// two\r\n",
        ],
    );
}

#[test]
fn arguments() {
    check(
        "arguments",
        &[
            "a 1 +2 −3 4_200 1.5 12.5% 38 % 3 days 40 EUR 5 visits/day",
            "a >= 1.5% by 2026-12-31",
            "a ≥1 ≤ 2 > 3 <4 = 5",
            "a 20 .. 30 min; b 20..30",
            "volume 4_200 per month",
            "a 1 on b 2 once",
            "a\u{A0}\"x\"\u{202F}3\u{A0}days",
            "goal Sam wants it's café C&A 100m? 24/7 3rd https://example.com/x?y#z (foo)",
            "a x,y;b",
            "a 1,\n  2",
        ],
    );
}

#[test]
fn strings() {
    check(
        "strings",
        &[
            "a \"\" \"x\" \"\\\"\\\\\\n\\t\\u{1F600}\"",
            "a \"x\\q\" \"\\w\"",
            "a \"\\u{d800}\"",
            "a \"\\u0041\"",
            "a \"open\nb",
            "a \"open {\n  b\n}",
            "a { b \"open }",
            "a \"x\" \"",
            "a \"x\\\"",
            "a \"he said \"no\" to me\"",
            "a \"x\"\"y\"",
            "a b\"c\"",
        ],
    );
}

#[test]
fn quotes() {
    check(
        "quotes",
        &[
            "a “x”",
            "a „x“ ”y”",
            "a « x »",
            "a 'it is' b",
            "a “he said \"no\"”",
            "a “x\" 3",
            "a \"x”",
            "a “open\nb",
            "stage “A” {\n  b\n}",
        ],
    );
}

#[test]
fn texts() {
    check(
        "texts",
        &[
            "a \"\"\"\n    One\n      two\n    \"\"\" {\n  b\n}",
            "a \"\"\"one \"1\" \"\"\"",
            "a \"\"\" one\n  two\n  \"\"\"",
            "a \"\"\"\n  one\n  two\"\"\"",
            "a \"\"\"\n  x\\q\n  \"\"\"",
            "s {\na \"\"\"\n  one\n  Two\n}\nt",
            "s {\na \"\"\"\n  one\n  b \"\"\"\n    two\n    \"\"\"\n}",
            "a \"\"\"\none",
            "a \"\"\"\n  \\\"\"\"\n  \"\"\"",
            "\"\"\"\nx\n\"\"\"",
            "a \"\"\"\n  one\n  tired and out of time. \"\"\"\nb",
        ],
    );
}

#[test]
fn numbers() {
    check(
        "numbers",
        &[
            "a 3days",
            "a 40EUR",
            "a .5",
            "a 5.",
            "a 1__0",
            "a 0,9%",
            "a 1,5 days",
            "a 1.000,50",
            "a 1,000.50",
            "a 1.000.000",
            "a 1,000",
            "a 1'000",
            "a €40",
            "a €12.000",
            "a 12.000€",
            "a -12.500 €",
            "a 12.000EUR",
            "a 12.00€",
            "a 12.000min",
            "a 40€",
            "a 40 €",
            "a $40",
            "a –2",
            "a - 2",
            "a 5-10%",
            "a 5 - 10 min",
            "a >= 0,5%",
            "a >= soon",
            "a 20 ..",
            "a 20 .. 3rd",
            "a .. 3",
            "a > 3rd",
            "a => 30%",
            "a == 30%",
            "-> b 30%after 2 days",
        ],
    );
}

#[test]
fn dates() {
    check(
        "dates",
        &[
            "a 31.12.2026",
            "a 2026/12/31",
            "a 12/31/2026",
            "a 3/4/2026",
            "a 2026-1-5",
            "a 2026-12",
            "a 2026-12-31T10:00",
            "a 31.12.26",
            "a 2026-02-31",
        ],
    );
}

#[test]
fn commas() {
    check("commas", &["a b,", "a b,\n\nc", "a { b c, }", "a , b", "a b,, c", ", a", "a b, // one\n"]);
}

#[test]
fn braces() {
    check(
        "braces",
        &[
            "stage a\n{\n  b\n}",
            "stage a // one\n\n// two\n{ // three\n  b\n}",
            "a { } { b }",
            "{ a \"open\n}",
            "{{{",
            "a }\n}; } b",
            "a {\n  b \"x\"",
            "a {\nb {\nc",
            "journey g {\n  stage a {\n    goal \"x\"\n  stage b {\n  }\n}",
            "journey g {\n  stage a {\n    touchpoint t {\n      does \"x\"\n  }\n}",
            "persona a {\n  role \"x\"\nteam b {\n}",
            "a {\nb \"\"\"\nx",
        ],
    );
}

#[test]
fn what_a_brace_puts_into_the_wrong_block() {
    check(
        "misplaced_by_a_brace",
        &[
            "journey x {\n persona sam\n stage s {\n  touchpoint t {\n   feels -1\n  touchpoint u { feels 1 }\n }\n // b\n stage b { goal \"x\" }\n}\njourney y { persona sam }",
            "journey x {\n stage s {\n  touchpoint t {\n  }\n  }\n  // u\n  touchpoint u {\n  }\n }\n stage b {\n }\n}\nteam w",
            "a {\nb {\nc\nb {\n}\n}",
            "a {\nb {\n}\n}\nb\n}",
            "a {\n b\n}\n}\nc",
        ],
    );
}

#[test]
fn habits() {
    check(
        "habits",
        &[
            "role: \"x\"",
            "role:\"x\"",
            "role:x",
            "role = \"x\"",
            "Role: x",
            "# note",
            "a \"x\" # note",
            "#note",
            "/* note */",
            "/* one\n two */ a",
            "a \"x\" /* note */",
            "--> a",
            "a => b",
            "a -> b",
            "a->b",
            "- goal \"x\"",
            "\"Awareness\" {\n  goal \"x\n}",
            "3 stages",
            "! a",
        ],
    );
}

#[test]
fn what_is_deeper_than_the_limit_is_not_read() {
    let nested = |depth: usize| format!("{}\"x\"{}", "a { b ".repeat(depth), "}".repeat(depth));
    let mistakes = |text: String| {
        let file = SourceFile::new("a.journey", text);
        let mistakes = parse(&file).diagnostics;
        mistakes
            .iter()
            .map(|found| (found.code.as_str(), found.location.span.unwrap().start))
            .collect::<Vec<_>>()
    };
    assert_eq!(mistakes(nested(64)), []);
    assert_eq!(mistakes(nested(65)), [("limit-exceeded", 64 * 6 + 2)]);
    assert_eq!(mistakes("a {".repeat(100_000)), [("limit-exceeded", 64 * 3 + 2)]);
}

#[test]
fn a_file_of_mistakes_is_told_up_to_a_limit() {
    let file = SourceFile::new("a.journey", "1\n".repeat(10_010));
    let mistakes = parse(&file).diagnostics;
    assert_eq!(mistakes.len(), 10_001);
    assert_eq!(mistakes[10_000].code.as_str(), "limit-exceeded");
}
