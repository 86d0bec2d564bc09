use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::beside::KnownFiles;
use super::files::{IGNORE_FILE, is_hidden, may_be_read};
use super::read::{MAX_FILE_BYTES, read_file};
use super::templates::Templates;
use super::{Changes, DataFiles, Overlay, Project, Request, Sources};
use crate::compile;
use crate::config;
use crate::diagnostic::Diagnostic;
use crate::emit::html::Theme;
use crate::source::{FilePath, Files, Fingerprint, SourceFile};

/// What whoever compiles a project again and again keeps between two times: the texts that were read, and what was made of
/// each. It holds what the last compilation was made of, and nothing of files that are gone.
#[derive(Default)]
pub struct Cache {
    texts: Option<Texts>,
    /// Whether texts of an overlay are among them.
    is_overlaid: bool,
    /// The absolute paths of the texts that were read, or not found; what lies elsewhere, and is not `beside`, changes nothing.
    known: BTreeSet<Utf8PathBuf>,
    beside: Option<Arc<KnownFiles>>,
    pub(super) compiler: compile::Cache,
    /// The pages that the project's own templates could make, and of what.
    pub(super) sound: HashMap<Utf8PathBuf, Fingerprint>,
}

/// The texts of a project, and what kept some of them from being read.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    pub sources: Sources,
    pub data: DataFiles,
    pub templates: Templates,
    /// How pages look, and what is wrong with the logo.
    pub look: (Theme, Option<Diagnostic>),
}

/// What a path that may have changed means to a project.
enum Bearing {
    /// Nothing was read there, and nothing is to be read there now.
    None,
    /// It is a journey file that was read before, and there is still a file.
    Source(FilePath),
    /// It may be anything: a new file, a folder, data, a picture.
    Any,
}

impl Cache {
    /// Returns the files beside the journeys, as the last compilation saw them.
    pub fn files(&self) -> Option<Arc<dyn Files>> {
        self.beside.clone().map(|beside| beside as Arc<dyn Files>)
    }

    /// Returns the absolute paths that mattered to the last compilation, those of files that are missing among them:
    /// whoever watches the project watches them.
    pub fn known(&self) -> BTreeSet<Utf8PathBuf> {
        let mut known = self.known.clone();
        known.extend(self.beside.iter().flat_map(|beside| beside.paths()));
        known
    }

    /// Returns how many files and artifacts are remembered, so that one can see that it does not grow.
    pub fn len(&self) -> usize {
        let beside = self.beside.as_ref().map_or(0, |beside| beside.len());
        self.compiler.len() + self.known.len() + self.sound.len() + beside
    }

    /// Returns whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the texts of a project as they are now, and takes its configuration anew where that may have changed.
    pub(super) fn read(
        &mut self,
        project: &mut Project,
        request: &Request<'_>,
        changes: &Changes,
    ) -> (Texts, Arc<KnownFiles>) {
        let again = self.journeys(project, &request.overlay, changes);
        if let Some(paths) = again
            && let Some(texts) = &mut self.texts
            && let Some(beside) = &self.beside
            && read_again(project, &mut texts.sources, &paths)
        {
            return (texts.clone(), beside.clone());
        }
        *project = project.reopen();
        let mut texts = project.texts(request);
        if let Some(before) = &self.texts {
            for (path, file) in &mut texts.sources.files {
                keep(before.sources.files.get(path), file);
            }
            let data = &before.data.files;
            for file in &mut texts.data.files {
                let place = data.binary_search_by(|known| known.path().cmp(file.path()));
                keep(place.ok().map(|place| &data[place]), file);
            }
        }
        let beside = Arc::new(KnownFiles::of(project));
        self.beside = Some(beside.clone());
        self.known = known(project, &texts);
        self.texts = Some(texts.clone());
        self.is_overlaid = !request.overlay.is_empty();
        (texts, beside)
    }

