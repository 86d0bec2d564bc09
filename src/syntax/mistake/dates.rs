//! Dates in another form than the language's.

use super::{at, in_ticks, quoted};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};

/// Returns what is wrong with `31.12.2026`, `2026/12/31`, `12/31/2026`, `2026-1-5` or `2026-12`, or `None` for what is
/// no date at all.
pub(in super::super) fn date(file: &SourceFile, span: Span) -> Option<Diagnostic> {
    let written = file.slice(span);
    let day = written.split_once(['T', 't']).map_or(written, |(day, _)| day);
    let separator = day.find(['.', '/', '-', '–'])?;
    let separator = day[separator..].chars().next()?;
    let parts: Vec<&str> = day.trim_end_matches('.').split(separator).collect();
    let readings = match parts[..] {
        [a, b, c] => readings(separator, part(a)?, part(b)?, part(c)?),
        [year, month] if separator == '-' && year.len() == 4 && month.len() == 2 => {
            part(year).and(part(month))?;
            return Some(no_day(file, span));
        }
        _ => return None,
    };
    let diagnostic = |help| {
        let message = format!("{} is not how a date is written", quoted(file, span));
        Diagnostic::error(Code::INVALID_DATE, at(file, span), message).with_help(help)
    };
    match &readings[..] {
        [] => None,
        [date] => Some(
            diagnostic(format!("write year, month and day: `{date}`"))
                .with_replacement(format!("replace with `{date}`"), date.as_str()),
        ),
        [first, second, ..] => Some(diagnostic(format!(
            "write year, month and day: `{first}` or `{second}`, whichever is meant"
        ))),
    }
}

fn no_day(file: &SourceFile, span: Span) -> Diagnostic {
    let message = format!("{} has no day", quoted(file, span));
    let example = format!("{}-01", file.slice(span));
    Diagnostic::error(Code::INVALID_DATE, at(file, span), message)
        .with_help(format!("write year, month and day, as in {}", in_ticks(&example)))
}

/// One of the three numbers of a date.
struct Part {
    number: u32,
    length: usize,
}

fn part(digits: &str) -> Option<Part> {
    let plain = matches!(digits.len(), 1 | 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok()?;
    plain.then_some(Part { number, length: digits.len() })
}

/// Returns the dates that three numbers may stand for, written right.
///
/// A year of two digits is read only between points or slashes, as one of this century: `10-12-14` is rather no date.
fn readings(separator: char, a: Part, b: Part, c: Part) -> Vec<String> {
    let date = |year: u32, month: &Part, day: &Part| {
        let fits = (1..=12).contains(&month.number) && (1..=31).contains(&day.number);
        fits.then(|| format!("{year:04}-{:02}-{:02}", month.number, day.number))
    };
    let year = match c.length {
        4 => Some(c.number),
        2 if separator != '-' => Some(2000 + c.number),
        _ => None,
    };
    let candidates = match (a.length, b.length, year) {
        (4, 1 | 2, _) if c.length <= 2 => vec![date(a.number, &b, &c)],
        (1 | 2, 1 | 2, Some(year)) if separator == '.' => vec![date(year, &b, &a)],
        (1 | 2, 1 | 2, Some(year)) => vec![date(year, &b, &a), date(year, &a, &b)],
        _ => Vec::new(),
    };
    let mut dates: Vec<String> = candidates.into_iter().flatten().collect();
    dates.dedup();
    dates
}
