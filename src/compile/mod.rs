//! The pipeline itself: text → tree → unit → model, data joined to it → advice. Read this first.
//!
//! Everything goes through here: check, build, watch, preview, editors and tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::allow::{self, Allow};
use crate::data::{self, Data, Doubts};
use crate::diagnostic::{self, Code, Diagnostic, has_errors};
use crate::lints::{self, AccentColour, Levels};
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
    /// How much the lints matter; `None` where they have to wait, because something is wrong beside the journeys.
    pub levels: Option<&'a Levels>,
    /// The colours that the configuration gives to links, at which a lint looks.
    pub accents: &'a [AccentColour],
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
    let mut units = Vec::with_capacity(read.len());
    let mut allows = BTreeMap::new();
    for unit in read {
        if !unit.allows.is_empty() {
            allows.insert(unit.declared.file.clone(), unit.allows);
        }
        units.push(unit.declared);
    }
    let doubts = match data.is_empty() {
        true => Doubts::default(),
        false => Doubts::of(input.is_whole, units.iter().zip(input.sources.iter().map(|file| &**file))),
    };
    let mut diagnostics: Vec<Diagnostic> =
        units.iter_mut().flat_map(|unit| std::mem::take(&mut unit.diagnostics)).collect();
    let (mut model, faults) = model::link(units, input.files);
    diagnostics.extend(faults);
    if !input.is_whole {
        diagnostics.retain(|diagnostic| diagnostic.code != Code::UNKNOWN_REFERENCE);
    }
    if !data.is_empty() {
        diagnostics.extend(data::join(&mut model, data, &doubts));
    }
    if let Some(levels) = input.levels.filter(|_| input.is_whole && !has_errors(&diagnostics)) {
        diagnostics.extend(advice(&model, &allows, levels, input));
    }
    diagnostic::sort(&mut diagnostics);
    Compilation { model, diagnostics }
}

/// What one file brings: made again only when its text changes.
pub struct Unit {
    /// What it declares, and what is wrong with its text.
    pub declared: FileUnit,
    /// What its writer has chosen to silence.
    pub allows: Vec<Allow>,
}

/// Returns what one file brings. The tree lives only here.
pub fn unit(file: &SourceFile) -> Unit {
    let parse = syntax::parse(file);
    let mut declared = model::lower(file, &parse.items);
    declared.diagnostics.extend(parse.diagnostics);
    Unit { declared, allows: allow::find(file, &parse.items) }
}

/// Returns what is unwise in a project without errors, as far as nobody has silenced it.
fn advice(
    model: &Model,
    allows: &BTreeMap<FilePath, Vec<Allow>>,
    levels: &Levels,
    input: &Input<'_>,
) -> Vec<Diagnostic> {
    let cx = lints::Context::new(model, input.today, input.accents);
    let found = lints::check(&cx, input.sources);
    let mut heard = allow::apply(found, allows);
    // A lint that is off speaks up to here all the same, so that an `allow` of it counts as used.
    heard.retain_mut(|diagnostic| {
        let severity = match levels.get(diagnostic.code) {
            Some(level) => level.severity(),
            None => Some(diagnostic.severity),
        };
        diagnostic.severity = severity.unwrap_or(diagnostic.severity);
        severity.is_some()
    });
    heard
}
