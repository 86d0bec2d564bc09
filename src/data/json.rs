//! JSON: KPI paths, each with a list of readings.
//!
//! A value is first taken as the stretch of text that it is, and read when its turn comes: so every value has its place,
//! numbers keep their digits, and no more than one reading is held at a time.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};

use super::entry::{self, Part, Shape};
use super::field::{Field, diagnostic};
use super::rows::Writer;

const EXAMPLE: &str = r#"write `{"journey/kpi": [{"date": "2026-11-01", "value": 22.4}]}`"#;

/// How deep lists and objects may stand in one another.
const MAX_DEPTH: usize = 64;

pub(super) fn read(writer: &mut Writer<'_>) {
    let file = writer.file;
    // All that is no JSON is found here, so that the readings below cannot fail.
    let root = match serde_json::from_str::<&RawValue>(file.text()) {
        Ok(root) => root,
        Err(error) => return writer.report(|| no_json(file, &error)),
    };
    let root = part(file, root);
    if !matches!(root.shape, Shape::Map) {
        return misshapen(writer, &root, |writer, root, example| {
            writer.diagnostic(
                root.span,
                "a data file holds KPI paths, each with a list of readings",
                example,
            );
        });
    }
    for_each_entry(file, root.span, |key, list| {
        let series = entry::path(writer, &text(file, key));
        let list = part(file, list);
        match list.shape {
            Shape::List => for_each_item(file, list.span, |item| reading(writer, series, item)),
            _ => misshapen(writer, &list, entry::no_list),
        }
    });
}

fn reading(writer: &mut Writer<'_>, series: Option<u32>, item: &RawValue) {
    let file = writer.file;
    let item = part(file, item);
    if !matches!(item.shape, Shape::Map) {
        return misshapen(writer, &item, entry::no_reading);
    }
    let mut entries = Vec::new();
    for_each_entry(file, item.span, |key, value| entries.push((text(file, key), part(file, value))));
    let too_deep = |(_, part): &(_, Part<'_>)| too_deep(file, part.span);
    if let Some(at) = entries.iter().find_map(too_deep) {
        return writer.report(|| depth(file, at));
    }
    entry::reading(writer, series, item.span, entries);
}

/// Reports a value of another shape than it should have, unless what it is goes too deep anyway.
fn misshapen<'t>(
    writer: &mut Writer<'t>,
    part: &Part<'_>,
    report: impl FnOnce(&mut Writer<'t>, &Part<'_>, &str),
) {
    let file = writer.file;
    match too_deep(file, part.span) {
        Some(at) => writer.report(|| depth(file, at)),
        None => report(writer, part, EXAMPLE),
    }
}

/// Returns a value by its first character; a text without its quotes.
fn part<'t>(file: &'t SourceFile, raw: &'t RawValue) -> Part<'t> {
    let shape = match raw.get().as_bytes().first() {
        Some(b'{') => Shape::Map,
        Some(b'[') => Shape::List,
        Some(b'n') => Shape::Nothing,
        Some(b'"') => {
            let Field { text, span } = text(file, raw);
            return Part { shape: Shape::Text(text), span };
        }
        _ => Shape::Text(raw.get().into()),
    };
    Part { shape, span: place(file, raw) }
}

/// Returns what a text in quotes says, and its place between them.
fn text<'t>(file: &'t SourceFile, raw: &'t RawValue) -> Field<'t> {
    let span = place(file, raw);
    let span = Span::new(span.start as usize + 1, span.end as usize - 1);
    let inner = &raw.get()[1..raw.get().len() - 1];
    let text = match inner.contains('\\') {
        // An escape that stands for no character is shown as written.
        true => serde_json::from_str(raw.get()).map_or(Cow::Borrowed(inner), Cow::Owned),
        false => Cow::Borrowed(inner),
    };
    Field { text, span }
}

fn place(file: &SourceFile, raw: &RawValue) -> Span {
    file.span_of(raw.get()).expect("serde_json lends what it was lent")
}

/// Calls `each` with the keys and values of the object at `span`.
fn for_each_entry<'t>(file: &'t SourceFile, span: Span, each: impl FnMut(&'t RawValue, &'t RawValue)) {
    let object = serde_json::Deserializer::from_str(file.slice(span)).deserialize_map(Entries(each));
    object.expect("it was read once as a whole");
}

/// Calls `each` with the items of the list at `span`.
fn for_each_item<'t>(file: &'t SourceFile, span: Span, each: impl FnMut(&'t RawValue)) {
    let list = serde_json::Deserializer::from_str(file.slice(span)).deserialize_seq(Items(each));
    list.expect("it was read once as a whole");
}

struct Entries<F>(F);

impl<'t, F: FnMut(&'t RawValue, &'t RawValue)> Visitor<'t> for Entries<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry()? {
            (self.0)(key, value);
        }
        Ok(())
    }
}

struct Items<F>(F);

impl<'t, F: FnMut(&'t RawValue)> Visitor<'t> for Items<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'t>>(mut self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element()? {
            (self.0)(item);
        }
        Ok(())
    }
}

/// Returns the first bracket at `span` that stands too deep in others.
fn too_deep(file: &SourceFile, span: Span) -> Option<usize> {
    let bytes = &file.text().as_bytes()[span.range()];
    if !matches!(bytes.first(), Some(b'[' | b'{')) {
        return None;
    }
    let (mut at, mut depth, mut in_text) = (0, 0usize, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if in_text => at += 1,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(span.start as usize + at);
                }
            }
            b']' | b'}' if !in_text => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

fn depth(file: &SourceFile, at: usize) -> Diagnostic {
    let location = Location::new(file.path(), Span::new(at, at + 1));
    let message = format!("more than {MAX_DEPTH} lists and objects stand in one another");
    Diagnostic::error(Code::LIMIT_EXCEEDED, location, message).with_help(EXAMPLE)
}

/// Returns what serde_json says, without its line and column, and where.
fn no_json(file: &SourceFile, error: &serde_json::Error) -> Diagnostic {
    let text = file.text();
    let at = place_of(file, error);
    let sentence = error.to_string();
    let sentence = sentence.split(" at line ").next().unwrap_or_default();
    let no_json = |at: usize, sentence: &str| {
        diagnostic(file, file.character_at(at), format!("this is not JSON: {sentence}"))
    };
    let before = text[..at].trim_end();
    if before.ends_with(',') && text[at..].starts_with([']', '}']) {
        let comma = before.len() - 1;
        let diagnostic =
            no_json(comma, "a comma stands before a closing bracket").with_help("delete the comma");
        return diagnostic.with_replacement("delete the comma", "");
    }
    match sentence {
        "key must be a string" => {
            no_json(at, "a key stands without double quotes").with_help("put keys between double quotes")
        }
        "trailing characters" => {
            no_json(at, "something stands behind its end").with_help("a file holds one object")
        }
        _ if error.is_eof() => no_json(at, "it ends too early").with_help(EXAMPLE),
        _ => no_json(at, sentence).with_help(EXAMPLE),
    }
}

/// Returns where serde_json stopped: it counts lines and bytes from 1, and at an end names the byte before.
fn place_of(file: &SourceFile, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return file.text().trim_end().len();
    }
    let line = error.line().clamp(1, file.lines().line_count()) - 1;
    file.character_edge(file.lines().line_start(line) as usize + error.column().saturating_sub(1))
}
