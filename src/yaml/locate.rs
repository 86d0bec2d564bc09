//! Where a value begins that serde_yaml does not lend: it says so in the error of whoever refuses the value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::documents::{documents, index};
use crate::source::SourceFile;

/// One step of the path to a value, with the number of the item or entry.
#[derive(Debug, Clone, Copy)]
pub enum PathStep {
    /// To an item of a list, or the value of an entry.
    Value(usize),
    /// To the key of an entry.
    Key(usize),
}

/// Returns the byte at which the value begins that `path` leads to, in the document of that number. It costs a reading of the
/// text, and so it is for mistakes only.
pub fn start(file: &SourceFile, document: usize, path: &[PathStep]) -> Option<usize> {
    let error = Refuse(path).deserialize(documents(file).nth(document)?).err()?;
    index(file, &error)
}

/// Goes along a path, and takes no value at its end.
struct Refuse<'p>(&'p [PathStep]);

impl<'de> DeserializeSeed<'de> for Refuse<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Refuse<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Some((PathStep::Value(index), rest)) = self.0.split_first() else {
            return Err(A::Error::custom("here"));
        };
        for _ in 0..*index {
            items.next_element::<IgnoredAny>()?;
        }
        items.next_element_seed(Refuse(rest)).map(|_| ())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Some((step, rest)) = self.0.split_first() else { return Err(A::Error::custom("here")) };
        let (PathStep::Value(index) | PathStep::Key(index)) = *step;
        for _ in 0..index {
            entries.next_entry::<IgnoredAny, IgnoredAny>()?;
        }
        if let PathStep::Key(_) = step {
            return entries.next_key_seed(Refuse(rest)).map(|_| ());
        }
        entries.next_key::<IgnoredAny>()?;
        entries.next_value_seed(Refuse(rest))
    }
}
