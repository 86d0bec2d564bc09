//! What is wrong → a sentence, and what to do.

use super::cause::{Cause, Expected, Found};
use super::diagnostic::YamlDiagnostic;
use super::place;
use crate::diagnostic::{Code, Diagnostic, Location, nearest};
use crate::source::SourceFile;

/// Says what is wrong, and what to do.
pub fn diagnostic(file: &SourceFile, problem: &YamlDiagnostic, code: Code) -> Diagnostic {
    let key = problem.key().map_or(file.path().as_str(), |key| &key.name);
    let written = problem.span.map_or("", |span| file.slice(span));
    let report = |message: String| {
        let location = Location { file: file.path().clone(), span: problem.span };
        Diagnostic::error(code, location, message)
    };
    match &problem.cause {
        Cause::Type { expected: Expected::List, found: Found::Map } => {
            report(format!("`{key}` takes a list, not keys and values"))
                .with_help(format!("write a list such as `{key}: [first, second]`"))
        }
        Cause::Type { expected: Expected::List, .. } => {
            let list = format!("[{written}]");
            report(format!("`{key}` takes a list"))
                .with_help(format!("write `{key}: {list}`"))
                .with_replacement("put it in brackets", list)
        }
        Cause::Type { expected: Expected::Map, .. } => {
            report(format!("`{key}` takes keys and values")).with_help("write lines such as `key: value`")
        }
        Cause::Type { expected: Expected::Text, found } => match found {
            Found::Bool | Found::Number => {
                let quoted = format!("\"{written}\"");
                report(format!("`{key}` takes a text, and `{written}` is {}", found.name()))
                    .with_help(format!("write it in quotes: `{quoted}`"))
                    .with_replacement("put it in quotes", quoted)
            }
            _ => report(format!("`{key}` takes a text, and this is {}", found.name())),
        },
        Cause::Type { expected: Expected::Other(expected), found } => {
            report(format!("`{key}` takes {expected}, and this is {}", found.name()))
        }
        Cause::UnknownWord { word, known } => {
            suggest(report(format!("`{key}` does not take `{word}`")), word, known)
        }
        Cause::UnknownKey { name, known } => suggest(report(format!("unknown key `{name}`")), name, known),
        Cause::DuplicateKey { first } => {
            let report = report(format!("the key `{key}` is written twice"));
            match first {
                Some(first) => report.with_label(Location::new(file.path(), *first), "first written here"),
                None => report,
            }
        }
        Cause::KeyNotWord => report("a key must be a word".to_owned()),
        Cause::DuplicateItem { first } => {
            let report = report(format!("`{}` is listed twice", place::unquoted(written)));
            match first {
                Some(first) => report.with_label(Location::new(file.path(), *first), "first listed here"),
                None => report,
            }
        }
        Cause::MissingKey(name) => {
            report(format!("`{key}` has no `{name}`")).with_help(format!("add `{name}: …`"))
        }
        Cause::CommentedColour(colour) => {
            report(format!("`{key}` has no value: in YAML, `#` begins a comment"))
                .with_help(format!("write the colour in quotes: `{key}: \"{colour}\"`"))
        }
        Cause::Tag => report("a YAML tag has no meaning here".to_owned())
            .with_help("take out the word that begins with `!`"),
        Cause::Custom(parts) => {
            let message = parts.first().map_or("", String::as_str);
            let diagnostic = match message.strip_prefix("{key}") {
                Some(rest) => report(format!("`{key}`{rest}")),
                None => report(message.to_owned()),
            };
            let diagnostic = match parts.get(1) {
                Some(help) => diagnostic.with_help(help),
                None => diagnostic,
            };
            match parts.get(2) {
                Some(replacement) => replace(diagnostic, replacement),
                None => diagnostic,
            }
        }
        Cause::Unreadable(message) => report(format!("this cannot be read: {message}")),
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

impl Found {
    fn name(self) -> &'static str {
        match self {
            Found::Null | Found::Empty => "empty",
            Found::Bool => "true or false",
            Found::Number => "a number",
            Found::Text => "a text",
            Found::List => "a list",
            Found::Map => "keys and values",
        }
    }
}
