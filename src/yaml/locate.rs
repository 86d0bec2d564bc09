//! A reading that stopped → what is wrong, and where.

use super::cause::{Cause, Found};
use super::context::ReadContext;
use super::diagnostic::YamlDiagnostic;
use super::error::ReadError;
use super::path::TextPlace;
use super::place;
use crate::source::Span;

/// Returns what stopped a reading, which is what is wrong with the value or key that the context stands at.
pub fn stopped_by(context: &ReadContext, error: ReadError<serde_yaml::Error>) -> YamlDiagnostic {
    let unreadable = || error.inner.as_ref().map(ToString::to_string).unwrap_or_default();
    let cause = error.cause.or_else(|| context.cause.take());
    let cause = cause.unwrap_or_else(|| Cause::Unreadable(unreadable()));
    let mut diagnostic = YamlDiagnostic { cause, steps: context.steps.borrow().clone(), span: None };
    let key = diagnostic.key().and_then(|key| key.span);
    let texts = context.texts.borrow();
    let path = diagnostic.path();
    let lent = texts.iter().rev().find(|text| text.path == path).map(|text| text.span);
    // A mark before the key is that of the map around it: serde sees the error after the value was read.
    let mark = error.inner.as_ref().and_then(serde_yaml::Error::location);
    let mark = mark.map(|mark| place::value_span(context.text, mark.index()));
    let mark = mark.filter(|mark| key.is_none_or(|key| key.end <= mark.start));
    diagnostic.span = lent.or(mark).or(key);
    match &mut diagnostic.cause {
        Cause::UnknownKey { .. } | Cause::MissingKey(_) => diagnostic.span = key,
        Cause::DuplicateItem { first } => {
            *first = lent.and_then(|again| first_item(context.text, &texts, &path, again));
        }
        Cause::Type { found: Found::Null, .. } => {
            if diagnostic.steps.last().is_some_and(|step| step.key.is_some()) {
                diagnostic.span = key;
            }
            if let Some(colour) = key.and_then(|key| place::commented_colour(context.text, key)) {
                diagnostic.cause = Cause::CommentedColour(colour.to_owned());
            }
        }
        _ => {}
    }
    diagnostic
}

/// Returns the place of the item that says the same as the one at `again`, in the same list.
fn first_item(text: &str, texts: &[TextPlace], path: &[usize], again: Span) -> Option<Span> {
    let word = |span: Span| place::unquoted(&text[span.range()]);
    let (_, list) = path.split_last()?;
    let items = texts.iter().filter(|text| text.path.len() == path.len() && text.path.starts_with(list));
    items.map(|item| item.span).find(|item| *item != again && word(*item) == word(again))
}
