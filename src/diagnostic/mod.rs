//! What is wrong, as data: one struct, built where the fault is found, shown elsewhere.

mod code;
mod limit;
mod suggest;
pub(crate) mod text;

use crate::source::{FilePath, Span};

pub use code::Code;
pub use limit::{MOST_OF_ONE_FILE, limit, more};
pub use suggest::nearest;

/// How much a diagnostic matters: errors stop a build, warnings and notes do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The journeys cannot be built.
    Error,
    /// Allowed, but unwise.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Returns the word that people read.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place in a text file of the project. `span` is `None` where the file has no place to show (it cannot be read, say).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The file, relative to the project's root.
    pub file: FilePath,
    /// The place in it.
    pub span: Option<Span>,
}

impl Location {
    /// Returns the place `span` of `file`.
    pub fn new(file: &FilePath, span: Span) -> Self {
        Self { file: file.clone(), span: Some(span) }
    }

    /// Returns `file` as a whole, without a place in it.
    pub fn whole(file: &FilePath) -> Self {
        Self { file: file.clone(), span: None }
    }
}

/// A further place that matters, with a few words on why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// What is there: "first defined here".
    pub message: String,
}

/// A change of one text file that would put the fault right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, as an editor shows it: "replace with `email`".
    pub title: String,
    /// The changes, which do not overlap.
    pub edits: Vec<Edit>,
}

/// One replacement of a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What to replace; its span is always given.
    pub location: Location,
    /// The new text.
    pub text: String,
}

/// One fault, with everything needed to show and to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence: lower case, no full stop, the user's own names in back-ticks.
    pub message: String,
    /// The smallest honest place.
    pub location: Location,
    /// A few words at that place, where the message alone would leave a question.
    pub note: Option<String>,
    /// Further places.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// The change that does it, where one is certain.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Returns an error of this code at `location`.
    pub fn error(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, location, message)
    }

    /// Returns a note of this code at `location`.
    pub fn note(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, location, message)
    }

    /// Returns a diagnostic of any severity.
    pub fn new(code: Code, severity: Severity, location: Location, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            location,
            note: None,
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds what to write instead.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a few words at the primary place.
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Adds a further place.
    pub fn with_label(mut self, location: Location, message: impl Into<String>) -> Self {
        self.labels.push(Label { location, message: message.into() });
        self
    }

    /// Adds a change that replaces the primary place by `text`.
    pub fn with_replacement(self, title: impl Into<String>, text: impl Into<String>) -> Self {
        let location = self.location.clone();
        self.with_edit(title, location, text)
    }

    /// Adds a change of one place.
    pub fn with_edit(
        mut self,
        title: impl Into<String>,
        location: Location,
        text: impl Into<String>,
    ) -> Self {
        self.fix = Some(Fix { title: title.into(), edits: vec![Edit { location, text: text.into() }] });
        self
    }
}

/// Returns whether any diagnostic is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Puts diagnostics into the order in which people read them: by file, then place, then weight and code.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        (&a.location, a.severity, a.code, &a.message).cmp(&(&b.location, b.severity, b.code, &b.message))
    });
}

/// Returns `text`, which the user wrote, in back-ticks, on one line and not too long.
pub fn in_ticks(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let clipped: String = line.chars().take(40).collect();
    let more = if clipped.len() < text.trim_end().len() { "…" } else { "" };
    format!("`{clipped}{more}`")
}
