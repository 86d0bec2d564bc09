//! What JSON and YAML have in common: a KPI path with its list of readings, each a `date` and a `value`.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Location, in_ticks, nearest};
use crate::source::{SourceFile, Span};

use super::field::{Field, diagnostic};
use super::rows::Writer;

/// The keys of a reading.
const KEYS: [&str; 2] = ["date", "value"];

/// A value of any kind and its place.
#[derive(Debug)]
pub struct Part<'t> {
    pub shape: Shape<'t>,
    pub span: Span,
}

/// What a value is.
#[derive(Debug)]
pub enum Shape<'t> {
    Nothing,
    /// A text, a number, true or false.
    Text(Cow<'t, str>),
    List,
    Map,
}

impl Part<'_> {
    /// Returns what people call it.
    pub fn name(&self) -> &'static str {
        match self.shape {
            Shape::Nothing => "nothing",
            Shape::Text(_) => "a single value",
            Shape::List => "a list",
            Shape::Map => "keys and values",
        }
    }
}

/// Reads the key of a list of readings: a KPI path, which stands in a file once.
pub fn path(writer: &mut Writer<'_>, key: &Field<'_>) -> Option<u32> {
    let (series, before) = writer.series(key)?;
    if let Some(first) = before {
        let file = writer.file;
        writer.report(|| twice(file, key, first).with_help("put all values of a KPI into one list"));
    }
    Some(series)
}

/// Reads a reading at `place`.
pub fn reading<'t>(
    writer: &mut Writer<'_>,
    series: Option<u32>,
    place: Span,
    entries: impl IntoIterator<Item = (Field<'t>, Part<'t>)>,
) {
    let file = writer.file;
    let mut slots: [Option<(Span, Part<'t>)>; 2] = [None, None];
    let mut odd = Vec::new();
    for (key, part) in entries {
        match KEYS.iter().position(|known| *known == key.text) {
            None => odd.push(key),
            Some(at) => match &slots[at] {
                Some((first, _)) => {
                    let first = *first;
                    writer.report(|| twice(file, &key, first).with_help("delete one of the two"));
                }
                None => slots[at] = Some((key.span, part)),
            },
        }
    }
    let missing: Vec<&str> =
        KEYS.into_iter().zip(&slots).filter(|(_, slot)| slot.is_none()).map(|(key, _)| key).collect();
    for key in &odd {
        writer.report(|| unknown(file, key, &missing));
    }
    // Whoever has as many unknown keys as missing ones has misspelt them.
    if missing.len() > odd.len() {
        let keys: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
        let message = format!("this reading has no {}", keys.join(" and no "));
        writer.diagnostic(place, &message, "write the `date` and the `value` of each reading");
    }
    let [date, value] = slots.map(|slot| slot.map(|(_, part)| part));
    let date = date.and_then(|part| text(writer, part, "date", "a date such as `2026-11-01`"));
    let value = value.and_then(|part| text(writer, part, "value", "a number, or a text such as `22.4%`"));
    writer.row(series, date.as_ref(), value.as_ref());
}

/// Reports a reading that is something else.
pub fn no_reading(writer: &mut Writer<'_>, part: &Part<'_>, example: &str) {
    let message = match part.shape {
        Shape::Nothing => "this reading is empty".to_owned(),
        _ => format!("a reading has a `date` and a `value`, and this is {}", part.name()),
    };
    writer.diagnostic(part.span, &message, example);
}

/// Reports what stands behind a KPI path and is no list.
pub fn no_list(writer: &mut Writer<'_>, part: &Part<'_>, example: &str) {
    let message = match part.shape {
        Shape::Nothing => "this KPI path has no readings".to_owned(),
        _ => format!("a KPI path takes a list of readings, not {}", part.name()),
    };
    writer.diagnostic(part.span, &message, example);
}

/// Returns a part that should be a text or number, or reports what it is.
fn text<'t>(writer: &mut Writer<'_>, part: Part<'t>, key: &str, wanted: &str) -> Option<Field<'t>> {
    let found = part.name();
    match part.shape {
        Shape::Text(text) => Some(Field { text, span: part.span }),
        Shape::Nothing => {
            writer.diagnostic(part.span, &format!("`{key}` is empty"), &format!("write {wanted}"));
            None
        }
        Shape::List | Shape::Map => {
            let message = format!("`{key}` takes a single value, not {found}");
            writer.diagnostic(part.span, &message, &format!("write {wanted}"));
            None
        }
    }
}

fn twice(file: &SourceFile, key: &Field<'_>, first: Span) -> Diagnostic {
    let message = format!("the key {} is written twice", in_ticks(&key.text));
    let first = Location::new(file.path(), first);
    diagnostic(file, key.span, message).with_label(first, "first written here")
}

fn unknown(file: &SourceFile, key: &Field<'_>, missing: &[&'static str]) -> Diagnostic {
    let diagnostic = diagnostic(file, key.span, format!("unknown key {}", in_ticks(&key.text)));
    let near = nearest(&key.text, missing.iter().copied());
    // `{date: 2026-11-01, value: 22,4%}`
    if key.text.starts_with(|first: char| first.is_ascii_digit()) && missing.is_empty() {
        return diagnostic.with_help("write a number with a point, as in `22.4%`");
    }
    let only = if let [only] = missing { Some(*only) } else { None };
    match near.or(only).filter(|_| !key.text.is_empty()) {
        Some(near) => diagnostic
            .with_help(format!("did you mean `{near}`?"))
            .with_replacement(format!("replace with `{near}`"), near),
        None => diagnostic.with_help("a reading has a `date` and a `value`, and nothing else"),
    }
}
