//! When a KPI is read again.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::model::Kpi;
use crate::vocabulary::Cadence;

/// Returns the day on which the next value is due: one cadence after the newest, by the calendar.
pub fn next_reading(kpi: &Kpi) -> Option<Date> {
    let newest = kpi.newest()?.on?.value;
    newest.checked_add(span(kpi.cadence?.value)).ok()
}

fn span(cadence: Cadence) -> Span {
    match cadence {
        Cadence::Daily => 1.day(),
        Cadence::Weekly => 1.week(),
        Cadence::Monthly => 1.month(),
        Cadence::Quarterly => 3.months(),
        Cadence::Yearly => 1.year(),
    }
}
