//! The kinds of outputs, and their names in configuration and on the command line.

use std::fmt;
use std::str::FromStr;

/// A kind of output, as `outputs` in `journey.yaml` and `--only` name it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// The pages: project, maps, briefs.
    Html,
    /// Mermaid diagrams.
    Mermaid,
    /// Pages for code hosts.
    Markdown,
    /// KPI checklists.
    Checklist,
    /// The resolved model.
    Json,
    /// Tables for spreadsheets.
    Csv,
}

impl Format {
    /// Every kind, in the order in which the configuration lists them.
    pub const ALL: [Format; 6] =
        [Format::Html, Format::Mermaid, Format::Markdown, Format::Checklist, Format::Json, Format::Csv];

    /// Returns the name as people write it.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Mermaid => "mermaid",
            Format::Markdown => "markdown",
            Format::Checklist => "checklist",
            Format::Json => "json",
            Format::Csv => "csv",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no kind of output has.
#[derive(Debug, Clone, thiserror::Error)]
#[error("there is no output `{0}`; choose among html, mermaid, markdown, checklist, json and csv")]
pub struct UnknownFormat(pub String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}
