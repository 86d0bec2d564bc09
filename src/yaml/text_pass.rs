//! The second pass over a text: its texts as they are written, with their places.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::kind_pass::NodeKind;
use super::node::{Node, NodeKey, Value};
use super::place;
use crate::source::Span;

/// Reads a value whose kind is known.
#[derive(Clone, Copy)]
pub struct TextPass<'s> {
    pub text: &'s str,
    pub kinds: &'s [NodeKind],
    /// The number of the next value.
    pub next: &'s Cell<usize>,
    /// The place of the last text that has one.
    pub last: &'s Cell<Span>,
}

impl TextPass<'_> {
    fn node(self, value: Value) -> Node {
        Node { value, span: self.last.get() }
    }

    fn around(self, value: Value, first: Option<Span>) -> Node {
        let last = self.last.get();
        Node { value, span: first.map_or(last, |first| first.to(last)) }
    }

    fn note(self, part: &str) {
        if let Some(span) = place::span_of(self.text, part) {
            // Without the quotes.
            let quotes = (span.len() - part.len()) / 2;
            self.last.set(Span::new(span.start as usize + quotes, span.end as usize - quotes));
        }
    }
}

impl<'de> DeserializeSeed<'de> for TextPass<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let kind = self.kinds.get(self.next.replace(self.next.get() + 1));
        match kind {
            // Asked for as a text, even nothing has a place.
            Some(NodeKind::Null) => {
                let node = deserializer.deserialize_str(self)?;
                Ok(Node { value: Value::Null, ..node })
            }
            Some(NodeKind::List | NodeKind::Map) => deserializer.deserialize_any(self),
            Some(NodeKind::Text) | None => deserializer.deserialize_str(self),
        }
    }
}

impl<'de> Visitor<'de> for TextPass<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(self.node(Value::Text(text.to_owned())))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node, E> {
        self.note(text);
        self.visit_str(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        let first = list.first().map(|item: &Node| item.span);
        Ok(self.around(Value::List(list), first))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key_seed(KeyTextPass(self))? {
            map.push((key, entries.next_value_seed(self)?));
        }
        let first = map.first().map(|(key, _): &(NodeKey, Node)| key.span);
        Ok(self.around(Value::Map(map), first))
    }
}

/// Reads a key, which is a text whatever it looks like.
struct KeyTextPass<'s>(TextPass<'s>);

impl<'de> DeserializeSeed<'de> for KeyTextPass<'_> {
    type Value = NodeKey;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<NodeKey, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeyTextPass<'_> {
    type Value = NodeKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<NodeKey, E> {
        Ok(NodeKey { name: name.to_owned(), span: self.0.last.get() })
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<NodeKey, E> {
        self.0.note(name);
        self.visit_str(name)
    }
}
