//! The journey files of a project: found, then read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::files::{BuildInputs, MAX_IGNORE_BYTES, ProjectFiles, WalkError, is_source, name_below};
use super::source_search::SourceSearch;
use super::unreadable::{Unreadable, reason};
use super::{Members, Project};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{FilePath, LineIndex, SourceFile, file_path};

/// How many journey files a project may have.
pub const MAX_FILES: usize = 100_000;

/// How many bytes a journey file may have.
pub const MAX_FILE_BYTES: u64 = 16 << 20;

/// The journey files of a project, and what kept some of them from being read.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    /// The files by their path.
    pub files: BTreeMap<FilePath, Arc<SourceFile>>,
    /// One diagnostic for each file that could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads every journey file, on all cores. One with an unsaved text is a file of the project even where it is not on disk
    /// yet. What lies below one of `excluded`, absolute paths of output folders, is not read.
    pub fn read(&self, excluded: &[Utf8PathBuf]) -> Sources {
        let mut sources = Sources::default();
        let paths = match &self.members {
            Members::Folder => {
                let mut paths = self.paths(excluded, &mut sources.diagnostics);
                let unsaved = self.unsaved.keys().filter(|path| is_source(&***path));
                paths.extend(unsaved.cloned());
                paths.sort_unstable();
                paths.dedup();
                paths
            }
            Members::File(path) => vec![path.clone()],
            Members::Text(file) => {
                sources.files.insert(file.path().clone(), file.clone());
                return sources;
            }
        };
        let read = |path: &FilePath| self.read_text(path, MAX_FILE_BYTES);
        let results: Vec<_> = paths.par_iter().map(|path| (path, read(path))).collect();
        for (path, result) in results {
            match result {
                Ok(file) => {
                    sources.files.insert(path.clone(), Arc::new(file));
                }
                Err(error) => sources.diagnostics.push(error.diagnostic(path)),
            }
        }
        sources
    }

    /// Returns whether there is a journey file in this project's folder.
    pub(super) fn has_journeys(&self) -> bool {
        !self.paths(&[self.output()], &mut Vec::new()).is_empty()
    }

    pub(super) fn is_folder(&self, root: &Utf8Path) -> bool {
        matches!(self.members, Members::Folder) && self.root == root
    }

    pub(super) fn is_file(&self, root: &Utf8Path, name: &str) -> bool {
        matches!(&self.members, Members::File(file) if file.as_str() == name) && self.root == root
    }

    /// Returns the journey files, each once, however many links lead to it.
    fn paths(&self, excluded: &[Utf8PathBuf], diagnostics: &mut Vec<Diagnostic>) -> Vec<FilePath> {
        let files = ProjectFiles::new(BuildInputs::of(self, excluded));
        let mut search = SourceSearch::new(&self.root, diagnostics);
        for entry in files.walk() {
            match entry {
                Ok(entry) => search.take(&entry),
                Err(error) => search.diagnostics.push(self.unwalkable(&error)),
            }
            if search.paths.len() > MAX_FILES {
                let path = search.paths.pop().expect("there are more than there may be");
                let message = format!("the project has more than {MAX_FILES} journey files");
                let location = Location::whole(&path);
                let error = Diagnostic::error(Code::LIMIT_EXCEEDED, location, message);
                let help = "part the project into several: each folder with a `journey.yaml` is one";
                search.diagnostics.push(error.with_help(help));
                break;
            }
        }
        search.paths
    }

    /// Returns why what `link` leads to is not read.
    pub(super) fn bad_link(&self, link: &Path) -> Option<Unreadable> {
        self.inside(link).err()
    }

    /// Returns the ordinary file that a path of the project names, perhaps through links, or why it is not read.
    pub(super) fn target(&self, path: &FilePath) -> Result<Utf8PathBuf, Unreadable> {
        let target = self.inside(self.root.join(&**path).as_std_path())?;
        match target.metadata() {
            Ok(metadata) if metadata.is_file() => {}
            Ok(metadata) if metadata.is_dir() => return Err(Unreadable::folder()),
            Ok(_) => return Err(Unreadable::special()),
            Err(error) => return Err(Unreadable::new(reason(&error))),
        }
        Utf8PathBuf::from_path_buf(target).map_err(|_| Unreadable::name())
    }

    /// Returns what `link` leads to, if that is in the project.
    fn inside(&self, link: &Path) -> Result<PathBuf, Unreadable> {
        match link.canonicalize() {
            Ok(target) if target.starts_with(&self.root) => match is_special(&target) {
                // To read a pipe would be to wait for its writer.
                true => Err(Unreadable::special()),
                false => Ok(target),
            },
            Ok(_) => Err(Unreadable::outside()),
            Err(error) => Err(Unreadable::new(reason(&error))),
        }
    }

    fn unwalkable(&self, WalkError { path, error }: &WalkError) -> Diagnostic {
        let name = name_below(&self.root, path);
        let path = file_path(if name.is_empty() { "." } else { &name });
        Unreadable::new(reason(error)).diagnostic(&path)
    }
}

/// Reads one text file of the project at `root`, of at most `limit` bytes, and takes its byte-order mark off.
pub(super) fn read_file(root: &Utf8Path, path: &FilePath, limit: u64) -> Result<SourceFile, Unreadable> {
    let on_disk = root.join(&**path);
    if is_special(on_disk.as_std_path()) {
        return Err(Unreadable::special());
    }
    if on_disk.metadata().is_ok_and(|file| file.len() > limit) {
        return Err(Unreadable::too_large(limit));
    }
    let mut bytes = Vec::new();
    let read = File::open(on_disk).and_then(|file| {
        let length = file.metadata()?.len().min(limit);
        bytes.reserve(usize::try_from(length).unwrap_or_default() + 1);
        // It may grow while it is read.
        file.take(limit + 1).read_to_end(&mut bytes)
    });
    if let Err(error) = read {
        return Err(Unreadable::new(reason(&error)));
    }
    if bytes.len() as u64 > limit {
        return Err(Unreadable::too_large(limit));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Unreadable::new("it is RTF, as word processors save it").help("save it as plain text"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(rest) => Ok(SourceFile::new(path, rest)),
            None => Ok(SourceFile::new(path, text)),
        },
        Err(error) => Err(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// Returns why the `.gitignore` file at `path` is not obeyed.
pub(super) fn bad_ignore_file(path: &Path) -> Option<Unreadable> {
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => Some(Unreadable::folder()),
        Ok(metadata) if !metadata.is_file() => Some(Unreadable::special()),
        Ok(metadata) if metadata.len() > MAX_IGNORE_BYTES => Some(Unreadable::too_large(MAX_IGNORE_BYTES)),
        Ok(_) => None,
        Err(error) => Some(Unreadable::new(reason(&error))),
    }
}

/// Returns whether there is something at `path` that is neither a file nor a folder. Whoever opens a pipe waits for its writer,
/// and some devices have no end.
pub(super) fn is_special(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

fn not_utf8(bytes: &[u8], at: usize) -> Unreadable {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Unreadable::new("it is UTF-16").help("save it as UTF-8");
    }
    let line = LineIndex::new(&String::from_utf8_lossy(&bytes[..at])).line_count();
    let byte = bytes.get(at).copied().unwrap_or_default();
    Unreadable::new(format!("byte {at}, in line {line}, is {byte:#04x}, which is not UTF-8"))
        .help("save it as UTF-8")
}
