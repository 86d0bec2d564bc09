//! The files beside the journeys, each looked at once.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use super::Project;
use super::spelling::{normal, on_disk};
use crate::source::{Files, Fingerprint, Picture};

/// The files beside the journeys, with what is known of each that somebody asked for. Where one of them may have changed, a
/// new value takes its place.
pub(super) struct CachedFiles {
    root: Utf8PathBuf,
    files: Box<dyn Files>,
    entries: Mutex<Entries>,
}

#[derive(Default)]
struct Entries {
    /// By the path that was asked for.
    by_path: HashMap<Utf8PathBuf, Entry>,
    /// Counts the compilations.
    generation: u64,
}

struct Entry {
    exists: bool,
    /// The absolute path of the file on disk, links followed; `None` where there is none.
    target: Option<Utf8PathBuf>,
    /// Of its bytes, once somebody asked; `None` in it where they cannot be read.
    fingerprint: Option<Option<Fingerprint>>,
    /// What it is as a picture, once somebody asked.
    picture: Option<Option<Picture>>,
    /// When somebody asked last.
    generation: u64,
}

impl CachedFiles {
    /// Returns the files beside the journeys of a project, none of them looked at yet.
    pub(super) fn of(project: &Project) -> Self {
        Self { root: project.root.clone(), files: project.files(), entries: Mutex::default() }
    }

    /// Forgets the files that nobody has asked for in this generation, and begins the next.
    pub(super) fn next_generation(&self) {
        let mut entries = self.entries();
        let generation = entries.generation;
        entries.by_path.retain(|_, entry| entry.generation == generation);
        entries.generation += 1;
    }

    /// Returns whether a file that was looked at is, or would be, at an absolute path or below it; links followed or not.
    pub(super) fn holds_below(&self, path: &Utf8Path) -> bool {
        let relative = match self.root.starts_with(path) {
            true => Some(Utf8Path::new("")),
            false => path.strip_prefix(&self.root).ok(),
        };
        let relative = relative.map(|path| normal(path.as_str()));
        let is_below = |entry: (&Utf8PathBuf, &Entry)| {
            relative
                .as_deref()
                .is_some_and(|path| Utf8Path::new(&*normal(entry.0.as_str())).starts_with(path))
                || entry.1.target.as_ref().is_some_and(|target| target.starts_with(path))
        };
        self.entries().by_path.iter().any(is_below)
    }

    /// Returns the absolute paths of the files that were looked at, links not followed.
    pub(super) fn paths(&self) -> Vec<Utf8PathBuf> {
        self.entries().by_path.keys().map(|path| self.root.join(path)).collect()
    }

    /// Returns how many files are remembered.
    pub(super) fn len(&self) -> usize {
        self.entries().by_path.len()
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns what `answer` says of a file, which is looked at if nobody has yet.
    fn look<T>(&self, path: &Utf8Path, answer: impl FnOnce(&mut Entry) -> T) -> T {
        let mut entries = self.entries();
        let generation = entries.generation;
        if let Some(entry) = entries.by_path.get_mut(path) {
            entry.generation = generation;
            return answer(entry);
        }
        let exists = self.files.exists(path);
        let target = on_disk(&self.root, path).filter(|_| exists);
        let target = target.and_then(|path| path.canonicalize_utf8().ok());
        let entry = Entry { exists, target, fingerprint: None, picture: None, generation };
        answer(entries.by_path.entry(path.to_owned()).or_insert(entry))
    }
}

impl Files for CachedFiles {
    fn exists(&self, path: &Utf8Path) -> bool {
        self.look(path, |entry| entry.exists)
    }

    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        self.files.read(path)
    }

    fn obstacle(&self, path: &Utf8Path) -> Option<&'static str> {
        self.files.obstacle(path)
    }

    fn picture(&self, path: &Utf8Path) -> Option<Picture> {
        if let Some(known) = self.look(path, |entry| entry.picture) {
            return known;
        }
        let picture = self.files.picture(path);
        self.look(path, |entry| entry.picture = Some(picture));
        picture
    }

    fn fingerprint(&self, path: &Utf8Path) -> Option<Fingerprint> {
        if let Some(known) = self.look(path, |entry| entry.fingerprint) {
            return known;
        }
        let fingerprint = self.files.fingerprint(path);
        self.look(path, |entry| entry.fingerprint = Some(fingerprint));
        fingerprint
    }
}
