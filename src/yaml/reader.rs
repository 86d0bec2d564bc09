//! Who reads a value of a tree. Lists and mappings make a reader for each value in them, and reading one leads to lists and
//! mappings: so the type stands here, apart from what it does.

use serde::de::DeserializeSeed;

use super::error::ReadError;
use super::report::Report;
use super::step::Step;

/// Reads the value of a step: it hands a text to those only who take one.
#[derive(Clone, Copy)]
pub struct Reader<'s> {
    pub report: &'s Report<'s>,
    pub step: &'s Step<'s>,
}

impl Reader<'_> {
    /// Reads a value, and reports what its type says of it afterwards.
    pub fn read_seed<'de, S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        let before = self.report.errors();
        let place = |report: &Report<'_>| report.outer_place(self.step);
        seed.deserialize(self).map_err(|error| self.report.error(self.step, error, before, place))
    }
}
