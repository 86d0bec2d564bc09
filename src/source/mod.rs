//! What text, and where in it: files, byte spans and the line index.
//!
//! Everything in the crate speaks of places as byte offsets ([`Span`]). Lines, columns and UTF-16 units exist only in
//! [`LineIndex`], at the edge where people or editors are spoken to.

mod files;
mod fingerprint;
mod line_index;
mod picture;
mod span;
mod visible;

use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use camino::Utf8Path;

pub use files::{Files, NoFiles};
pub use fingerprint::Fingerprint;
pub use line_index::{LineColumn, LineIndex, Utf16Position};
pub use picture::{MAX_PAGE_PICTURE_BYTES, MAX_PICTURE_BYTES, NoPicture, Picture};
pub use span::{Span, Spanned};
pub use visible::{sign, visible};

/// The path of a file relative to its project's root, with `/` between its parts.
pub type FilePath = Arc<Utf8Path>;

/// Returns `path` as a shared [`FilePath`].
pub fn file_path(path: impl AsRef<Utf8Path>) -> FilePath {
    Arc::from(path.as_ref())
}

/// A text file of a project: its path, its text and, once somebody asks, where its lines begin.
///
/// It may be any text that a diagnostic points into: a `.journey` file, `journey.yaml`, a data file or a template.
#[derive(Debug)]
pub struct SourceFile {
    path: FilePath,
    text: Box<str>,
    lines: OnceLock<LineIndex>,
    fingerprint: OnceLock<Fingerprint>,
}

impl Hash for SourceFile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&*self.path, &self.text).hash(state);
    }
}

impl SourceFile {
    /// Returns a file with this path and text.
    pub fn new(path: impl AsRef<Utf8Path>, text: impl Into<Box<str>>) -> Self {
        Self {
            path: file_path(path),
            text: text.into(),
            lines: OnceLock::new(),
            fingerprint: OnceLock::new(),
        }
    }

    /// Returns the path relative to the project's root.
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// Returns the whole text, without a byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the fingerprint of the path and the text, made at the first call: files of one fingerprint are the same.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| Fingerprint::of(self))
    }

    /// Returns the index of the lines, made at the first call.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Returns the text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Returns `at`, or the beginning of the character that it stands in: other libraries name places that are none.
    pub fn character_edge(&self, at: usize) -> usize {
        (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
    }

    /// Returns the place of the character at the byte `at`; at the end of a line, an empty one.
    pub fn character_at(&self, at: usize) -> Span {
        let start = self.character_edge(at);
        let next = self.text[start..].chars().next().filter(|next| !matches!(next, '\n' | '\r'));
        Span::new(start, start + next.map_or(0, char::len_utf8))
    }

    /// Returns the place of `part`, if it is a part of the text itself and not a copy.
    pub fn span_of(&self, part: &str) -> Option<Span> {
        let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let end = start.checked_add(part.len())?;
        (end <= self.text.len()).then(|| Span::new(start, end))
    }
}
