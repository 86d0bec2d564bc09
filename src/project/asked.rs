use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

/// The files beside the journeys that compilations and outputs of a project have looked for, found or not: whoever
/// watches the project watches them, too.
#[derive(Debug, Clone, Default)]
pub struct Asked(Arc<Mutex<BTreeSet<Utf8PathBuf>>>);

impl Asked {
    /// Returns their paths, relative to the project's root.
    pub fn paths(&self) -> BTreeSet<Utf8PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn note(&self, path: &Utf8Path) {
        let mut paths = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !paths.contains(path) {
            paths.insert(path.to_owned());
        }
    }
}
