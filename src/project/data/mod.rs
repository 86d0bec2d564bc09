//! The data files that the configuration names: found, then read.

pub(super) mod pattern;
mod search;

use std::sync::Arc;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use super::Project;
use crate::data::Kind;
use crate::diagnostic::Diagnostic;
use crate::source::{FilePath, SourceFile};

use search::Found;

/// The data files of a project, and what kept some of them from being found or read.
#[derive(Debug, Default, Clone)]
pub struct DataFiles {
    /// The files in the order of their paths.
    pub files: Vec<Arc<SourceFile>>,
    /// What is wrong with what the configuration names, and with files that could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads every data file that the configuration names, on all cores. What lies below one of `excluded`, absolute paths of output folders, is not read.
    pub fn read_data(&self, excluded: &[Utf8PathBuf]) -> DataFiles {
        let Found { files, mut diagnostics } = search::find(self, excluded);
        let read = |path: &FilePath| {
            let kind = Kind::of(path).expect("only paths of a kind are found");
            self.read_text(path, kind.max_bytes())
        };
        let results: Vec<_> = files.par_iter().map(|path| (path, read(path))).collect();
        let mut files = Vec::new();
        for (path, result) in results {
            match result {
                Ok(file) => files.push(Arc::new(file)),
                Err(error) => diagnostics.push(error.diagnostic(path)),
            }
        }
        DataFiles { files, diagnostics }
    }
}
