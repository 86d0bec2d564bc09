//! What can be wrong with a value or a key.

use crate::source::Span;

/// What is wrong with a value or a key.
#[derive(Debug, Clone)]
pub enum Cause {
    Type {
        expected: Expected,
        found: Found,
    },
    UnknownWord {
        word: String,
        known: &'static [&'static str],
    },
    UnknownKey {
        name: String,
        known: &'static [&'static str],
    },
    DuplicateKey {
        first: Option<Span>,
    },
    KeyNotWord,
    DuplicateItem {
        first: Option<Span>,
    },
    MissingKey(&'static str),
    /// A value such as `#0b7285` without quotes, which YAML takes for a comment.
    CommentedColour(String),
    Tag,
    /// The message of a type's own `Deserialize`, then its help and replacement: see `custom_error`.
    Custom(Vec<String>),
    /// The message of serde_yaml.
    Unreadable(String),
}

/// What a type asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    Text,
    List,
    Map,
    Other(String),
}

/// What stands in the text instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// No value, or `~`.
    Null,
    /// A text without a word in it.
    Empty,
    Bool,
    Number,
    Text,
    List,
    Map,
}
