//! Pages that are still written in Rust; they move into templates one by one.

pub mod brief;
pub mod comparison;
mod icon;
mod item;
mod kpi;
mod opportunity;
mod page;
mod person;
mod source;
mod spark;
mod view;

pub(in crate::emit::html) use super::{image, markup, markup::running as markdown};
