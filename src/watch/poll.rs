//! Asking the system about every file again and again, where it does not tell of changes by itself.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::time::{Duration, Instant, SystemTime};

use camino::Utf8PathBuf;

use crate::project::ProjectFiles;

/// How much time lies between two looks, unless a look takes long: as late as a person hardly minds.
const EVERY: Duration = Duration::from_millis(250);

/// How many times as long as a look it rests after it, so that a large project costs a tenth of a core at most.
const REST: u32 = 10;

/// What the system says about every file, to compare it with what it says the next time.
#[derive(Debug)]
pub struct Poll {
    stamps: BTreeMap<Utf8PathBuf, FileStamp>,
    next: Instant,
}

/// When a file was changed, how long it is, and which it is of those that may stand under its name: where one of them differs,
/// so may the content.
type FileStamp = (Option<SystemTime>, u64, u64);

impl Poll {
    /// Takes the first look.
    pub fn new(files: &ProjectFiles) -> Self {
        Self { stamps: stamps(files), next: Instant::now() + EVERY }
    }

    /// Returns when to look next.
    pub fn next(&self) -> Instant {
        self.next
    }

    /// Returns the files of which the system says something else than at the last look; none before its time.
    pub fn look(&mut self, files: &ProjectFiles, now: Instant) -> Vec<Utf8PathBuf> {
        if now < self.next {
            return Vec::new();
        }
        let stamps = stamps(files);
        let old = std::mem::replace(&mut self.stamps, stamps);
        let is_other = |path: &&Utf8PathBuf| old.get(*path) != self.stamps.get(*path);
        let changed = self.stamps.keys().filter(is_other);
        let gone = old.keys().filter(|path| !self.stamps.contains_key(*path));
        let paths = changed.chain(gone).cloned().collect();
        self.next = now + EVERY.max(now.elapsed() * REST);
        paths
    }
}

fn stamps(files: &ProjectFiles) -> BTreeMap<Utf8PathBuf, FileStamp> {
    let stamp = |path: Utf8PathBuf| {
        let metadata = path.metadata().ok()?;
        Some((path, (metadata.modified().ok(), metadata.len(), number(&metadata))))
    };
    files.relevant_files().into_iter().filter_map(stamp).collect()
}

/// Returns the number of a file on its disk, where the system gives it one.
#[cfg(unix)]
fn number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}
