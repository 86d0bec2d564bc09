//! What a preview shows of a build beside its pages, as data.

use serde::Serialize;

/// How a project stands, for the pages of a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Health {
    /// It was built.
    Good,
    /// Something is wrong; the last good pages stay.
    Broken,
    /// There is nothing to build.
    Empty,
}

/// What came of a build, in words.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The project's title.
    pub title: String,
    /// How it stands.
    pub health: Health,
    /// All diagnostics in one line: "2 errors in 1 file".
    pub summary: String,
    /// Every diagnostic of the terminal, in its order.
    pub messages: Vec<Message>,
}

/// A diagnostic.
#[derive(Debug, Clone, Serialize)]
pub struct Message {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The stable name of the kind of fault, if it has one.
    pub code: Option<&'static str>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// The lines around, and those of further places.
    pub excerpts: Vec<Excerpt>,
}

/// A place in a file of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Place {
    /// The path relative to the project's root.
    pub file: String,
    /// From 1; 0 where the file has no place to show.
    pub line: usize,
    /// From 1, in characters; 0 where the file has no place to show.
    pub column: usize,
}

/// Lines of one file.
#[derive(Debug, Clone, Serialize)]
pub struct Excerpt {
    /// The path relative to the project's root.
    pub file: String,
    /// The lines, in order.
    pub lines: Vec<ExcerptLine>,
}

/// A line of an excerpt.
#[derive(Debug, Clone, Serialize)]
pub struct ExcerptLine {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The text in pieces, each with whether it is marked.
    pub pieces: Vec<(String, bool)>,
    /// What is said of the marks that begin in it.
    pub notes: Vec<String>,
}
