//! The data files that the configuration names: found, then read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use globset::{Candidate, GlobBuilder, GlobSet, GlobSetBuilder};
use rayon::prelude::*;

use super::read::{MAX_FILES, Unreadable, read_file};
use super::walk::{is_project, walk};
use super::{Overlay, Project};
use crate::config::{self, Pattern};
use crate::data::Kind;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{FilePath, SourceFile, file_path};

/// The data files of a project, and what kept some of them from being found or read.
#[derive(Debug, Default)]
pub struct DataFiles {
    /// The files in the order of their paths.
    pub files: Vec<Arc<SourceFile>>,
    /// What is wrong with what the configuration names, and with files that could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads every data file that the configuration names, on all cores. A text of `overlay` stands in for the file on disk.
    /// What lies below one of `excluded`, absolute paths of output folders, is not read.
    pub fn read_data(&self, overlay: &Overlay, excluded: &[Utf8PathBuf]) -> DataFiles {
        let Found { files, mut diagnostics } = self.find_data(overlay, excluded);
        let read = |path: &FilePath| match (overlay.get(path), Kind::of(path)) {
            (Some(text), _) => Ok(SourceFile::new(path, &**text)),
            (None, Some(kind)) => read_file(&self.root, path, kind.max_bytes()),
            (None, None) => unreachable!("only paths of a kind are found"),
        };
        let results: Vec<_> = files.par_iter().map(|path| (path, read(path))).collect();
        let mut files = Vec::new();
        for (path, result) in results {
            match result {
                Ok(file) => files.push(Arc::new(file)),
                Err(fault) => diagnostics.push(fault.diagnostic(path)),
            }
        }
        DataFiles { files, diagnostics }
    }

    /// Returns the data files that the configuration names, as far as they are there.
    fn find_data(&self, overlay: &Overlay, excluded: &[Utf8PathBuf]) -> Found {
        let mut search =
            Search { project: self, overlay, excluded, found: BTreeSet::new(), diagnostics: Vec::new() };
        let (patterns, names): (Vec<_>, Vec<_>) = self
            .config
            .data
            .iter()
            .filter(|entry| search.is_of_a_kind(entry))
            .partition(|entry| is_pattern(entry));
        names.into_iter().for_each(|name| search.name(name));
        search.patterns(&patterns);
        search.finish()
    }
}

/// Paths of data files in order, none twice, and what is wrong with what names them.
struct Found {
    files: Vec<FilePath>,
    diagnostics: Vec<Diagnostic>,
}

/// A search for data files on its way.
struct Search<'p> {
    project: &'p Project,
    overlay: &'p Overlay,
    excluded: &'p [Utf8PathBuf],
    found: BTreeSet<FilePath>,
    diagnostics: Vec<Diagnostic>,
}

