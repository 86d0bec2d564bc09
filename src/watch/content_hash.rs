//! What a file holds, in a few bytes.

use std::hash::{DefaultHasher, Hasher};

use camino::Utf8Path;

/// The hash and length of a content: where they are equal, so is the content. The hash only has to tell two saves of one
/// file apart, so that a fast one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentHash {
    hash: u64,
    /// The number of bytes.
    pub length: usize,
}

impl ContentHash {
    /// Returns that of a content.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self { hash: hasher.finish(), length: bytes.len() }
    }
}

/// Returns the content of an ordinary file; `None` where there is none or nobody may read it.
pub fn content(path: &Utf8Path) -> Option<Vec<u8>> {
    // To read a pipe would be to wait for its writer.
    path.metadata().ok().filter(std::fs::Metadata::is_file)?;
    std::fs::read(path).ok()
}
