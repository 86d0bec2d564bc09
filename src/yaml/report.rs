//! What is wrong → a diagnostic in its place: a sentence, and what to do.

use std::cell::{Cell, RefCell};

use super::error::{Cause, PART_SEPARATOR, ReadError, Wanted};
use super::node::{Kind, Node, Value};
use super::step::Step;
use super::{locate, place};
use crate::diagnostic::{Code, Diagnostic, Location, Severity, more, nearest};
use crate::source::{SourceFile, Span};

/// How many values may be wrong before the rest is left for the next time: nobody mends more at once.
const MAX_ERRORS: usize = 64;

/// How many mistakes of one text are told. Keys that are unknown or written twice make no value wrong, so that there may be as
/// many as lines.
const MOST: usize = 1_000;

/// Collects what is wrong with a file.
pub struct Report<'t> {
    pub file: &'t SourceFile,
    code: Code,
    /// How many values were wrong so far.
    errors: Cell<usize>,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl<'t> Report<'t> {
    pub fn new(file: &'t SourceFile, code: Code) -> Self {
        Self { file, code, errors: Cell::default(), diagnostics: RefCell::default() }
    }

    /// Returns the diagnostics in the order of the text, and whether there are more.
    pub fn finish(self) -> (Vec<Diagnostic>, bool) {
        let mut diagnostics = self.diagnostics.into_inner();
        diagnostics.sort_by_key(|diagnostic| diagnostic.location.span);
        let others = diagnostics.len().saturating_sub(MOST);
        diagnostics.truncate(MOST);
        if others > 0 {
            diagnostics.push(more(Location::whole(self.file.path()), others, MOST, Severity::Error));
        }
        let is_cut = self.errors.get() > MAX_ERRORS;
        if is_cut {
            let message = format!("`{}` has more mistakes than these", self.file.path());
            let location = Location::whole(self.file.path());
            diagnostics.push(Diagnostic::error(Code::LIMIT_EXCEEDED, location, message));
        }
        (diagnostics, is_cut)
    }

    pub fn errors(&self) -> usize {
        self.errors.get()
    }

    /// Reports an error that is new, unless there are errors since `before`, when the reading of the value began: it follows
    /// from what is wrong further in, as that of a list of which nothing is left.
    pub fn error(
        &self,
        step: &Step<'_>,
        error: ReadError,
        before: usize,
        place: impl FnOnce(&Self) -> Option<Span>,
    ) -> ReadError {
        if let ReadError::New(cause) = error
            && self.errors.get() == before
            && !(step.around.is_none() && step.node.kind() == Kind::Null)
        {
            self.errors.set(before + 1);
            if before < MAX_ERRORS {
                let key = || step.innermost_key().and_then(|key| self.written(key));
                let is_null = step.key.is_some() && step.node.kind() == Kind::Null;
                let span = match cause {
                    Cause::MissingKey(_) => key(),
                    Cause::UnknownKey { .. } => self.written(step.node),
                    Cause::Type { .. } if is_null => key(),
                    _ => place(self).or_else(key),
                };
                self.add(step, &cause, span);
            }
        }
        ReadError::Reported
    }

    pub fn key_not_word(&self, key: &Step<'_>) {
        let place = |report: &Self| report.own_place(key);
        self.error(key, Cause::KeyNotWord.into(), self.errors.get(), place);
    }

    /// Adds what is wrong at a place.
    pub fn add(&self, step: &Step<'_>, cause: &Cause, span: Option<Span>) {
        self.diagnostics.borrow_mut().push(self.diagnostic(step, cause, span));
    }

    pub fn written(&self, node: &Node<'_>) -> Option<Span> {
        node.written(self.file.text())
    }

    /// Returns the place of a value.
    pub fn own_place(&self, step: &Step<'_>) -> Option<Span> {
        self.written(step.node).or_else(|| {
            let start = locate::start(self.file, 0, &step.path())?;
            let key = step.innermost_key().and_then(|key| self.written(key));
            // What stands before the key is what an alias stands for.
            let span = place::value_span(self.file, start);
            key.is_none_or(|key| key.end <= span.start).then_some(span)
        })
    }

    /// Returns the place of a value that is right for YAML: that of a text with escapes would not show what is wrong, and so
    /// it has that of the list around it.
    pub fn outer_place(&self, step: &Step<'_>) -> Option<Span> {
        let list = step.around.filter(|around| matches!(around.node.value, Value::List(_)));
        self.written(step.node).or_else(|| self.own_place(list?))
    }

    /// Returns the colour that was meant to be the value of a key, and is a comment.
    pub fn commented_colour(&self, step: &Step<'_>) -> Option<&'t str> {
        place::commented_colour(self.file.text(), self.written(step.key?)?)
    }

    /// Says what is wrong, and what to do.
    fn diagnostic(&self, step: &Step<'_>, cause: &Cause, span: Option<Span>) -> Diagnostic {
        let file = self.file;
        let key = step.innermost_key().and_then(Node::scalar).unwrap_or(file.path().as_str());
        let written = span.map_or("", |span| file.slice(span));
        let report = |message: String| {
            Diagnostic::error(self.code, Location { file: file.path().clone(), span }, message)
        };
        let labelled = |report: Diagnostic, first: Option<Span>, label: &str| match first {
            Some(first) => report.with_label(Location::new(file.path(), first), label),
            None => report,
        };
        match cause {
            Cause::Type { found: Kind::Null, .. } if let Some(colour) = self.commented_colour(step) => {
                report(format!("`{key}` has no value: in YAML, `#` begins a comment"))
                    .with_help(format!("write the colour in quotes: `{key}: \"{colour}\"`"))
            }
            Cause::Type { wanted: Wanted::List, found: Kind::Map } => {
                report(format!("`{key}` takes a list, not keys and values"))
                    .with_help(format!("write a list such as `{key}: [first, second]`"))
            }
            Cause::Type { wanted: Wanted::List, .. } => {
                let list = format!("[{written}]");
                report(format!("`{key}` takes a list"))
                    .with_help(format!("write `{key}: {list}`"))
                    .with_replacement("put it in brackets", list)
            }
            Cause::Type { wanted: Wanted::Map, .. } => {
                report(format!("`{key}` takes keys and values")).with_help("write lines such as `key: value`")
            }
            Cause::Type { wanted: Wanted::Text, found } => match found {
                Kind::Bool | Kind::Number => {
                    let quoted = format!("\"{written}\"");
                    report(format!("`{key}` takes a text, and `{written}` is {}", found.name()))
                        .with_help(format!("write it in quotes: `{quoted}`"))
                        .with_replacement("put it in quotes", quoted)
                }
                _ => report(format!("`{key}` takes a text, and this is {}", found.name())),
            },
            Cause::Type { wanted: Wanted::Other(wanted), found } => {
                report(format!("`{key}` takes {wanted}, and this is {}", found.name()))
            }
            Cause::UnknownWord { word, known } => {
                suggest(report(format!("`{key}` does not take `{word}`")), word, known)
            }
            Cause::UnknownKey { name, known } => {
                suggest(report(format!("unknown key `{name}`")), name, known)
            }
            Cause::DuplicateKey { first } => {
                labelled(report(format!("the key `{key}` is written twice")), *first, "first written here")
            }
            Cause::KeyNotWord => report("a key must be a word".to_owned()),
            Cause::DuplicateItem => {
                let report = report(format!("`{}` is listed twice", place::unquoted(written)));
                labelled(report, self.first_item(step), "first listed here")
            }
            Cause::MissingKey(name) => {
                report(format!("`{key}` has no `{name}`")).with_help(format!("add `{name}: …`"))
            }
            Cause::Custom(message) => custom(report, key, message),
            Cause::TooManyAliases => {
                report(format!("the aliases of `{}` stand for more than can be read", file.path()))
                    .with_help("write the values themselves")
            }
        }
    }

    /// Returns the place of the first item that says the same as that of a step, in the same list.
    fn first_item(&self, step: &Step<'_>) -> Option<Span> {
        let Value::List(items) = &step.around?.node.value else { return None };
        let again = self.written(step.node)?;
        let same = items.iter().filter(|item| item.scalar() == step.node.scalar());
        same.filter_map(|item| self.written(item)).find(|first| *first != again)
    }
}

/// Says what a type says of itself, with its help and its replacement where it has them.
fn custom(report: impl Fn(String) -> Diagnostic, key: &str, message: &str) -> Diagnostic {
    let mut parts = message.split(PART_SEPARATOR);
    let message = parts.next().unwrap_or_default();
    let mut diagnostic = report(match message.strip_prefix("{key}") {
        Some(rest) => format!("`{key}`{rest}"),
        None => message.to_owned(),
    });
    diagnostic.help = parts.next().map(str::to_owned);
    match parts.next() {
        Some(replacement) => replace(diagnostic, replacement),
        None => diagnostic,
    }
}

/// How many names are listed at most: nobody reads a list of forty.
const MAX_LISTED: usize = 16;

/// Adds the nearest of `names` as help and fix, or all of them as help.
fn suggest(report: Diagnostic, word: &str, names: &[&str]) -> Diagnostic {
    match nearest(word, names.iter().copied()) {
        Some(near) => replace(report.with_help(format!("did you mean `{near}`?")), near),
        None if names.len() > MAX_LISTED => report.with_help("look for a misspelt word, or take it out"),
        None => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            report.with_help(format!("there are {}", names.join(", ")))
        }
    }
}

/// Adds the change to `text`, where it is known what to replace.
fn replace(report: Diagnostic, text: &str) -> Diagnostic {
    if report.location.span.is_none() {
        return report;
    }
    report.with_replacement(format!("replace with `{text}`"), text)
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Null | Kind::Blank => "empty",
            Kind::Bool => "true or false",
            Kind::Number => "a number",
            Kind::Text => "a text",
            Kind::List => "a list",
            Kind::Map => "keys and values",
        }
    }
}
