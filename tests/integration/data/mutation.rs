//! Whatever bytes a data file holds, something sensible is said of it, with a place inside the text.

use std::sync::Arc;

use jiff::civil::date;
use journey::compile::{Compiler, Input};
use journey::lints::Levels;
use journey::source::{NoFiles, SourceFile};
use proptest::prelude::*;

use super::GYM;

const CSV: &str = "kpi,date,value\n\"gym/rate\",2026-11-01,22.4%\ngym/cost,2026-11-02,40 EUR\nrevenue,2026-11-03,\"1_000\"\n";
const JSON: &str = "{\"gym/rate\": [{\"date\": \"2026-11-01\", \"value\": 22.4}], \"revenue\": \
                    [{\"date\": \"2026-11-\\u0030\\u0032\", \"value\": \"é 40\"}, null]}";
const YAML: &str = "gym/rate:\n  - {date: 2026-11-01, value: 22.4}\n  - date: \"2026-11-02\"\n    value: &v 'é'\n\
                    revenue: [{date: 2026-11-03, value: *v}]\n";

/// Compiles a project with one data file, and checks that every place lies in its text.
fn check(path: &str, text: &str) {
    let journey = Arc::new(SourceFile::new("gym.journey", GYM));
    let data = Arc::new(SourceFile::new(path, text));
    let compilation = Compiler::default().compile(&Input {
        sources: std::slice::from_ref(&journey),
        is_whole: true,
        data: std::slice::from_ref(&data),
        files: &NoFiles,
        today: date(2026, 11, 21),
        levels: Some(&Levels::default()),
        accents: &[],
    });
    for diagnostic in &compilation.diagnostics {
        let labels = diagnostic.labels.iter().map(|label| &label.location);
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.location);
        for location in [&diagnostic.location].into_iter().chain(labels).chain(edits) {
            let file = if location.file == *data.path() { &data } else { &journey };
            let Some(span) = location.span else { continue };
            assert!(file.text().get(span.range()).is_some(), "{span:?}: {}", diagnostic.message);
        }
    }
}

/// Returns the text with some bytes changed, as far as it is UTF-8 then.
fn mutate(text: &str, changes: &[(usize, u8)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (place, byte) in changes {
        let at = place % bytes.len();
        bytes[at] = *byte;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Returns bytes that matter to the formats more often than others.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![any::<u8>(), prop::sample::select(&b"\"\\,:;{}[]'&*!%-~.0 9\n\r\t#|>e"[..])]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_file_is_read(changes in prop::collection::vec((any::<usize>(), byte()), 1..8)) {
        for (path, text) in [("a.csv", CSV), ("a.json", JSON), ("a.yaml", YAML)] {
            check(path, &mutate(text, &changes));
        }
    }

    #[test]
    fn any_text_is_read(text in "(\\PC|\\n|[{}\\[\\]\"\\\\,:;'&*-]){0,100}") {
        for path in ["a.csv", "a.json", "a.yaml"] {
            check(path, &text);
            check(path, &format!("kpi,date,value\n{text}"));
            check(path, &format!("{{\"gym/rate\": [{{\"date\": \"2026-11-01\", \"value\": \"{text}\"}}]}}"));
        }
    }
}

#[test]
fn every_beginning_of_a_file_is_read() {
    for (path, text) in [("a.csv", CSV), ("a.json", JSON), ("a.yaml", YAML)] {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            check(path, &text[..end]);
        }
    }
}

#[test]
fn large_bad_files_are_read_in_the_end() {
    for piece in ["\"", ",", "\n", "a,b,c\n", "gym/rate,2026-11-01,1\n", "x/", "9", "[", "{\"a\":", "é"] {
        let piece = piece.repeat((1 << 20) / piece.len());
        check("a.csv", &format!("kpi,date,value\n{piece}"));
        check("a.json", &piece);
        check("a.json", &format!("{{\"gym/rate\": [{piece}"));
    }
    let mut text = "kpi,date,value\n".to_owned();
    (0..50_000).for_each(|row| text.push_str(&format!("gym/x{row},2026-11-01,{row} u{row}\n")));
    check("a.csv", &text);
}
