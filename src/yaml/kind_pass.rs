//! The first pass over a text: the kinds of its values.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::place;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::SourceFile;

/// What a value is, as far as the parser decides it: a number is a text.
#[derive(Debug, Clone, Copy)]
pub enum NodeKind {
    Null,
    Text,
    List,
    Map,
}

/// Why the first reading ends early.
#[derive(Clone, Copy)]
enum Stop {
    KeyNotWord,
    /// There are more values than a text of this length can hold: aliases repeat one another.
    AliasBomb,
}

/// Returns the kinds of all values, in their order; each stands before what is in it. Keys, which are texts, are left out.
pub fn kinds(file: &SourceFile, text: &str, code: Code) -> Result<Vec<NodeKind>, Box<Diagnostic>> {
    let (kinds, stop) = (RefCell::default(), Cell::new(None));
    let all = KindPass { kinds: &kinds, limit: text.len() + 2, stop: &stop };
    let Err(error) = all.deserialize(serde_yaml::Deserializer::from_str(text)) else {
        return Ok(kinds.into_inner());
    };
    let whole = Location::whole(file.path());
    let at = error
        .location()
        .map(|location| Location::new(file.path(), place::value_span(text, location.index())));
    Err(Box::new(match stop.get() {
        Some(Stop::KeyNotWord) => Diagnostic::error(code, at.unwrap_or(whole), "a key must be a word")
            .with_help("write lines such as `key: value`"),
        Some(Stop::AliasBomb) => {
            let message = format!("the aliases of `{}` stand for more than can be read", file.path());
            Diagnostic::error(Code::LIMIT_EXCEEDED, whole, message).with_help("write the values themselves")
        }
        None => Diagnostic::error(code, at.unwrap_or(whole), format!("this cannot be read: {error}")),
    }))
}

/// Notes the kind of a value and of all in it.
#[derive(Clone, Copy)]
struct KindPass<'s> {
    kinds: &'s RefCell<Vec<NodeKind>>,
    limit: usize,
    stop: &'s Cell<Option<Stop>>,
}

impl KindPass<'_> {
    fn note<E: Error>(self, kind: NodeKind) -> Result<(), E> {
        let mut kinds = self.kinds.borrow_mut();
        if kinds.len() == self.limit {
            self.stop.set(Some(Stop::AliasBomb));
            return Err(E::custom("too much"));
        }
        kinds.push(kind);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for KindPass<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for KindPass<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.note(NodeKind::Null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.note(NodeKind::Null)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.note(NodeKind::Text)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.note(NodeKind::Text)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.note(NodeKind::Text)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.note(NodeKind::Text)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.note(NodeKind::Text)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.note(NodeKind::Text)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.note(NodeKind::Text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.note(NodeKind::List)?;
        while items.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        self.note(NodeKind::Map)?;
        while entries.next_key_seed(KeyKindPass(self))?.is_some() {
            entries.next_value_seed(self)?;
        }
        Ok(())
    }
}

/// Checks that a key is a text.
struct KeyKindPass<'s>(KindPass<'s>);

impl<'de> DeserializeSeed<'de> for KeyKindPass<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let stop = self.0.stop;
        deserializer.deserialize_str(self).inspect_err(|_| {
            stop.set(stop.get().or(Some(Stop::KeyNotWord)));
        })
    }
}

impl Visitor<'_> for KeyKindPass<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}
