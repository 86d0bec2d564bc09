//! The second pass over a text: numbers, true, false and nothing as they are written, with their places.
//!
//! serde_yaml makes a machine's number of what looks like one, unless it is asked for a text; and whoever asks for a text
//! where a list stands can read no further. So it is asked for texts once the tree shows where they stand.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::node::{Kind, Node, Value};
use crate::source::SourceFile;

/// Fills in what a node that is not a text says.
pub struct Fill<'n, 'de> {
    pub file: &'n SourceFile,
    pub node: &'n mut Node<'de>,
}

impl<'de> Fill<'_, 'de> {
    fn set(self, text: Cow<'de, str>) {
        if let Value::Scalar(_, written) = &mut self.node.value {
            *written = text;
        }
    }
}

impl<'de> DeserializeSeed<'de> for Fill<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.node.value {
            Value::Scalar(Kind::Text, _) | Value::Unread => {
                deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ())
            }
            Value::Scalar(..) => deserializer.deserialize_str(self),
            Value::List(_) | Value::Map(_) => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Fill<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the same value again")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.set(Cow::Owned(text.to_owned()));
        Ok(())
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        self.node.place_at(self.file.span_of(text));
        self.set(Cow::Borrowed(text));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Value::List(items) = &mut self.node.value else { return Ok(()) };
        for node in items {
            access.next_element_seed(Fill { file: self.file, node })?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Value::Map(entries) = &mut self.node.value else { return Ok(()) };
        for (key, value) in entries {
            access.next_key_seed(Fill { file: self.file, node: key })?;
            access.next_value_seed(Fill { file: self.file, node: value })?;
        }
        Ok(())
    }
}
