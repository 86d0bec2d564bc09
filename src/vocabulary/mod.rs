//! Which word may stand where, and what it means: one table.
//!
//! Everything that needs the words reads [`WORDS`]: checking, suggestions, completion, hover texts, the reference; and who
//! reads a block matches on its [`Keyword`]s, which are made of the same rows. A word known anywhere else is a bug in
//! waiting.

pub mod argument;
mod block;
mod channels;
mod choices;
#[macro_use]
mod keyword;
mod metrics;
mod slot;
mod synonyms;
#[cfg(test)]
mod tests;
mod word;
mod words;

pub use argument::{ArgumentKind, Choice, EntityKind};
pub use block::BlockKind;
pub use channels::{BuiltInChannel, CHANNELS};
pub use choices::*;
pub use keyword::Keyword;
pub use metrics::{ConventionalStage, Direction, METRICS, Metric, MetricUnit};
pub use slot::{At, Slot};
pub use synonyms::synonym;
pub use word::{Occurrence, Word};
pub use words::*;
