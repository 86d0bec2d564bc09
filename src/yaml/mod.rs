//! YAML → values that derive `Deserialize`, with every mistake in its place, or a [`tree`] of texts. The only module that
//! knows serde_yaml.
//!
//! serde stops at the first mistake. So the text is read again, without the value that was wrong, until what is left
//! can be read; keys that are unknown or written twice stop nothing. A place comes from the text that serde_yaml lends
//! where it can, else from the mark on its error.

mod access;
mod cause;
mod context;
mod deserializer;
mod diagnostic;
mod error;
mod flow;
mod guard;
mod kind_pass;
mod locate;
mod node;
mod path;
mod place;
mod report;
mod text_pass;
mod tracked;
mod tree;

use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, Diagnostic, Location, Severity, more};
use crate::source::{SourceFile, Span};

use context::ReadContext;
use diagnostic::YamlDiagnostic;
use path::TextPlace;
use tracked::TrackedDeserializer;

pub use error::{custom_error, duplicate_item};
pub use guard::MAX_BYTES;
pub use node::{Node, Value};
pub use path::Key;
pub use place::unquoted;
pub use tree::tree;

/// How often a text is read before the rest of its mistakes is left for the next time. Each reading costs as much as
/// the text is long.
const MAX_READINGS: usize = 64;

/// How many mistakes of one text are told. Keys that are unknown or written twice stop no reading, so that there may be as many
/// as lines.
const MOST: usize = 1_000;

/// What a text says.
pub struct Read<T> {
    /// The value: the default of each part that is not there or wrong.
    pub value: T,
    /// The keys at the top that have a value, right or wrong.
    pub keys: Vec<Key>,
    /// Every mistake, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    texts: Vec<TextPlace>,
}

impl<T> Read<T> {
    /// Returns the place of the text that is the value of `key`, or the places of the texts in its list.
    pub fn texts(&self, key: &Key) -> impl Iterator<Item = Span> {
        let index = key.index;
        self.texts
            .iter()
            .filter(move |text| text.path.len() <= 2 && text.path[0] == index)
            .map(|text| text.span)
    }

    /// Returns the place of the text to which these keys lead, unless it is written with escapes.
    pub fn text_at(&self, keys: &[&str]) -> Option<Span> {
        let leads =
            |text: &&TextPlace| text.keys.iter().map(Option::as_deref).eq(keys.iter().copied().map(Some));
        self.texts.iter().find(leads).map(|text| text.span)
    }
}

/// Reads the one document of `file`; its mistakes have this code.
pub fn read<T: DeserializeOwned + Default>(file: &SourceFile, code: Code) -> Read<T> {
    let text = place::without_bom(file.text());
    if let Some(diagnostic) = guard::refusal(file, &text, code) {
        return Read {
            value: T::default(),
            keys: Vec::new(),
            diagnostics: vec![diagnostic],
            texts: Vec::new(),
        };
    }
    let mut context = ReadContext::new(&text, FxHashMap::default());
    let mut found: Vec<YamlDiagnostic> = Vec::new();
    let mut value = None;
    for _ in 0..MAX_READINGS {
        let deserializer = TrackedDeserializer::new(&context, serde_yaml::Deserializer::from_str(&text));
        let stop = match T::deserialize(deserializer) {
            Ok(read) => {
                value = Some(read);
                break;
            }
            Err(error) => locate::stopped_by(&context, error),
        };
        let path = stop.path();
        if path.is_empty() {
            value = Some(T::default());
        }
        context.skip.insert(path, stop.skip());
        if stop.is_reported_beside(&found) {
            found.push(stop);
        }
        if value.is_some() {
            break;
        }
        context = ReadContext::new(&text, context.skip);
    }
    found.append(&mut context.diagnostics.borrow_mut());
    found.sort_by_key(|problem| problem.span);
    let others = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let mut diagnostics: Vec<Diagnostic> =
        found.iter().map(|problem| report::diagnostic(file, problem, code)).collect();
    if others > 0 {
        diagnostics.push(more(Location::whole(file.path()), others, MOST, Severity::Error));
    }
    if value.is_none() {
        let message = format!("`{}` has more mistakes than these", file.path());
        let location = Location::whole(file.path());
        diagnostics.push(Diagnostic::error(Code::LIMIT_EXCEEDED, location, message));
    }
    Read {
        value: value.unwrap_or_default(),
        keys: context.keys.into_inner(),
        diagnostics,
        texts: context.texts.into_inner(),
    }
}
