//! A current journey and its future on one page.

use crate::model::Journey;

/// Returns the name of the page that compares a future journey with the current one.
pub fn file(future: &Journey) -> String {
    format!("{}.comparison.html", future.head.id.value)
}
