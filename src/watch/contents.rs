use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::print::{Print, content};
use super::tree::Tree;
use super::unfinished::is_unfinished;

/// What the files of a project held when they were last looked at.
#[derive(Debug, Default)]
pub struct Contents {
    known: BTreeMap<Utf8PathBuf, Known>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Print(Print),
    /// The file was used, but nobody knows which content of it.
    Doubtful,
}

/// What a look at some files brought: those that hold something else than before, with what they hold now.
#[derive(Debug, Default)]
pub struct Look {
    pub changed: BTreeMap<Utf8PathBuf, Option<Print>>,
    /// Whether one of them may be half written.
    pub unfinished: bool,
}

impl Contents {
    /// Looks at all files of a project.
    pub fn of(tree: &Tree) -> Self {
        let files: Vec<Utf8PathBuf> = tree.files().collect();
        let prints = files.into_par_iter().filter_map(|path| {
            let print = Print::of(&content(&path)?);
            Some((path, Known::Print(print)))
        });
        Self { known: prints.collect() }
    }

    /// Returns the files that were there.
    pub fn paths(&self) -> impl Iterator<Item = &Utf8PathBuf> {
        self.known.keys()
    }

    /// Returns whether there was a file in the folder `path` or below.
    pub fn has_below(&self, path: &Utf8Path) -> bool {
        // Paths are in the order of their parts, so that what lies in a folder follows it.
        let mut from = self.known.range(path.to_owned()..).map(|(other, _)| other);
        from.find(|other| *other != path).is_some_and(|other| other.starts_with(path))
    }

    /// Looks at these files again.
    pub fn look(&self, tree: &Tree, paths: &BTreeSet<Utf8PathBuf>) -> Look {
        let compare = |path: &Utf8PathBuf| {
            let before = self.known.get(path);
            let now = if tree.matters(path) { content(path) } else { None };
            let print = now.as_deref().map(Print::of);
            if before.copied() == print.map(Known::Print) {
                return None;
            }
            let before = match before {
                Some(Known::Print(print)) => Some(*print),
                Some(Known::Doubtful) | None => None,
            };
            Some((path.clone(), print, is_unfinished(path, before, now.as_deref())))
        };
        let mut look = Look::default();
        for (path, print, unfinished) in paths.par_iter().filter_map(compare).collect::<Vec<_>>() {
            look.unfinished |= unfinished;
            look.changed.insert(path, print);
        }
        look
    }

    /// Takes what a look brought as what the next build sees.
    pub fn learn(&mut self, changed: BTreeMap<Utf8PathBuf, Option<Print>>) {
        for (path, print) in changed {
            match print {
                Some(print) => _ = self.known.insert(path, Known::Print(print)),
                None => _ = self.known.remove(&path),
            }
        }
    }

    /// Forgets what a file holds, and only knows that it was there, if it is.
    pub fn doubt(&mut self, path: &Utf8Path) {
        if path.exists() {
            self.known.entry(path.to_owned()).or_insert(Known::Doubtful);
        }
    }
}
