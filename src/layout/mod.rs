//! Geometry: numbers in, numbers out. Where arrows run, where labels stand, how a curve goes, how wide words are.
//!
//! Nothing here knows a page: whatever draws a journey asks it.

pub mod arrows;
pub mod curve;
pub mod decimal;
pub mod geometry;
pub mod label;
pub mod measure;
pub mod points;
mod ports;
