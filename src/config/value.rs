//! Lists of which each item may be wrong alone.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, SeqAccess, Visitor};

use crate::emit::Format;
use crate::yaml::{Lenient, custom_error, duplicate_item};

/// Reads a list.
pub(super) fn list<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Lenient(List(PhantomData)).deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Reads a list in which nothing stands twice.
pub(super) fn set<'de, T, D>(deserializer: D) -> Result<BTreeSet<T>, D::Error>
where
    T: Deserialize<'de> + Ord,
    D: Deserializer<'de>,
{
    let set = Set { may_be_empty: true, item: PhantomData };
    Lenient(set).deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Reads what to build: something, and nothing twice.
pub(super) fn outputs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeSet<Format>, D::Error> {
    let outputs = Set { may_be_empty: false, item: PhantomData };
    Ok(Lenient(outputs).deserialize(deserializer)?.unwrap_or_else(|| Format::ALL.into_iter().collect()))
}

struct List<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for List<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Lenient(PhantomData))? {
            list.extend(item);
        }
        Ok(list)
    }
}

struct Set<T> {
    may_be_empty: bool,
    item: PhantomData<T>,
}

impl<'de, T: Deserialize<'de> + Ord> DeserializeSeed<'de> for Set<T> {
    type Value = BTreeSet<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<BTreeSet<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de> + Ord> Visitor<'de> for Set<T> {
    type Value = BTreeSet<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<BTreeSet<T>, A::Error> {
        let mut set = BTreeSet::new();
        while items.next_element_seed(Lenient(New(&mut set)))?.is_some() {}
        if set.is_empty() && !self.may_be_empty {
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
