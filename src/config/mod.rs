//! `journey.yaml`: what a project says about itself.

mod path;
mod read;
mod value;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;

use crate::emit::Format;

pub use read::read;
pub use value::{Accent, Colours, Hidden, Level, Theme};
pub use yaml::MAX_BYTES;

/// The name of the file, which also marks the folder of a project.
pub const FILE_NAME: &str = "journey.yaml";

/// The configuration of a project. Every key may be left out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "journey.yaml")]
pub struct Config {
    /// The title of the project's pages.
    pub title: Option<String>,
    /// The language the journeys are written in, such as `en` or `pt-BR`. Pages speak en, fr, de and es; for every
    /// other language their own words are English.
    pub language: String,
    /// The folder that outputs are written to, below the project's folder.
    #[schemars(with = "String")]
    pub output: Utf8PathBuf,
    /// The kinds of output to build.
    pub outputs: BTreeSet<Format>,
    /// What is kept out of every output.
    pub hide: BTreeSet<Hidden>,
    /// How much each lint matters.
    pub lints: BTreeMap<String, Level>,
    /// How pages look.
    pub theme: Theme,
    /// The files that hold KPI values, as patterns such as `data/*.yaml`.
    pub data: Vec<String>,
    /// The folder whose files replace the built-in templates of the same name.
    #[schemars(with = "Option<String>")]
    pub templates: Option<Utf8PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: None,
            language: "en".to_owned(),
            output: Utf8PathBuf::from("dist"),
            outputs: Format::ALL.into_iter().collect(),
            hide: BTreeSet::new(),
            lints: BTreeMap::new(),
            theme: Theme::default(),
            data: Vec::new(),
            templates: None,
        }
    }
}
