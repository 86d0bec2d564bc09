use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::Input;
use crate::allow::{self, Allow};
use crate::data::{self, Data};
use crate::lints::{self, Finding};
use crate::model::{self, FileUnit};
use crate::source::SourceFile;
use crate::syntax;

/// What one file brings: made again only when its text changes.
#[derive(Debug, Clone)]
pub struct Unit {
    /// What it declares, and what is wrong with its text.
    pub declared: Arc<FileUnit>,
    /// What is known of the text alone.
    pub(super) text: Arc<Text>,
}

/// What is known of the text of one file without any other.
#[derive(Debug)]
pub(super) struct Text {
    /// What its writer has chosen to silence.
    pub allows: Vec<Allow>,
    /// What the lints of texts find. They wait until there is no error.
    findings: OnceLock<Vec<Finding>>,
}

impl Text {
    /// Returns what the lints of texts find in the file that this was made of.
    pub fn findings(&self, file: &SourceFile) -> &[Finding] {
        self.findings.get_or_init(|| lints::of_text(file).collect())
    }
}

/// Returns what one file brings. The tree lives only here.
pub fn unit(file: &SourceFile) -> Unit {
    let parse = syntax::parse(file);
    let mut declared = model::lower(file, &parse.items);
    declared.diagnostics.extend(parse.diagnostics);
    let text = Text { allows: allow::find(file, &parse.items), findings: OnceLock::new() };
    Unit { declared: Arc::new(declared), text: Arc::new(text) }
}

/// Returns what every file brings, read on all cores.
pub(super) fn read(input: &Input<'_>) -> (Vec<Unit>, Vec<Arc<Data>>) {
    rayon::join(
        || input.sources.par_iter().map(|file| unit(file)).collect(),
        || input.data.par_iter().map(|file| Arc::new(data::read(file))).collect(),
    )
}
