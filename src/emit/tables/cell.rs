//! What stands in a cell, and how it is made harmless to spreadsheets.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words, in one line.
    Text(String),
    /// A number that a spreadsheet can compute with: a point before the decimals, nothing between thousands, no unit.
    Number(Decimal),
    /// A day, as ISO 8601 writes it.
    Day(Date),
    /// `yes` or `no`.
    Flag(bool),
}

impl Cell {
    /// Returns several texts in one cell, ` | ` between them.
    pub fn list(texts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let texts: Vec<String> = texts.into_iter().map(Into::into).filter(|text| !text.is_empty()).collect();
        Cell::from(texts.join(" | "))
    }

    /// Returns what is written for the cell.
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => Cow::Owned(number.normalize().to_string()),
            Cell::Day(day) => Cow::Owned(day.to_string()),
            Cell::Flag(true) => Cow::Borrowed("yes"),
            Cell::Flag(false) => Cow::Borrowed("no"),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::from(text.to_owned())
    }
}

impl From<String> for Cell {
    /// Returns words in one line: what is no sign to read is a blank.
    fn from(text: String) -> Self {
        let text = if text.contains(char::is_control) { text.replace(char::is_control, " ") } else { text };
        let trimmed = text.trim();
        match trimmed.len() {
            0 => Cell::Empty,
            length if length == text.len() => Cell::Text(text),
            _ => Cell::Text(trimmed.to_owned()),
        }
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Self {
        Cell::Number(number)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Cell::Number(number.into())
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Cell::Day(day)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Cell::Flag(flag)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Cell::Empty, Into::into)
    }
}

/// Returns a text that no spreadsheet takes for a formula: an apostrophe stands before every sign that could begin one.
///
/// Such a sign begins a cell, or what would become a cell for a program that parts them by another sign than the comma, as
/// spreadsheets do in countries where the comma stands before the decimals.
fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(begins_formula) || is_number(text) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 1);
    let mut before = Before::Start;
    for letter in text.chars() {
        if before != Before::Text && begins_formula(letter) {
            written.push('\'');
        }
        written.push(letter);
        before = before.then(letter);
    }
    match written.len() == text.len() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(written),
    }
}

/// What stands before a sign of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing, or a sign that parts cells, and nothing to see since.
    Start,
    /// A comma. A blank behind it makes it one of a sentence: whoever reads this file parts cells by commas and honours
    /// quotes, or does not part by commas.
    Comma,
    /// Any other text.
    Text,
}

impl Before {
    fn then(self, letter: char) -> Self {
        match letter {
            ';' | '|' => Before::Start,
            ',' => Before::Comma,
            '"' => self,
            letter if self == Before::Start && is_unseen(letter) => self,
            _ => Before::Text,
        }
    }
}

/// Returns whether a formula could begin with a sign. Spreadsheets of East Asia take the wide ones for the usual ones.
fn begins_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// Returns whether a sign may be dropped in front of a cell: a blank, or one without any width.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Returns whether a text is a plain number, which is nothing to run: `-2`, `+3.5`, `-20%`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(decimals)
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn what_could_run_does_not() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+1 555", "'+1 555"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'=1"),
            ("\r=1", "'=1"),
            ("\n\u{a0}=1", "'=1"),
            ("\u{200b}=1", "\u{200b}'=1"),
            ("＝1+1", "'＝1+1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠a", "'＠a"),
            ("\"=1", "\"'=1"),
            ("a;=1", "a;'=1"),
            ("a; =1", "a; '=1"),
            ("a\",=1", "a\",'=1"),
            ("a\",\"=1", "a\",\"'=1"),
            ("a\t=1", "a =1"),
            ("a | -b", "a | '-b"),
            ("-", "'-"),
        ] {
            assert_eq!(Cell::from(text).written(), expected, "{text:?}");
        }
    }

    #[test]
    fn what_cannot_run_stays() {
        for text in
            ["-2", "+3.5", "-20%", "−2", "a = b", "a-b", "me@b.c", "Fast, -20% off", "'=1", "a: +1", ""]
        {
            assert_eq!(Cell::from(text).written(), text);
        }
    }
}
