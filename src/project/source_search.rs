//! Which of the files that a walk comes by are the project's journeys, each once, and what is said of those that only look so.

use std::collections::HashSet;
use std::path::PathBuf;

use camino::Utf8Path;

use super::files::{Entry, EntryKind, LinkTarget, is_source, name_below};
use super::misnamed;
use super::read::bad_ignore_file;
use super::unreadable::Unreadable;
use crate::diagnostic::Diagnostic;
use crate::source::{FilePath, file_path};

/// A search for journey files on its way.
pub(super) struct SourceSearch<'a> {
    root: &'a Utf8Path,
    /// The files that were found, without links.
    seen: HashSet<PathBuf>,
    /// Those that are to be read.
    pub paths: Vec<FilePath>,
    /// What is said of the others.
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> SourceSearch<'a> {
    /// Returns a search in the project at `root`.
    pub fn new(root: &'a Utf8Path, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self { root, seen: HashSet::new(), paths: Vec::new(), diagnostics }
    }

    /// Takes what the walk came by.
    pub fn take(&mut self, entry: &Entry) {
        let path = file_path(name_below(self.root, &entry.path));
        let real = match &entry.kind {
            EntryKind::IgnoreFile => {
                self.diagnostics.extend(bad_ignore_file(&entry.path).map(|error| error.diagnostic(&path)));
                return;
            }
            EntryKind::Folder if is_source(&*path) => return self.diagnostics.push(misnamed::folder(&path)),
            EntryKind::Folder | EntryKind::OtherProject => return,
            EntryKind::File | EntryKind::Special if entry.is_behind_link => {
                entry.path.canonicalize().unwrap_or_else(|_| entry.path.clone())
            }
            EntryKind::File | EntryKind::Special => entry.path.clone(),
            EntryKind::Link(LinkTarget::File(target)) => target.clone(),
            EntryKind::Link(target) => return self.link(&path, target),
        };
        if !is_source(&*path) {
            self.diagnostics.extend(misnamed::journey(&path));
            if is_source(&real) && !self.seen.contains(&real) {
                self.diagnostics.push(misnamed::link(&path, &name_below(self.root, &real)));
            }
        } else if entry.path.to_str().is_none() {
            self.diagnostics.push(Unreadable::name().diagnostic(&path));
        } else if matches!(entry.kind, EntryKind::Special) {
            self.diagnostics.push(Unreadable::special().diagnostic(&path));
        } else if self.seen.insert(real) {
            self.paths.push(path);
        }
    }

    /// Takes a link to something that is no file: where a journey or a folder of them may be meant, it is said.
    fn link(&mut self, path: &FilePath, target: &LinkTarget) {
        let may_be_folder = match target {
            LinkTarget::Outside { is_folder } => *is_folder,
            // The name of a file ends in letters that say of which kind it is.
            LinkTarget::Nowhere(_) => path.extension().is_none_or(|it| !it.chars().all(char::is_alphabetic)),
            LinkTarget::File(_) | LinkTarget::Folder | LinkTarget::Special => false,
        };
        if is_source(&**path) || may_be_folder {
            self.diagnostics.extend(Unreadable::link(target).map(|error| error.diagnostic(path)));
        }
    }
}
