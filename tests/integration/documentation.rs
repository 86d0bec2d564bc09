//! Every code has documentation, and its examples are what they say: the wrong one raises the code, the right one does not.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use journey::diagnostic::{Code, Diagnostic};
use journey::lints::{LINTS, Lint, NAMES};
use journey::source::{NoFiles, SourceFile};
use serde_json::Value;

use crate::compiling::with_lints;
use crate::run::Folder;

/// The parts of a lint's page, in their order.
const LINT: [&str; 4] = ["What it does", "Why it matters", "Example", "Use instead"];

/// The parts of an error's page, in their order.
const ERROR: [&str; 4] = ["What it means", "Why it matters", "Example", "Use instead"];

/// How wide a page may be on a terminal, and how wide its examples, in characters.
const WIDTH: usize = 100;
const EXAMPLE_WIDTH: usize = 90;

/// A fenced block: the file that it is, and how it is written.
struct File {
    path: String,
    /// What stands behind the fence: `journey`, `yaml`, `journey utf-16`.
    info: String,
    text: String,
}

#[test]
fn every_lint_is_documented_by_examples_that_hold() {
    let faults: Vec<String> =
        LINTS.iter().filter_map(|lint| Some(format!("{}: {}", lint.code, check_lint(lint).err()?))).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_error_is_documented_by_examples_that_hold() {
    let faults: Vec<String> = Code::ERRORS
        .iter()
        .filter_map(|code| Some(format!("{code}: {}", check_error(*code).err()?)))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_pages_of_errors_are_those_of_all_errors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostic/errors");
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let pages: BTreeSet<String> = entries
        .map(|entry| entry.expect("the entry can be read").file_name().into_string().expect("it is UTF-8"))
        .collect();
    let codes: BTreeSet<String> = Code::ERRORS.iter().map(|code| format!("{code}.md")).collect();
    assert_eq!(pages, codes);
    assert!(LINTS.iter().all(|lint| lint.code.documentation().is_none()), "a lint carries its own page");
}

#[test]
fn the_pages_of_errors_fit_a_terminal() {
    for code in Code::ERRORS {
        let mut in_example = false;
        for line in code.documentation().expect("an error has a page").lines() {
            in_example ^= line.starts_with("```");
            let width = if in_example { EXAMPLE_WIDTH } else { WIDTH };
            assert!(line.chars().count() <= width, "{code}: more than {width} characters: {line}");
        }
        assert!(!in_example, "{code}: a fence is not closed");
    }
}

#[test]
fn codes_are_plain_words_and_one_of_a_kind() {
    let errors = Code::ERRORS.iter().map(|code| code.as_str());
    let mut all: Vec<&str> = errors.chain(NAMES.iter().copied()).collect();
    assert!(
        all.iter().all(|code| code.bytes().all(|letter| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'-')))
    );
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

/// Returns the files of a lint's wrong example.
pub fn wrong_example(lint: &Lint) -> Vec<(String, String)> {
    let (wrong, _) = examples(lint).expect("the documentation is tested");
    wrong.into_iter().map(|file| (file.path, file.text)).collect()
}

/// Returns the files of a lint's two examples: the wrong one and the right one.
fn examples(lint: &Lint) -> Result<(Vec<File>, Vec<File>), String> {
    // The lines of a doc comment begin with a blank.
    let lines = lint.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let [_, _, wrong, right] = parts(&lines.collect::<Vec<_>>().join("\n"), LINT)?;
    Ok((files(&wrong)?, files(&right)?))
}

fn check_lint(lint: &Lint) -> Result<(), String> {
    let (wrong, right) = examples(lint)?;
    let code = lint.code.as_str();
    let wrong = found(code, &wrong);
    if wrong.is_empty() || wrong.iter().any(|diagnostic| diagnostic.code != lint.code) {
        return Err(format!("the example raises {wrong:#?}"));
    }
    if let Some(mute) = wrong.iter().find(|diagnostic| diagnostic.help.is_none()) {
        return Err(format!("no help in {mute:#?}"));
    }
    match found(code, &right) {
        right if right.is_empty() => Ok(()),
        right => Err(format!("put right, the example raises {right:#?}")),
    }
}

fn check_error(code: Code) -> Result<(), String> {
    let [_, _, wrong, right] = parts(code.documentation().unwrap_or_default(), ERROR)?;
    let wrong = errors(&files(&wrong)?);
    if wrong.is_empty() || wrong.iter().any(|error| error["code"] != code.as_str()) {
        return Err(format!("the example raises {wrong:#?}"));
    }
    match errors(&files(&right)?) {
        right if right.is_empty() => Ok(()),
        right => Err(format!("put right, the example raises {right:#?}")),
    }
}

/// Returns what a lint finds in files in memory, with every error.
fn found(lint: &str, files: &[File]) -> Vec<Diagnostic> {
    let mut sources: Vec<Arc<SourceFile>> =
        files.iter().map(|file| Arc::new(SourceFile::new(&file.path, file.text.as_str()))).collect();
    sources.sort_by(|a, b| a.path().cmp(b.path()));
    with_lints(&sources, &NoFiles, &[lint]).diagnostics
}

/// Returns the errors that the program reports of a project with these files.
fn errors(files: &[File]) -> Vec<Value> {
    let folder = Folder::new(&[]);
    files.iter().for_each(|file| folder.write(&file.path, file.bytes()));
    let run = folder.run("check --format json");
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("no report: {run:#?}"));
    let all = report["diagnostics"].as_array().expect("the report lists diagnostics");
    all.iter().filter(|diagnostic| diagnostic["severity"] == "error").cloned().collect()
}

