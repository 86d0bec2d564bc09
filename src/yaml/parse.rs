//! Text → tree, and what is refused: too large, too deep, not YAML, more than one document, tags.

use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny};

use super::builder::{Builder, MAX_DEPTH, Pass, Rejected};
use super::documents::{documents, index};
use super::fill::Fill;
use super::node::{Kind, Node, Value};
use super::{flow, locate, place};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};

/// How many bytes a YAML file may have. Configurations have hundreds; a data file of this size has twenty thousand readings,
/// and longer ones are written by programs, for which JSON and CSV are there.
pub const MAX_BYTES: usize = 1 << 20;

/// Returns the one document of `file`; `code` is that of mistakes in such a file.
pub fn parse(file: &SourceFile, code: Code) -> Result<Node<'_>, Box<Diagnostic>> {
    if file.text().len() > MAX_BYTES {
        let message = format!("`{}` has more than 1 MiB", file.path());
        let location = Location::whole(file.path());
        return Err(Box::new(Diagnostic::error(Code::LIMIT_EXCEEDED, location, message)));
    }
    if let Some(at) = flow::too_deep(file.text(), MAX_DEPTH) {
        return Err(Box::new(too_deep(file, at)));
    }
    let pass = Pass::default();
    let builder = Builder { file, pass: &pass, depth: 0 };
    let mut all = documents(file);
    let first = all.next().map(|document| builder.deserialize(document));
    let mut root = match first {
        Some(Ok(root)) if all.next().is_none() => root,
        first => {
            let error = first.and_then(Result::err);
            return Err(Box::new(refusal(file, code, pass.rejected.get(), error)));
        }
    };
    // A document that is nothing has no text that could be asked for.
    if pass.has_others.get() && !matches!(root.value, Value::Scalar(Kind::Null, _)) {
        let document = documents(file).next();
        let filled = document.map(|document| Fill { file, node: &mut root }.deserialize(document));
        if let Some(Err(error)) = filled {
            return Err(Box::new(unreadable(file, code, &error)));
        }
    }
    Ok(root)
}

/// Returns why the text of `file` is not one document that we take. What is not YAML is worse than a tag.
fn refusal(
    file: &SourceFile,
    code: Code,
    rejected: Option<Rejected>,
    error: Option<serde_yaml::Error>,
) -> Diagnostic {
    let at = error.as_ref().and_then(|error| index(file, error)).unwrap_or_default();
    if rejected == Some(Rejected::TooDeep) {
        return too_deep(file, at);
    }
    let invalid = |span, message: String| Diagnostic::error(code, Location::new(file.path(), span), message);
    for (number, document) in documents(file).enumerate() {
        if let Err(error) = IgnoredAny::deserialize(document) {
            let (message, span) = explain(file, &error);
            let diagnostic = invalid(span, format!("this is not YAML: {message}"));
            let help = "put a text that holds a colon in quotes, and each key on a line of its own";
            let colon = message.contains("mapping values are not allowed");
            return if colon { diagnostic.with_help(help) } else { diagnostic };
        }
        if number > 0 {
            let at = locate::start(file, number, &[]).unwrap_or(file.text().len());
            return invalid(
                place::document_marker(file, at),
                format!("`{}` holds a second document", file.path()),
            )
            .with_help("take out the line `---` and what follows it");
        }
    }
    match (rejected, error) {
        (None, Some(error)) => unreadable(file, code, &error),
        _ => invalid(place::tag_span(file, at), "a YAML tag has no meaning here".to_owned())
            .with_help("take out the word that begins with `!`"),
    }
}

fn too_deep(file: &SourceFile, at: usize) -> Diagnostic {
    let location = Location::new(file.path(), file.character_at(at));
    let message = format!("more than {MAX_DEPTH} lists and mappings stand in one another");
    Diagnostic::error(Code::LIMIT_EXCEEDED, location, message)
}

fn unreadable(file: &SourceFile, code: Code, error: &serde_yaml::Error) -> Diagnostic {
    let span = index(file, error).map(|at| place::value_span(file, at));
    let location = Location { file: file.path().clone(), span };
    Diagnostic::error(code, location, format!("this cannot be read: {error}"))
}

/// Returns what the parser says, without the lines and columns in it, and where.
fn explain(file: &SourceFile, error: &serde_yaml::Error) -> (String, Span) {
    let sentence = error.to_string();
    let parts: Vec<&str> = sentence
        .split(", while ")
        .map(|part| part.split(" at line ").next().unwrap_or(part))
        .map(|part| part.split(" at position ").next().unwrap_or(part))
        .collect();
    // The reader of characters gives no place.
    let control = |next: char| next.is_control() && !matches!(next, '\n' | '\r' | '\t');
    let control = if parts[0].contains("control characters") { file.text().find(control) } else { None };
    let at = control.or_else(|| index(file, error)).unwrap_or_default();
    (parts.join(", while "), file.character_at(at))
}
