//! The data files that the configuration names, by their names or by patterns.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};
use globset::{Candidate, GlobSet};

use super::super::Project;
use super::super::files::{BuildInputs, ProjectFiles, is_configuration, name_below};
use super::super::read::MAX_FILES;
use super::super::spelling::normal;
use super::super::unreadable::Unreadable;
use super::pattern::{base, globs, is_open, is_pattern};
use crate::config::{self, Pattern};
use crate::data::Kind;
use crate::diagnostic::{self, Code, Diagnostic, Location};
use crate::source::{FilePath, file_path};

/// How many mistakes of the names and patterns in the configuration are told.
const MOST_REPORTS: usize = 1_000;

/// Paths of data files in order, none twice, and what is wrong with what names them.
pub struct Found {
    pub files: Vec<FilePath>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Returns the data files that the configuration of a project names, as far as they are there.
pub fn find(project: &Project, excluded: &[Utf8PathBuf]) -> Found {
    let files = ProjectFiles::new(BuildInputs::of(project, excluded));
    let mut search = Search { project, files, found: BTreeSet::new(), diagnostics: Vec::new() };
    let entries = project.config.data.iter().filter(|entry| search.is_of_a_kind(entry));
    let (patterns, names): (Vec<_>, Vec<_>) = entries.partition(|entry| is_pattern(entry));
    names.into_iter().for_each(|name| search.name(name));
    search.patterns(patterns);
    search.finish()
}

/// A search for data files on its way.
struct Search<'p> {
    project: &'p Project,
    files: ProjectFiles,
    found: BTreeSet<FilePath>,
    diagnostics: Vec<Diagnostic>,
}

impl Search<'_> {
    /// Returns whether the extension that an entry says, if it says one, is that of a data file; or reports it.
    fn is_of_a_kind(&mut self, entry: &Pattern) -> bool {
        if is_open(entry) || (Kind::of(&entry.path).is_some() && !is_configuration(&entry.path)) {
            return true;
        }
        match self.project.root.join(&entry.path).is_dir() {
            true => self.folder(entry),
            false => self.other_kind(entry, &entry.path),
        }
        false
    }

    fn other_kind(&mut self, entry: &Pattern, path: &Utf8Path) {
        let message = format!("`{path}` is no data file");
        let help = "the name of a data file ends in `.yaml`, `.json` or `.csv`";
        self.report(entry, Code::INVALID_CONFIGURATION, message, help);
    }

    fn folder(&mut self, entry: &Pattern) {
        let message = format!("`{}` is a folder", entry.path);
        let help = format!("name the files in it, as in `{}/*.csv`", entry.path);
        self.report(entry, Code::FILE_NOT_FOUND, message, &help);
    }

    fn report(&mut self, entry: &Pattern, code: Code, message: String, help: &str) {
        let location = Location { file: file_path(config::FILE_NAME), span: entry.span };
        self.diagnostics.push(Diagnostic::error(code, location, message).with_help(help));
    }

    /// Finds one file by its name.
    fn name(&mut self, entry: &Pattern) {
        let path = file_path(&entry.path);
        let on_disk = self.project.root.join(&*path);
        let there = on_disk.symlink_metadata();
        if self.project.unsaved.contains_key(&path) {
            self.found.insert(path);
        } else if self.files.is_output(&on_disk) {
            let message = format!("`{path}` lies in an output folder");
            let help = "put data where no output is written";
            self.report(entry, Code::FILE_NOT_FOUND, message, help);
        } else if there.as_ref().is_ok_and(std::fs::Metadata::is_dir) {
            self.folder(entry);
        } else if there.is_err_and(|error| is_missing(error.kind())) {
            let message = format!("there is no file `{path}` in the project");
            let help = "paths are relative to the project's folder; mind capitals";
            self.report(entry, Code::FILE_NOT_FOUND, message, help);
        } else {
            self.found.insert(path);
        }
    }

    /// Finds the files that patterns name, in one walk through the folders where they can be.
    fn patterns(&mut self, entries: Vec<&Pattern>) {
        let (set, entries, errors) = globs(entries);
        for (entry, reason) in errors {
            let message = format!("`{}` is no pattern: {reason}", entry.path);
            let help = "write a path in which `*` stands for any letters and `**` for any folders";
            self.report(entry, Code::INVALID_CONFIGURATION, message, help);
        }
        if !entries.is_empty() {
            self.walk(&set, &entries);
        }
    }

    fn walk(&mut self, set: &GlobSet, entries: &[&Pattern]) {
        // Only folders on the way to a match, or below where one may lie, are read.
        let root = &self.project.root;
        let bases: Vec<_> = entries.iter().map(|entry| normal(base(entry).as_str()).into_owned()).collect();
        let enter = |folder: &Path| {
            let below = name_below(root, folder);
            let below = normal(&below);
            let folder = Path::new(&*below);
            bases.iter().any(|base| Path::new(base).starts_with(folder) || folder.starts_with(base))
        };
        let mut matched = vec![false; entries.len()];
        let mut other_kind: BTreeMap<usize, FilePath> = BTreeMap::new();
        // What keeps a folder from being walked is told where the journeys are looked for.
        let walk = self.files.walk_where(enter).filter_map(Result::ok);
        let on_disk = walk.filter(|entry| entry.kind.may_be_file()).map(|entry| {
            let name = name_below(&self.project.root, &entry.path);
            (file_path(name), entry.path.to_str().is_some())
        });
        let unsaved = self.project.unsaved.keys().map(|path| (path.clone(), true));
        for (path, is_utf8) in on_disk.chain(unsaved) {
            let hits = set.matches_candidate(&Candidate::new(&*normal(path.as_str())));
            if hits.is_empty() || is_configuration(&path) {
                continue;
            }
            hits.iter().for_each(|hit| matched[*hit] = true);
            if Kind::of(&path).is_none() {
                hits.iter().for_each(|hit| _ = other_kind.entry(*hit).or_insert_with(|| path.clone()));
            } else if !is_utf8 {
                self.diagnostics.push(Unreadable::name().diagnostic(&path));
            } else {
                self.found.insert(path);
            }
        }
        for (hit, path) in other_kind {
            self.other_kind(entries[hit], &path);
        }
        for (entry, _) in entries.iter().zip(matched).filter(|(_, matched)| !matched) {
            let message = format!("no file of the project matches `{}`", entry.path);
            let help =
                "hidden files, those that `.gitignore` excludes and outputs are left out; mind capitals";
            self.report(entry, Code::FILE_NOT_FOUND, message, help);
        }
    }

    /// Returns the files that can be read, each once however many names lead to it.
    fn finish(mut self) -> Found {
        let mut targets = BTreeSet::new();
        let mut files = Vec::new();
        for path in std::mem::take(&mut self.found) {
            if self.project.unsaved.contains_key(&path) {
                files.push(path);
                continue;
            }
            match self.project.target(&path) {
                Ok(target) if self.files.is_output(&target) || !targets.insert(target.clone()) => {}
                Ok(_) if files.len() == MAX_FILES => {
                    let message = format!("the project has more than {MAX_FILES} data files");
                    let location = Location::whole(&path);
                    self.diagnostics.push(Diagnostic::error(Code::LIMIT_EXCEEDED, location, message));
                    break;
                }
                Ok(_) => files.push(path),
                Err(error) => self.diagnostics.push(error.diagnostic(&path)),
            }
        }
        diagnostic::limit(&mut self.diagnostics, MOST_REPORTS);
        Found { files, diagnostics: self.diagnostics }
    }
}

fn is_missing(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}
