//! Texts that an editor has not saved yet, as a layer over what is on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use camino::Utf8Path;

use super::Project;
use super::read::read_file;
use super::unreadable::Unreadable;
use crate::source::{FilePath, Files, Picture, SourceFile};

/// Texts that stand in for what is on disk, by the paths of their files in the project. A file that is not on disk yet
/// counts as one that is.
pub type Unsaved = BTreeMap<FilePath, Arc<str>>;

/// What has become of the unsaved texts of a project since it was compiled last.
#[derive(Debug, Default)]
pub(super) struct UnsavedChanges {
    /// Files that have another text than before, or one for the first time.
    pub edited: BTreeSet<FilePath>,
    /// Files of which there is a text for the first time; they are edited as well.
    pub opened: BTreeSet<FilePath>,
    /// Files of which there is none any more.
    pub closed: BTreeSet<FilePath>,
}

impl Project {
    /// Puts these texts over the disk, instead of those that lay there, and returns what that changes.
    pub(super) fn set_unsaved(&mut self, unsaved: &Unsaved) -> UnsavedChanges {
        let mut changes = UnsavedChanges::default();
        for (path, text) in unsaved {
            match self.unsaved.get(path) {
                Some(before) if before == text => continue,
                Some(_) => {}
                None => _ = changes.opened.insert(path.clone()),
            }
            changes.edited.insert(path.clone());
        }
        changes.closed.extend(self.unsaved.keys().filter(|path| !unsaved.contains_key(*path)).cloned());
        if !changes.edited.is_empty() || !changes.closed.is_empty() {
            self.unsaved.clone_from(unsaved);
        }
        changes
    }

    /// Reads a text file of the project, of at most `limit` bytes: from the disk, if it has no unsaved text.
    pub(super) fn read_text(&self, path: &FilePath, limit: u64) -> Result<SourceFile, Unreadable> {
        match self.unsaved.get(path) {
            Some(text) if text.len() as u64 > limit => Err(Unreadable::too_large(limit)),
            Some(text) => Ok(SourceFile::new(path, &**text)),
            None => read_file(&self.root, path, limit),
        }
    }
}

/// Files with unsaved texts over them.
pub(super) struct UnsavedFiles {
    pub unsaved: Unsaved,
    pub below: Box<dyn Files>,
}

impl Files for UnsavedFiles {
    fn exists(&self, path: &Utf8Path) -> bool {
        self.unsaved.contains_key(path) || self.below.exists(path)
    }

    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        match self.unsaved.get(path) {
            Some(text) => Some(text.as_bytes().to_vec()),
            None => self.below.read(path),
        }
    }

    fn obstacle(&self, path: &Utf8Path) -> Option<&'static str> {
        self.below.obstacle(path)
    }

    fn picture(&self, path: &Utf8Path) -> Option<Picture> {
        match self.unsaved.get(path) {
            Some(text) => Some(Picture::of(text.as_bytes())),
            None => self.below.picture(path),
        }
    }
}
