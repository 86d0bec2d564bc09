//! What the files of a project held at the last build, and which of them hold something else now.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::content_hash::{ContentHash, content};
use super::unfinished::is_unfinished;
use crate::project::ProjectFiles;

/// What the files of a project held when they were last looked at.
#[derive(Debug, Default)]
pub struct Contents {
    known: BTreeMap<Utf8PathBuf, Known>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Hash(ContentHash),
    /// The file was used, but not seen: any content of it may be another one.
    Unseen,
}

/// What a scan of some files found.
#[derive(Debug, Default)]
pub struct Scan {
    /// Those that hold something else than before, with what they hold now; `None` where they are gone.
    pub changed: BTreeMap<Utf8PathBuf, Option<ContentHash>>,
    /// Whether one of them may be half written.
    pub unfinished: bool,
}

impl Contents {
    /// Reads all files of a project.
    pub fn of(files: &ProjectFiles) -> Self {
        let hashes = files.relevant_files().into_par_iter().filter_map(|path| {
            let hash = ContentHash::of(&content(&path)?);
            Some((path, Known::Hash(hash)))
        });
        Self { known: hashes.collect() }
    }

    /// Returns the files that were there.
    pub fn paths(&self) -> impl Iterator<Item = &Utf8PathBuf> {
        self.known.keys()
    }

    /// Returns whether there was a file in the folder `path` or below.
    pub fn has_below(&self, path: &Utf8Path) -> bool {
        // Paths are in the order of their parts, so that what lies in a folder follows it.
        let mut from = self.known.range(path.to_owned()..).map(|(other, _)| other);
        from.find(|other| *other != path).is_some_and(|other| other.starts_with(path))
    }

    /// Reads these files again. One that no longer belongs to the project counts as gone.
    pub fn scan(&self, files: &ProjectFiles, paths: &BTreeSet<Utf8PathBuf>) -> Scan {
        let compare = |path: &Utf8PathBuf| {
            let before = self.known.get(path);
            let now = if files.is_relevant(path) { content(path) } else { None };
            let hash = now.as_deref().map(ContentHash::of);
            if before.copied() == hash.map(Known::Hash) {
                return None;
            }
            let before = match before {
                Some(Known::Hash(hash)) => Some(*hash),
                Some(Known::Unseen) | None => None,
            };
            Some((path.clone(), hash, is_unfinished(path, before, now.as_deref())))
        };
        let mut scan = Scan::default();
        for (path, hash, unfinished) in paths.par_iter().filter_map(compare).collect::<Vec<_>>() {
            scan.unfinished |= unfinished;
            scan.changed.insert(path, hash);
        }
        scan
    }

    /// Takes what a scan found as what the next build sees.
    pub fn update(&mut self, changed: BTreeMap<Utf8PathBuf, Option<ContentHash>>) {
        for (path, hash) in changed {
            match hash {
                Some(hash) => _ = self.known.insert(path, Known::Hash(hash)),
                None => _ = self.known.remove(&path),
            }
        }
    }

    /// Takes note of a file that was used and not seen, if it is there: its next event counts, whatever it holds.
    pub fn invalidate(&mut self, path: &Utf8Path) {
        // A folder that is named, as that of templates, holds nothing itself.
        if path.is_file() {
            self.known.entry(path.to_owned()).or_insert(Known::Unseen);
        }
    }
}
