//! Things of one kind by their names.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// The things of one kind, by name, in the order of their declarations.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NameMap<T>(IndexMap<Box<str>, T, FxBuildHasher>);

impl<T> Default for NameMap<T> {
    fn default() -> Self {
        Self(IndexMap::default())
    }
}

impl<T: Copy> NameMap<T> {
    pub fn get(&self, name: &str) -> Option<T> {
        self.0.get(name).copied()
    }

    /// Returns the names in the order of their declarations.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.keys().map(|name| &**name)
    }

    /// Adds what has a name; the first of two keeps it.
    pub fn extend<'i>(&mut self, items: impl Iterator<Item = (Option<&'i str>, T)>) {
        for (name, target) in items {
            if let Some(name) = name.filter(|name| !name.is_empty()) {
                self.0.entry(name.into()).or_insert(target);
            }
        }
    }
}
