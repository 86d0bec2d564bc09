use std::fmt::{self, Debug, Display};

use serde::de::{self, Expected, Unexpected};

use super::context::Context;
use crate::source::Span;

/// What is wrong with a value or a key.
#[derive(Debug, Clone)]
pub enum Cause {
    Type {
        wanted: Wanted,
        found: Found,
    },
    UnknownWord {
        word: String,
        known: &'static [&'static str],
    },
    UnknownKey {
        name: String,
        known: &'static [&'static str],
    },
    KeyTwice {
        first: Option<Span>,
    },
    KeyNotWord,
    ItemTwice {
        first: Option<Span>,
    },
    Missing(&'static str),
    /// A value such as `#0b7285` without quotes.
    Comment(String),
    Tag,
    /// What a type says of itself: see [`complaint`].
    Said(Vec<String>),
    /// serde_yaml's own word.
    Unreadable(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    Text,
    List,
    Map,
    Other(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// No value, or `~`.
    Nothing,
    /// A text without a word in it.
    Empty,
    Truth,
    Number,
    Text,
    List,
    Map,
}

/// Separates the parts of a complaint.
const UNIT: char = '\u{1f}';

/// Returns the error of a `Deserialize` that knows what to do about it: a message, in which a leading `{key}` stands
/// for the name of the key, a help, and the text to replace the value with. serde lets nothing but text pass.
pub fn complaint<E: de::Error>(message: impl Display, help: impl Display, replacement: Option<&str>) -> E {
    let parts = [Some(message.to_string()), Some(help.to_string()), replacement.map(str::to_owned)];
    let parts = parts.into_iter().flatten().map(|part| part.replace(UNIT, " "));
    E::custom(parts.collect::<Vec<_>>().join(&UNIT.to_string()))
}

/// Returns the error of a list in which an item stands a second time.
pub fn twice<E: de::Error>() -> E {
    E::duplicate_field("item")
}

/// A cause on its way out, with the error of the deserialiser below, which knows the place.
pub struct Fault<E> {
    pub cause: Option<Cause>,
    pub inner: Option<E>,
}

impl<E: de::Error> Fault<E> {
    /// Returns the fault for an error of the deserialiser below.
    pub fn raised(context: &Context, error: E) -> Self {
        Self { cause: context.cause.take(), inner: Some(error) }
    }

    /// Returns the error with which the deserialiser below carries on, and leaves the cause in the context.
    pub fn lowered(self, context: &Context) -> E {
        context.cause.replace(self.cause);
        self.inner.unwrap_or_else(|| E::custom("a mistake"))
    }
}

impl<E> From<Cause> for Fault<E> {
    fn from(cause: Cause) -> Self {
        Self { cause: Some(cause), inner: None }
    }
}

impl<E: de::Error> de::Error for Fault<E> {
    fn custom<T: Display>(message: T) -> Self {
        Cause::Said(message.to_string().split(UNIT).map(str::to_owned).collect()).into()
    }

    fn invalid_type(unexpected: Unexpected, expected: &dyn Expected) -> Self {
        let found = match unexpected {
            Unexpected::Unit | Unexpected::Option => Found::Nothing,
            Unexpected::Bool(_) => Found::Truth,
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => Found::Number,
            Unexpected::Seq => Found::List,
            Unexpected::Map => Found::Map,
            _ => Found::Text,
        };
        Cause::Type { wanted: Wanted::Other(expected.to_string()), found }.into()
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Cause::UnknownWord { word: word.to_owned(), known }.into()
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Cause::UnknownKey { name: name.to_owned(), known }.into()
    }

    fn missing_field(name: &'static str) -> Self {
        Cause::Missing(name).into()
    }

    fn duplicate_field(_: &'static str) -> Self {
        Cause::ItemTwice { first: None }.into()
    }
}

impl<E: Display> Display for Fault<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.cause, &self.inner) {
            (Some(cause), _) => write!(f, "{cause:?}"),
            (None, Some(inner)) => Display::fmt(inner, f),
            (None, None) => Ok(()),
        }
    }
}

impl<E: Display> Debug for Fault<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl<E: Display> std::error::Error for Fault<E> {}
