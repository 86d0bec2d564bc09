//! A number that stands for what something was made of.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A number that stands for what something was made of: as long as it stays the same, so does what is made of it.
///
/// It is the same in every run of one build of the program, and is not written anywhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Returns the fingerprint of a value.
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        Self(hasher.finish())
    }

    /// Returns the fingerprint of what this one stands for and `value` together.
    #[must_use]
    pub fn and(self, value: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        value.hash(&mut hasher);
        Self(hasher.finish())
    }
}
