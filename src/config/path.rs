//! Keys that name files and folders of the project.

use std::collections::BTreeMap;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use serde::de::{Deserialize, Deserializer, Error};

use crate::source::{SourceFile, Span};
use crate::yaml::{custom_error, lenient, unquoted};

/// The name of the file, which also marks the folder of a project.
pub const FILE_NAME: &str = "journey.yaml";

/// The folder for outputs, where none is named.
pub(super) const OUTPUT: &str = "dist";

/// Reads the folder for outputs.
pub fn output<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Utf8PathBuf, D::Error> {
    let pattern = lenient::<Pattern, D>(deserializer)?;
    Ok(pattern.map_or_else(|| OUTPUT.into(), |pattern| pattern.path))
}

/// Reads a path inside of the project.
pub fn one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Utf8PathBuf, D::Error> {
    checked(&String::deserialize(deserializer)?)
}

/// The path of a file or folder inside of the project, or a pattern for several.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Pattern {
    /// The path, relative to the project's folder.
    #[serde(deserialize_with = "one")]
    #[schemars(with = "String")]
    pub path: Utf8PathBuf,
    /// Where `journey.yaml` writes it; `None` where it is written with escapes.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// Gives each pattern the first of the places `written` that holds it.
pub(super) fn place(patterns: &mut [Pattern], file: &SourceFile, written: &[Span]) {
    let mut places = BTreeMap::new();
    for span in written {
        if let Ok(path) = inside_project(unquoted(file.slice(*span))) {
            places.entry(path).or_insert(*span);
        }
    }
    patterns.iter_mut().for_each(|pattern| pattern.span = places.get(&pattern.path).copied());
}

fn checked<E: Error>(path: &str) -> Result<Utf8PathBuf, E> {
    let help = "write a path such as `folder/name`";
    inside_project(path).map_err(|reason| custom_error(format!("{{key}} {reason}"), help, None))
}

/// Returns `path` in its normal form, or, as the end of a sentence that begins with the key, why it cannot be taken:
/// a path of the configuration is relative to the project and stays inside of it, on every system alike.
fn inside_project(path: &str) -> Result<Utf8PathBuf, &'static str> {
    if path.contains('\\') {
        return Err("must be written with `/` between folders");
    }
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    if drive || path.starts_with('/') || path.starts_with('~') {
        return Err("must be relative to the project's folder");
    }
    if path.chars().any(char::is_control) {
        return Err("holds a character that no path should have");
    }
    let mut normal = Utf8PathBuf::new();
    for part in Utf8Path::new(path).components() {
        match part {
            Utf8Component::CurDir => {}
            Utf8Component::Normal(part) if part.eq_ignore_ascii_case(".git") => {
                return Err("must not lie in `.git`, which belongs to git");
            }
            Utf8Component::Normal(part) => normal.push(part),
            Utf8Component::ParentDir => return Err("must stay inside the project's folder"),
            Utf8Component::RootDir | Utf8Component::Prefix(_) => {
                return Err("must be relative to the project's folder");
            }
        }
    }
    if normal.as_str().is_empty() {
        return Err("must not be the project's folder itself");
    }
    // Built again with `/`, whatever the system puts between folders.
    Ok(normal.components().map(|part| part.as_str()).collect::<Vec<_>>().join("/").into())
}
