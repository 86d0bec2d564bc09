//! The key `language`.

use serde::de::{Deserialize, Deserializer};

use crate::yaml::{custom_error, lenient};

/// What people write who do not know the tag.
const WORDS: [(&str, &str); 8] = [
    ("english", "en"),
    ("french", "fr"),
    ("français", "fr"),
    ("german", "de"),
    ("deutsch", "de"),
    ("spanish", "es"),
    ("español", "es"),
    ("castellano", "es"),
];

/// The language where none is named.
pub(super) const ENGLISH: &str = "en";

/// Reads a language tag such as `en` or `pt-BR`.
pub fn tag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(lenient(deserializer)?.map_or_else(|| ENGLISH.to_owned(), |Tag(tag)| tag))
}

struct Tag(String);

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if is_well_formed(&text) {
            return Ok(Self(text));
        }
        let message = format!("`{text}` is not a language tag");
        match WORDS.iter().find(|(word, _)| *word == text.to_lowercase()) {
            Some((_, tag)) => Err(custom_error(message, format!("write `{tag}`"), Some(tag))),
            None => Err(custom_error(message, "write a tag such as `en`, `fr`, `de`, `es` or `pt-BR`", None)),
        }
    }
}

fn is_well_formed(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    matches!(primary.len(), 2 | 3)
        && primary.bytes().all(|letter| letter.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        })
}
