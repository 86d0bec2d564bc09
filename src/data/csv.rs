//! CSV: `kpi,date,value`, then a row for each value.
//!
//! Written here and not taken from a crate, because the place of each field in the text is what a report needs; a field of
//! a data file never goes over several lines, so that one bad quote spoils one row.

use crate::diagnostic::{Diagnostic, in_ticks, nearest};
use crate::source::{SourceFile, Span};

use super::field::{Field, diagnostic};
use super::rows::Writer;

/// The columns, in the order in which people write them.
const COLUMNS: [&str; 3] = ["kpi", "date", "value"];

const RIGHT_HEADER: &str = "write `kpi,date,value` as the first line";

pub(super) fn read(writer: &mut Writer<'_>) {
    let file = writer.file;
    let mut lines = Lines::new(file.text());
    let mut fields = Vec::new();
    let Some(header) = lines.by_ref().find(|line| !file.slice(*line).trim().is_empty()) else {
        writer.diagnostic(Span::empty(0), "the file is empty", RIGHT_HEADER);
        return;
    };
    let Some(columns) = columns(writer, header, &mut fields) else { return };
    for line in lines {
        fields.clear();
        if let Err(broken) = split(file, line, &mut fields) {
            writer.report(|| broken.diagnostic(file));
            continue;
        }
        // Spreadsheets leave rows of nothing but commas.
        if fields.iter().all(|field| field.text.trim().is_empty()) {
            continue;
        }
        if fields.len() != columns.count {
            writer.report(|| ragged(file, line, &fields, columns.count));
            continue;
        }
        let series = writer.series(&fields[columns.kpi]).map(|(series, _)| series);
        writer.row(series, Some(&fields[columns.date]), Some(&fields[columns.value]));
    }
}

/// Where each column stands, and how many there are.
struct Columns {
    kpi: usize,
    date: usize,
    value: usize,
    count: usize,
}

/// Returns the columns that the header names; `None` where a column is missing.
fn columns<'t>(writer: &mut Writer<'t>, header: Span, fields: &mut Vec<Field<'t>>) -> Option<Columns> {
    let file = writer.file;
    if let Err(broken) = split(file, header, fields) {
        writer.report(|| broken.diagnostic(file));
        return None;
    }
    let names: Vec<Field<'_>> = fields.iter().map(|field| field.trimmed(file)).collect();
    let place = |column: &str| names.iter().position(|name| name.text == column);
    let missing: Vec<&str> = COLUMNS.into_iter().filter(|column| place(column).is_none()).collect();
    let is_odd = |name: &&Field<'_>| !COLUMNS.contains(&&*name.text);
    let odd: Vec<&Field<'_>> = names.iter().filter(is_odd).collect();
    let near = |name: &Field<'_>| nearest(&name.text, missing.iter().copied());
    if let Some(separator) = other_separator(&names) {
        let message = format!("fields have commas between them, not {separator}");
        let help = "save the file as comma-separated values, with a point in numbers";
        writer.diagnostic(trimmed(file, header), &message, help);
        return None;
    }
    if missing.len() == COLUMNS.len() && odd.iter().all(|name| near(name).is_none()) {
        let text = file.slice(header).trim();
        let help = match () {
            () if text.starts_with("sep=") || text.starts_with('#') => {
                "delete it, so that `kpi,date,value` comes first"
            }
            () if names.iter().all(|name| !name.text.contains(|char: char| char.is_ascii_digit())) => {
                "write `kpi,date,value` instead, for what stands in each column"
            }
            () => "write `kpi,date,value` as a line above it",
        };
        writer.diagnostic(trimmed(file, header), "the first line does not name the columns", help);
        return None;
    }
    for (at, name) in names.iter().enumerate() {
        if let Some(first) = names[..at].iter().find(|first| first.text == name.text && !is_odd(first)) {
            writer.report(|| {
                let message = format!("there is a second column `{}`", name.text);
                let diagnostic = diagnostic(file, name.span, message).with_help("delete one of the two");
                diagnostic
                    .with_label(crate::diagnostic::Location::new(file.path(), first.span), "the first one")
            });
        }
    }
    for name in &odd {
        writer.report(|| {
            let diagnostic = diagnostic(file, name.span, format!("unknown column {}", in_ticks(&name.text)));
            match (near(name), &*missing) {
                (Some(near), _) | (None, &[near]) if !name.text.is_empty() => diagnostic
                    .with_help(format!("did you mean `{near}`?"))
                    .with_replacement(format!("replace with `{near}`"), near),
                _ => diagnostic.with_help("the columns are `kpi`, `date` and `value`, and no other"),
            }
        });
    }
    // Whoever has as many unknown columns as missing ones has misspelt them.
    if missing.len() > odd.len() {
        let names: Vec<String> = missing.iter().map(|column| format!("`{column}`")).collect();
        let message = format!("the header has no {}", names.join(" and no "));
        writer.diagnostic(trimmed(file, header), &message, RIGHT_HEADER);
    }
    let count = names.len();
    Some(Columns { kpi: place("kpi")?, date: place("date")?, value: place("value")?, count })
}

