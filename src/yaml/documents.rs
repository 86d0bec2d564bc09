//! A text as serde_yaml takes it.

use super::place;
use crate::source::SourceFile;

/// Returns the documents of a text, which serde_yaml takes without a byte order mark.
pub fn documents(file: &SourceFile) -> serde_yaml::Deserializer<'_> {
    serde_yaml::Deserializer::from_str(place::body(file.text()))
}

/// Returns the byte at which serde_yaml found an error.
pub fn index(file: &SourceFile, error: &serde_yaml::Error) -> Option<usize> {
    let before = file.text().len() - place::body(file.text()).len();
    Some(error.location()?.index() + before)
}
