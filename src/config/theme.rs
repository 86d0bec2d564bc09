//! The key `theme`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::path::{FILE_NAME, Pattern};
use crate::colour::{Colour, Page};
use crate::diagnostic::Location;
use crate::lints::AccentColour;
use crate::source::{Span, file_path};
use crate::yaml::{self, Lenient, custom_error};

/// How pages look.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default, deny_unknown_fields)]
pub struct Theme {
    /// The colour of links and highlights.
    #[serde(deserialize_with = "yaml::or_default")]
    pub accent: Option<Accent>,
    /// The picture at the head of every page.
    #[serde(deserialize_with = "yaml::or_default")]
    pub logo: Option<Pattern>,
}

/// A colour such as `#0b7285`, for light and dark pages or for each of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Accent {
    /// The colour of light pages; the dark one is made from it.
    One(Shade),
    /// A colour for each.
    Two(Colours),
}

/// A colour for light and one for dark pages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// The colour of light pages.
    pub light: Shade,
    /// The colour of dark pages; where it is missing, it is made from the light one.
    #[serde(default)]
    pub dark: Option<Shade>,
}

/// A colour such as `#0b7285`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Shade {
    /// The colour.
    #[schemars(with = "String", regex(pattern = r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))]
    pub colour: Colour,
    /// Where `journey.yaml` writes it; `None` where it is written with escapes.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// Where `journey.yaml` writes what [`Theme::place`] takes the places of.
pub(super) const PLACES: [&[&str]; 4] =
    [&["theme", "accent"], &["theme", "accent", "light"], &["theme", "accent", "dark"], &["theme", "logo"]];

impl Theme {
    /// Takes over the places of [`PLACES`].
    pub(super) fn place(&mut self, spans: &[Option<Span>]) {
        let [one, light, dark, logo] = spans else { unreachable!("there are as many as places") };
        match &mut self.accent {
            Some(Accent::One(shade)) => shade.span = *one,
            Some(Accent::Two(colours)) => {
                colours.light.span = *light;
                colours.dark.iter_mut().for_each(|shade| shade.span = *dark);
            }
            None => {}
        }
        self.logo.iter_mut().for_each(|path| path.span = *logo);
    }

    /// Returns the colours of light and dark pages, as far as they are written.
    pub fn accents(&self) -> (Option<Shade>, Option<Shade>) {
        match &self.accent {
            None => (None, None),
            Some(Accent::One(light)) => (Some(*light), None),
            Some(Accent::Two(colours)) => (Some(colours.light), colours.dark),
        }
    }

    /// Returns the same for the lint that looks at them.
    pub fn accent_colours(&self) -> Vec<AccentColour> {
        let (light, dark) = self.accents();
        let written = [(Page::Light, light), (Page::Dark, dark)].into_iter();
        let written = written.filter_map(|(page, shade)| Some((page, shade?)));
        let colour = |(page, shade): (Page, Shade)| {
            let location = Location { file: file_path(FILE_NAME), span: shade.span };
            AccentColour { colour: shade.colour, page, location }
        };
        written.map(colour).collect()
    }
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
        shade(text).map(Accent::One)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Accent, A::Error> {
        let (mut light, mut dark) = (None, None);
        while let Some(key) = entries.next_key_seed(Lenient(PhantomData))? {
            match key {
                Some(ColourKey::Light) => light = entries.next_value_seed(Lenient(PhantomData))?,
                Some(ColourKey::Dark) => dark = entries.next_value_seed(Lenient(PhantomData))?,
                None => _ = entries.next_value::<IgnoredAny>()?,
            }
        }
        let light = light.ok_or_else(|| A::Error::missing_field("light"))?;
        Ok(Accent::Two(Colours { light, dark }))
    }
}

#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum ColourKey {
    Light,
    Dark,
}

impl<'de> Deserialize<'de> for Shade {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        shade(&String::deserialize(deserializer)?)
    }
}

fn shade<E: Error>(text: &str) -> Result<Shade, E> {
    let help = "write a colour such as `\"#0b7285\"`, in quotes";
    match Colour::parse(text) {
        Some(colour) => Ok(Shade { colour, span: None }),
        None => Err(custom_error(format!("{{key}} takes a colour, and `{text}` is none"), help, None)),
    }
}
