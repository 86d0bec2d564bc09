//! Whatever is done to a text, the compiler says something sensible of it: no panic, and every place inside the text.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use camino::Utf8Path;
use journey::compile::Compilation;
use journey::emit::{Emitter, Options};
use journey::source::{Files, NoFiles, SourceFile};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::compiling::errors_only;
use crate::hostile::{self, quoted};
use crate::tier;

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

/// The files beside an example's journeys.
struct Beside(PathBuf);

impl Files for Beside {
    fn exists(&self, path: &Utf8Path) -> bool {
        self.0.join(path).is_file()
    }

    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        std::fs::read(self.0.join(path)).ok()
    }
}

fn example() -> Beside {
    Beside(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gym-membership"))
}

impl Beside {
    /// Returns a journey of the example: a text with everything in it that people write.
    fn journey(&self) -> String {
        std::fs::read_to_string(self.0.join("journeys/gym-membership.journey")).expect("the example is there")
    }

    /// Returns all texts of the example as one, which is without errors.
    fn whole(&self) -> String {
        let mut paths = journeys_below(&self.0);
        paths.sort();
        // A path in the text is taken from the project's folder, so that each file is where its text says.
        let texts = paths.iter().map(|path| std::fs::read_to_string(path).expect("the example is there"));
        texts.collect::<Vec<_>>().join("\n").replace("../", "")
    }
}

fn journeys_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the example is there");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => journeys_below(&path),
            false if path.extension().is_some_and(|kind| kind == "journey") => vec![path],
            false => Vec::new(),
        })
        .collect()
}

/// Compiles a text, and checks that every place that is named lies in it.
fn check(text: &str, files: &dyn Files) -> Compilation {
    let file = Arc::new(SourceFile::new("a.journey", text));
    let compilation = errors_only(std::slice::from_ref(&file), files);
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

/// Makes every artifact of a text without errors, and returns whether it is one.
fn emit(compilation: &Compilation, files: &dyn Files) -> bool {
    let Some(model) = compilation.model() else { return false };
    let options = Options {
        title: "Mutated".to_owned(),
        way_to_root: Some("..".to_owned()),
        today: jiff::civil::date(2026, 11, 21),
        ..Options::default()
    };
    let emitter = Emitter::new(model, &options, files);
    for planned in emitter.plan() {
        emitter.make(&planned, None).expect("the built-in templates render every model");
    }
    true
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

/// What may stand where another score, share, date or number stands, and mean something.
const SCORES: &[&str] = &["-2", "-1", "0", "+1", "+2"];
const SHARES: &[&str] = &["0%", "0.0001%", "1%", "33.333333%", "99.9999%", "100%"];
const DATES: &[&str] = &["0001-01-01", "1969-12-31", "2024-02-29", "2026-11-21", "2100-12-31", "9999-12-31"];
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "0.0001",
    "1_000",
    "12_345_678.9",
    "9999999999999999999999999999",
    "0.3333333333333333333333333333",
];

/// What a stretch of a text is, as far as something else can stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    /// With its quotes: one of each side, or three.
    String,
    Score,
    Share,
    Date,
    Number,
}

