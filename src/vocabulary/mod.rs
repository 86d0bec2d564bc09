//! Which word may stand where, and what it means: one table.
//!
//! Everything that needs the words reads [`WORDS`]: checking, suggestions, completion, hover texts, the reference. A word
//! known anywhere else is a bug in waiting.

mod channels;
mod choices;
mod metrics;
mod synonyms;
mod word;
mod words;

pub use channels::{BuiltInChannel, CHANNELS};
pub use choices::*;
pub use metrics::{ConventionalStage, Direction, METRICS, Metric, MetricUnit};
pub use synonyms::synonym;
pub use word::{BlockKind, Kind, Naming, Occurrence, Slot, Word};
pub use words::WORDS;
