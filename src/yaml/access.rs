//! Lists and maps without what is known to be wrong in them.

use std::fmt;

use rustc_hash::FxHashMap;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};

use super::cause::Cause;
use super::context::ReadContext;
use super::diagnostic::Skip;
use super::error::ReadError;
use super::path::Key;
use super::place;
use super::tracked::TrackedDeserializer;
use crate::source::Span;

/// The items of a list, without those that are known to be wrong.
pub struct Items<'c, 't, A> {
    context: &'c ReadContext<'t>,
    inner: A,
    next: usize,
}

impl<'c, 't, A> Items<'c, 't, A> {
    pub fn new(context: &'c ReadContext<'t>, inner: A) -> Self {
        Self { context, inner, next: 0 }
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Items<'_, '_, A> {
    type Error = ReadError<A::Error>;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Self::Error> {
        let context = self.context;
        let from_inner = |error| ReadError::from_inner(context, error);
        let mut index = self.next;
        while context.enter(index, false).is_some() {
            self.inner.next_element::<IgnoredAny>().map_err(from_inner)?;
            context.leave();
            index += 1;
        }
        self.next = index + 1;
        let item = self.inner.next_element_seed(TrackedSeed { context, seed }).map_err(from_inner)?;
        context.leave();
        Ok(item)
    }
}

/// The entries of a map, without those whose key or value is wrong.
pub struct Entries<'c, 't, A> {
    context: &'c ReadContext<'t>,
    inner: A,
    /// The keys there are, where they are a fixed set.
    known: Option<&'static [&'static str]>,
    /// The place of each key so far.
    seen: FxHashMap<String, Option<Span>>,
    next: usize,
}

impl<'c, 't, A> Entries<'c, 't, A> {
    pub fn new(context: &'c ReadContext<'t>, inner: A, known: Option<&'static [&'static str]>) -> Self {
        Self { context, inner, known, seen: FxHashMap::default(), next: 0 }
    }

    /// Returns what is wrong with a key.
    fn check(&mut self, key: &Key) -> Option<Cause> {
        if let Some(first) = self.seen.get(&key.name) {
            return Some(Cause::DuplicateKey { first: *first });
        }
        self.seen.insert(key.name.clone(), key.span);
        let known = self.known.filter(|known| !known.contains(&&*key.name))?;
        Some(Cause::UnknownKey { name: key.name.clone(), known })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<'_, '_, A> {
    type Error = ReadError<A::Error>;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Self::Error> {
        let context = self.context;
        let from_inner = |error| ReadError::from_inner(context, error);
        loop {
            let index = self.next;
            self.next += 1;
            let skip = context.enter(index, self.known.is_some());
            if skip == Some(Skip::Entry) {
                self.inner.next_entry::<IgnoredAny, IgnoredAny>().map_err(from_inner)?;
                context.leave();
                continue;
            }
            let key = self
                .inner
                .next_key_seed(KeySeed { text: context.text, index })
                .map_err(|error| ReadError { cause: Some(Cause::KeyNotWord), inner: Some(error) })?;
            let Some(key) = key else {
                context.leave();
                return Ok(None);
            };
            context.set_key(&key);
            let cause = self.check(&key);
            if skip.is_none() && cause.is_none() {
                let name = key.name.clone();
                context.record_key(key);
                return seed.deserialize(name.into_deserializer()).map(Some);
            }
            match cause {
                Some(cause) => context.record(&key, cause),
                None if skip == Some(Skip::Value) => context.record_key(key),
                None => {}
            }
            self.inner.next_value::<IgnoredAny>().map_err(from_inner)?;
            context.leave();
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Self::Error> {
        let context = self.context;
        let value = self.inner.next_value_seed(TrackedSeed { context, seed });
        let value = value.map_err(|error| ReadError::from_inner(context, error))?;
        context.leave();
        Ok(value)
    }
}

/// A seed that reads through a [`TrackedDeserializer`].
struct TrackedSeed<'c, 't, S> {
    context: &'c ReadContext<'t>,
    seed: S,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for TrackedSeed<'_, '_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        let Self { context, seed } = self;
        seed.deserialize(TrackedDeserializer::new(context, inner)).map_err(|error| error.into_inner(context))
    }
}

/// Reads a key, which is a word whatever it looks like.
struct KeySeed<'t> {
    text: &'t str,
    index: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<Key, D::Error> {
        inner.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(Key { name: name.to_owned(), span: None, index: self.index })
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Key, E> {
        Ok(Key { name: name.to_owned(), span: place::span_of(self.text, name), index: self.index })
    }
}
