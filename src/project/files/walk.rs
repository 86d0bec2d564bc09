//! The walk through a folder, from which every list of files of a project is made.

use std::cmp::Reverse;
use std::collections::{HashSet, VecDeque};
use std::io;
use std::path::{Path, PathBuf};

use super::ignore_rules::IgnoreRules;
use super::links::{LinkTarget, Links, Resolved, resolve};
use super::names::IGNORE_FILE;
use super::tree::{FolderTree, is_project};

/// Something that a walk came by.
#[derive(Debug)]
pub struct Entry {
    /// Its absolute path.
    pub path: PathBuf,
    /// What it is.
    pub kind: EntryKind,
    /// Whether a link leads to it, so that it has another path without links.
    pub is_behind_link: bool,
}

/// What stands at a path.
#[derive(Debug)]
pub enum EntryKind {
    /// A folder, the root among them, or a link that is followed into one. It is told of before it is read, so that a watch on
    /// it misses nothing.
    Folder,
    /// A folder that is a project of its own.
    OtherProject,
    /// A `.gitignore` file: it is hidden, but decides what belongs.
    IgnoreFile,
    /// An ordinary file.
    File,
    /// A link that is not followed into a folder.
    Link(LinkTarget),
    /// A pipe, a socket or the like.
    Special,
}

impl EntryKind {
    /// Returns whether a file may be read here, as far as the walk can say.
    pub fn may_be_file(&self) -> bool {
        match self {
            Self::File | Self::Special => true,
            Self::Link(target) => !matches!(target, LinkTarget::Folder),
            Self::Folder | Self::OtherProject | Self::IgnoreFile => false,
        }
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
    /// Links that are still to be followed, with the rules in the folders that they stand in. What belongs by its own place comes
    /// before all that links lead to.
    waiting: VecDeque<(PathBuf, IgnoreRules)>,
    /// Whether what is walked now lies behind a link.
    is_behind_link: bool,
    /// The folders behind links that were read, without links: each is read once.
    read: HashSet<PathBuf>,
    links: Links,
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
        let root = Entry { path: tree.root().into(), kind: EntryKind::Folder, is_behind_link: false };
        Self {
            tree,
            enter,
            steps: vec![Step::Tell(root, Some(IgnoreRules::default()))],
            waiting: VecDeque::new(),
            is_behind_link: false,
            read: HashSet::new(),
            links: Links::default(),
        }
    }

    /// Returns what a link is; a folder that it leads to is walked next, unless that belongs or is left out by its own place.
    fn follow(&mut self, path: PathBuf, rules: IgnoreRules) -> Entry {
        let is_behind_link = true;
        self.is_behind_link = is_behind_link;
        self.links.add(&path);
        let folder = match resolve(&path, self.tree.bounds()) {
            Resolved::Other(target) => return Entry { path, kind: EntryKind::Link(target), is_behind_link },
            Resolved::Folder(folder) => folder,
        };
        if !self.tree.opens(&folder) || self.read.contains(&folder) || !(self.enter)(&path) {
            return Entry { path, kind: EntryKind::Link(LinkTarget::Folder), is_behind_link };
        }
        self.links.followed.insert(path.clone());
        self.steps.push(Step::Read(path.clone(), rules));
        Entry { path, kind: EntryKind::Folder, is_behind_link }
    }

    fn read(&mut self, folder: &Path, above: &IgnoreRules) -> io::Result<()> {
        if self.is_behind_link && !self.read.insert(folder.canonicalize()?) {
            return Ok(());
        }
        let rules = above.inside(folder);
        let mut entries = folder.read_dir()?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_cached_key(|entry| Reverse(entry.file_name()));
        let mut links = Vec::new();
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
                links.push(path);
                continue;
            } else {
                EntryKind::Special
            };
            let is_entered = match kind {
                EntryKind::Folder => (self.enter)(&path),
                EntryKind::OtherProject => self.tree.enters_projects && (self.enter)(&path),
                _ => false,
            };
            let rules = is_entered.then(|| rules.clone());
            self.steps.push(Step::Tell(Entry { path, kind, is_behind_link: self.is_behind_link }, rules));
        }
        self.waiting.extend(links.into_iter().rev().map(|link| (link, rules.clone())));
        Ok(())
    }
}

impl Iterator for Walk<'_> {
    type Item = Result<Entry, WalkError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(step) = self.steps.pop() else {
                let Some((link, rules)) = self.waiting.pop_front() else {
                    self.tree.note_links(&self.links);
                    return None;
                };
                return Some(Ok(self.follow(link, rules)));
            };
            match step {
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