/// Returns the values in a text, in their order. Numbers in names are none.
fn values(text: &str) -> Vec<(Range<usize>, Value)> {
    let mut found = Vec::new();
    let mut at = 0;
    let is_of_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'_' | b'.');
    while let Some(&byte) = text.as_bytes().get(at) {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(inside) = rest.strip_prefix("\"\"\"") {
            inside.find("\"\"\"").map_or(rest.len(), |end| end + 6)
        } else if byte == b'"' {
            let mut escaped = false;
            let end = rest[1..].find(|sign| {
                let ends = sign == '"' && !escaped;
                escaped = sign == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        } else if is_of_word(byte) {
            rest.bytes().position(|byte| !is_of_word(byte)).unwrap_or(rest.len())
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        let word = &rest[..length];
        let is_date = word.len() == 10 && word.bytes().filter(|byte| *byte == b'-').count() == 2;
        let is_share = rest[length..].starts_with('%');
        match byte {
            _ if SCORES.contains(&word) && word != "0" => found.push((at..at + length, Value::Score)),
            b'"' => found.push((at..at + length, Value::String)),
            b'0'..=b'9' if is_date => found.push((at..at + length, Value::Date)),
            b'0'..=b'9' if is_share => found.push((at..at + length + 1, Value::Share)),
            b'0'..=b'9' if !word.contains('-') => found.push((at..at + length, Value::Number)),
            _ => {}
        }
        at += length;
    }
    found
}

/// Returns strings that somebody stumbles over: names with signs in them, no words, long words, digits, and the text's own.
fn strings(text: &str) -> Vec<String> {
    let special = hostile::SPECIAL.iter().map(|name| quoted(name));
    let odd = [
        String::new(),
        "x".repeat(10_000),
        "long words ".repeat(1_000),
        "7".repeat(400),
        "-0".to_owned(),
        "line\n".repeat(300),
        "\n\n# a\n\n- b\n  - c\n\n```\nd\n```\n".to_owned(),
    ];
    let own = values(text).into_iter().filter(|(_, value)| *value == Value::String);
    special
        .chain(odd.iter().map(|text| quoted(text)))
        .chain(own.map(|(place, _)| text[place].to_owned()))
        .collect()
}

/// Returns the text with other values at some of the places where it has one.
fn swap(
    text: &str,
    places: &[(Range<usize>, Value)],
    strings: &[String],
    changes: &[(usize, usize)],
) -> String {
    let chosen: BTreeMap<usize, usize> =
        changes.iter().map(|(place, other)| (place % places.len(), *other)).collect();
    let mut swapped = text.to_owned();
    // From the end, so that the places before stay where they are.
    for (place, other) in chosen.into_iter().rev() {
        let (place, value) = places[place].clone();
        let other = match value {
            Value::String => strings[other % strings.len()].as_str(),
            Value::Score => SCORES[other % SCORES.len()],
            Value::Share => SHARES[other % SHARES.len()],
            Value::Date => DATES[other % DATES.len()],
            Value::Number => NUMBERS[other % NUMBERS.len()],
        };
        swapped.replace_range(place, other);
    }
    swapped
}

/// Of a hundred texts with other values, at least so many have to be without errors: else no back end sees them.
const AT_LEAST: usize = 25;

#[test]
fn every_back_end_survives_other_values() {
    let files = example();
    let text = files.whole();
    let compilation = check(&text, &files);
    assert!(emit(&compilation, &files), "{:#?}", compilation.diagnostics.first());
    let (places, strings) = (values(&text), strings(&text));
    let config = ProptestConfig {
        cases: tier::size(150, 5_000),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let (good, all) = (Cell::new(0), Cell::new(0));
    let changes = prop::collection::vec((any::<usize>(), any::<usize>()), 1..40);
    let survived = TestRunner::new(config).run(&changes, |changes| {
        let text = swap(&text, &places, &strings, &changes);
        all.set(all.get() + 1);
        good.set(good.get() + usize::from(emit(&check(&text, &files), &files)));
        Ok(())
    });
    survived.unwrap_or_else(|error| panic!("{error}"));
    let (good, all) = (good.get(), all.get());
    assert!(good * 100 >= all * AT_LEAST, "only {good} of {all} texts reached the back ends");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: tier::size(150, 3_000),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_mutated_example_is_read(changes in prop::collection::vec((0..1000u16, 0..40u8, 0..100usize), 1..6)) {
        emit(&check(&mutate(&example().journey(), &changes), &NoFiles), &NoFiles);
    }

    #[test]
    fn any_text_is_read(text in "(\\PC|\\n|[{}\"/;,>-]){0,200}") {
        emit(&check(&text, &NoFiles), &NoFiles);
    }
}

#[test]
fn every_beginning_of_the_example_is_read() {
    let text = example().journey();
    for end in (0..text.len()).step_by(37).filter(|end| text.is_char_boundary(*end)) {
        check(&text[..end], &NoFiles);
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
        let compilation = check(&text, &NoFiles);
        assert!(piece == ";" || compilation.has_errors(), "{piece:?}");
    }
    let line = format!("persona a \"{}\"", "x".repeat(16 << 20));
    assert!(!check(&line, &NoFiles).has_errors());
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
    // Each step tells so many of one file, and a project as many of all steps.
    assert!(check(&text, &NoFiles).diagnostics.len() > 10_000);
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
    let compilation = check(&text, &NoFiles);
    assert!(!compilation.has_errors(), "{:#?}", compilation.diagnostics);
    assert!(emit(&compilation, &NoFiles));
}
