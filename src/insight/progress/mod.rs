//! How a KPI moves: how far it is from its target, how fast it has to go there, where it comes from, and when it is read
//! again.

mod completion;
mod difference;
mod gap;
mod reading;
mod trend;

pub use completion::{completion, nearness, percent_covered};
pub use difference::Difference;
pub use gap::{Edge, Gap, gap, pace};
pub use reading::next_reading;
pub use trend::{Step, Verdict, trend};
