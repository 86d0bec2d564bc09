use std::fmt;
use std::str::FromStr;

/// A kind of output, as `outputs:` in `journey.yaml` and `--only` name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// The project page and a map for each journey.
    Html,
    /// Mermaid text: a journey and a flowchart for each journey.
    Mermaid,
    /// A page for code hosts for each journey.
    Markdown,
    /// KPI checklists.
    Checklist,
    /// The resolved model.
    Json,
    /// Tables for spreadsheets.
    Csv,
}

impl Format {
    /// Every format, in the order in which they are listed to people.
    pub const ALL: &'static [Format] =
        &[Format::Html, Format::Mermaid, Format::Markdown, Format::Checklist, Format::Json, Format::Csv];

    /// Returns the name that people write.
    pub fn name(self) -> &'static str {
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

/// A name that is no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no output; choose among html, mermaid, markdown, checklist, json and csv")]
pub struct UnknownFormat(pub String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let found = Format::ALL.iter().find(|format| format.name() == name);
        found.copied().ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}
