//! A single field of a data file: a date, or a value with its unit.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Location, in_ticks};
use crate::model;
use crate::source::{SourceFile, Span};
use crate::syntax;

/// What a field holds, without quotes and escapes, and where it stands between its quotes.
#[derive(Debug, Clone)]
pub struct Field<'t> {
    pub text: Cow<'t, str>,
    pub span: Span,
}

impl<'t> Field<'t> {
    pub fn new(text: impl Into<Cow<'t, str>>, span: Span) -> Self {
        Self { text: text.into(), span }
    }

    /// Returns the field without the blanks around it.
    pub fn trimmed(&self, file: &SourceFile) -> Field<'_> {
        let text = self.text.trim();
        // What is written with escapes has no narrower place.
        if text.len() == self.text.len() || file.slice(self.span) != self.text {
            return Field::new(text, self.span);
        }
        let start = self.span.start as usize + self.text.len() - self.text.trim_start().len();
        Field::new(text, Span::new(start, start + text.len()))
    }
}

/// Returns an error at a place of a data file.
pub fn diagnostic(file: &SourceFile, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::INVALID_DATA, Location::new(file.path(), span), message)
}

/// Reads a date, or returns what is wrong with it.
pub fn day(file: &SourceFile, field: &Field<'_>) -> Result<Date, Box<Diagnostic>> {
    let written = &*field.text;
    if has_form_of_date(written) {
        return model::day(written).map_err(|help| {
            let message = format!("the calendar has no day `{written}`");
            Box::new(diagnostic(file, field.span, message).with_help(help))
        });
    }
    let other = || match written {
        "" => diagnostic(file, field.span, "the date is missing"),
        _ => diagnostic(file, field.span, format!("{} is no date", in_ticks(written))),
    };
    let odd = of_data(file, field, syntax::odd_date);
    Err(Box::new(odd.unwrap_or_else(|| other().with_help("write year, month and day, as in `2026-11-01`"))))
}

/// Reads an amount and its unit, or returns what is wrong with it.
pub fn value<'f>(
    file: &SourceFile,
    field: &'f Field<'_>,
) -> Result<(Decimal, Option<&'f str>), Box<Diagnostic>> {
    let written = &*field.text;
    let (number, percent) = match written.strip_suffix('%') {
        Some(number) => (number, Some("%")),
        None => (written, None),
    };
    // What nearly every field is, without asking the grammar.
    if let Some(amount) = short(number) {
        return Ok((amount, percent));
    }
    let exact = |amount: Option<Decimal>| {
        amount.ok_or_else(|| {
            let message = "the number has more digits than can be kept exactly";
            Box::new(diagnostic(file, field.span, message).with_help("write it with at most 28 digits"))
        })
    };
    if let Some(number) = syntax::number(written, field.span) {
        return Ok((exact(model::amount(number.digits))?, number.unit));
    }
    if has_exponent(written) {
        return Ok((exact(scientific(written))?, None));
    }
    let other = || match written {
        "" => diagnostic(file, field.span, "the value is missing"),
        _ => diagnostic(file, field.span, format!("{} is no number", in_ticks(written))),
    };
    let help = "write a number, with a unit if it has one of its own, as in `22.4%` or `40 EUR`";
    let odd = of_data(file, field, |file, span| match has_form_of_date(written) {
        true => None,
        false => syntax::odd_number(file, span),
    });
    Err(Box::new(odd.unwrap_or_else(|| other().with_help(help))))
}

/// Returns what the language says of a habit from elsewhere, as a mistake of a data file. Where the file writes the field
/// with escapes, there is no place to speak of.
fn of_data(
    file: &SourceFile,
    field: &Field<'_>,
    odd: impl FnOnce(&SourceFile, Span) -> Option<Diagnostic>,
) -> Option<Diagnostic> {
    if file.slice(field.span) != field.text {
        return None;
    }
    odd(file, field.span).map(|diagnostic| Diagnostic { code: Code::INVALID_DATA, ..diagnostic })
}

/// Returns whether a text is four digits, two and two, with dashes between.
fn has_form_of_date(text: &str) -> bool {
    let is_right = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(is_right)
}

/// Returns a number of a few digits, perhaps with a sign and a point between them.
fn short(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut amount, mut decimals, mut has_point) = (0i64, 0, false);
    if digits.len() > 18 || !digits.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    for (at, byte) in digits.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {
                amount = amount * 10 + i64::from(byte - b'0');
                decimals += u32::from(has_point);
            }
            b'.' if at > 0 && !has_point => has_point = true,
            _ => return None,
        }
    }
    Some(Decimal::new(if digits.len() < text.len() { -amount } else { amount }, decimals))
}

/// Returns whether a text is a number such as `1.5e-3`, which programs write and JSON and YAML know.
fn has_exponent(text: &str) -> bool {
    let is_whole = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let Some((number, exponent)) = text.split_once(['e', 'E']) else { return false };
    let number = number.strip_prefix('-').unwrap_or(number);
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    is_whole(whole) && is_whole(decimals) && is_whole(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}

/// Returns the exact amount of a number with an exponent; `None` where it has more digits than can be kept.
fn scientific(text: &str) -> Option<Decimal> {
    let (number, _) = text.split_once(['e', 'E'])?;
    // `from_scientific` alone would round a number of too many digits.
    model::amount(number)?;
    Decimal::from_scientific(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(String, Option<String>), String> {
        let file = SourceFile::new("a.csv", text);
        let field = Field::new(text, Span::new(0, text.len()));
        value(&file, &field)
            .map(|(amount, unit)| (amount.to_string(), unit.map(str::to_owned)))
            .map_err(|diagnostic| diagnostic.message)
    }

    #[test]
    fn values_are_written_as_in_the_language() {
        for (text, amount, unit) in [
            ("22.40", "22.40", None),
            ("-0.5%", "-0.5", Some("%")),
            ("12.5 %", "12.5", Some("%")),
            ("+4_200", "4200", None),
            ("−2", "-2", None),
            ("40 EUR", "40", Some("EUR")),
            ("3\u{a0}days", "3", Some("days")),
            ("0.1234567890123456789012345678", "0.1234567890123456789012345678", None),
            ("99999999999999999999", "99999999999999999999", None),
            ("1.5e3", "1500", None),
            ("25E-1", "2.5", None),
            ("1e+2", "100", None),
        ] {
            assert_eq!(read(text), Ok((amount.to_owned(), unit.map(str::to_owned))), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_told_apart() {
        let digits = "the number has more digits than can be kept exactly";
        for (text, message) in [
            ("", "the value is missing"),
            ("soon", "`soon` is no number"),
            ("22,4%", "`22,4%` has a decimal comma"),
            ("40€", "`40€` has a currency's sign instead of its code"),
            (".5", "`.5` has no digit before its point"),
            ("1.", "`1.` has no digit behind its point"),
            ("3days", "`3days` has no blank before its unit"),
            ("2026-11-01", "`2026-11-01` is no number"),
            ("5-10", "`5-10` is no number"),
            ("1 2", "`1 2` is no number"),
            ("40 EUR on", "`40 EUR on` is no number"),
            ("0x1f", "`0x1f` is no number"),
            ("NaN", "`NaN` is no number"),
            ("1e", "`1e` has no blank before its unit"),
            ("1e99", digits),
            ("0.00000000000000000000000000001", digits),
            ("1.00000000000000000000000000001e2", digits),
            ("1e-29", digits),
            ("1e99999999999999999999", digits),
        ] {
            assert_eq!(read(text), Err(message.to_owned()), "{text}");
        }
    }
}
