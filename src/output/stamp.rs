//! What tells a file from a later one under its name.

use std::fs::Metadata;
use std::time::SystemTime;

use camino::Utf8Path;

/// What tells a file from a later one under its name, as far as the system says without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStamp {
    /// Device and number of the file, where the system has them.
    identity: Option<(u64, u64)>,
    length: u64,
    modified: Option<SystemTime>,
}

impl FileStamp {
    /// Returns the stamp of the file at a path; `None` where nothing but a file stands there, or the system keeps no times.
    pub fn of(path: &Utf8Path) -> Option<Self> {
        let metadata = path.symlink_metadata().ok().filter(|metadata| metadata.is_file())?;
        Some(Self::of_metadata(&metadata)).filter(|stamp| stamp.modified.is_some())
    }

    /// Returns the stamp of a file of which the system told this.
    pub fn of_metadata(metadata: &Metadata) -> Self {
        Self { identity: identity(metadata), length: metadata.len(), modified: metadata.modified().ok() }
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}
