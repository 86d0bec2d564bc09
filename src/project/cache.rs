//! What is kept of a project between two compilations, and which part of it a change leaves as it is.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::file_cache::CachedFiles;
use super::files::{IGNORE_FILE, is_hidden, may_be_read};
use super::read::MAX_FILE_BYTES;
use super::templates::Templates;
use super::unsaved::UnsavedChanges;
use super::{Changes, DataFiles, Project, Request, Sources, Unsaved};
use crate::compile::Compiler;
use crate::config;
use crate::diagnostic::Diagnostic;
use crate::emit::html::Theme;
use crate::source::{FilePath, Files, Fingerprint};

/// What is kept of a project between two compilations: the texts that were read, and what was made of each. It holds what the
/// last compilation was made of, and nothing of files that are gone.
#[derive(Default)]
pub struct Cache {
    texts: Option<Arc<Texts>>,
    /// The absolute paths of the texts that were read, or not found; what lies elsewhere, and is not `beside`, changes nothing.
    inputs: BTreeSet<Utf8PathBuf>,
    beside: Option<Arc<CachedFiles>>,
    pub(super) compiler: Compiler,
    /// The pages that the project's own templates could make, and of what.
    pub(super) rendered_ok: HashMap<Utf8PathBuf, Fingerprint>,
}

/// The texts of a project, and what kept some of them from being read.
#[derive(Debug)]
pub(super) struct Texts {
    pub sources: Sources,
    pub data: DataFiles,
    pub templates: Templates,
    /// How pages look, and what is wrong with the logo.
    pub look: (Theme, Option<Diagnostic>),
}

/// What a path that may have changed means to a project.
enum ChangeImpact {
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
    pub fn inputs(&self) -> BTreeSet<Utf8PathBuf> {
        let mut inputs = self.inputs.clone();
        inputs.extend(self.beside.iter().flat_map(|beside| beside.paths()));
        inputs
    }

    /// Returns how many files and artifacts are remembered, so that one can see that it does not grow.
    pub fn len(&self) -> usize {
        let beside = self.beside.as_ref().map_or(0, |beside| beside.len());
        self.compiler.len() + self.inputs.len() + self.rendered_ok.len() + beside
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
        unsaved: &Unsaved,
    ) -> (Arc<Texts>, Arc<CachedFiles>) {
        let unsaved = project.set_unsaved(unsaved);
        if let Some(paths) = self.changed_sources(project, changes, &unsaved)
            && let (Some(texts), Some(beside)) = (&mut self.texts, &self.beside)
            && read_again(project, texts, &paths)
        {
            return (texts.clone(), beside.clone());
        }
        *project = project.reopen();
        let (texts, beside) = (Arc::new(project.texts(request)), Arc::new(CachedFiles::of(project)));
        self.beside = Some(beside.clone());
        self.inputs = inputs(project, &texts);
        self.texts = Some(texts.clone());
        (texts, beside)
    }

    /// Returns the journey files that may have changed, if that is all that may have.
    fn changed_sources(
        &self,
        project: &Project,
        changes: &Changes,
        unsaved: &UnsavedChanges,
    ) -> Option<BTreeSet<FilePath>> {
        let Changes::Paths(changes) = changes else { return None };
        let on_disk = changes.iter().map(|path| self.impact(project, path));
        let mut paths = BTreeSet::new();
        for impact in on_disk.chain(self.impacts_of_unsaved(project, unsaved)) {
            match impact {
                ChangeImpact::None => {}
                ChangeImpact::Source(path) => _ = paths.insert(path),
                ChangeImpact::Any => return None,
            }
        }
        Some(paths)
    }

    /// Returns what other unsaved texts mean to a project.
    fn impacts_of_unsaved(
        &self,
        project: &Project,
        unsaved: &UnsavedChanges,
    ) -> impl Iterator<Item = ChangeImpact> {
        // Whether a file that is closed belongs to the project, only a search can tell: it may be on disk and ignored.
        let closed = unsaved.closed.iter().map(|_| ChangeImpact::Any);
        let sources = self.texts.as_ref().map(|texts| &texts.sources.files);
        let edited = unsaved.edited.iter().map(move |path| {
            let absolute = project.root.join(&**path);
            if sources.is_some_and(|sources| sources.contains_key(path)) {
                ChangeImpact::Source(path.clone())
            } else if unsaved.opened.contains(path)
                || self.inputs.contains(&absolute)
                || self.beside.as_ref().is_some_and(|beside| beside.holds_below(&absolute))
            {
                ChangeImpact::Any
            } else {
                ChangeImpact::None
            }
        });
        closed.chain(edited)
    }

