//! Text → tree of plain statements, always.

pub mod tree;
