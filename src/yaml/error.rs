//! What can be wrong with a value or a key, on its way out through serde.

use std::fmt::{self, Display};

use serde::de::{self, Unexpected};

use super::node::Kind;
use crate::source::Span;

/// What is wrong with a value or a key.
#[derive(Debug)]
pub enum Cause {
    Type {
        wanted: Wanted,
        found: Kind,
    },
    UnknownWord {
        word: String,
        known: &'static [&'static str],
    },
    UnknownKey {
        name: String,
        known: &'static [&'static str],
    },
    DuplicateKey {
        first: Option<Span>,
    },
    KeyNotWord,
    DuplicateItem,
    MissingKey(&'static str),
    /// The message of a type's own `Deserialize`, then its help and replacement: see [`custom_error`].
    Custom(String),
    /// What aliases repeat too often.
    TooManyAliases,
}

/// What a type asks for.
#[derive(Debug)]
pub enum Wanted {
    Text,
    List,
    Map,
    Other(String),
}

/// Separates the parts of a custom error, as the control character that is there for it ("unit separator").
pub const PART_SEPARATOR: char = '\u{1f}';

/// Returns the error of a `Deserialize` that knows what to do about it: a message, in which a leading `{key}` stands
/// for the name of the key, a help, and the text to replace the value with. serde lets nothing but text pass.
pub fn custom_error<E: de::Error>(message: impl Display, help: impl Display, replacement: Option<&str>) -> E {
    let parts = [Some(message.to_string()), Some(help.to_string()), replacement.map(str::to_owned)];
    let parts = parts.into_iter().flatten().map(|part| part.replace(PART_SEPARATOR, " "));
    E::custom(parts.collect::<Vec<_>>().join(&PART_SEPARATOR.to_string()))
}

/// Returns the error of a list in which an item stands a second time.
pub fn duplicate_item<E: de::Error>() -> E {
    E::duplicate_field("item")
}

/// Why a value could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// A type says so, which does not know its place.
    New(Cause),
    /// There is a diagnostic already.
    Reported,
}

impl From<Cause> for ReadError {
    fn from(cause: Cause) -> Self {
        ReadError::New(cause)
    }
}

impl de::Error for ReadError {
    fn custom<T: Display>(message: T) -> Self {
        Cause::Custom(message.to_string()).into()
    }

    fn invalid_type(unexpected: Unexpected, expected: &dyn de::Expected) -> Self {
        let found = match unexpected {
            Unexpected::Unit | Unexpected::Option => Kind::Null,
            Unexpected::Bool(_) => Kind::Bool,
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => Kind::Number,
            Unexpected::Seq => Kind::List,
            Unexpected::Map => Kind::Map,
            _ => Kind::Text,
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
        Cause::MissingKey(name).into()
    }

    fn duplicate_field(_: &'static str) -> Self {
        Cause::DuplicateItem.into()
    }
}

impl Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ReadError {}