/// Returns what stands between the columns of a header instead of commas.
fn other_separator(names: &[Field<'_>]) -> Option<&'static str> {
    let [only] = names else { return None };
    let parts = |separator: char| only.text.split(separator).map(|part| part.trim().trim_matches('"'));
    let parted = |separator: &(char, &str)| parts(separator.0).any(|part| COLUMNS.contains(&part));
    let others = [(';', "`;`"), ('\t', "tabs"), ('|', "`|`")];
    others
        .into_iter()
        .filter(|(separator, _)| only.text.contains(*separator))
        .find(parted)
        .map(|(_, name)| name)
}

/// Returns what is wrong with a row of more or fewer fields than the header.
fn ragged(file: &SourceFile, line: Span, fields: &[Field<'_>], count: usize) -> Diagnostic {
    let plural = |count: usize| if count == 1 { "1 field".to_owned() } else { format!("{count} fields") };
    let message = format!("this row has {}, and the header has {count}", plural(fields.len()));
    let is_digits = |field: &Field<'_>| field.text.starts_with(|first: char| first.is_ascii_digit());
    let has_comma = fields.len() > count && fields.iter().rev().take(2).all(is_digits);
    diagnostic(file, trimmed(file, line), message).with_help(match has_comma {
        true => "write a number with a point, as in `22.4%`",
        false => "write a KPI's path, a date and a value, with commas between",
    })
}

/// Returns a line without the blanks around it.
fn trimmed(file: &SourceFile, line: Span) -> Span {
    Field::new(file.slice(line), line).trimmed(file).span
}

/// Why a row cannot be parted into fields.
enum Broken {
    /// A field in quotes whose second quote is missing on its line.
    Unclosed(Span),
    /// Something between a closing quote and the next comma.
    Behind(Span),
}

impl Broken {
    fn diagnostic(self, file: &SourceFile) -> Diagnostic {
        match self {
            Broken::Unclosed(span) => diagnostic(file, span, "the quote is not closed on its line")
                .with_help("write `\"` behind the field; no field goes over several lines"),
            Broken::Behind(span) => diagnostic(file, span, "something stands behind the closing quote")
                .with_help("write a comma behind the quote, and a quote inside of quotes twice: `\"\"`"),
        }
    }
}

/// Parts a line into its fields.
fn split<'t>(file: &'t SourceFile, line: Span, fields: &mut Vec<Field<'t>>) -> Result<(), Broken> {
    let (text, bytes) = (file.text(), file.text().as_bytes());
    let end = line.end as usize;
    let past_blanks = |at: usize| {
        let blanks = bytes[at..end].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        at + blanks
    };
    let mut at = line.start as usize;
    loop {
        let start = past_blanks(at);
        if bytes[start..end].first() == Some(&b'"') {
            let (field, behind) = quoted(text, start, end).ok_or(Broken::Unclosed(Span::new(start, end)))?;
            fields.push(field);
            at = past_blanks(behind);
            if at < end && bytes[at] != b',' {
                return Err(Broken::Behind(Span::new(at, end)));
            }
        } else {
            at = bytes[start..end].iter().position(|byte| *byte == b',').map_or(end, |comma| start + comma);
            fields.push(Field::new(&text[start..at], Span::new(start, at)));
        }
        if at == end {
            return Ok(());
        }
        at += 1;
    }
}

/// Returns the field in quotes that begins at `start`, and what is behind it; `None` where it is not closed before `end`.
fn quoted(text: &str, start: usize, end: usize) -> Option<(Field<'_>, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut has_quotes) = (start + 1, false);
    loop {
        at += bytes[at..end].iter().position(|byte| *byte == b'"')?;
        if bytes[at + 1..end].first() != Some(&b'"') {
            break;
        }
        has_quotes = true;
        at += 2;
    }
    let span = Span::new(start + 1, at);
    let inner = &text[span.range()];
    let field =
        if has_quotes { Field::new(inner.replace("\"\"", "\""), span) } else { Field::new(inner, span) };
    Some((field, at + 1))
}

/// The lines of a text, without their ends: `\n`, `\r\n` or `\r`.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: text.len() - text.trim_start_matches('\u{feff}').len() }
    }
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = &self.text.as_bytes()[self.at..];
        if rest.is_empty() {
            return None;
        }
        let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let line = Span::new(self.at, self.at + length);
        self.at += length + if rest[length..].starts_with(b"\r\n") { 2 } else { 1 };
        self.at = self.at.min(self.text.len());
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(line: &str) -> Option<Vec<String>> {
        let file = SourceFile::new("a.csv", line);
        let mut fields = Vec::new();
        split(&file, Span::new(0, line.len()), &mut fields).ok()?;
        Some(fields.iter().map(|field| format!("{}«{}»", field.text, file.slice(field.span))).collect())
    }

    #[test]
    fn a_line_is_parted_at_its_commas() {
        for (line, expected) in [
            ("a,b", &["a«a»", "b«b»"][..]),
            ("", &["«»"]),
            (",", &["«»", "«»"]),
            ("\"a,b\" ,\t\"c\"\"d\"", &["a,b«a,b»", "c\"d«c\"\"d»"]),
            ("\"\",é\"", &["«»", "é\"«é\"»"]),
        ] {
            assert_eq!(fields(line).expect("the quotes are closed"), expected, "{line}");
        }
        for line in ["\"a", "\"a\"b", "a,\"\"\"", "\""] {
            assert_eq!(fields(line), None, "{line}");
        }
    }

    #[test]
    fn lines_end_in_every_way() {
        let lines =
            |text: &str| Lines::new(text).map(|line| text[line.range()].to_owned()).collect::<Vec<_>>();
        assert_eq!(lines("a\r\nb\rc\n\nd"), ["a", "b", "c", "", "d"]);
        assert_eq!(lines("\u{feff}a\r\n"), ["a"]);
        assert_eq!(lines(""), [""; 0]);
    }
}
