//! Values that may be wrong without ending the reading of what is around them.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, SeqAccess, Visitor};

/// The name by which our reader knows that it may go on.
pub const LENIENT: &str = "yaml::Lenient";

/// A seed for what may be wrong: it gives `None` then, and the mistake is reported in its place.
///
/// serde itself stops at the first mistake. So each key and each item of a list is read through this one.
pub struct Lenient<S>(pub S);

/// Reads a value, or its default where it is wrong.
pub fn or_default<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Default,
    D: Deserializer<'de>,
{
    lenient(deserializer).map(Option::unwrap_or_default)
}

/// Reads a value, or `None` where it is wrong.
pub fn lenient<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Lenient(PhantomData).deserialize(deserializer)
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Lenient<S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_newtype_struct(LENIENT, self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Lenient<S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    /// Takes what our own reader offers: the value, or the end of the list where it is wrong.
    fn visit_seq<A: SeqAccess<'de>>(self, mut attempt: A) -> Result<Self::Value, A::Error> {
        attempt.next_element_seed(self.0)
    }

    /// Takes what any other format offers, which stops at mistakes.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(deserializer).map(Some)
    }
}
