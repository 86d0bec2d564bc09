//! Customer journeys as code.
//!
//! Text becomes a model and the model becomes files. The pipeline is [`compile`]; read it first.

// The macro that makes the keywords of each block takes the rows of the vocabulary off a list, one by one.
#![recursion_limit = "512"]

// The code that pest derives names its collections by this crate.
extern crate alloc;

pub mod allow;
pub mod cli;
pub mod colour;
pub mod compile;
pub mod config;
pub mod data;
pub mod diagnostic;
pub mod emit;
pub mod insight;
mod layout;
pub mod lints;
pub mod model;
pub mod output;
pub mod project;
pub mod reference;
#[cfg(feature = "preview")]
pub mod server;
pub mod session;
pub mod source;
pub mod syntax;
pub mod vocabulary;
pub mod watch;
pub mod words;
mod yaml;
