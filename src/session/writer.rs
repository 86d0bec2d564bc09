use anyhow::Result;

use super::Build;
use crate::output::{self, Report, Slot};

/// What brings the output folder to what the builds of a session say.
#[derive(Debug, Default)]
pub struct Writer {}

impl Writer {
    /// Writes a build, as `journey build` does: files that are equal stay untouched, those that are no longer made are
    /// removed.
    ///
    /// # Errors
    /// As [`output::write`].
    pub fn write(&mut self, build: &Build) -> Result<Report> {
        let slots: Vec<Slot<'_>> =
            build.plan().iter().map(|planned| Slot { path: &planned.path, format: planned.format }).collect();
        output::write(build.target(), &slots, |at, previous| build.make(at, previous))
    }
}
