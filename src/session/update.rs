//! What came of an update: how the project stands, and what is new.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::Build;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::source::{FilePath, SourceFile};

/// What came of compiling a project once more.
#[derive(Debug)]
pub struct Update {
    /// How many times the session has compiled; the first is 1. A page that knows a smaller number has missed something.
    pub number: u64,
    /// Whether the build is good.
    pub state: State,
    /// What of the last good build has to be made again. Nothing, where this one is not good.
    pub changed: Changed,
    /// The last good build: this one if it is good. `None` as long as there was none.
    pub build: Option<Arc<Build>>,
    /// What could be made of the texts of now, be they broken: for editors, who ask about them all the same.
    pub partial_model: Arc<Model>,
    /// Everything that was found, in the order in which people read it.
    pub diagnostics: Vec<Diagnostic>,
    /// Every text that a diagnostic may point into, for excerpts.
    pub files: BTreeMap<FilePath, Arc<SourceFile>>,
    /// How many journey files were read.
    pub journey_files: usize,
    /// The data files that were read.
    pub data_files: Vec<FilePath>,
    /// The absolute path of the project's folder, to which the paths of files are relative.
    pub root: Utf8PathBuf,
}

/// How a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is without a fault, and was built.
    Good,
    /// Something is wrong with it; the last good build stays.
    Broken,
    /// It has no journey file. The last good build stays, as for `journey build`, which writes nothing then.
    Empty,
}

/// Which artifacts of a build are other than those of the one before, by their paths below the output folder.
///
/// Each artifact that is new or has other bytes is named. One that is named as stale may still come out equal, byte for
/// byte.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Those that have to be made again.
    pub stale: BTreeSet<Utf8PathBuf>,
    /// Those that there were not before.
    pub new: BTreeSet<Utf8PathBuf>,
    /// Those that there are no longer.
    pub removed: BTreeSet<Utf8PathBuf>,
}

impl Changed {
    /// Returns whether no artifact has changed.
    pub fn is_empty(&self) -> bool {
        self.stale.is_empty() && self.new.is_empty() && self.removed.is_empty()
    }

    /// Returns whether an artifact has to be fetched again by somebody who has seen the build before.
    pub fn holds(&self, path: &Utf8Path) -> bool {
        self.stale.contains(path) || self.new.contains(path) || self.removed.contains(path)
    }

    pub(super) fn between(before: Option<&Build>, after: &Build) -> Self {
        let mut changed = Self::default();
        if let Some(before) = before.filter(|before| before.has_plan_of(after)) {
            let fingerprints = before.fingerprints().iter().zip(after.fingerprints());
            let stale = after.paths().zip(fingerprints).filter(|(_, (before, after))| before != after);
            changed.stale.extend(stale.map(|(path, _)| path.to_owned()));
            return changed;
        }
        for path in after.paths() {
            match before.and_then(|before| before.fingerprint(path)) {
                None => changed.new.insert(path.to_owned()),
                before if before == after.fingerprint(path) => false,
                Some(_) => changed.stale.insert(path.to_owned()),
            };
        }
        let gone = before.into_iter().flat_map(Build::paths).filter(|path| after.fingerprint(path).is_none());
        changed.removed.extend(gone.map(Utf8Path::to_owned));
        changed
    }
}
