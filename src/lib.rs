//! Customer journeys as code.

pub mod diagnostic;
pub mod emit;
pub mod model;
pub mod source;
pub mod syntax;
pub mod vocabulary;
