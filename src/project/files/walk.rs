//! The walk through a folder, from which every list of files of a project is made.

use std::cmp::Reverse;
use std::io;
use std::path::{Path, PathBuf};

use super::ignore_rules::IgnoreRules;
use super::names::IGNORE_FILE;
use super::tree::{FolderTree, is_project};

/// Something that a walk came by.
#[derive(Debug)]
pub struct Entry {
    /// Its absolute path.
    pub path: PathBuf,
    /// What it is.
    pub kind: EntryKind,
}

/// What stands at a path, links not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A folder, the root among them. It is told of before it is read, so that a watch on it misses nothing.
    Folder,
    /// A folder that is a project of its own.
    OtherProject,
    /// A `.gitignore` file: it is hidden, but decides what belongs.
    IgnoreFile,
    /// An ordinary file.
    File,
    /// A link to whatever.
    Link,
    /// A pipe, a socket or the like.
    Special,
}

impl EntryKind {
    /// Returns whether a file may be read here, as far as the walk can say.
    pub fn may_be_file(self) -> bool {
        matches!(self, Self::File | Self::Link | Self::Special)
    }
}

/// What keeps a folder from being walked.
#[derive(Debug)]
pub struct WalkError {
    /// The folder.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// A walk on its way.
pub struct Walk<'t> {
    tree: &'t FolderTree,
    enter: Box<dyn Fn(&Path) -> bool + 't>,
    /// What is still to be done, the next step last.
    steps: Vec<Step>,
}

enum Step {
    /// Tell of something, and enter it next if there are rules: those in force in the folder above.
    Tell(Entry, Option<IgnoreRules>),
    /// Read a folder.
    Read(PathBuf, IgnoreRules),
}

impl FolderTree {
    /// Walks all of it, sorted by path, and reads it anew.
    pub fn walk(&self) -> Walk<'_> {
        self.walk_where(|_| true)
    }

    /// Walks those folders of it that `enter` accepts.
    pub fn walk_where<'t>(&'t self, enter: impl Fn(&Path) -> bool + 't) -> Walk<'t> {
        Walk::new(self, Box::new(enter))
    }
}

impl<'t> Walk<'t> {
    fn new(tree: &'t FolderTree, enter: Box<dyn Fn(&Path) -> bool + 't>) -> Self {
        let root = Entry { path: tree.root().into(), kind: EntryKind::Folder };
        Self { tree, enter, steps: vec![Step::Tell(root, Some(IgnoreRules::default()))] }
    }

    fn read(&mut self, folder: &Path, above: &IgnoreRules) -> io::Result<()> {
        let rules = above.inside(folder);
        let mut entries = folder.read_dir()?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_cached_key(|entry| Reverse(entry.file_name()));
        for entry in entries {
            // What went while we looked is not there.
            let (path, Ok(found)) = (entry.path(), entry.file_type()) else { continue };
            let is_ignore_file = entry.file_name() == IGNORE_FILE;
            if !is_ignore_file && self.tree.leaves_out(&path, found.is_dir(), &rules) {
                continue;
            }
            let kind = if is_ignore_file {
                EntryKind::IgnoreFile
            } else if found.is_dir() {
                if is_project(&path) { EntryKind::OtherProject } else { EntryKind::Folder }
            } else if found.is_file() {
                EntryKind::File
            } else if found.is_symlink() {
                EntryKind::Link
            } else {
                EntryKind::Special
            };
            let is_entered = match kind {
                EntryKind::Folder => (self.enter)(&path),
                EntryKind::OtherProject => self.tree.enters_projects && (self.enter)(&path),
                _ => false,
            };
            let rules = is_entered.then(|| rules.clone());
            self.steps.push(Step::Tell(Entry { path, kind }, rules));
        }
        Ok(())
    }
}

impl Iterator for Walk<'_> {
    type Item = Result<Entry, WalkError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.steps.pop()? {
                Step::Tell(entry, rules) => {
                    let next = rules.map(|rules| Step::Read(entry.path.clone(), rules));
                    self.steps.extend(next);
                    return Some(Ok(entry));
                }
                Step::Read(folder, rules) => {
                    if let Err(error) = self.read(&folder, &rules) {
                        return Some(Err(WalkError { path: folder, error }));
                    }
                }
            }
        }
    }
}
