//! Customer journeys as code.

pub mod cli;
pub mod compile;
pub mod config;
pub mod diagnostic;
pub mod emit;
pub mod output;
pub mod project;
pub mod source;
pub mod syntax;
