//! The error that carries a cause through serde.

use std::fmt::{self, Debug, Display};

use serde::de::{self, Unexpected};

use super::cause::{Cause, Expected, Found};
use super::context::ReadContext;

/// Separates the parts of a custom error, as the control character that is there for it ("unit separator").
const PART_SEPARATOR: char = '\u{1f}';

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

/// A cause on its way out, with the error of the deserialiser below, which knows the place.
pub struct ReadError<E> {
    pub cause: Option<Cause>,
    pub inner: Option<E>,
}

impl<E: de::Error> ReadError<E> {
    /// Returns the error for one of the deserialiser below, with the cause that was left in the context.
    pub fn from_inner(context: &ReadContext, error: E) -> Self {
        Self { cause: context.cause.take(), inner: Some(error) }
    }

    /// Returns the error with which the deserialiser below carries on, and leaves the cause in the context.
    pub fn into_inner(self, context: &ReadContext) -> E {
        context.cause.replace(self.cause);
        self.inner.unwrap_or_else(|| E::custom("a mistake"))
    }
}

impl<E> From<Cause> for ReadError<E> {
    fn from(cause: Cause) -> Self {
        Self { cause: Some(cause), inner: None }
    }
}

impl<E: de::Error> de::Error for ReadError<E> {
    fn custom<T: Display>(message: T) -> Self {
        Cause::Custom(message.to_string().split(PART_SEPARATOR).map(str::to_owned).collect()).into()
    }

    fn invalid_type(unexpected: Unexpected, expected: &dyn de::Expected) -> Self {
        let found = match unexpected {
            Unexpected::Unit | Unexpected::Option => Found::Null,
            Unexpected::Bool(_) => Found::Bool,
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => Found::Number,
            Unexpected::Seq => Found::List,
            Unexpected::Map => Found::Map,
            _ => Found::Text,
        };
        Cause::Type { expected: Expected::Other(expected.to_string()), found }.into()
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
        Cause::DuplicateItem { first: None }.into()
    }
}

impl<E: Display> Display for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.cause, &self.inner) {
            (Some(cause), _) => write!(f, "{cause:?}"),
            (None, Some(inner)) => Display::fmt(inner, f),
            (None, None) => Ok(()),
        }
    }
}

impl<E: Display> Debug for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl<E: Display> std::error::Error for ReadError<E> {}
