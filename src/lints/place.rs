//! Where things stand, and what they are called in a message.

use super::Lint;
use crate::diagnostic::{Diagnostic, Location};
use crate::model::{BrightSpot, Declaration, Journey, Kpi, Opportunity, Pain, Reading, Text};

/// How many characters of a sentence a message shows.
const SHOWN: usize = 48;

/// Returns the place of something declared: its id.
pub fn of_head(head: &Declaration) -> Location {
    Location::new(&head.file, head.id.span)
}

/// Returns the place of a pain: its id, else its sentence.
pub fn of_pain(journey: &Journey, pain: &Pain) -> Location {
    let span = pain.id.as_ref().map_or(pain.text.span, |id| id.span);
    Location::new(&journey.head.file, span)
}

/// Returns the place of a bright spot: its id, else its sentence.
pub fn of_bright_spot(journey: &Journey, spot: &BrightSpot) -> Location {
    let span = spot.id.as_ref().map_or(spot.text.span, |id| id.span);
    Location::new(&journey.head.file, span)
}

/// Returns the place of an opportunity: its id, else its sentence.
pub fn of_opportunity(opportunity: &Opportunity) -> Location {
    let span = opportunity.id.as_ref().map_or(opportunity.text.span, |id| id.span);
    Location::new(&opportunity.file, span)
}

/// Returns a finding on a value of a KPI. What stands in a data file is reported at the KPI, where a writer can allow it.
pub fn at_reading(lint: Lint, kpi: &Kpi, reading: &Reading, message: String) -> Diagnostic {
    let place = of_reading(kpi, reading);
    match reading.file {
        None => lint.found(place, message),
        Some(_) => lint.found(of_head(&kpi.head), message).with_label(place, "the newest value"),
    }
}

/// Returns the place of a value of a KPI, with its day.
pub fn of_reading(kpi: &Kpi, reading: &Reading) -> Location {
    let value = reading.value.span;
    let file = reading.file.as_ref().unwrap_or(&kpi.head.file);
    Location::new(file, reading.on.map_or(value, |on| value.to(on.span)))
}

/// Returns a pain as a message names it: by its id, else by the beginning of its sentence.
pub fn name_of_pain(pain: &Pain) -> String {
    pain.id.as_ref().map_or_else(|| beginning(&pain.text), |id| format!("`{}`", id.value))
}

/// Returns a bright spot as a message names it: by its id, else by the beginning of its sentence.
pub fn name_of_bright_spot(spot: &BrightSpot) -> String {
    spot.id.as_ref().map_or_else(|| beginning(&spot.text), |id| format!("`{}`", id.value))
}

/// Returns an opportunity as a message names it: by its id, else by the beginning of its sentence.
pub fn name_of_opportunity(opportunity: &Opportunity) -> String {
    opportunity.id.as_ref().map_or_else(|| beginning(&opportunity.text), |id| format!("`{}`", id.value))
}

/// Returns the beginning of a text in quotes.
pub fn beginning(text: &Text) -> String {
    format!("\"{}\"", text.beginning(SHOWN).markdown)
}
