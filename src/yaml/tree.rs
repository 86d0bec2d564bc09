//! YAML → a tree of texts: numbers and dates as they are written, all with their places.
//!
//! serde_yaml makes a machine's number of what looks like one, unless it is asked for a text; and whoever asks for a text
//! where a list stands can read no further. So a text is read twice: for the kinds of its values, then for their texts.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{guard, place, without_mark};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};

/// A value and its place: for a list or mapping, from the first text in it to the last. What has no place of its own, such
/// as a text with escapes, has that of the text before it.
#[derive(Debug)]
pub struct Node {
    pub value: Value,
    pub span: Span,
}

/// What a value can be.
#[derive(Debug)]
pub enum Value {
    /// No value, or `~`.
    Nothing,
    /// A text, a number, true or false: as written, without quotes.
    Text(String),
    List(Vec<Node>),
    /// Keys, which are texts, and values.
    Map(Vec<(Key, Node)>),
}

/// A key as written, without quotes.
#[derive(Debug)]
pub struct Key {
    pub name: String,
    pub span: Span,
}

/// Returns the one document of `file`; its mistakes have this code.
///
/// # Errors
/// Where it is no YAML, or too much of it.
pub fn tree(file: &SourceFile, code: Code) -> Result<Node, Box<Diagnostic>> {
    let text = without_mark(file.text());
    if let Some(diagnostic) = guard::refusal(file, &text, code) {
        return Err(Box::new(diagnostic));
    }
    let kinds = kinds(file, &text, code)?;
    if let [Kind::Nothing] = kinds[..] {
        return Ok(Node { value: Value::Nothing, span: Span::default() });
    }
    let texts = Texts { text: &text, kinds: &kinds, next: &Cell::new(0), last: &Cell::new(Span::default()) };
    // The text was read twice already, so that there is nothing left to fail.
    let node = texts.deserialize(serde_yaml::Deserializer::from_str(&text));
    node.map_err(|error| {
        Box::new(Diagnostic::error(
            code,
            Location::whole(file.path()),
            format!("this cannot be read: {error}"),
        ))
    })
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Nothing,
    Text,
    List,
    Map,
}

/// Why the first reading ends early.
#[derive(Clone, Copy)]
enum Stop {
    KeyNotWord,
    /// There are more values than a text of this length can hold: aliases repeat one another.
    Bomb,
}

/// Returns the kinds of all values, in their order; each stands before what is in it. Keys, which are texts, are left out.
fn kinds(file: &SourceFile, text: &str, code: Code) -> Result<Vec<Kind>, Box<Diagnostic>> {
    let (kinds, stop) = (RefCell::default(), Cell::new(None));
    let all = Outline { kinds: &kinds, limit: text.len() + 2, stop: &stop };
    let Err(error) = all.deserialize(serde_yaml::Deserializer::from_str(text)) else {
        return Ok(kinds.into_inner());
    };
    let whole = Location::whole(file.path());
    let at = error.location().map(|location| Location::new(file.path(), place::at(text, location.index())));
    Err(Box::new(match stop.get() {
        Some(Stop::KeyNotWord) => Diagnostic::error(code, at.unwrap_or(whole), "a key must be a word")
            .with_help("write lines such as `key: value`"),
        Some(Stop::Bomb) => {
            let message = format!("the aliases of `{}` stand for more than can be read", file.path());
            Diagnostic::error(Code::LIMIT_EXCEEDED, whole, message).with_help("write the values themselves")
        }
        None => Diagnostic::error(code, at.unwrap_or(whole), format!("this cannot be read: {error}")),
    }))
}

/// Notes the kind of a value and of all in it.
#[derive(Clone, Copy)]
struct Outline<'s> {
    kinds: &'s RefCell<Vec<Kind>>,
    limit: usize,
    stop: &'s Cell<Option<Stop>>,
}

impl Outline<'_> {
    fn note<E: Error>(self, kind: Kind) -> Result<(), E> {
        let mut kinds = self.kinds.borrow_mut();
        if kinds.len() == self.limit {
            self.stop.set(Some(Stop::Bomb));
            return Err(E::custom("too much"));
        }
        kinds.push(kind);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Outline<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Outline<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.note(Kind::Nothing)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.note(Kind::Nothing)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.note(Kind::Text)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.note(Kind::Text)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.note(Kind::Text)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.note(Kind::Text)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.note(Kind::Text)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.note(Kind::Text)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.note(Kind::Text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.note(Kind::List)?;
        while items.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        self.note(Kind::Map)?;
        while entries.next_key_seed(Word(self))?.is_some() {
            entries.next_value_seed(self)?;
        }
        Ok(())
    }
}

