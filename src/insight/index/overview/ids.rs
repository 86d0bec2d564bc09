//! The ids of what stands in a list of the model.

use crate::model::Id;

/// Returns the ids of a list.
pub(super) fn ids<T>(list: &[T]) -> impl Iterator<Item = Id<T>> + use<T> {
    (0..list.len()).map(Id::new)
}
