//! Lists and mappings, item by item.

use rustc_hash::FxHashMap;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::error::{Cause, ReadError};
use super::locate::PathStep;
use super::node::{Kind, Node, Value};
use super::reader::Reader;
use super::report::Report;
use super::step::Step;
use crate::source::Span;

/// The items of a list.
pub struct Items<'s> {
    report: &'s Report<'s>,
    around: &'s Step<'s>,
    items: std::iter::Enumerate<std::slice::Iter<'s, Node<'s>>>,
}

impl<'s> Items<'s> {
    pub fn new(report: &'s Report<'s>, around: &'s Step<'s>, items: &'s [Node<'s>]) -> Self {
        Self { report, around, items: items.iter().enumerate() }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let Some((index, node)) = self.items.next() else { return Ok(None) };
        let step = Step { around: Some(self.around), path: Some(PathStep::Value(index)), key: None, node };
        Reader { report: self.report, step: &step }.read_seed(seed).map(Some)
    }
}

/// The entries of a mapping, without those whose key is wrong.
pub struct Entries<'s> {
    report: &'s Report<'s>,
    around: &'s Step<'s>,
    entries: std::iter::Enumerate<std::slice::Iter<'s, (Node<'s>, Node<'s>)>>,
    /// The keys there are, where they are a fixed set.
    known: Option<&'static [&'static str]>,
    /// The place of each key so far.
    seen: FxHashMap<&'s str, Option<Span>>,
    /// The value of the key that was read last.
    value: Option<Step<'s>>,
}

impl<'s> Entries<'s> {
    pub fn new(
        report: &'s Report<'s>,
        around: &'s Step<'s>,
        entries: &'s [(Node<'s>, Node<'s>)],
        known: Option<&'static [&'static str]>,
    ) -> Self {
        Self {
            report,
            around,
            entries: entries.iter().enumerate(),
            known,
            seen: FxHashMap::default(),
            value: None,
        }
    }

    /// Returns whether an entry is to be read; reports what is wrong with its key.
    fn takes(&mut self, key: &Step<'s>, value: &Step<'s>) -> bool {
        let Some(name) = key.node.scalar() else {
            self.report.key_not_word(key);
            return false;
        };
        let place = self.report.written(key.node);
        if let Some(first) = self.seen.insert(name, place) {
            self.seen.insert(name, first);
            self.report.add(value, &Cause::DuplicateKey { first }, place);
            return false;
        }
        let Some(known) = self.known else { return true };
        if !known.contains(&name) {
            self.report.add(value, &Cause::UnknownKey { name: name.to_owned(), known }, place);
            return false;
        }
        // A key without a value is as good as none, unless a comment stands there that was meant as a colour.
        !matches!(value.node.value, Value::Scalar(Kind::Null, _))
            || self.report.commented_colour(value).is_some()
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        while let Some((index, (key, value))) = self.entries.next() {
            let around = Some(self.around);
            let key_step = Step { around, path: Some(PathStep::Key(index)), key: None, node: key };
            let value_step = Step { around, path: Some(PathStep::Value(index)), key: Some(key), node: value };
            if self.takes(&key_step, &value_step) {
                self.value = Some(value_step);
                return Reader { report: self.report, step: &key_step }.read_seed(seed).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let step = self.value.take().expect("serde asks for a value after its key");
        Reader { report: self.report, step: &step }.read_seed(seed)
    }
}
