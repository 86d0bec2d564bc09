//! The tests in `tests/mdtest`: Markdown in which each section is a project and says what is wrong with it.
//!
//! A section's fenced `journey` blocks are the files of the project; a line `` `people.journey`: `` before a block names
//! it. `// error: [code]` at the end of a line expects a diagnostic of that code on that line; on a line of its own, on
//! the next line that is none; a comment that allows something counts as a line of its own. A quoted part of the message may follow: `// error: [code] "part"`. What is expected must
//! come, and nothing else may.
//!
//! A block fenced as `yaml` is the project's `journey.yaml`; there, expectations stand behind `# `.
//!
//! `JOURNEY_MDTEST=values` runs the files alone whose path has this in it.
//!
//! Lints are off, but for the files in `tests/mdtest/lints`: each is named after a lint, which is on.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use camino::Utf8Path;
use journey::config::FILE_NAME;
use journey::source::{Files, SourceFile};

use crate::compiling::with_lints;

#[test]
fn every_section_reports_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mdtest");
    let mut failures = String::new();
    let mut sections = 0;
    let of_lints = markdown_files(&folder.join("lints"));
    let asked = std::env::var("JOURNEY_MDTEST").unwrap_or_default();
    let is_asked = |path: &PathBuf| {
        let name = path.strip_prefix(&folder).expect("it lies in the folder");
        name.to_string_lossy().contains(&asked)
    };
    for path in markdown_files(&folder).into_iter().chain(of_lints).filter(is_asked) {
        let text = std::fs::read_to_string(&path).expect("the test file can be read");
        let lint = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        for section in sections_of(&text) {
            sections += 1;
            if let Err(failure) = section.run(lint) {
                let name = path.strip_prefix(&folder).expect("it lies in the folder").display();
                writeln!(failures, "{name}: {}\n{failure}", section.title).expect("a string takes all");
            }
        }
    }
    let least = if asked.is_empty() { 50 } else { 1 };
    assert!(sections >= least, "only {sections} sections were found");
    assert!(failures.is_empty(), "\n{failures}");
}

fn markdown_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("the entry can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files
}

/// A project with what is expected of it.
struct Section {
    title: String,
    files: Vec<(String, String)>,
}

/// What is expected, or found, at a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Report {
    file: String,
    line: usize,
    severity: String,
    code: String,
    message: String,
}

fn sections_of(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut name: Option<String> = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix('#') {
            let title = title.trim_start_matches('#').trim().to_owned();
            sections.push(Section { title, files: Vec::new() });
        } else if let Some(path) = line.strip_prefix('`').and_then(|line| line.strip_suffix("`:")) {
            name = Some(path.to_owned());
        } else if line.starts_with("```") {
            let fence = line.chars().take_while(|letter| *letter == '`').collect::<String>();
            let language = &line[fence.len()..];
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            let section = sections.last_mut().expect("a block stands in a section");
            let path = name.take().unwrap_or_else(|| match language {
                "journey" => format!("file{}.journey", section.files.len() + 1),
                "yaml" => FILE_NAME.to_owned(),
                _ => panic!("a block of tests is fenced as `journey` or `yaml`, not as `{language}`"),
            });
            section.files.push((path, body.join("\n") + "\n"));
        }
    }
    sections.retain(|section| !section.files.is_empty());
    sections
}

impl Section {
    fn run(&self, lint: &str) -> Result<(), String> {
        let mut found = self.found(lint);
        let mut missing = Vec::new();
        for expected in self.files.iter().flat_map(|(path, text)| expectations(path, text)) {
            let hit = found.iter().position(|found| {
                (&found.file, found.line, &found.severity, &found.code)
                    == (&expected.file, expected.line, &expected.severity, &expected.code)
                    && found.message.contains(&expected.message)
            });
            match hit {
                Some(hit) => drop(found.remove(hit)),
                None => missing.push(expected),
            }
        }
        if missing.is_empty() && found.is_empty() {
            return Ok(());
        }
        let mut failure = String::new();
        for (what, reports) in [("expected", missing), ("found", found)] {
            for report in reports {
                let Report { file, line, severity, code, message } = report;
                writeln!(failure, "  {what}: {file}:{line}: {severity}: [{code}] {message:?}")
                    .expect("a string takes all");
            }
        }
        Err(failure)
    }

    fn found(&self, lint: &str) -> Vec<Report> {
        let mut sources: Vec<Arc<SourceFile>> =
            self.files.iter().map(|(path, text)| Arc::new(SourceFile::new(path, text.as_str()))).collect();
        sources.sort_by(|a, b| a.path().cmp(b.path()));
        let compilation = with_lints(&sources, &OnlyPictures, &[lint]);
        let report = |diagnostic: &journey::diagnostic::Diagnostic| {
            let file = sources.iter().find(|file| *file.path() == diagnostic.location.file);
            let file = file.expect("a diagnostic points into a file of the project");
            let span = diagnostic.location.span.expect("text has places");
            assert!(diagnostic.help.is_some(), "`{}` has no help", diagnostic.message);
            Report {
                file: file.path().to_string(),
                line: file.lines().line_column(file.text(), span.start).line,
                severity: diagnostic.severity.name().to_owned(),
                code: diagnostic.code.to_string(),
                message: diagnostic.message.clone(),
            }
        };
        compilation.diagnostics.iter().map(report).collect()
    }
}

/// The only file beside the journeys is `picture.png`.
struct OnlyPictures;

impl Files for OnlyPictures {
    fn exists(&self, path: &Utf8Path) -> bool {
        path == "picture.png"
    }

    fn read(&self, _: &Utf8Path) -> Option<Vec<u8>> {
        None
    }
}

fn expectations(path: &str, text: &str) -> Vec<Report> {
    let mut expected = Vec::new();
    let mut waiting: Vec<Report> = Vec::new();
    let mark = if path == FILE_NAME { "# " } else { "// " };
    for (index, line) in text.lines().enumerate() {
        let mut parts = line.split(mark);
        let code = parts.next().unwrap_or_default();
        let mut here: Vec<Report> = parts.filter_map(|part| expectation(path, index + 1, part)).collect();
        let is_bare = code.trim().is_empty() && !line.to_lowercase().contains("/ journey");
        if !here.is_empty() && is_bare {
            waiting.append(&mut here);
            continue;
        }
        waiting.iter_mut().for_each(|report| report.line = index + 1);
        expected.append(&mut waiting);
        expected.append(&mut here);
    }
    expected.append(&mut waiting);
    expected
}

fn expectation(path: &str, line: usize, comment: &str) -> Option<Report> {
    let (severity, rest) = comment.trim().split_once(": [")?;
    let (code, message) = rest.split_once(']')?;
    let message = message.trim().trim_matches('"').to_owned();
    ["error", "warning", "note"].contains(&severity).then(|| Report {
        file: path.to_owned(),
        line,
        severity: severity.to_owned(),
        code: code.to_owned(),
        message,
    })
}