impl Search<'_> {
    /// Returns whether the extension that an entry says, if it says one, is that of a data file; or reports it.
    fn is_of_a_kind(&mut self, entry: &Pattern) -> bool {
        let extension = entry.path.extension();
        let is_open = is_pattern(entry) && extension.is_none_or(|extension| extension.contains(is_wild));
        if is_open || (Kind::of(&entry.path).is_some() && !is_configuration(&entry.path)) {
            return true;
        }
        self.other_kind(entry, &entry.path);
        false
    }

    fn other_kind(&mut self, entry: &Pattern, path: &Utf8Path) {
        let message = format!("`{path}` is no data file");
        let help = "the name of a data file ends in `.yaml`, `.json` or `.csv`";
        self.report(entry, Code::INVALID_CONFIGURATION, message, help);
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
        if self.overlay.contains_key(&path) {
            self.found.insert(path);
        } else if self.is_excluded(&on_disk) {
            let message = format!("`{path}` lies in an output folder");
            let help = "put data where no output is written";
            self.report(entry, Code::FILE_NOT_FOUND, message, help);
        } else if there.as_ref().is_ok_and(std::fs::Metadata::is_dir) {
            let message = format!("`{path}` is a folder");
            let help = format!("name the files in it, as in `{path}/*.csv`");
            self.report(entry, Code::FILE_NOT_FOUND, message, &help);
        } else if there.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            let message = format!("there is no file `{path}` in the project");
            let help = "paths are relative to the project's folder; mind capitals";
            self.report(entry, Code::FILE_NOT_FOUND, message, help);
        } else {
            self.found.insert(path);
        }
    }

    /// Finds the files that patterns name, in one walk through the folders where they can be.
    fn patterns(&mut self, entries: &[&Pattern]) {
        let mut set = GlobSetBuilder::new();
        let mut known = Vec::new();
        for entry in entries {
            // On every system alike, a capital is another letter and `*` stays in its folder.
            let mut glob = GlobBuilder::new(entry.path.as_str());
            match glob.literal_separator(true).case_insensitive(false).backslash_escape(false).build() {
                Ok(glob) => {
                    set.add(glob);
                    known.push(*entry);
                }
                Err(error) => {
                    let message = format!("`{}` is no pattern: {}", entry.path, error.kind());
                    let help = "write a path in which `*` stands for any letters and `**` for any folders";
                    self.report(entry, Code::INVALID_CONFIGURATION, message, help);
                }
            }
        }
        if known.is_empty() {
            return;
        }
        match set.build() {
            Ok(set) => self.walk(&set, &known),
            Err(error) => {
                let message = format!("the patterns for data files are too large: {}", error.kind());
                self.report(known[0], Code::INVALID_CONFIGURATION, message, "write fewer or simpler ones");
            }
        }
    }

    fn walk(&mut self, set: &GlobSet, entries: &[&Pattern]) {
        let bases: Vec<Utf8PathBuf> =
            entries.iter().map(|entry| self.project.root.join(base(entry))).collect();
        let excluded = self.excluded.to_vec();
        let enter = move |folder: &Path| {
            let leads_there = |base: &Utf8PathBuf| {
                base.as_std_path().starts_with(folder) || folder.starts_with(base.as_std_path())
            };
            !is_project(folder)
                && bases.iter().any(leads_there)
                && !excluded.iter().any(|other| folder == other)
        };
        let mut matched = vec![false; entries.len()];
        let mut other_kind: BTreeMap<usize, FilePath> = BTreeMap::new();
        // What keeps a folder from being walked is told where the journeys are looked for.
        let files = walk(&self.project.root, enter).filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_some_and(|kind| !kind.is_dir()));
        let on_disk = files.map(|entry| {
            let relative = entry.path().strip_prefix(&self.project.root).unwrap_or(entry.path());
            let name = relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            (file_path(&*name), relative.to_str().is_some())
        });
        let unsaved = self.overlay.keys().map(|path| (path.clone(), true));
        for (path, is_utf8) in on_disk.chain(unsaved) {
            let hits = set.matches_candidate(&Candidate::new(path.as_std_path()));
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
            if self.overlay.contains_key(&path) {
                files.push(path);
                continue;
            }
            match self.project.target(&path) {
                Ok(target) if self.is_excluded(&target) || !targets.insert(target.clone()) => {}
                Ok(_) if files.len() == MAX_FILES => {
                    let message = format!("the project has more than {MAX_FILES} data files");
                    let location = Location::whole(&path);
                    self.diagnostics.push(Diagnostic::error(Code::LIMIT_EXCEEDED, location, message));
                    break;
                }
                Ok(_) => files.push(path),
                Err(fault) => self.diagnostics.push(fault.diagnostic(&path)),
            }
        }
        Found { files, diagnostics: self.diagnostics }
    }

    fn is_excluded(&self, path: &Utf8Path) -> bool {
        self.excluded.iter().any(|folder| path.starts_with(folder))
    }
}

/// Returns whether a path is that of the project's own `journey.yaml`.
fn is_configuration(path: &Utf8Path) -> bool {
    path == config::FILE_NAME
}

/// Returns whether an entry stands for whatever matches it, and not for one file.
fn is_pattern(entry: &Pattern) -> bool {
    entry.path.as_str().contains(is_wild)
}

fn is_wild(char: char) -> bool {
    matches!(char, '*' | '?' | '[' | '{')
}

/// Returns the folder below which all matches lie.
fn base(entry: &Pattern) -> Utf8PathBuf {
    let folders = entry.path.parent().unwrap_or(Utf8Path::new("")).components();
    folders.take_while(|folder| !folder.as_str().contains(is_wild)).collect()
}
