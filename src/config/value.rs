//! Lists in which nothing stands twice.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, SeqAccess, Visitor};

use crate::yaml::{custom_error, duplicate_item};

/// Reads a list in which nothing stands twice.
pub(super) fn set<'de, T, D>(deserializer: D) -> Result<BTreeSet<T>, D::Error>
where
    T: Deserialize<'de> + Ord,
    D: Deserializer<'de>,
{
    deserializer.deserialize_seq(Set(PhantomData))
}

/// Reads a list in which something stands, and nothing twice.
pub(super) fn filled_set<'de, T, D>(deserializer: D) -> Result<BTreeSet<T>, D::Error>
where
    T: Deserialize<'de> + Ord,
    D: Deserializer<'de>,
{
    deserializer.deserialize_seq(FilledSet(PhantomData))
}

struct Set<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Ord> Visitor<'de> for Set<T> {
    type Value = BTreeSet<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<BTreeSet<T>, A::Error> {
        let mut set = BTreeSet::new();
        while items.next_element_seed(New(&mut set))?.is_some() {}
        Ok(set)
    }
}

struct FilledSet<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Ord> Visitor<'de> for FilledSet<T> {
    type Value = BTreeSet<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<BTreeSet<T>, A::Error> {
        let set = Set(PhantomData).visit_seq(items)?;
        if set.is_empty() {
            let help = "take the key out to build everything";
            return Err(custom_error("{key} names nothing to build", help, None));
        }
        Ok(set)
    }
}

/// Reads an item into the set, where it is new there.
struct New<'s, T>(&'s mut BTreeSet<T>);

impl<'de, T: Deserialize<'de> + Ord> DeserializeSeed<'de> for New<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.0.insert(T::deserialize(deserializer)?) { Ok(()) } else { Err(duplicate_item()) }
    }
}
