//! A tree of texts, with their places.

use crate::source::Span;

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
    Null,
    /// A text, a number, true or false: as written, without quotes.
    Text(String),
    List(Vec<Node>),
    /// Keys, which are texts, and values.
    Map(Vec<(NodeKey, Node)>),
}

/// A key as written, without quotes.
#[derive(Debug)]
pub struct NodeKey {
    pub name: String,
    pub span: Span,
}
