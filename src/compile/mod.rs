//! The pipeline itself: text → tree → unit → model, data joined to it → lints. Read this first.
//!
//! Everything goes through here: check, build, watch, preview, editors and tests.

mod changed;
mod lint;
mod unit;

use std::sync::Arc;

use jiff::civil::Date;

use crate::data::{self, Data, Joiner, PoisonedIds};
use crate::diagnostic::{self, Code, Diagnostic, has_errors};
use crate::lints::{AccentColour, Levels};
use crate::model::{FileUnit, Linker, Model};
use crate::source::{Files, SourceFile};

use lint::{LintCache, run_lints};
use unit::{ByContent, Unit};

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
    pub fn partial_model(&self) -> &Arc<Model> {
        &self.model
    }
}

/// Compiles a project again and again, and remembers what the last compilation was made of: nothing of files that are gone.
///
/// There is one way through it. A file is read again where its content is another. A journey is linked again where its text
/// has changed, or what the journeys that it names declare; it is looked at by the lints again where it, or a journey that
/// tells of it or of which it tells, has changed. The first time, that is everything.
#[derive(Debug, Default)]
pub struct Compiler {
    units: ByContent<Box<Unit>>,
    data: ByContent<Arc<Data>>,
    linker: Linker,
    joiner: Joiner,
    lints: Option<LintCache>,
}

impl Compiler {
    /// Compiles a project. Files are read on all cores, then journeys are linked on all cores, data is joined to them, and
    /// the lints look at what came of it. The same comes of it whatever was compiled before.
    ///
    /// Lints wait until there is no error: much of what they would say of a broken text follows from what is broken.
    pub fn compile(&mut self, input: &Input<'_>) -> Compilation {
        let (mut units, data) = self.read(input);
        let mut diagnostics: Vec<Diagnostic> =
            units.iter().flat_map(|unit| unit.declared.diagnostics.iter().cloned()).collect();
        let poisoned = match data.is_empty() {
            true => PoisonedIds::default(),
            false => {
                let files = units.iter().map(|unit| &unit.declared);
                PoisonedIds::of(input.is_whole, files.zip(input.sources.iter().map(|file| &**file)))
            }
        };
        let mut declared: Vec<&mut FileUnit> = units.iter_mut().map(|unit| &mut unit.declared).collect();
        let (mut model, faults) = self.linker.link(&mut declared, input.files);
        diagnostics.extend(faults);
        if !input.is_whole {
            diagnostics.retain(|diagnostic| diagnostic.code != Code::UNKNOWN_REFERENCE);
        }
        diagnostics.extend(self.joiner.join(&mut model, data, &poisoned));
        declared.into_iter().for_each(|unit| unit.keep(&model));

        let model = Arc::new(model);
        if let Some(levels) = input.levels.filter(|_| input.is_whole && !has_errors(&diagnostics)) {
            diagnostics.extend(run_lints(&mut self.lints, &model, &units, levels, input));
        }
        diagnostic::sort(&mut diagnostics);
        self.units = input.sources.iter().map(|file| file.fingerprint()).zip(units).collect();
        Compilation { model, diagnostics }
    }

    /// Returns what every file brings; those that have changed are read on all cores.
    #[expect(clippy::vec_box, reason = "units are large, and move from a map to a list and back each time")]
    fn read(&mut self, input: &Input<'_>) -> (Vec<Box<Unit>>, Vec<Arc<Data>>) {
        let (mut known_units, mut known_data) =
            (std::mem::take(&mut self.units), std::mem::take(&mut self.data));
        let (units, data) = rayon::join(
            || unit::read(&mut known_units, input.sources, |file| Box::new(Unit::of(file))),
            || unit::read(&mut known_data, input.data, |file| Arc::new(data::read(file))),
        );
        let of_data = input.data.iter().map(|file| file.fingerprint());
        self.data = of_data.zip(data.iter().cloned()).collect();
        (units, data)
    }

    /// Returns how many files are remembered, so that one can see that it does not grow.
    pub fn len(&self) -> usize {
        self.units.len() + self.data.len()
    }

    /// Returns whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
