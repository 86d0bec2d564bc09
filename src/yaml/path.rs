//! Paths to values and keys, from the top of the document.

use crate::source::Span;

/// A key as written.
#[derive(Debug, Clone)]
pub struct Key {
    pub name: String,
    /// Where it stands; `None` where it is written with escapes.
    pub span: Option<Span>,
    /// The number of its entry.
    pub(super) index: usize,
}

/// One step of the path to a value.
#[derive(Debug, Clone)]
pub struct Step {
    pub index: usize,
    /// The key; `None` for an item of a list, and before the key is read.
    pub key: Option<Key>,
    /// Whether the key is one of a fixed set, and may be left without a value.
    pub field: bool,
}

/// Returns the path in numbers, by which values are told apart even where keys are written twice.
pub fn indices(steps: &[Step]) -> Vec<usize> {
    steps.iter().map(|step| step.index).collect()
}

/// The place of a text and the path to it: the number, and the key if it has one, of each item or entry from the top.
pub struct TextPlace {
    pub path: Vec<usize>,
    pub keys: Vec<Option<String>>,
    pub span: Span,
}
