//! Customer journeys as code.

pub mod compile;
pub mod diagnostic;
pub mod emit;
pub mod model;
pub mod source;
pub mod syntax;
pub mod vocabulary;