    /// Returns the journey files that may have changed, if that is all that may have.
    fn journeys(
        &self,
        project: &Project,
        overlay: &Overlay,
        changes: &Changes,
    ) -> Option<BTreeSet<FilePath>> {
        let Changes::Paths(changes) = changes else { return None };
        // Unsaved texts change without a file.
        if self.is_overlaid || !overlay.is_empty() {
            return None;
        }
        let mut paths = BTreeSet::new();
        for change in changes {
            match self.bearing(project, change) {
                Bearing::None => {}
                Bearing::Source(path) => _ = paths.insert(path),
                Bearing::Any => return None,
            }
        }
        Some(paths)
    }

    fn bearing(&self, project: &Project, path: &Utf8Path) -> Bearing {
        let metadata = path.symlink_metadata();
        let relative = path.strip_prefix(&project.root).ok();
        let sources = self.texts.as_ref().map(|texts| &texts.sources.files);
        if let (Some(relative), Some(sources)) = (relative, sources)
            && let Some((path, _)) = sources.get_key_value(relative)
            && metadata.as_ref().is_ok_and(|metadata| metadata.is_file())
        {
            return Bearing::Source(path.clone());
        }
        let Some(relative) = relative else {
            // A folder above the project was moved, or a file elsewhere has changed.
            return if project.root.starts_with(path) { Bearing::Any } else { Bearing::None };
        };
        // What is known at the path or, where it is a folder, below it.
        let known = self.known.range(path.to_owned()..).next().is_some_and(|known| known.starts_with(path))
            || self.beside.as_ref().is_some_and(|beside| beside.holds_below(path));
        let name = relative.file_name();
        if known || matches!(name, Some(IGNORE_FILE | config::FILE_NAME)) || !project.config.data.is_empty() {
            return Bearing::Any;
        }
        // The folder of templates is named, so that it may be hidden.
        let is_template = project.config.templates.iter().any(|folder| relative.starts_with(&folder.path));
        if !is_template && relative.ancestors().any(|part| is_hidden(part.as_std_path())) {
            return Bearing::None;
        }
        match metadata {
            // Editors make files for a moment, and take them away again.
            Err(_) => Bearing::None,
            Ok(metadata) if metadata.is_file() && !may_be_read(relative) => Bearing::None,
            Ok(_) => Bearing::Any,
        }
    }
}

/// Returns the absolute path of everything that reading a project looked at.
fn known(project: &Project, texts: &Texts) -> BTreeSet<Utf8PathBuf> {
    let absolute = |path: &Utf8Path| project.root.join(path);
    let mut known: BTreeSet<Utf8PathBuf> = texts.sources.files.keys().map(|path| absolute(path)).collect();
    for file in &texts.data.files {
        known.insert(absolute(file.path()));
        // A link of the project may lead to the data.
        known.extend(absolute(file.path()).canonicalize_utf8());
    }
    known.extend(texts.templates.templates.iter().map(|template| absolute(template.file.path())));
    let named = project.config.data.iter().chain(&project.config.templates).chain(&project.config.theme.logo);
    known.extend(named.map(|pattern| absolute(&pattern.path)));
    known.insert(absolute(config::FILE_NAME.into()));
    // What could not be read has no text, but somebody was told of it.
    let told = [&texts.sources.diagnostics, &texts.data.diagnostics, &texts.templates.diagnostics];
    let told = told.into_iter().flatten().chain(&project.config_diagnostics);
    known.extend(told.map(|diagnostic| absolute(&diagnostic.location.file)));
    known
}

/// Reads journey files again, and returns whether that could be done with all of them. One whose text is equal stays the
/// same.
fn read_again(project: &Project, sources: &mut Sources, paths: &BTreeSet<FilePath>) -> bool {
    for path in paths {
        let Ok(file) = read_file(&project.root, path, MAX_FILE_BYTES) else { return false };
        let mut file = Arc::new(file);
        keep(sources.files.get(path), &mut file);
        sources.files.insert(path.clone(), file);
    }
    true
}

/// Puts the file that was read before in the place of one with the same text.
fn keep(before: Option<&Arc<SourceFile>>, now: &mut Arc<SourceFile>) {
    if let Some(before) = before.filter(|before| before.text() == now.text()) {
        *now = before.clone();
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache").field("files", &self.len()).finish_non_exhaustive()
    }
}
