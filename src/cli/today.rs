//! The day that a run speaks of.

use std::time::SystemTime;

use anyhow::{Context, Result};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Returns the day a run speaks of: the one asked for, else that of `SOURCE_DATE_EPOCH`, else that of the clock, in UTC.
pub fn today(asked: Option<Date>) -> Result<Date> {
    const VARIABLE: &str = "SOURCE_DATE_EPOCH";
    if let Some(date) = asked {
        return Ok(date);
    }
    let now = match std::env::var(VARIABLE) {
        Ok(seconds) => {
            let parsed = seconds.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
            parsed.with_context(|| {
                format!("{VARIABLE} is `{seconds}`, which is no number of seconds since 1970")
            })?
        }
        Err(std::env::VarError::NotPresent) => {
            Timestamp::try_from(SystemTime::now()).context("the clock of this machine is out of range")?
        }
        Err(error) => return Err(error).context(VARIABLE),
    };
    Ok(now.to_zoned(TimeZone::UTC).date())
}

/// Reads a day in the one form that the language knows, too.
pub fn parse(text: &str) -> Result<Date, String> {
    let date: Option<Date> = text.parse().ok();
    // jiff takes other forms of ISO 8601 as well.
    date.filter(|date| date.to_string() == text)
        .ok_or_else(|| format!("`{text}` is no day of the calendar in the form 2026-12-31"))
}
