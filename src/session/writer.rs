//! Builds → the output folder.

use anyhow::Result;

use super::Build;
use crate::output::{self, Report, Slot, WriteCache};

/// What brings the output folder to what the builds of a session say.
#[derive(Debug, Default)]
pub struct Writer {
    cache: WriteCache,
}

impl Writer {
    /// Writes a build, as `journey build` does: files that are equal stay untouched, those that are no longer made are
    /// removed. What this writer wrote before, and what has not changed since, is not made again.
    ///
    /// # Errors
    /// As [`output::write_incremental`].
    pub fn write(&mut self, build: &Build) -> Result<Report> {
        let slots: Vec<Slot<'_>> =
            build.plan().iter().map(|planned| Slot { path: &planned.path, format: planned.format }).collect();
        let made_of = build.fingerprints();
        let make = |at: usize, previous: Option<&str>| build.make(at, previous);
        output::write_incremental(build.target(), &slots, made_of, &mut self.cache, make)
    }
}
