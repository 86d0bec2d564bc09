//! What the compiler may know of files that it does not compile.

use camino::Utf8Path;

use super::{Fingerprint, Picture};

/// What the compiler may know of the files beside the journeys: the images, logos and source documents they name.
///
/// The compiler itself reads nothing; whoever calls it decides what a path means (the disk, an editor, a test).
/// Paths are relative to the project's root and normal (no `..`, no `.`).
pub trait Files: Send + Sync {
    /// Returns whether there is a file at `path`.
    fn exists(&self, path: &Utf8Path) -> bool;

    /// Returns the bytes of the file at `path`, or `None` where it cannot be read or is larger than any picture may be.
    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>>;

    /// Returns what stands at `path` where a file should be ("a folder"), if something does.
    fn obstacle(&self, _: &Utf8Path) -> Option<&'static str> {
        None
    }

    /// Returns what the file at `path` is as a picture, or `None` where it cannot be read.
    fn picture(&self, path: &Utf8Path) -> Option<Picture> {
        self.read(path).map(|bytes| Picture::of(&bytes))
    }

    /// Returns what tells the bytes of the file at `path` from others, or `None` where it cannot be read.
    fn fingerprint(&self, path: &Utf8Path) -> Option<Fingerprint> {
        self.read(path).map(|bytes| Fingerprint::of(&bytes))
    }
}

/// A project without any other file: what standard input and most tests need.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn exists(&self, _: &Utf8Path) -> bool {
        false
    }

    fn read(&self, _: &Utf8Path) -> Option<Vec<u8>> {
        None
    }
}