impl File {
    fn bytes(&self) -> Vec<u8> {
        match self.info.split_once(' ') {
            None => self.text.clone().into_bytes(),
            Some((_, "utf-16")) => {
                let mark = std::iter::once(0xfeff);
                mark.chain(self.text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
            }
            Some((_, encoding)) => {
                panic!("`{}` is in an encoding that is not known here: {encoding}", self.path)
            }
        }
    }
}

/// Returns the texts below the four titles of a page, or says what else it has.
fn parts(page: &str, titles: [&str; 4]) -> Result<[String; 4], String> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for line in page.lines() {
        match (line.strip_prefix("## "), parts.last_mut()) {
            (Some(title), _) => parts.push((title, String::new())),
            (None, Some((_, text))) => text.extend([line, "\n"]),
            (None, None) => return Err(format!("this stands above all parts: {line}")),
        }
    }
    let found: Vec<&str> = parts.iter().map(|(title, _)| *title).collect();
    if found != titles || parts.iter().any(|(_, text)| text.trim().is_empty()) {
        return Err(format!("the documentation has the parts {found:?}"));
    }
    let texts: Vec<String> = parts.into_iter().map(|(_, text)| text).collect();
    Ok(texts.try_into().expect("there are as many parts as titles"))
}

/// Returns the files that the fenced blocks of a part are. A name stands above its block; without one, a block is a
/// journey file.
fn files(part: &str) -> Result<Vec<File>, String> {
    let mut files: Vec<File> = Vec::new();
    let mut name = None;
    let mut lines = part.lines();
    while let Some(line) = lines.next() {
        if let Some(path) = line.strip_prefix('`').and_then(|line| line.strip_suffix("`:")) {
            name = Some(path.to_owned());
        } else if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let path = name.take().unwrap_or_else(|| "a.journey".to_owned());
            let kind = info.split(' ').next().unwrap_or_default();
            if !path.ends_with(&format!(".{kind}")) {
                return Err(format!("`{path}` is fenced as `{info}`"));
            }
            if files.iter().any(|file| file.path == path) {
                return Err(format!("two blocks are `{path}`"));
            }
            files.push(File { path, info: info.to_owned(), text: body.join("\n") + "\n" });
        }
    }
    if files.is_empty() { Err("a part has no fenced block".to_owned()) } else { Ok(files) }
}
