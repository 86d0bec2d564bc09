//! Whatever is done to a text, the compiler says something sensible of it: no panic, and every place inside the text.

use std::path::Path;
use std::sync::Arc;

use journey::compile::Compilation;
use journey::emit::{Emitter, Options};
use journey::source::{NoFiles, SourceFile};
use proptest::prelude::*;

use crate::compiling::errors_only;

const PIECES: &[&str] = &[
    "{",
    "}",
    "\"",
    "\"\"\"",
    "\n",
    ";",
    ",",
    "->",
    "//",
    "..",
    ">=",
    "%",
    "−",
    "“",
    "\\",
    "\\u{",
    "\u{a0}",
    "é",
    "🏋",
    "\0",
    "\r",
    "stage",
    "journey x {",
    "persona",
    "-> exit 200%",
    "feels",
    "on",
    "2026-02-30",
    "1_000",
    "0,5",
    "a/b",
    "\t",
];

fn example() -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gym-membership/journeys/gym-membership.journey");
    std::fs::read_to_string(path).expect("the example is there")
}

fn check(text: &str) -> Compilation {
    let file = Arc::new(SourceFile::new("a.journey", text));
    let compilation = errors_only(std::slice::from_ref(&file), &NoFiles);
    for diagnostic in &compilation.diagnostics {
        let labels = diagnostic.labels.iter().map(|label| &label.location);
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.location);
        for location in [&diagnostic.location].into_iter().chain(labels).chain(edits) {
            let span = location.span.expect("a text has places").range();
            let cut = text.get(span.clone());
            assert!(cut.is_some(), "{span:?} is no part of the text: {}", diagnostic.message);
        }
    }
    compilation
}

/// Makes every artifact of a text without errors.
fn emit(compilation: &Compilation) {
    let Some(model) = compilation.model() else { return };
    let options = Options {
        title: "Mutated".to_owned(),
        way_to_root: Some("..".to_owned()),
        today: jiff::civil::date(2026, 11, 21),
        ..Options::default()
    };
    let emitter = Emitter::new(model, &options, &NoFiles);
    for planned in emitter.plan() {
        emitter.make(&planned, None).expect("the built-in templates render every model");
    }
}

/// Returns the text with some stretches cut out and pieces put in, at places given in thousandths of its length.
fn mutate(text: &str, changes: &[(u16, u8, usize)]) -> String {
    let mut text = text.to_owned();
    for (place, cut, piece) in changes {
        let edge =
            |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = edge(text.len() * usize::from(*place) / 1000);
        let end = edge(start + usize::from(*cut)).max(start);
        text.replace_range(start..end, PIECES[piece % PIECES.len()]);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_example_is_read(changes in prop::collection::vec((0..1000u16, 0..40u8, 0..100usize), 1..6)) {
        emit(&check(&mutate(&example(), &changes)));
    }

    #[test]
    fn any_text_is_read(text in "(\\PC|\\n|[{}\"/;,>-]){0,200}") {
        emit(&check(&text));
    }
}

#[test]
fn every_beginning_of_the_example_is_read() {
    let text = example();
    for end in (0..text.len()).step_by(37).filter(|end| text.is_char_boundary(*end)) {
        check(&text[..end]);
    }
}

#[test]
fn large_bad_texts_are_read_in_the_end() {
    for piece in [
        "{",
        "}",
        "\"",
        "\"\"\"\n",
        ",",
        ";",
        "->",
        "a {",
        "stage a {\n",
        "-> x 1%\n",
        "kpi k\n",
        "persona a, ",
    ] {
        let text = piece.repeat((2 << 20) / piece.len());
        let compilation = check(&text);
        assert!(piece == ";" || compilation.has_errors(), "{piece:?}");
    }
    let line = format!("persona a \"{}\"", "x".repeat(16 << 20));
    assert!(!check(&line).has_errors());
}

#[test]
fn many_mistakes_are_reported_in_the_end() {
    let mut text = String::from("persona p\njourney j {\n persona p\n stage s {\n");
    for number in 0..20_000 {
        text.push_str(&format!(
            "  touchpoint t {{ -> nowhere{number}; owner nobody{number}; gaol {number} }}\n"
        ));
    }
    text.push_str(" }\n}\n");
    assert!(check(&text).diagnostics.len() > 60_000);
}

#[test]
fn numbers_at_the_edge_of_what_can_be_kept_are_built() {
    let most = "9".repeat(28);
    let text = format!(
        "persona p {{ share 100% }}\njourney j {{\n persona p\n volume {most} per year\n stage s {{\n takes 1 s\n \
         touchpoint t {{ takes {most} years; volume {most} per day; -> t 99.9999%; -> exit 0.0001% after {most} years }}\n \
         touchpoint u {{ takes 0 s .. {most} years; -> t }}\n }}\n \
         kpi k {{ baseline -{most} EUR; target >= {most} EUR; warn >= 0 EUR; actual 0.{most} EUR }}\n \
         kpi l {{ metric sales-cycle; target <= {most} years; actual {most} ms }}\n opportunity \"x\" {{ cost {most} EUR }}\n}}\n"
    );
    let compilation = check(&text);
    assert!(!compilation.has_errors(), "{:#?}", compilation.diagnostics);
    emit(&compilation);
}
