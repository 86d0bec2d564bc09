//! Model → [`Artifact`]s: HTML, Mermaid, Markdown, checklists, JSON.

mod artifact;
mod format;

pub use crate::compile::{Model, Options, Planned, has_work, is_checklist, make, model_schema, plan};
pub use artifact::Artifact;
pub use format::{Format, UnknownFormat}; // SEAM
