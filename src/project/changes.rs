//! What a watcher tells a compilation.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;

/// What may have changed on disk since the last update.
///
/// It only saves work: contents are compared, and what is equal counts as unchanged. Where a watcher is not sure that it has
/// been told of every change, it says [`Changes::Anything`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Everything is looked at.
    Anything,
    /// Nothing but these absolute paths, and what lies below them: files and folders that were written, made, moved or
    /// removed.
    Paths(BTreeSet<Utf8PathBuf>),
}
