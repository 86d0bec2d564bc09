//! What is refused before anything is read: too large, too deep, not YAML, more than one document, tags.

use std::cell::Cell;
use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::{flow, place};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};

/// How many bytes a YAML file may have.
pub const MAX_BYTES: usize = 1 << 20;

/// How deep lists and mappings may stand in one another.
const MAX_DEPTH: usize = 64;

/// Returns why the text of `file` is not one YAML document of a size, depth and kind that we take; `code` is that of
/// mistakes in such a file.
pub fn refusal(file: &SourceFile, text: &str, code: Code) -> Option<Diagnostic> {
    if text.len() > MAX_BYTES {
        let message = format!("`{}` has more than 1 MiB", file.path());
        return Some(Diagnostic::error(Code::LIMIT_EXCEEDED, Location::whole(file.path()), message));
    }
    let rejected = match flow::too_deep(text, MAX_DEPTH) {
        Some(at) => Some((Rejected::TooDeep, at)),
        None => first_rejected(text),
    };
    if let Some((Rejected::TooDeep, at)) = rejected {
        let location = Location::new(file.path(), place::char_span(text, at));
        let message = format!("more than {MAX_DEPTH} lists and mappings stand in one another");
        return Some(Diagnostic::error(Code::LIMIT_EXCEEDED, location, message));
    }
    let invalid = |span, message: String| Diagnostic::error(code, Location::new(file.path(), span), message);
    let documents = || serde_yaml::Deserializer::from_str(text);
    for (number, document) in documents().enumerate() {
        if let Err(error) = IgnoredAny::deserialize(document) {
            let (message, span) = explain(text, &error);
            let diagnostic = invalid(span, format!("this is not YAML: {message}"));
            let help = "put a text that holds a colon in quotes, and each key on a line of its own";
            let colon = message.contains("mapping values are not allowed");
            return Some(if colon { diagnostic.with_help(help) } else { diagnostic });
        }
        if number > 0 {
            let message = format!("`{}` holds a second document", file.path());
            let second = documents().nth(number).map(|second| second.deserialize_any(NoValue));
            let at = second.and_then(Result::err).map_or(text.len(), |error| index(&error));
            return Some(
                invalid(place::document_marker(text, at), message)
                    .with_help("take out the line `---` and what follows it"),
            );
        }
    }
    if let Some((Rejected::Tagged, at)) = rejected {
        return Some(
            invalid(place::tag_span(text, at), "a YAML tag has no meaning here".to_owned())
                .with_help("take out the word that begins with `!`"),
        );
    }
    None
}

fn index(error: &serde_yaml::Error) -> usize {
    error.location().map_or(0, |location| location.index())
}

/// Returns what the parser says, without the lines and columns in it, and where.
fn explain(text: &str, error: &serde_yaml::Error) -> (String, Span) {
    let sentence = error.to_string();
    let parts: Vec<&str> = sentence
        .split(", while ")
        .map(|part| part.split(" at line ").next().unwrap_or(part))
        .map(|part| part.split(" at position ").next().unwrap_or(part))
        .collect();
    // The reader of characters gives no place.
    let control = |next: char| next.is_control() && !matches!(next, '\n' | '\r' | '\t');
    let at = if parts[0].contains("control characters") { text.find(control) } else { None };
    (parts.join(", while "), place::char_span(text, at.unwrap_or_else(|| index(error))))
}

/// What no text of ours has.
#[derive(Clone, Copy)]
enum Rejected {
    TooDeep,
    Tagged,
}

/// Returns the first depth or tag that we do not take, and where.
fn first_rejected(text: &str) -> Option<(Rejected, usize)> {
    let (found, visits) = (Cell::new(None), Cell::new(0));
    let all = GuardPass { depth: 0, limit: text.len() + 2, visits: &visits, found: &found };
    let error = all.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    found.get().map(|rejected| (rejected, index(&error)))
}

/// Walks through a value of any kind.
#[derive(Clone, Copy)]
struct GuardPass<'s> {
    depth: usize,
    /// How many values a text of this length can hold. There are more where aliases repeat one another: the walk ends
    /// then, without a word, because no reader goes as deep into them.
    limit: usize,
    visits: &'s Cell<usize>,
    found: &'s Cell<Option<Rejected>>,
}

impl GuardPass<'_> {
    fn deeper<E: Error>(mut self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.stop(Rejected::TooDeep));
        }
        self.depth += 1;
        Ok(self)
    }

    fn stop<E: Error>(self, rejected: Rejected) -> E {
        self.found.set(Some(rejected));
        E::custom("not taken")
    }
}

impl<'de> DeserializeSeed<'de> for GuardPass<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.visits.set(self.visits.get() + 1);
        if self.visits.get() > self.limit {
            return Err(D::Error::custom("aliases repeat one another"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for GuardPass<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let deeper = self.deeper()?;
        while items.next_element_seed(deeper)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let deeper = self.deeper()?;
        while entries.next_entry_seed(deeper, deeper)?.is_some() {}
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(self.stop(Rejected::Tagged))
    }
}

/// Takes no value at all, so that the error tells where the value is.
struct NoValue;

impl Visitor<'_> for NoValue {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }
}
