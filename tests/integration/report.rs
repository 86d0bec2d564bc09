//! What people read, for diagnostics that no command makes by itself.

use std::sync::Arc;

use journey::cli::report::{Findings, Style, json, pretty, short, summary};
use journey::diagnostic::{Code, Diagnostic, Location};
use journey::source::{SourceFile, Span};
use proptest::prelude::*;

fn findings(files: &[(&str, &str)], diagnostics: Vec<Diagnostic>) -> Findings {
    let file = |(path, text): &(&str, &str)| {
        let file = SourceFile::new(path, *text);
        (file.path().clone(), Arc::new(file))
    };
    Findings {
        folder: "shop".into(),
        files: files.iter().map(file).collect(),
        journey_files: files.len(),
        diagnostics,
    }
}

fn at(findings: &Findings, path: &str, word: &str) -> Location {
    let (path, file) = findings.files.iter().find(|(name, _)| name.as_str() == path).expect("it is there");
    let start = file.text().find(word).expect("the word is there");
    Location::new(path, Span::new(start, start + word.len()))
}

#[test]
fn labels_in_other_files_are_excerpts_of_their_own() {
    let files = [("a.journey", "persona sam\n\n\n\npersona max\n"), ("b.journey", "\npersona sam \"Sam\"\n")];
    let findings = findings(&files, Vec::new());
    let diagnostic =
        Diagnostic::error(Code::DUPLICATE_ID, at(&findings, "b.journey", "sam"), "`sam` is declared twice")
            .with_note("declared again here")
            .with_label(at(&findings, "a.journey", "sam"), "first declared here")
            .with_label(at(&findings, "b.journey", "\"Sam\""), "its title")
            .with_label(at(&findings, "a.journey", "max"), "a free name")
            .with_help("give one of them another id");
    assert_eq!(
        pretty(&findings, &diagnostic, Style::Plain),
        "\
error[duplicate-id]: `sam` is declared twice
   ╭─[shop/b.journey:2:9]
 1 │ 
 2 │ persona sam \"Sam\"
   ·         ─┬─ ──┬──
   ·          │    ╰── its title
   ·          ╰── declared again here
 3 │ 
   ╰────
   ╭─[shop/a.journey:1:9]
 1 │ persona sam
   ·         ─┬─
   ·          ╰── first declared here
 2 │ 
   ╰────
   ╭─[shop/a.journey:5:9]
 4 │ 
 5 │ persona max
   ·         ─┬─
   ·          ╰── a free name
 6 │ 
   ╰────
  help: give one of them another id
"
    );
    assert_eq!(
        short(&findings, &diagnostic),
        "shop/b.journey:2:9: error[duplicate-id]: `sam` is declared twice\n  help: give one of them another id\n"
    );
}

#[test]
fn a_long_line_is_clipped_around_its_place() {
    let text = format!("{}é here {}", "x".repeat(100_000), "y".repeat(100_000));
    let findings = findings(&[("a.journey", &text)], Vec::new());
    let diagnostic = Diagnostic::error(Code::SYNTAX, at(&findings, "a.journey", "here"), "here");
    let shown = pretty(&findings, &diagnostic, Style::Plain);
    assert!(shown.contains("[shop/a.journey:1:100003]"), "{shown}");
    assert!(shown.contains("xxé here yy") && shown.len() < 2000, "{shown}");
    let underlined =
        shown.lines().find(|line| line.contains("────") && line.contains('·')).expect("it is marked");
    let excerpt = shown.lines().find(|line| line.contains("here yy")).expect("it is shown");
    let column = |line: &str, part: &str| line[..line.find(part).expect("it is there")].chars().count();
    assert_eq!(column(underlined, "────"), column(excerpt, "here"));
}

#[test]
fn a_long_stretch_is_marked_at_its_first_line() {
    let text = "stage a {\n".to_owned() + &"  goal \"x\"\n".repeat(500) + "}\n";
    let findings = findings(&[("a.journey", &text)], Vec::new());
    let location =
        Location::new(findings.files.keys().next().expect("there is one"), Span::new(0, text.len()));
    let shown = pretty(&findings, &Diagnostic::error(Code::SYNTAX, location, "all of it"), Style::Plain);
    assert_eq!(shown.lines().count(), 6, "{shown}");
}

#[test]
fn of_very_many_labels_the_first_are_shown() {
    let text = "stage a\n".repeat(5000);
    let findings = findings(&[("a.journey", &text)], Vec::new());
    let path = findings.files.keys().next().expect("there is one");
    let line = |number: usize| Location::new(path, Span::new(number * 8, number * 8 + 5));
    let diagnostic = Diagnostic::error(Code::CYCLIC_EXPANSION, line(0), "round and round");
    let diagnostic = (1..5000).fold(diagnostic, |it, number| it.with_label(line(number), "here"));
    let shown = pretty(&findings, &diagnostic, Style::Plain);
    assert_eq!((shown.matches("here").count(), shown.lines().last()), (20, Some("  and 4979 more places")));
}

#[test]
fn a_place_that_is_a_whole_file_is_named() {
    let findings = findings(&[("a.journey", "x")], Vec::new());
    let whole = Location::whole(findings.files.keys().next().expect("there is one"));
    let diagnostic = Diagnostic::error(Code::UNREADABLE_FILE, whole, "cannot be read");
    assert_eq!(
        pretty(&findings, &diagnostic, Style::Plain),
        "error[unreadable-file]: cannot be read\n  in shop/a.journey\n"
    );
    assert_eq!(short(&findings, &diagnostic), "shop/a.journey:0:0: error[unreadable-file]: cannot be read\n");
}

#[test]
fn a_run_ends_with_a_count() {
    let one = findings(&[("a.journey", ""), ("b.journey", "")], Vec::new());
    assert_eq!(summary(std::slice::from_ref(&one)), "checked 2 files: no mistakes");
    let whole = |findings: &Findings, index: usize| {
        Location::whole(findings.files.keys().nth(index).expect("it is there"))
    };
    let error = |index| Diagnostic::error(Code::SYNTAX, whole(&one, index), "x");
    let note = Diagnostic::note(Code::SYNTAX, whole(&one, 1), "x");
    let two = findings(&[("a.journey", "")], vec![error(0), error(1), note]);
    assert_eq!(summary(&[one, two]), "2 errors, 1 note in 2 files");
}

proptest! {
    #[test]
    fn any_place_in_any_text_can_be_shown(
        text in "[ab\u{1b}\u{202e}é\u{0301}😀\t\r\n ]{0,600}",
        places in prop::collection::vec((0usize..700, 0usize..700), 1..6),
    ) {
        let mut findings = findings(&[("a.journey", &text)], Vec::new());
        let path = findings.files.keys().next().expect("there is one").clone();
        let mut spans = places.iter().map(|(a, b)| {
            let edge = |at: &usize| {
                (0..=*at.min(&text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
            };
            Span::new(edge(a.min(b)), edge(a.max(b)))
        });
        let primary = Location::new(&path, spans.next().expect("there is one at least"));
        let diagnostic = spans.fold(Diagnostic::error(Code::SYNTAX, primary, &*text), |diagnostic, span| {
            diagnostic.with_label(Location::new(&path, span), &*text)
        });
        let shown = pretty(&findings, &diagnostic, Style::Plain) + &short(&findings, &diagnostic);
        prop_assert!(!shown.contains(['\u{1b}', '\u{202e}', '\r']), "{shown:?}");
        findings.diagnostics.push(diagnostic);
        serde_json::to_string(&json(&[findings])).expect("it has a JSON form");
    }
}
