//! The files beside the journeys, as they are on disk.

use camino::{Utf8Path, Utf8PathBuf};

use super::spelling::on_disk;
use crate::source::Files;

/// The files of a folder on disk; a path that leads out of it, by `..` or through a link, names nothing.
#[derive(Debug)]
pub struct DiskFiles {
    root: Utf8PathBuf,
}

impl DiskFiles {
    /// Returns the files below `root`, which must be absolute and without links.
    pub fn new(root: impl Into<Utf8PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn resolve(&self, path: &Utf8Path) -> Option<Utf8PathBuf> {
        let found = on_disk(&self.root, path)?.canonicalize_utf8().ok()?;
        (found.starts_with(&self.root) && found.is_file()).then_some(found)
    }
}

impl Files for DiskFiles {
    fn exists(&self, path: &Utf8Path) -> bool {
        self.resolve(path).is_some()
    }

    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        std::fs::read(self.resolve(path)?).ok()
    }
}
