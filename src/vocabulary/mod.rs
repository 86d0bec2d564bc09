//! Which word may stand where, and what it means: one table.

mod channels;
mod choices;
mod metrics;

pub use channels::{BuiltInChannel, CHANNELS};
pub use choices::*;
pub use metrics::{Direction, METRICS, Metric, MetricUnit};
