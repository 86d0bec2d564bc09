//! What a row of the table says of a word.

use super::block::BlockKind;
use super::slot::Slot;

/// A row of the table: one word in one block.
#[derive(Debug)]
pub struct Word {
    /// The keyword.
    pub name: &'static str,
    /// The blocks in which it has this meaning.
    pub blocks: &'static [BlockKind],
    /// Its arguments, in order.
    pub slots: &'static [Slot],
    /// How often it may stand in one block.
    pub occurrence: Occurrence,
    /// The block it may open.
    pub opens: Option<BlockKind>,
    /// One sentence on what it means.
    pub meaning: &'static str,
    /// A line as somebody would write it.
    pub example: &'static str,
}

/// How often a word may stand in one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurrence {
    /// At most once.
    Once,
    /// As often as there is something to say.
    Many,
}

impl Word {
    /// Returns the word with its arguments: `target COMPARISON (by DATE)?`.
    pub fn signature(&self) -> String {
        let mut text = self.name.to_owned();
        for slot in self.slots {
            text.push(' ');
            text.push_str(&slot.signature());
        }
        text
    }
}
