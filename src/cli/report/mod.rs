//! Diagnostics → what people and programs read.

mod clean;
mod earlier;
mod excerpt;
mod json;
mod pretty;
mod short;
mod summary;

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::diagnostic::{Diagnostic, Location};
use crate::source::{FilePath, LineColumn, SourceFile};

pub use clean::{clean, file_name, one_line};
pub use earlier::is_report;
#[cfg(feature = "preview")]
pub(super) use excerpt::Excerpt;
pub use json::{Document, json};
#[cfg(feature = "preview")]
pub(super) use pretty::places_by_file;
pub use pretty::{Style, pretty};
pub use short::short;
pub use summary::{plural, summary};

/// What one project had to say.
#[derive(Debug)]
pub struct Findings {
    /// The way from the current folder to the project's, empty where they are the same: paths in a terminal begin with
    /// it, so that a click on one opens the file.
    pub folder: Utf8PathBuf,
    /// Every text that a diagnostic may point into.
    pub files: BTreeMap<FilePath, Arc<SourceFile>>,
    /// How many journey files were read.
    pub journey_files: usize,
    /// The diagnostics to show, in order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// Returns the path of `file` as a terminal shows it.
    fn display_path(&self, file: &FilePath) -> String {
        file_name(&self.folder.join(&**file).as_str().replace('\\', "/"))
    }

    /// Returns where `location` begins, `None` where it has no place in its file.
    pub(super) fn start(&self, location: &Location) -> Option<LineColumn> {
        self.place(location, location.span?.start)
    }

    /// Returns line and column of `offset` in the file of `location`.
    fn place(&self, location: &Location, offset: u32) -> Option<LineColumn> {
        let file = self.files.get(&location.file)?;
        let offset = char_boundary(file.text(), offset as usize);
        Some(file.lines().line_column(file.text(), offset as u32))
    }
}

/// Returns the last edge of a character at or before `at`: a report must not fail for a diagnostic with a crooked place.
fn char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
