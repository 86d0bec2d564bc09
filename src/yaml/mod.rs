//! YAML → values that derive `Deserialize`, with every mistake in its place, or a [`tree`] of texts. The only module that
//! knows serde_yaml.
//!
//! serde stops at the first mistake. So the text is read again, without the value that was wrong, until what is left
//! can be read; keys that are unknown or written twice stop nothing. A place comes from the text that serde_yaml lends
//! where it can, else from the mark on its error.

mod access;
mod context;
mod deserializer;
mod error;
mod flow;
mod guard;
mod mistake;
mod place;
mod report;
mod tree;

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};

use context::Context;
use deserializer::Reading;
use mistake::Mistake;

pub use error::{complaint, twice};
pub use guard::MAX_BYTES;
pub use place::unquoted;
pub use tree::{Node, Value, tree};

/// How often a text is read before the rest of its mistakes is left for the next time. Each reading costs as much as
/// the text is long.
const MAX_READINGS: usize = 64;

/// What a text says.
pub struct Read<T> {
    /// The value: the default of each part that is not there or wrong.
    pub value: T,
    /// The keys at the top that have a value, right or wrong.
    pub keys: Vec<Key>,
    /// Every mistake, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    texts: Vec<Text>,
}

/// A key as written.
#[derive(Debug, Clone)]
pub struct Key {
    pub name: String,
    /// Where it stands; `None` where it is written with escapes.
    pub span: Option<Span>,
    /// The number of its entry.
    index: usize,
}

/// The place of a text, and the way to it: the number of each item or entry from the top.
struct Text {
    path: Vec<usize>,
    span: Span,
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
}

/// Reads the one document of `file`; its mistakes have this code.
pub fn read<T: DeserializeOwned + Default>(file: &SourceFile, code: Code) -> Read<T> {
    let text = without_mark(file.text());
    if let Some(diagnostic) = guard::refusal(file, &text, code) {
        return Read {
            value: T::default(),
            keys: Vec::new(),
            diagnostics: vec![diagnostic],
            texts: Vec::new(),
        };
    }
    let mut context = Context::new(&text, FxHashMap::default());
    let mut mistakes: Vec<Mistake> = Vec::new();
    let mut value = None;
    for _ in 0..MAX_READINGS {
        let reading = Reading::new(&context, serde_yaml::Deserializer::from_str(&text));
        let mistake = match T::deserialize(reading) {
            Ok(found) => {
                value = Some(found);
                break;
            }
            Err(fault) => Mistake::new(&context, fault),
        };
        let path = mistake.path();
        if path.is_empty() {
            value = Some(T::default());
        }
        context.skip.insert(path, mistake.skip());
        if mistake.is_news(&mistakes) {
            mistakes.push(mistake);
        }
        if value.is_some() {
            break;
        }
        context = Context::new(&text, context.skip);
    }
    mistakes.append(&mut context.mistakes.borrow_mut());
    let mut diagnostics: Vec<Diagnostic> =
        mistakes.iter().map(|mistake| report::diagnostic(file, mistake, code)).collect();
    diagnostics.sort_by_key(|diagnostic| diagnostic.location.span);
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

/// Returns the text with line ends instead of a byte order mark, which serde_yaml does not take; all places stay.
fn without_mark(text: &str) -> Cow<'_, str> {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Cow::Owned(format!("\n\n\n{rest}")),
        None => Cow::Borrowed(text),
    }
}
