//! Days and stretches of time, as messages tell of them.

use jiff::civil::Date;

/// Returns how long ago a day was: "20 days ago", "yesterday".
pub fn ago(day: Date, today: Date) -> String {
    match age(day, today) {
        1 => "yesterday".to_owned(),
        days => format!("{} ago", counted(days, "day")),
    }
}

/// Returns how many whole years lie between an earlier day and today.
pub fn years(day: Date, today: Date) -> i64 {
    // Four years have one leap day; a day more or less is no matter where years are counted.
    age(day, today) * 4 / (4 * 365 + 1)
}

/// Returns how many days lie between an earlier day and today.
pub fn age(day: Date, today: Date) -> i64 {
    today.duration_since(day).as_hours() / 24
}

/// Returns a number of things: "1 day", "20 days".
pub fn counted(count: i64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
