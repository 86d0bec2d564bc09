//! The first pass over a text: its tree, with the places of all texts.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::node::{Kind, Node, Value};
use crate::source::SourceFile;

/// How deep lists and mappings may stand in one another: far more than anything here has a use for, and little enough that
/// functions may call themselves for each.
pub const MAX_DEPTH: usize = 64;

/// How deep the values are that types read as lists: their number has a limit of its own, so that a bomb of aliases, which
/// stands deeper, hides none of them.
const SHALLOW: usize = 2;

/// What no text of ours has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    TooDeep,
    Tagged,
}

/// What a pass leaves behind.
#[derive(Default)]
pub struct Pass {
    pub rejected: Cell<Option<Rejected>>,
    /// Whether there are scalars other than texts, which serde_yaml gives without what is written.
    pub has_others: Cell<bool>,
    /// How many values were read, in shallow and in deep places.
    read: [Cell<usize>; 2],
}

/// Builds the node of a value.
#[derive(Clone, Copy)]
pub struct Builder<'s> {
    pub file: &'s SourceFile,
    pub pass: &'s Pass,
    pub depth: usize,
}

impl Builder<'_> {
    fn reject<E: Error>(self, rejected: Rejected) -> E {
        self.pass.rejected.set(Some(rejected));
        E::custom("not taken")
    }

    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.reject(Rejected::TooDeep));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    fn other<'t>(self, kind: Kind) -> Node<'t> {
        self.pass.has_others.set(true);
        Node::new(Value::Scalar(kind, Cow::Borrowed("")))
    }

    /// Counts a value; returns whether there are more than a text of this length can hold: aliases repeat one another.
    fn is_too_much(self) -> bool {
        let read = &self.pass.read[usize::from(self.depth > SHALLOW)];
        read.set(read.get() + 1);
        read.get() > self.file.text().len() + 2
    }
}

impl<'de> DeserializeSeed<'de> for Builder<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        if self.is_too_much() {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| Node::new(Value::Unread));
        }
        deserializer.deserialize_any(self)
    }
}

/// The methods of a visitor that tell no more of a value than its kind.
macro_rules! visit_others {
    ($($visit:ident($type:ty): $kind:ident),*) => {
        $(fn $visit<E: Error>(self, _: $type) -> Result<Node<'de>, E> {
            Ok(self.other(Kind::$kind))
        })*
    };
}

impl<'de> Visitor<'de> for Builder<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(self.other(Kind::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(self.other(Kind::Null))
    }

    visit_others! {
        visit_bool(bool): Bool, visit_i64(i64): Number, visit_i128(i128): Number, visit_u64(u64): Number,
        visit_u128(u128): Number, visit_f64(f64): Number
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::new(Value::Scalar(Kind::Text, Cow::Owned(text.to_owned()))))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        let mut node = Node::new(Value::Scalar(Kind::Text, Cow::Borrowed(text)));
        node.place_at(self.file.span_of(text));
        Ok(node)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node<'de>, A::Error> {
        let deeper = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(deeper)? {
            list.push(item);
        }
        Ok(Node::new(Value::List(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        let deeper = self.deeper()?;
        let mut map = Vec::new();
        while let Some(key) = entries.next_key_seed(KeyBuilder(deeper))? {
            map.push((key, entries.next_value_seed(deeper)?));
        }
        Ok(Node::new(Value::Map(map)))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Node<'de>, A::Error> {
        Err(self.reject(Rejected::Tagged))
    }
}

/// Builds the node of a key, which is read however many values there are.
struct KeyBuilder<'s>(Builder<'s>);

impl<'de> DeserializeSeed<'de> for KeyBuilder<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self.0)
    }
}
