//! What the whole program does.

mod mermaid;
