use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use serde::de::{Deserialize, Deserializer, Error};

use crate::yaml::complaint;

/// Reads a path inside of the project.
pub fn one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Utf8PathBuf, D::Error> {
    checked(&String::deserialize(deserializer)?)
}

/// Reads a path inside of the project that may be missing.
pub fn option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Utf8PathBuf>, D::Error> {
    Option::<String>::deserialize(deserializer)?.map(|path| checked(&path)).transpose()
}

/// Reads a list of patterns for paths inside of the project.
pub fn patterns<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let patterns = Vec::<Pattern>::deserialize(deserializer)?;
    Ok(patterns.into_iter().map(|pattern| pattern.0.into_string()).collect())
}

#[derive(serde::Deserialize)]
struct Pattern(#[serde(deserialize_with = "one")] Utf8PathBuf);

fn checked<E: Error>(path: &str) -> Result<Utf8PathBuf, E> {
    let help = "write a path such as `folder/name`";
    inside_project(path).map_err(|reason| complaint(format!("{{key}} {reason}"), help, None))
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
