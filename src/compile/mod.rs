//! The pipeline itself: text → tree → unit → model, data joined to it → advice. Read this first.
//!
//! Everything goes through here: check, build, watch, preview, editors and tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::allow::{self, Allow};
use crate::data::{self, Data, Doubts};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::lints::{self, Levels};
use crate::model::{self, FileUnit, Model};
use crate::source::{FilePath, Files, SourceFile};
use crate::syntax;

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
    /// How much the lints matter.
    pub levels: &'a Levels,
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
    let (read, data): (Vec<Unit>, Vec<Data>) = rayon::join(
        || input.sources.par_iter().map(|file| unit(file)).collect(),
        || input.data.par_iter().map(|file| data::read(file)).collect(),
    );
    let mut diagnostics = Vec::new();
    let mut units = Vec::with_capacity(read.len());
    let mut allows = BTreeMap::new();
    for unit in read {
        diagnostics.extend(unit.diagnostics);
        if !unit.allows.is_empty() {
            allows.insert(unit.declared.file.clone(), unit.allows);
        }
        units.push(unit.declared);
    }
    let doubts = match data.is_empty() {
        true => Doubts::default(),
        false => Doubts::of(input.is_whole, units.iter().zip(input.sources.iter().map(|file| &**file))),
    };
    let (mut model, faults) = model::link(units, input.files);
    diagnostics.extend(faults);
    if !input.is_whole {
        diagnostics.retain(|diagnostic| diagnostic.code != Code::UNKNOWN_REFERENCE);
    }
    if !data.is_empty() {
        diagnostics.extend(data::join(&mut model, data, &doubts));
    }
    if input.is_whole && !has_errors(&diagnostics) {
        diagnostics.extend(advice(&model, &allows, input));
    }
    diagnostic::sort(&mut diagnostics);
    Compilation { model, diagnostics }
}

/// What one file brings: made again only when its text changes.
pub struct Unit {
    /// What it declares.
    pub declared: FileUnit,
    /// What its writer has chosen to silence.
    pub allows: Vec<Allow>,
    /// What is wrong with its text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Returns what one file brings. The tree lives only here.
pub fn unit(file: &SourceFile) -> Unit {
    let parse = syntax::parse(file);
    let mut declared = model::lower(file, &parse.items);
    let mut diagnostics = parse.diagnostics;
    diagnostics.append(&mut declared.diagnostics);
    Unit { declared, allows: allow::find(file, &parse.items), diagnostics }
}

/// Returns what is unwise in a project without errors, as far as nobody has silenced it.
fn advice(model: &Model, allows: &BTreeMap<FilePath, Vec<Allow>>, input: &Input<'_>) -> Vec<Diagnostic> {
    let found = lints::check(&lints::Context::new(model, input.today), input.sources);
    let mut heard = allow::apply(found, allows);
    // A lint that is off speaks up to here all the same, so that an `allow` of it counts as used.
    heard.retain_mut(|diagnostic| {
        let severity = match input.levels.get(diagnostic.code) {
            Some(level) => level.severity(),
            None => Some(diagnostic.severity),
        };
        diagnostic.severity = severity.unwrap_or(diagnostic.severity);
        severity.is_some()
    });
    heard
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
