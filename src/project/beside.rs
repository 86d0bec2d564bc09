use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use super::Project;
use crate::source::{Files, Fingerprint};

/// The files beside the journeys, each looked at once: whoever hears that one may have changed takes a new value.
pub struct KnownFiles {
    root: Utf8PathBuf,
    disk: Box<dyn Files>,
    looks: Mutex<Looks>,
}

#[derive(Default)]
struct Looks {
    /// By the path that was asked for.
    found: HashMap<Utf8PathBuf, Found>,
    /// Counts the compilations.
    turn: u64,
}

struct Found {
    /// The absolute path of the file, links followed; `None` where there is none.
    target: Option<Utf8PathBuf>,
    /// Of its bytes, once somebody asked; `None` in it where they cannot be read.
    fingerprint: Option<Option<Fingerprint>>,
    /// When somebody asked last.
    turn: u64,
}

impl KnownFiles {
    /// Returns the files beside the journeys of a project, none of them looked at yet.
    pub(super) fn of(project: &Project) -> Self {
        Self { root: project.root.clone(), disk: project.files(), looks: Mutex::default() }
    }

    /// Forgets the files that nobody has asked for since the last turn, and begins the next.
    pub(super) fn turn(&self) {
        let mut looks = self.looks();
        let turn = looks.turn;
        looks.found.retain(|_, found| found.turn == turn);
        looks.turn += 1;
    }

    /// Returns whether a file that was looked at is, or would be, at an absolute path or below it; links followed or not.
    pub(super) fn holds_below(&self, path: &Utf8Path) -> bool {
        let is_below = |file: &Utf8PathBuf| file.starts_with(path);
        self.looks().found.iter().any(|(file, found)| {
            is_below(&self.root.join(file)) || found.target.as_ref().is_some_and(is_below)
        })
    }

    /// Returns the absolute paths of the files that were looked at, links not followed.
    pub(super) fn paths(&self) -> Vec<Utf8PathBuf> {
        self.looks().found.keys().map(|path| self.root.join(path)).collect()
    }

    /// Returns how many files are remembered.
    pub(super) fn len(&self) -> usize {
        self.looks().found.len()
    }

    fn looks(&self) -> MutexGuard<'_, Looks> {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns what `answer` says of a file, which is looked at if nobody has yet.
    fn look<T>(&self, path: &Utf8Path, answer: impl FnOnce(&mut Found) -> T) -> T {
        let mut looks = self.looks();
        let turn = looks.turn;
        if let Some(found) = looks.found.get_mut(path) {
            found.turn = turn;
            return answer(found);
        }
        let is_there = self.disk.exists(path);
        let target = is_there.then(|| self.root.join(path).canonicalize_utf8().ok()).flatten();
        let found = Found { target, fingerprint: None, turn };
        answer(looks.found.entry(path.to_owned()).or_insert(found))
    }
}

impl Files for KnownFiles {
    fn exists(&self, path: &Utf8Path) -> bool {
        self.look(path, |found| found.target.is_some())
    }

    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        self.disk.read(path)
    }

    fn fingerprint(&self, path: &Utf8Path) -> Option<Fingerprint> {
        if let Some(known) = self.look(path, |found| found.fingerprint) {
            return known;
        }
        let fingerprint = self.disk.fingerprint(path);
        self.look(path, |found| found.fingerprint = Some(fingerprint));
        fingerprint
    }
}
