//! Customer journeys as code.
//!
//! Text becomes a model and the model becomes files. The pipeline is [`compile`]; read it first.

// The macro that makes the keywords of each block takes the rows of the vocabulary off a list, one by one.
#![recursion_limit = "512"]

// The code that pest derives names its collections by this crate.
extern crate alloc;

pub mod allow;
#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "it is the program: arguments, terminal, files, clock"
)]
#[cfg(feature = "cli")]
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
#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "it writes the build, and waits for who saves"
)]
pub mod output;
#[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "it reads the project")]
pub mod project;
pub mod reference;
#[expect(clippy::disallowed_types, reason = "it listens on loopback, and closes what was silent the longest")]
#[cfg(feature = "preview")]
pub mod server;
pub mod session;
pub mod source;
pub mod syntax;
pub mod vocabulary;
#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "it compares the files on disk, and waits"
)]
#[cfg(feature = "cli")]
pub mod watch;
pub mod words;
mod yaml;
