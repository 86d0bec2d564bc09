//! SEAM: a stand-in for the pipeline and the back ends, to be replaced as a whole in the merge.
#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::{Artifact, Format};
use crate::source::{Files, SourceFile};

pub struct Input<'a> {
    pub sources: &'a [Arc<SourceFile>],
    pub config: &'a Config,
    pub files: &'a dyn Files,
    pub today: Date,
}

#[derive(Debug)]
pub struct Compilation {
    pub diagnostics: Vec<Diagnostic>,
    model: Model,
}

#[derive(Debug)]
pub struct Model {
    names: Vec<String>,
}

impl Compilation {
    pub fn model(&self) -> Option<&Model> {
        let failed = self.diagnostics.iter().any(|it| it.severity == Severity::Error);
        (!failed).then_some(&self.model)
    }
}

pub fn compile(input: &Input<'_>) -> Compilation {
    let names = input.sources.iter().filter_map(|file| file.path().file_stem().map(str::to_owned)).collect();
    Compilation { diagnostics: Vec::new(), model: Model { names } }
}

pub struct Options {
    pub title: Option<String>,
    pub language: String,
    pub today: Date,
    pub formats: BTreeSet<Format>,
}

pub struct Planned {
    pub path: Utf8PathBuf,
    pub format: Format,
    pub subject: String,
}

pub fn plan(model: &Model, options: &Options) -> Vec<Planned> {
    let page = |name: &String| Planned {
        path: format!("journeys/{name}.html").into(),
        format: Format::Html,
        subject: name.clone(),
    };
    model.names.iter().filter(|_| options.formats.contains(&Format::Html)).map(page).collect()
}

pub fn make(_: &Model, options: &Options, planned: &Planned, _previous: Option<&str>) -> Artifact {
    let bytes = format!("{} on {}\n", planned.subject, options.today).into_bytes();
    Artifact { path: planned.path.clone(), bytes, format: planned.format }
}

pub fn is_checklist(text: &str) -> bool {
    text.contains("<!-- journey:")
}

pub fn has_work(text: &str) -> bool {
    text.contains("[x]") || text.contains("[X]")
}

pub fn model_schema() -> schemars::Schema {
    schemars::Schema::default()
}
