use std::collections::BTreeMap;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};

use super::manifest::Entry;
use crate::source::Fingerprint;

/// What was written to an output folder, and made of what: as long as neither that nor the file has changed, nobody needs to
/// make the file again to see that it is equal.
#[derive(Debug, Default)]
pub struct Ledger {
    folder: Utf8PathBuf,
    lines: BTreeMap<Utf8PathBuf, Line>,
}

/// A file that was written, or found equal.
#[derive(Debug, Clone)]
pub struct Line {
    made_of: Fingerprint,
    entry: Entry,
    stamp: Stamp,
}

/// What tells a file from a later one under its name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: SystemTime,
}

impl Stamp {
    /// Returns the stamp of a file; `None` where nothing but a file stands there, or the system keeps no times.
    fn of(path: &Utf8Path) -> Option<Self> {
        let metadata = path.symlink_metadata().ok().filter(|metadata| metadata.is_file())?;
        Some(Self { length: metadata.len(), modified: metadata.modified().ok()? })
    }
}

impl Ledger {
    /// Returns the line of a file, if it still is as it was left and is made of the same now.
    pub(super) fn holds(&self, folder: &Utf8Path, path: &Utf8Path, made_of: Fingerprint) -> Option<&Line> {
        let line = self.lines.get(path).filter(|line| line.made_of == made_of && self.folder == folder)?;
        (Stamp::of(&folder.join(path))? == line.stamp).then_some(line)
    }

    /// Takes what is known of all files of a folder, in the place of what was known before.
    pub(super) fn replace(
        &mut self,
        folder: &Utf8Path,
        lines: impl Iterator<Item = (Utf8PathBuf, Option<Line>)>,
    ) {
        self.folder = folder.to_owned();
        self.lines = lines.filter_map(|(path, line)| Some((path, line?))).collect();
    }

    /// Returns how many files are known.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Returns whether no file is known.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl Line {
    /// Returns the line for a file that stands as it was made now.
    pub(super) fn of(path: &Utf8Path, made_of: Fingerprint, entry: &Entry) -> Option<Self> {
        Some(Self { made_of, entry: entry.clone(), stamp: Stamp::of(path)? })
    }

    /// Returns what the manifest says of the file.
    pub(super) fn entry(&self) -> &Entry {
        &self.entry
    }
}
