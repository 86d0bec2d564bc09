use std::collections::BTreeMap;
use std::sync::Arc;

use camino::Utf8PathBuf;

use super::{Overlay, Project};
use crate::compile::{self, Compilation, Input};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::model::Model;
use crate::source::{FilePath, SourceFile};

/// A project that was read and compiled: every text, every diagnostic and, where there is no error, the model.
#[derive(Debug)]
pub struct Compiled {
    /// Every text a diagnostic may point into, the configuration included.
    pub files: BTreeMap<FilePath, Arc<SourceFile>>,
    /// How many journey files were read.
    pub journey_files: usize,
    /// Everything found, in the order in which people read it.
    pub diagnostics: Vec<Diagnostic>,
    compilation: Compilation,
}

impl Compiled {
    /// Returns the model, or `None` where there is any error, be it in a journey, a file that cannot be read or the
    /// configuration.
    pub fn model(&self) -> Option<&Model> {
        let failed = self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        if failed { None } else { self.compilation.model() }
    }
}

impl Project {
    /// Reads and compiles everything: the one way from files to a model, whoever asks.
    ///
    /// `excluded` are the absolute paths of the folders that outputs are written to beside the configured one.
    pub fn compile(&self, overlay: &Overlay, excluded: &[Utf8PathBuf]) -> Compiled {
        let mut excluded = excluded.to_vec();
        excluded.push(self.output());
        let sources = self.read(overlay, &excluded);
        let texts: Vec<_> = sources.files.values().cloned().collect();
        let mut compilation = compile::compile(&Input { sources: &texts, files: &*self.files() });

        let mut diagnostics = std::mem::take(&mut compilation.diagnostics);
        if !sources.diagnostics.is_empty() {
            // What a name stands for may be declared in the file that could not be read.
            diagnostics.retain(|diagnostic| diagnostic.code != Code::UNKNOWN_REFERENCE);
        }
        diagnostics.extend(sources.diagnostics);
        diagnostics.extend(self.config_diagnostics.iter().cloned());
        diagnostic::sort(&mut diagnostics);

        let journey_files = sources.files.len();
        let mut files = sources.files;
        files.extend(self.config_file.iter().map(|file| (file.path().clone(), file.clone())));
        Compiled { files, journey_files, diagnostics, compilation }
    }
}
