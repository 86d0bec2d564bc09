//! Every code has documentation, and its examples are what they say: the wrong one raises the code, the right one does not.

use std::sync::Arc;

use journey::diagnostic::Diagnostic;
use journey::lints::{LINTS, NAMES};
use journey::source::{NoFiles, SourceFile};

use crate::compiling::with_lints;

/// The parts of a page, in their order.
const PARTS: [&str; 4] = ["What it does", "Why it matters", "Example", "Use instead"];

#[test]
fn every_lint_is_documented_by_examples_that_hold() {
    let mut faults = Vec::new();
    for lint in LINTS {
        let code = lint.code.as_str();
        let parts = parts(lint.documentation);
        let titles: Vec<&str> = parts.iter().map(|(title, _)| title.as_str()).collect();
        if titles != PARTS || parts.iter().any(|(_, text)| text.trim().is_empty()) {
            faults.push(format!("{code}: the documentation has the parts {titles:?}"));
            continue;
        }
        let wrong = found(code, &files(&parts[2].1));
        if wrong.is_empty() || wrong.iter().any(|diagnostic| diagnostic.code != lint.code) {
            faults.push(format!("{code}: the example raises {wrong:#?}"));
        }
        if let Some(mute) = wrong.iter().find(|diagnostic| diagnostic.help.is_none()) {
            faults.push(format!("{code}: no help in {mute:#?}"));
        }
        let right = found(code, &files(&parts[3].1));
        if !right.is_empty() {
            faults.push(format!("{code}: put right, the example raises {right:#?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn codes_are_plain_words_and_one_of_a_kind() {
    let errors = journey::diagnostic::Code::ERRORS.iter().map(|code| code.as_str());
    let mut all: Vec<&str> = errors.chain(NAMES.iter().copied()).collect();
    assert!(
        all.iter().all(|code| code.bytes().all(|letter| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'-')))
    );
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

fn found(lint: &str, files: &[(String, String)]) -> Vec<Diagnostic> {
    assert!(!files.is_empty(), "{lint}: there is no fenced block");
    let mut sources: Vec<Arc<SourceFile>> =
        files.iter().map(|(path, text)| Arc::new(SourceFile::new(path, text.as_str()))).collect();
    sources.sort_by(|a, b| a.path().cmp(b.path()));
    with_lints(&sources, &NoFiles, &[lint]).diagnostics
}

/// Returns the parts of a page: the title behind `##`, and the text below it.
fn parts(page: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in page.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (line.strip_prefix("## "), parts.last_mut()) {
            (Some(title), _) => parts.push((title.to_owned(), String::new())),
            (None, Some((_, text))) => *text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    parts
}

/// Returns the fenced blocks of a part with the names of the files that they are, which may stand above them.
fn files(part: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut name = None;
    let mut lines = part.lines();
    while let Some(line) = lines.next() {
        if let Some(path) = line.strip_prefix('`').and_then(|line| line.strip_suffix("`:")) {
            name = Some(path.to_owned());
        } else if line.starts_with("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            files.push((name.take().unwrap_or_else(|| "a.journey".to_owned()), body.join("\n") + "\n"));
        }
    }
    files
}
