//! The pipeline itself: text → tree → unit → model, and data files → actual values in it. Read this first.
//!
//! Everything goes through here: check, build, watch, preview, editors and tests.

use std::sync::Arc;

use rayon::prelude::*;

use crate::data::{self, Data, Doubts};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::model::{self, FileUnit, Model};
use crate::source::{Files, SourceFile};
use crate::syntax;

/// Everything that a compilation depends on.
pub struct Input<'a> {
    /// The `.journey` files in the order of their paths.
    pub sources: &'a [Arc<SourceFile>],
    /// Whether these are all there are: a name that they lack may be declared in a file that could not be read.
    pub complete: bool,
    /// The data files in the order of their paths.
    pub data: &'a [Arc<SourceFile>],
    /// The other files of the project.
    pub files: &'a dyn Files,
}

/// What came of a project: a model, as far as one could be made, and everything that is wrong with it.
#[derive(Debug)]
pub struct Compilation {
    model: Model,
    /// What is wrong, by file, then place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compilation {
    /// Returns the model, if the project has no error; so that no back end can forget to ask.
    pub fn model(&self) -> Option<&Model> {
        (!self.has_errors()).then_some(&self.model)
    }

    /// Returns what could be made of a project that may have errors, for editors.
    pub fn partial_model(&self) -> &Model {
        &self.model
    }

    /// Returns whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Compiles a project. Files are read on all cores, then journeys are linked on all cores, then data is joined to them.
pub fn compile(input: &Input<'_>) -> Compilation {
    let (mut units, data): (Vec<FileUnit>, Vec<Data>) = rayon::join(
        || input.sources.par_iter().map(|file| unit(file)).collect(),
        || input.data.par_iter().map(|file| data::read(file)).collect(),
    );
    let doubts = match data.is_empty() {
        true => Doubts::default(),
        false => Doubts::of(input.complete, units.iter().zip(input.sources.iter().map(|file| &**file))),
    };
    let mut diagnostics: Vec<Diagnostic> =
        units.iter_mut().flat_map(|unit| std::mem::take(&mut unit.diagnostics)).collect();
    let (mut model, faults) = model::link(units, input.files);
    diagnostics.extend(faults);
    if !input.complete {
        diagnostics.retain(|diagnostic| diagnostic.code != Code::UNKNOWN_REFERENCE);
    }
    if !data.is_empty() {
        diagnostics.extend(data::join(&mut model, data, &doubts));
    }
    diagnostic::sort(&mut diagnostics);
    Compilation { model, diagnostics }
}

/// Returns what one file declares. The tree lives only here.
pub fn unit(file: &SourceFile) -> FileUnit {
    let parse = syntax::parse(file);
    let mut unit = model::lower(file, &parse.items);
    unit.diagnostics.extend(parse.diagnostics);
    unit
}