/// Checks that a key is a text.
struct Word<'s>(Outline<'s>);

impl<'de> DeserializeSeed<'de> for Word<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let stop = self.0.stop;
        deserializer.deserialize_str(self).inspect_err(|_| {
            stop.set(stop.get().or(Some(Stop::KeyNotWord)));
        })
    }
}

impl Visitor<'_> for Word<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// Reads a value whose kind is known.
#[derive(Clone, Copy)]
struct Texts<'s> {
    text: &'s str,
    kinds: &'s [Kind],
    /// The number of the next value.
    next: &'s Cell<usize>,
    /// The place of the last text that has one.
    last: &'s Cell<Span>,
}

impl Texts<'_> {
    fn node(self, value: Value) -> Node {
        Node { value, span: self.last.get() }
    }

    fn around(self, value: Value, first: Option<Span>) -> Node {
        let last = self.last.get();
        Node { value, span: first.map_or(last, |first| first.to(last)) }
    }

    fn note(self, part: &str) {
        if let Some(span) = place::of_part(self.text, part) {
            // Without the quotes.
            let quotes = (span.len() - part.len()) / 2;
            self.last.set(Span::new(span.start as usize + quotes, span.end as usize - quotes));
        }
    }
}

impl<'de> DeserializeSeed<'de> for Texts<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let kind = self.kinds.get(self.next.replace(self.next.get() + 1));
        match kind {
            // Asked for as a text, even nothing has a place.
            Some(Kind::Nothing) => {
                let node = deserializer.deserialize_str(self)?;
                Ok(Node { value: Value::Nothing, ..node })
            }
            Some(Kind::List | Kind::Map) => deserializer.deserialize_any(self),
            Some(Kind::Text) | None => deserializer.deserialize_str(self),
        }
    }
}

impl<'de> Visitor<'de> for Texts<'_> {
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
        while let Some(key) = entries.next_key_seed(Name(self))? {
            map.push((key, entries.next_value_seed(self)?));
        }
        let first = map.first().map(|(key, _): &(Key, Node)| key.span);
        Ok(self.around(Value::Map(map), first))
    }
}

/// Reads a key, which is a text whatever it looks like.
struct Name<'s>(Texts<'s>);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(Key { name: name.to_owned(), span: self.0.last.get() })
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Key, E> {
        self.0.note(name);
        self.visit_str(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Node, Box<Diagnostic>> {
        tree(&SourceFile::new("a.yaml", text), Code::INVALID_DATA)
    }

    /// Returns a node with the places of its texts, as they are marked in `text`.
    fn shown(text: &str, node: &Node) -> String {
        match &node.value {
            Value::Nothing => format!("~{}", node.span.start),
            Value::Text(value) => format!("{value}«{}»", &text[node.span.range()]),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| shown(text, item)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Map(entries) => {
                let entry = |(key, value): &(Key, Node)| {
                    format!("{}«{}»: {}", key.name, &text[key.span.range()], shown(text, value))
                };
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[test]
    fn every_text_stays_as_written_and_has_its_place() {
        for (text, expected) in [
            ("", "~0"),
            ("~", "~0"),
            (
                "a: 22.40\r\nb: [1e3, 'x y', true]",
                "{a«a»: 22.40«22.40», b«b»: [1e3«1e3», x y«x y», true«true»]}",
            ),
            ("\u{feff}- 2026-11-01\n- 1_000 # x\n-\n- ~", "[2026-11-01«2026-11-01», 1_000«1_000», ~35, ~38]"),
            ("é: &x 0.10\n12: *x\n? \"q\"\n: {}", "{é«é»: 0.10«0.10», 12«12»: 0.10«0.10», q«q»: {}}"),
            ("a: \"\\x31\"\nb: |\n  2\n", "{a«a»: 1«a», b«b»: 2\n«b»}"),
        ] {
            let node = read(text).unwrap_or_else(|fault| panic!("{text:?}: {fault:#?}"));
            assert_eq!(shown(text, &node), expected, "{text:?}");
        }
    }

    #[test]
    fn a_key_that_is_no_word_and_a_bomb_are_refused() {
        let fault = read("a: 1\n? [x]\n: y").expect_err("a list is no key");
        assert_eq!(fault.location.span, Some(Span::new(7, 10)), "{fault:#?}");
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let item = format!("*a{}", level - 1);
            text.push_str(&format!("a{level}: &a{level} [{}]\n", [item.as_str(); 9].join(", ")));
        }
        let fault = read(&text).expect_err("there are 9^12 values");
        assert_eq!(fault.code, Code::LIMIT_EXCEEDED, "{fault:#?}");
    }
}
