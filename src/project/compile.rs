//! The one way from the files of a project to a model.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::Date;

use super::cache::Texts;
use super::{Cache, Changes, Project, Unsaved};
use crate::compile::{Compilation, Input};
use crate::diagnostic::{self, Diagnostic, Location, MOST_OF_ONE_FILE, has_errors};
use crate::emit::html::{self, Template, Theme};
use crate::lints::{self, Levels};
use crate::model::Model;
use crate::source::{FilePath, Files, SourceFile};

/// A project that was read and compiled: every text, every diagnostic and, where there is no error, the model.
#[derive(Debug)]
pub struct Compiled {
    /// Every text a diagnostic may point into, the configuration included; of data files, those that one does point into.
    pub files: BTreeMap<FilePath, Arc<SourceFile>>,
    /// How many journey files were read.
    pub journey_files: usize,
    /// The data files that were read, in order.
    pub data_files: Vec<FilePath>,
    /// The project's own templates.
    pub templates: Vec<Template>,
    /// How its pages look.
    pub theme: Theme,
    /// Everything found, in the order in which people read it.
    pub diagnostics: Vec<Diagnostic>,
    compilation: Compilation,
}

/// What a compilation depends on beside the files of the project.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The absolute paths of the folders that outputs are written to beside the configured one.
    pub excluded: &'a [Utf8PathBuf],
    /// The day that "overdue" and "stale" speak of.
    pub today: Date,
    /// How much lints matter, whatever the configuration says.
    pub levels: Levels,
}

impl Request<'_> {
    /// Returns the plain request for a day.
    pub fn on(today: Date) -> Self {
        Self { excluded: &[], today, levels: Levels::default() }
    }
}

impl Compiled {
    /// Returns the model, or `None` where there is any error, be it in a journey, a file that cannot be read or the
    /// configuration.
    pub fn model(&self) -> Option<&Model> {
        if has_errors(&self.diagnostics) { None } else { self.compilation.model() }
    }

    /// Returns the same, to be kept.
    pub fn shared_model(&self) -> Option<Arc<Model>> {
        self.model()?;
        self.compilation.shared_model()
    }

    /// Returns what could be made of a project that may have errors.
    pub fn partial_model(&self) -> &Arc<Model> {
        self.compilation.partial_model()
    }
}

impl Project {
    /// Reads and compiles everything.
    pub fn compile(&self, request: &Request<'_>) -> Compiled {
        self.compile_texts(&self.texts(request), &*self.files(), request, &mut Cache::default())
    }

    /// Incremental version of [`compile`](Self::compile): only what may have changed is read, the configuration among it,
    /// and only what has changed is made again. `unsaved` lies over the disk from now on.
    pub fn compile_again(
        &mut self,
        request: &Request<'_>,
        changes: &Changes,
        unsaved: &Unsaved,
        cache: &mut Cache,
    ) -> Compiled {
        let (texts, files) = cache.read(self, request, changes, unsaved);
        let compiled = self.compile_texts(&texts, &*files, request, cache);
        files.next_generation();
        compiled
    }

    /// Reads all texts of the project but its configuration.
    pub(super) fn texts(&self, request: &Request<'_>) -> Texts {
        let mut excluded = request.excluded.to_vec();
        excluded.push(self.output());
        Texts {
            sources: self.read(&excluded),
            data: self.read_data(&excluded),
            templates: self.read_templates(),
            look: self.read_theme(),
        }
    }

    fn compile_texts(
        &self,
        texts: &Texts,
        files: &dyn Files,
        request: &Request<'_>,
        cache: &mut Cache,
    ) -> Compiled {
        let Texts { sources, data, templates, look: (theme, of_theme) } = texts;
        let journeys: Vec<_> = sources.files.values().cloned().collect();
        let is_whole = !has_errors(&sources.diagnostics);
        let mut diagnostics = self.config_diagnostics.clone();
        diagnostics.extend_from_slice(&sources.diagnostics);
        diagnostics.extend_from_slice(&data.diagnostics);
        diagnostics.extend(html::check(&templates.templates));
        diagnostics.extend_from_slice(&templates.diagnostics);
        diagnostics.extend(of_theme.clone());

        let levels = self.config.lints.overridden_by(&request.levels);
        let input = Input {
            sources: &journeys,
            is_whole,
            data: &data.files,
            files,
            today: request.today,
            levels: (!has_errors(&diagnostics)).then_some(&levels),
            accents: &self.config.theme.accent_colours(),
        };
        let mut compilation = cache.compiler.compile(&input);
        diagnostics.append(&mut compilation.diagnostics);
        let templates = &templates.templates;
        let model = compilation.model().filter(|_| !has_errors(&diagnostics));
        let mistake = model.and_then(|model| {
            let rendered_ok = &mut cache.rendered_ok;
            self.template_mistake(model, templates, theme, request.today, files, rendered_ok)
        });
        if let Some(mistake) = mistake {
            // Lints wait for templates, too.
            diagnostics.retain(|diagnostic| lints::find(diagnostic.code.as_str()).is_err());
            diagnostics.push(mistake);
        }
        diagnostic::sort(&mut diagnostics);
        diagnostic::limit(&mut diagnostics, MOST_OF_ONE_FILE);

        let mut files = sources.files.clone();
        files.extend(self.config_file.iter().map(|file| (file.path().clone(), file.clone())));
        files.extend(templates.iter().map(|it| (it.file.path().clone(), it.file.clone())));
        if !data.files.is_empty() {
            // Of data files, which may be large, only those are kept that a report shows.
            let shown: HashSet<&FilePath> =
                diagnostics.iter().flat_map(places).map(|place| &place.file).collect();
            let shown = data.files.iter().filter(|file| shown.contains(file.path()));
            files.extend(shown.map(|file| (file.path().clone(), file.clone())));
        }
        Compiled {
            files,
            journey_files: sources.files.len(),
            data_files: data.files.iter().map(|file| file.path().clone()).collect(),
            templates: templates.clone(),
            theme: theme.clone(),
            diagnostics,
            compilation,
        }
    }
}

/// Returns every place that a diagnostic speaks of.
fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = &Location> {
    let labels = diagnostic.labels.iter().map(|label| &label.location);
    let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.location);
    std::iter::once(&diagnostic.location).chain(labels).chain(edits)
}
