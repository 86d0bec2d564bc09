//! The pipeline itself: text → tree → unit → model, data joined to it → advice. Read this first.
//!
//! Everything goes through here: check, build, watch, preview, editors and tests.

mod advice;
mod cache;
mod unit;

use std::sync::Arc;

use jiff::civil::Date;

use crate::data::{self, Doubts};
use crate::diagnostic::{self, Code, Diagnostic, has_errors};
use crate::lints::{AccentColour, Levels};
use crate::model::{self, FileUnit, Model};
use crate::source::{Files, SourceFile};

pub use cache::Cache;
pub use unit::{Unit, unit};

/// Everything that a compilation depends on.
pub struct Input<'a> {
    /// The `.journey` files in the order of their paths.
    pub sources: &'a [Arc<SourceFile>],
    /// Whether these are all there are: a name that they lack may be declared in a file that could not be read.
    pub is_whole: bool,
    /// The data files in the order of their paths.
    pub data: &'a [Arc<SourceFile>],
    /// The other files of the project.
    pub files: &'a dyn Files,
    /// The day that "overdue" and "stale" speak of.
    pub today: Date,
    /// How much the lints matter; `None` where they have to wait, because something is wrong beside the journeys.
    pub levels: Option<&'a Levels>,
    /// The colours that the configuration gives to links, at which a lint looks.
    pub accents: &'a [AccentColour],
}

/// What came of a project: a model, as far as one could be made, and everything that is wrong with it.
#[derive(Debug)]
pub struct Compilation {
    model: Arc<Model>,
    /// What is wrong, by file, then place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compilation {
    /// Returns the model, if the project has no error; so that no back end can forget to ask.
    pub fn model(&self) -> Option<&Model> {
        (!self.has_errors()).then_some(&self.model)
    }

    /// Returns the same, to be kept.
    pub fn shared_model(&self) -> Option<Arc<Model>> {
        self.model().is_some().then(|| self.model.clone())
    }

    /// Returns whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }

    /// Returns what could be made of a project that may have errors, for editors.
    pub fn partial_model(&self) -> &Model {
        &self.model
    }
}

/// Compiles a project. Files are read on all cores, then journeys are linked on all cores, data is joined to them, and
/// the lints look at what came of it.
///
/// Lints wait until there is no error: much of what they would say of a broken text follows from what is broken.
pub fn compile(input: &Input<'_>) -> Compilation {
    compile_with(input, None)
}

/// Does the same for somebody who compiles again and again: what has not changed since the last time is taken from the cache.
pub fn compile_again(input: &Input<'_>, cache: &mut Cache) -> Compilation {
    compile_with(input, Some(cache))
}

fn compile_with(input: &Input<'_>, mut cache: Option<&mut Cache>) -> Compilation {
    let (units, data) = match &mut cache {
        Some(cache) => cache.read(input),
        None => unit::read(input),
    };
    let mut files = Vec::with_capacity(units.len());
    let mut texts = Vec::with_capacity(units.len());
    for Unit { declared, text } in units {
        files.push(declared);
        texts.push(text);
    }
    let doubts = match data.is_empty() {
        true => Doubts::default(),
        false => {
            let sources = input.sources.iter().map(|file| &**file);
            Doubts::of(input.is_whole, files.iter().map(|file| &**file).zip(sources))
        }
    };
    let mut diagnostics: Vec<Diagnostic> = files.iter_mut().flat_map(take_diagnostics).collect();
    let (mut model, faults) = match &mut cache {
        Some(cache) => model::link_again(files, input.files, Some(&mut cache.links)),
        None => model::link(files, input.files),
    };
    diagnostics.extend(faults);
    if !input.is_whole {
        diagnostics.retain(|diagnostic| diagnostic.code != Code::UNKNOWN_REFERENCE);
    }
    if !data.is_empty() {
        let (measures, faults) = data::join(&model, data, &doubts);
        diagnostics.extend(faults);
        match &mut cache {
            Some(cache) => cache.measure(&mut model, measures),
            None => measures.into_iter().for_each(|(kpi, readings)| model.measure(kpi, readings)),
        }
    }
    let model = Arc::new(model);
    if let Some(levels) = input.levels.filter(|_| input.is_whole && !has_errors(&diagnostics)) {
        let told = cache.map(|cache| &mut cache.told);
        diagnostics.extend(advice::advice(&model, &texts, levels, input, told));
    }
    diagnostic::sort(&mut diagnostics);
    Compilation { model, diagnostics }
}

/// Returns what is wrong with the text of a file, and leaves it where somebody else needs it again.
fn take_diagnostics(file: &mut Arc<FileUnit>) -> Vec<Diagnostic> {
    match Arc::get_mut(file) {
        Some(file) => std::mem::take(&mut file.diagnostics),
        None => file.diagnostics.clone(),
    }
}
