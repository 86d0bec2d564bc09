//! What follows from a model: who owns what, what is worst, how far KPIs are, what a future changes. Lints, pages and tables
//! ask here, so that they give the same answers.

pub mod comparison;
pub mod feelings;
pub mod identity;
mod index;
pub mod owner;
pub mod progress;
pub mod worst;

pub use comparison::Comparison;
pub use index::*;
