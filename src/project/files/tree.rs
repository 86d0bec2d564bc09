//! What lies in a folder and below and is not left out.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use super::ignore_rules::IgnoreRules;
use super::links::Links;
use super::names::{IGNORE_FILE, is_hidden};
use crate::config;

/// A folder and what belongs to it by its place: what is not hidden, not excluded by a `.gitignore` file of the folder or
/// below, in no output folder, and in no project of its own. What lies above the folder, the user's own git settings and
/// whether there is a repository at all change nothing, so that a project is the same on every machine.
///
/// A link to what belongs by its own place is not followed; one to a folder that would else not be read, as it is hidden, say,
/// is: whoever put a link there means it. What lies outside of the project is no part of it.
#[derive(Debug)]
pub struct FolderTree {
    root: Utf8PathBuf,
    /// The folder that links may lead to and below; `None` where no link is followed into a folder.
    bounds: Option<Utf8PathBuf>,
    /// The absolute paths of output folders.
    outputs: BTreeSet<Utf8PathBuf>,
    /// Whether projects inside of the folder are entered like any other folder.
    pub(super) enters_projects: bool,
    /// The rules in the folders that were asked for one by one; `None` for those of which nothing belongs.
    rules: Mutex<HashMap<PathBuf, Option<IgnoreRules>>>,
    /// The links that the last walk came by; `None` before the first.
    links: Mutex<Option<Arc<Links>>>,
}

impl FolderTree {
    /// Returns the tree of a project's folder, an absolute path without links.
    pub fn of_project(root: &Utf8Path, outputs: BTreeSet<Utf8PathBuf>) -> Self {
        let bounds = Some(root.to_owned());
        Self { bounds, outputs, enters_projects: false, ..Self::of_folder(root) }
    }

    /// Returns the tree of a folder in which a `journey.yaml` is a file like any other.
    pub fn of_folder(root: &Utf8Path) -> Self {
        Self {
            root: root.to_owned(),
            bounds: None,
            outputs: BTreeSet::new(),
            enters_projects: true,
            rules: Mutex::default(),
            links: Mutex::default(),
        }
    }

    /// Returns the folder.
    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// Returns the folder that what links lead to must lie in.
    pub(super) fn bounds(&self) -> &Path {
        self.bounds.as_ref().unwrap_or(&self.root).as_std_path()
    }

    /// Returns whether a link to `folder`, which lies in the bounds, is followed: what is in it belongs by no other name, and it
    /// is neither a project of its own nor made by a build.
    pub(super) fn opens(&self, folder: &Path) -> bool {
        self.bounds.is_some()
            && !self.enters(folder)
            && !is_project(folder)
            && !self.outputs.iter().any(|output| folder.starts_with(output))
    }

    /// Keeps the links that a walk came by.
    pub(super) fn note_links(&self, links: &Links) {
        *self.links.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(links.clone()));
    }

    /// Returns the links of the tree; walks it where that was not done yet.
    pub(super) fn links(&self) -> Arc<Links> {
        let known = || self.links.lock().unwrap_or_else(PoisonError::into_inner).clone();
        known().unwrap_or_else(|| {
            self.walk().for_each(drop);
            known().unwrap_or_default()
        })
    }

    /// Returns whether something below the root belongs, be it there or not. Remembers what it read of folders above it
    /// until [`forget`](Self::forget).
    pub fn holds(&self, path: &Path, is_folder: bool) -> bool {
        let rules = path.parent().and_then(|folder| self.rules(folder));
        rules.is_some_and(|rules| !self.leaves_out(path, is_folder, &rules))
    }

    /// Returns whether what is in a folder belongs.
    pub fn enters(&self, folder: &Path) -> bool {
        self.rules(folder).is_some()
    }

    /// Returns whether the folder has an ignore file at `path` that counts.
    pub fn obeys(&self, path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == IGNORE_FILE)
            && path.parent().is_some_and(|folder| self.enters(folder))
    }

    /// Forgets what was read: ignore files, projects or folders have changed.
    pub fn forget(&self) {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner).clear();
        *self.links.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Returns whether something in a folder of the tree, in which `rules` are in force, does not belong.
    pub(super) fn leaves_out(&self, path: &Path, is_folder: bool, rules: &IgnoreRules) -> bool {
        // A hidden file stays so, whatever an ignore file takes back.
        is_hidden(path)
            || rules.exclude(path, is_folder)
            || is_folder && self.outputs.iter().any(|output| path == output)
    }

    /// Returns the rules in a folder; `None` where nothing in it belongs.
    fn rules(&self, folder: &Path) -> Option<IgnoreRules> {
        if !folder.starts_with(&self.root) {
            return None;
        }
        let known = self.rules.lock().unwrap_or_else(PoisonError::into_inner).get(folder).cloned();
        known.unwrap_or_else(|| {
            let rules = self.read_rules(folder);
            let mut known = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(folder.to_owned(), rules.clone());
            rules
        })
    }

    fn read_rules(&self, folder: &Path) -> Option<IgnoreRules> {
        if folder == self.root {
            return Some(IgnoreRules::default().inside(folder));
        }
        let above = self.rules(folder.parent()?)?;
        let is_entered = !self.leaves_out(folder, true, &above)
            && (!folder.is_symlink() || self.links().followed.contains(folder))
            && (self.enters_projects || !is_project(folder));
        is_entered.then(|| above.inside(folder))
    }
}

/// Returns whether a folder has a `journey.yaml`, be it one that cannot be read.
pub fn is_project(folder: &Path) -> bool {
    folder.join(config::FILE_NAME).symlink_metadata().is_ok()
}
