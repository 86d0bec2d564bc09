//! Model → artifacts: HTML, Mermaid, Markdown, checklists, JSON.
//!
//! A back end first plans its artifacts, then makes them one by one, so that nobody has to hold all pages at once.

mod artifact;
mod format;
pub mod html;
pub mod markdown;
pub mod mermaid;
pub mod present;
pub mod words;

use camino::Utf8PathBuf;
use jiff::civil::Date;

use crate::model::JourneyId;

pub use artifact::Artifact;
pub use format::{Format, UnknownFormat};
pub use words::Words;

/// What an output depends on beside the model.
#[derive(Debug, Clone)]
pub struct Options {
    /// The project's title, as written or as its folder is called.
    pub title: String,
    /// The language of the content (BCP 47), for `lang` attributes and the words around the content.
    pub language: String,
    /// The day on which things are overdue or not.
    pub today: Date,
    /// Which outputs are wanted.
    pub formats: Vec<Format>,
}

impl Options {
    /// Returns the words around the content in its language.
    pub fn words(&self) -> &'static Words {
        words::of(&self.language)
    }
}

/// An artifact to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The path below the output folder, with `/` between its parts.
    pub path: Utf8PathBuf,
    /// The kind of output it belongs to.
    pub format: Format,
    /// What it tells of, and so what it depends on.
    pub subject: Subject,
}

/// What an artifact tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The whole project.
    Project,
    /// One journey.
    Journey(JourneyId),
}
