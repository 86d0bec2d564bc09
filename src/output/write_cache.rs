//! What is known of files that were written, so that equal ones are not made again.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::manifest::Entry;
use super::stamp::FileStamp;
use crate::source::Fingerprint;

/// What was written to an output folder, and what it was made of: as long as neither that nor the file has changed, the file
/// needs not be made again to see that it is equal.
#[derive(Debug, Default)]
pub struct WriteCache {
    folder: Utf8PathBuf,
    records: BTreeMap<Utf8PathBuf, WriteRecord>,
}

/// A file that was written, or found equal.
#[derive(Debug, Clone)]
pub struct WriteRecord {
    made_of: Fingerprint,
    entry: Entry,
    stamp: FileStamp,
}

impl WriteCache {
    /// Returns the record of a file, if it still is as it was left and is made of the same now.
    pub(super) fn unchanged(
        &self,
        folder: &Utf8Path,
        path: &Utf8Path,
        made_of: Fingerprint,
    ) -> Option<&WriteRecord> {
        let record = self.record(path).filter(|record| record.made_of == made_of && self.folder == folder)?;
        (FileStamp::of(&folder.join(path))? == record.stamp).then_some(record)
    }

    /// Returns the record of a file.
    pub(super) fn record(&self, path: &Utf8Path) -> Option<&WriteRecord> {
        self.records.get(path)
    }

    /// Takes what is known of all files of a folder, in the place of what was known before.
    pub(super) fn replace(
        &mut self,
        folder: &Utf8Path,
        records: impl Iterator<Item = (Utf8PathBuf, Option<WriteRecord>)>,
    ) {
        self.folder = folder.to_owned();
        self.records = records.filter_map(|(path, record)| Some((path, record?))).collect();
    }

    /// Returns how many files are known.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Returns whether no file is known.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl WriteRecord {
    /// Returns the record of a file that stands as it was made now.
    pub(super) fn of(path: &Utf8Path, made_of: Fingerprint, entry: &Entry) -> Option<Self> {
        Some(Self { made_of, entry: entry.clone(), stamp: FileStamp::of(path)? })
    }

    /// Returns what the manifest says of the file.
    pub(super) fn entry(&self) -> &Entry {
        &self.entry
    }
}
