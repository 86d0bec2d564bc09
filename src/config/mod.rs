//! `journey.yaml`: what a project says about itself.

mod keys;
mod language;
mod lints;
mod path;
mod read;
mod theme;
mod value;

pub use crate::yaml::MAX_BYTES;
pub use keys::Config;
pub use path::{FILE_NAME, Pattern};
pub use read::read;
pub use theme::{Accent, Colours, Shade, Theme};
