use std::fmt;

use camino::Utf8PathBuf;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::path;
use crate::yaml::complaint;

/// How pages look.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default, deny_unknown_fields)]
pub struct Theme {
    /// The colour of links and highlights.
    pub accent: Option<Accent>,
    /// The picture at the head of every page.
    #[serde(deserialize_with = "path::option")]
    #[schemars(with = "Option<String>")]
    pub logo: Option<Utf8PathBuf>,
}

/// A colour such as `#0b7285`, for light and dark pages or for each of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Accent {
    /// The colour of light pages; the dark one is made from it.
    One(#[schemars(regex(pattern = r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))] String),
    /// A colour for each.
    Two(Colours),
}

/// A colour for light and one for dark pages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// The colour of light pages.
    #[serde(deserialize_with = "colour")]
    #[schemars(regex(pattern = r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))]
    pub light: String,
    /// The colour of dark pages; where it is missing, it is made from the light one.
    #[serde(default, deserialize_with = "optional_colour")]
    #[schemars(regex(pattern = r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))]
    pub dark: Option<String>,
}

/// By hand, because an untagged enum loses the places and the reasons of what is wrong in it.
impl<'de> Deserialize<'de> for Accent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AccentVisitor)
    }
}

struct AccentVisitor;

impl<'de> Visitor<'de> for AccentVisitor {
    type Value = Accent;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a colour or one for `light` and one for `dark`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Accent, E> {
        checked(text.to_owned()).map(Accent::One)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Accent, A::Error> {
        Colours::deserialize(MapAccessDeserializer::new(entries)).map(Accent::Two)
    }
}

fn optional_colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(deserializer)?.map(checked).transpose()
}

fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    checked(String::deserialize(deserializer)?)
}

fn checked<E: Error>(text: String) -> Result<String, E> {
    let digits = text.strip_prefix('#').unwrap_or_default();
    if matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(text);
    }
    let help = "write a colour such as `\"#0b7285\"`, in quotes";
    Err(complaint(format!("{{key}} takes a colour, and `{text}` is none"), help, None))
}
