//! A day as the language writes it.

use jiff::civil::Date;

/// Returns the day that `written` stands for, or, as a help, which days the calendar has. `written` has the form of a date:
/// four digits, two and two, with dashes between.
///
/// # Errors
/// Where the calendar has no such day.
pub fn day(written: &str) -> Result<Date, String> {
    let mut parts = written.split('-').map(|part| part.parse::<i16>().unwrap_or_default());
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    let of_month = |day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    of_month(day).ok_or_else(|| match of_month(1) {
        Some(first) => format!("{year:04}-{month:02} has {} days", first.days_in_month()),
        None => "write year, month and day as in `2026-12-31`; months run from 01 to 12".to_owned(),
    })
}
