//! The sentence for each thing that can be wrong with the shape of a file: one small function per mistake.

mod braces;
mod dates;
mod numbers;
mod statements;
mod strings;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Label, Location, MOST_OF_ONE_FILE, in_ticks};
use crate::source::{SourceFile, Span};

pub(super) use braces::{bare_block, late_brace, refused, stray_close, too_deep, unclosed_block};
pub(super) use dates::date;
pub(super) use numbers::{
    amount, comparison_without_number, currency, lonely_sign, number, open_range, other_comparison,
    range_with_sign,
};
pub(super) use statements::{
    block_comment, colon, comma_before_argument, comma_twice, comma_without_argument, hash_comment,
    inner_arrow, other_arrow, stray,
};
pub(super) use strings::{
    escape, odd_quotes, quote_in_string, text, unclosed_quotes, unclosed_string, unclosed_text,
};

/// The mistakes of a file, up to a limit.
pub(super) struct Mistakes<'s> {
    file: &'s SourceFile,
    found: Vec<Diagnostic>,
    full: bool,
}

impl<'s> Mistakes<'s> {
    pub fn new(file: &'s SourceFile) -> Self {
        Self { file, found: Vec::new(), full: false }
    }

    /// Adds a mistake, which is not even made once the list is full.
    pub fn push(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.found.len() < MOST_OF_ONE_FILE {
            self.found.push(diagnostic());
        } else if !self.full {
            self.full = true;
            let span = diagnostic().location.span.unwrap_or_default();
            self.found.push(too_many(self.file, span));
        }
    }

    /// Adds to the mistake at each place what another place has to do with it.
    pub fn label(&mut self, places: &FxHashMap<Span, Span>, message: &str) {
        if places.is_empty() {
            return;
        }
        for mistake in &mut self.found {
            if let Some(place) = mistake.location.span.and_then(|span| places.get(&span)) {
                mistake.labels.push(Label { location: at(self.file, *place), message: message.to_owned() });
            }
        }
    }

    /// Returns the mistakes in the order of the text.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|diagnostic| diagnostic.location.span);
        self.found
    }
}

fn too_many(file: &SourceFile, span: Span) -> Diagnostic {
    let message = format!("more than {MOST_OF_ONE_FILE} mistakes in one file");
    Diagnostic::error(Code::LIMIT_EXCEEDED, at(file, span), message)
        .with_note("the mistakes from here on are not shown")
        .with_help("mend the first ones, or check whether this is a journey file at all")
}

/// Returns a `syntax` error.
fn syntax(file: &SourceFile, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::SYNTAX, at(file, span), message)
}

fn at(file: &SourceFile, span: Span) -> Location {
    Location::new(file.path(), span)
}

/// Returns the text of `span` in back-ticks, on one line and not too long.
fn quoted(file: &SourceFile, span: Span) -> String {
    in_ticks(file.slice(span))
}
