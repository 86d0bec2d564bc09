//! A journey on one sheet.

use crate::model::Journey;

/// Returns the name of the page.
pub fn file(journey: &Journey) -> String {
    format!("{}.brief.html", journey.head.id.value)
}
