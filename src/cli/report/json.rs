//! The report that programs read: `--format json`.

use camino::Utf8Path;

use super::Findings;
use super::summary::Counts;
use crate::diagnostic::{Diagnostic, Edit, Label, Location};
use crate::source::visible;

/// The diagnostics of a run, as `--format json` writes them. Version 1; fields may be added to it.
#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
#[schemars(title = "Diagnostics of journey")]
pub struct Document {
    version: u32,
    /// By project, then file, then place.
    diagnostics: Vec<Entry>,
    summary: Counts,
}

#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
#[schemars(rename = "Diagnostic")]
struct Entry {
    /// The stable name of the kind of fault.
    code: &'static str,
    severity: Severity,
    /// One sentence on what is wrong.
    message: String,
    /// What to write instead.
    help: Option<String>,
    /// The way from the folder of the run to the project's, `.` where they are the same.
    project: String,
    #[serde(flatten)]
    place: Place,
    /// Further places that matter.
    labels: Vec<FurtherPlace>,
    /// A change that would put the fault right.
    fix: Option<Fix>,
}

#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Severity {
    Error,
    Warning,
    Note,
}

#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
struct Place {
    /// The file, relative to the project's root.
    file: String,
    start: Position,
    /// Behind the last character.
    end: Position,
}

/// A place in a text; line and column are 0 where the file has no place to show.
#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
struct Position {
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// From 0, in bytes of UTF-8, a byte-order mark not counted.
    offset: u32,
}

#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
#[schemars(rename = "Label")]
struct FurtherPlace {
    message: String,
    #[serde(flatten)]
    place: Place,
}

#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
struct Fix {
    /// What the change does.
    title: String,
    /// They do not overlap.
    edits: Vec<Replacement>,
}

#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
#[schemars(rename = "Edit")]
struct Replacement {
    #[serde(flatten)]
    place: Place,
    /// What to write there.
    text: String,
}

/// Returns the one document for all projects of a run.
pub fn json(findings: &[Findings]) -> Document {
    let entries = |findings: &'_ Findings| -> Vec<Entry> {
        findings.diagnostics.iter().map(|diagnostic| entry(findings, diagnostic)).collect()
    };
    Document {
        version: 1,
        diagnostics: findings.iter().flat_map(entries).collect(),
        summary: Counts::of(findings),
    }
}

fn entry(findings: &Findings, diagnostic: &Diagnostic) -> Entry {
    let label = |label: &Label| FurtherPlace {
        message: visible(&label.message).into_owned(),
        place: place(findings, &label.location),
    };
    let edit = |edit: &Edit| Replacement { place: place(findings, &edit.location), text: edit.text.clone() };
    Entry {
        code: diagnostic.code.as_str(),
        severity: match diagnostic.severity {
            crate::diagnostic::Severity::Error => Severity::Error,
            crate::diagnostic::Severity::Warning => Severity::Warning,
            crate::diagnostic::Severity::Note => Severity::Note,
        },
        message: visible(&diagnostic.message).into_owned(),
        help: diagnostic.help.as_deref().map(|help| visible(help).into_owned()),
        project: project(&findings.folder),
        place: place(findings, &diagnostic.location),
        labels: diagnostic.labels.iter().map(label).collect(),
        fix: diagnostic
            .fix
            .as_ref()
            .map(|fix| Fix { title: fix.title.clone(), edits: fix.edits.iter().map(edit).collect() }),
    }
}

fn project(folder: &Utf8Path) -> String {
    if folder.as_str().is_empty() { ".".to_owned() } else { folder.as_str().replace('\\', "/") }
}

fn place(findings: &Findings, location: &Location) -> Place {
    let position = |offset: u32| {
        let place = findings.place(location, offset);
        place.map(|place| Position { line: place.line, column: place.column, offset })
    };
    let nowhere = || Position { line: 0, column: 0, offset: 0 };
    Place {
        file: location.file.to_string(),
        start: location.span.and_then(|span| position(span.start)).unwrap_or_else(nowhere),
        end: location.span.and_then(|span| position(span.end)).unwrap_or_else(nowhere),
    }
}