    fn impact(&self, project: &Project, path: &Utf8Path) -> ChangeImpact {
        let metadata = path.symlink_metadata();
        let relative = path.strip_prefix(&project.root).ok();
        let sources = self.texts.as_ref().map(|texts| &texts.sources.files);
        if let (Some(relative), Some(sources)) = (relative, sources)
            && let Some((path, _)) = sources.get_key_value(relative)
            && metadata.as_ref().is_ok_and(|metadata| metadata.is_file())
        {
            return ChangeImpact::Source(path.clone());
        }
        let Some(relative) = relative else {
            // A folder above the project was moved, or a file elsewhere has changed.
            return if project.root.starts_with(path) { ChangeImpact::Any } else { ChangeImpact::None };
        };
        // At the path or, where it is a folder, below it.
        let is_input =
            self.inputs.range(path.to_owned()..).next().is_some_and(|input| input.starts_with(path))
                || self.beside.as_ref().is_some_and(|beside| beside.holds_below(path));
        let name = relative.file_name();
        if is_input
            || matches!(name, Some(IGNORE_FILE | config::FILE_NAME))
            || !project.config.data.is_empty()
        {
            return ChangeImpact::Any;
        }
        // The folder of templates is named, so that it may be hidden.
        let is_template = project.config.templates.iter().any(|folder| relative.starts_with(&folder.path));
        if !is_template && relative.ancestors().any(|part| is_hidden(part.as_std_path())) {
            return ChangeImpact::None;
        }
        match metadata {
            // Editors make files for a moment, and take them away again.
            Err(_) => ChangeImpact::None,
            Ok(metadata) if metadata.is_file() && !may_be_read(relative) => ChangeImpact::None,
            Ok(_) => ChangeImpact::Any,
        }
    }
}

/// Returns the absolute path of everything that reading a project looked at.
fn inputs(project: &Project, texts: &Texts) -> BTreeSet<Utf8PathBuf> {
    let absolute = |path: &Utf8Path| project.root.join(path);
    let mut inputs: BTreeSet<Utf8PathBuf> = texts.sources.files.keys().map(|path| absolute(path)).collect();
    for file in &texts.data.files {
        inputs.insert(absolute(file.path()));
        // A link of the project may lead to the data.
        inputs.extend(absolute(file.path()).canonicalize_utf8());
    }
    inputs.extend(texts.templates.templates.iter().map(|template| absolute(template.file.path())));
    let named = project.config.data.iter().chain(&project.config.templates).chain(&project.config.theme.logo);
    inputs.extend(named.map(|pattern| absolute(&pattern.path)));
    inputs.insert(absolute(config::FILE_NAME.into()));
    // What could not be read has no text, but somebody was told of it.
    let told = [&texts.sources.diagnostics, &texts.data.diagnostics, &texts.templates.diagnostics];
    let told = told.into_iter().flatten().chain(&project.config_diagnostics);
    inputs.extend(told.map(|diagnostic| absolute(&diagnostic.location.file)));
    inputs
}

/// Reads journey files again, and returns whether that could be done with all of them.
fn read_again(project: &Project, texts: &mut Arc<Texts>, paths: &BTreeSet<FilePath>) -> bool {
    let read =
        |path: &FilePath| Some((path.clone(), Arc::new(project.read_text(path, MAX_FILE_BYTES).ok()?)));
    let Some(files) = paths.iter().map(read).collect::<Option<Vec<_>>>() else { return false };
    let texts = Arc::get_mut(texts).expect("nobody keeps the texts between two compilations");
    texts.sources.files.extend(files);
    true
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache").field("files", &self.len()).finish_non_exhaustive()
    }
}
