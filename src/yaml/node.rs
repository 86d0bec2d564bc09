//! A YAML text as a tree whose values know their places.

use std::borrow::Cow;

use super::locate::PathStep;
use super::place;
use crate::source::Span;

/// A value and its place.
#[derive(Debug)]
pub struct Node<'t> {
    pub value: Value<'t>,
    /// The place of a scalar, without quotes; of a list or mapping, from the first scalar in it to the last. What is not
    /// written as it reads, such as a text with escapes, has the place of the scalar before it.
    pub span: Span,
    /// Whether it is a scalar that is written as it reads.
    pub is_verbatim: bool,
}

/// What a value can be.
#[derive(Debug)]
pub enum Value<'t> {
    /// A text, a number, true or false, or nothing: as written, without quotes.
    Scalar(Kind, Cow<'t, str>),
    List(Vec<Node<'t>>),
    /// Keys and values.
    Map(Vec<(Node<'t>, Node<'t>)>),
    /// What aliases repeat too often to be read.
    Unread,
}

/// What YAML takes a value for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// No value, or `~`.
    Null,
    Bool,
    Number,
    Text,
    /// A text without a word in it.
    Blank,
    List,
    Map,
}

/// What a tree of texts cannot have.
pub enum Unfit {
    KeyNotWord,
    TooManyAliases,
}

impl<'t> Node<'t> {
    pub fn new(value: Value<'t>) -> Self {
        Self { value, span: Span::default(), is_verbatim: false }
    }

    /// Sets the place of a scalar that is written as it reads.
    pub fn place_at(&mut self, span: Option<Span>) {
        self.is_verbatim = span.is_some();
        self.span = span.unwrap_or_default();
    }

    /// Returns what YAML takes it for; what is not read is nothing.
    pub fn kind(&self) -> Kind {
        match self.value {
            Value::Scalar(kind, _) => kind,
            Value::List(_) => Kind::List,
            Value::Map(_) => Kind::Map,
            Value::Unread => Kind::Null,
        }
    }

    /// Returns what a scalar says.
    pub fn scalar(&self) -> Option<&str> {
        if let Value::Scalar(_, text) = &self.value { Some(text) } else { None }
    }

    /// Returns the place of a scalar, with its quotes, that is written as it reads in `text`.
    pub fn written(&self, text: &str) -> Option<Span> {
        self.is_verbatim.then(|| place::with_quotes(text, self.span))
    }

    /// Returns the first entry of a mapping with this key.
    pub fn entry(&self, name: &str) -> Option<&(Self, Self)> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(key, _)| key.scalar() == Some(name))
    }

    /// Gives a place to what has none of its own. `last` is the place of the scalar before, and becomes that of the last one
    /// in here; after an error, `path` leads from here to what is wrong.
    pub fn settle(&mut self, last: &mut Span, path: &mut Vec<PathStep>) -> Result<(), Unfit> {
        let mut first = None;
        match &mut self.value {
            Value::Unread => return Err(Unfit::TooManyAliases),
            Value::Scalar(..) if self.is_verbatim => *last = self.span,
            Value::Scalar(..) => {}
            Value::List(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    path.push(PathStep::Value(index));
                    item.settle(last, path)?;
                    path.pop();
                    first.get_or_insert(item.span);
                }
            }
            Value::Map(entries) => {
                for (index, (key, value)) in entries.iter_mut().enumerate() {
                    path.push(PathStep::Key(index));
                    if key.scalar().is_none() {
                        return Err(Unfit::KeyNotWord);
                    }
                    key.settle(last, path)?;
                    path.pop();
                    first.get_or_insert(key.span);
                    path.push(PathStep::Value(index));
                    value.settle(last, path)?;
                    path.pop();
                }
            }
        }
        self.span = first.map_or(*last, |first| first.to(*last));
        Ok(())
    }
}
