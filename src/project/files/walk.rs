use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};
use ignore::{DirEntry, Walk, WalkBuilder};

use crate::config;

/// Walks a folder as every project is walked, sorted by path: without hidden files and what the `.gitignore` files of
/// this folder and those below exclude. What lies above the folder, the user's own git settings and whether there is
/// a repository at all change nothing, so that a project is the same on every machine.
///
/// Links are not followed: whatever they name inside of the project is read in its own place, and what lies outside
/// is no part of it.
pub fn walk(root: &Utf8Path, enter: impl Fn(&Path) -> bool + Send + Sync + 'static) -> Walk {
    WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .git_ignore(true)
        .require_git(false)
        .parents(false)
        .follow_links(false)
        .sort_by_file_path(Path::cmp)
        .filter_entry(move |entry| entry.depth() == 0 || !is_folder(entry) || enter(entry.path()))
        .build()
}

/// Returns the folders below `root` that are projects, in order. A project inside of another is one of its own.
pub fn projects_below(root: &Utf8Path) -> Vec<Utf8PathBuf> {
    walk(root, |_| true)
        .filter_map(Result::ok)
        .filter(|entry| is_folder(entry) && is_project(entry.path()))
        .filter_map(|entry| Utf8PathBuf::from_path_buf(entry.into_path()).ok())
        .collect()
}

/// Returns whether a folder has a `journey.yaml`, be it one that cannot be read.
pub fn is_project(folder: &Path) -> bool {
    folder.join(config::FILE_NAME).symlink_metadata().is_ok()
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}
