//! What follows from a model: who owns what, how many are lost, what is worst, how far KPIs are, what a future changes. Lints,
//! pages and tables ask here, so that they give the same answers.

pub mod comparison;
pub mod feelings;
pub mod identity;
mod index;
pub mod owner;
pub mod people;
pub mod progress;
pub mod time;
pub mod volume;
pub mod worst;

pub use comparison::Comparison;
pub use index::*;
