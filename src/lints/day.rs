//! Days and stretches of time, as messages tell of them.

use jiff::civil::Date;

/// Returns how long ago a day was: "20 days ago".
pub fn ago(day: Date, today: Date) -> String {
    format!("{} ago", counted(age(day, today), "day"))
}

/// Returns how many days lie between an earlier day and today.
pub fn age(day: Date, today: Date) -> i64 {
    today.duration_since(day).as_hours() / 24
}

/// Returns a number of things: "1 day", "20 days".
pub fn counted(count: i64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
