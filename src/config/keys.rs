//! The keys of `journey.yaml`.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;

use super::path::{self, Pattern};
use super::theme::Theme;
use super::{language, lints, value};
use crate::emit::{Format, Hidden};
use crate::lints::Levels;
use crate::yaml;

/// The configuration of a project. Every key may be left out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "journey.yaml")]
pub struct Config {
    /// The title of the project's pages.
    #[serde(deserialize_with = "yaml::or_default")]
    pub title: Option<String>,
    /// The language the journeys are written in, such as `en` or `pt-BR`. The words that
    /// outputs put around the content follow it: they are there in English, French, German and
    /// Spanish, and English for all others.
    #[serde(deserialize_with = "language::tag")]
    pub language: String,
    /// The folder that outputs are written to, below the project's folder.
    #[serde(deserialize_with = "path::output")]
    #[schemars(with = "String")]
    pub output: Utf8PathBuf,
    /// The kinds of output to build.
    #[serde(deserialize_with = "value::outputs")]
    pub outputs: BTreeSet<Format>,
    /// What is kept out of every output.
    #[serde(deserialize_with = "value::set")]
    pub hide: BTreeSet<Hidden>,
    /// How much each lint matters; one that is not named matters as much as its own page says.
    #[serde(deserialize_with = "lints::levels")]
    #[schemars(schema_with = "lints::schema")]
    pub lints: Levels,
    /// How pages look.
    #[serde(deserialize_with = "yaml::or_default")]
    pub theme: Theme,
    /// The files that hold KPI values, as patterns such as `data/*.yaml`.
    #[serde(deserialize_with = "value::list")]
    pub data: Vec<Pattern>,
    /// The folder whose files replace the built-in templates of the same name.
    #[serde(deserialize_with = "yaml::or_default")]
    pub templates: Option<Pattern>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: None,
            language: language::ENGLISH.to_owned(),
            output: path::OUTPUT.into(),
            outputs: Format::ALL.into_iter().collect(),
            hide: BTreeSet::new(),
            lints: Levels::default(),
            theme: Theme::default(),
            data: Vec::new(),
            templates: None,
        }
    }
}
