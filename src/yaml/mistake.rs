use super::context::{Context, Skip, Step, path};
use super::error::{Cause, Fault, Found};
use super::{Key, Text, place};
use crate::source::Span;

/// What is wrong, and where.
pub struct Mistake {
    pub cause: Cause,
    /// The way to the value or key that is wrong.
    pub steps: Vec<Step>,
    pub span: Option<Span>,
}

impl Mistake {
    /// Returns the mistake that stopped a reading.
    pub fn new(context: &Context, fault: Fault<serde_yaml::Error>) -> Self {
        let unreadable = || fault.inner.as_ref().map(ToString::to_string).unwrap_or_default();
        let cause = fault.cause.or_else(|| context.cause.take());
        let cause = cause.unwrap_or_else(|| Cause::Unreadable(unreadable()));
        let mut mistake = Self { cause, steps: context.steps.borrow().clone(), span: None };
        let key = mistake.key().and_then(|key| key.span);
        let texts = context.texts.borrow();
        let path = mistake.path();
        let lent = texts.iter().rev().find(|text| text.path == path).map(|text| text.span);
        // A mark before the key is that of the map around it: serde saw the mistake after the value was read.
        let mark = fault.inner.as_ref().and_then(serde_yaml::Error::location);
        let mark = mark.map(|mark| place::at(context.text, mark.index()));
        let mark = mark.filter(|mark| key.is_none_or(|key| key.end <= mark.start));
        mistake.span = lent.or(mark).or(key);
        match &mut mistake.cause {
            Cause::UnknownKey { .. } | Cause::Missing(_) => mistake.span = key,
            Cause::ItemTwice { first } => {
                *first = lent.and_then(|again| first_item(context.text, &texts, &path, again));
            }
            Cause::Type { found: Found::Nothing, .. } => {
                if mistake.steps.last().is_some_and(|step| step.key.is_some()) {
                    mistake.span = key;
                }
                if let Some(colour) = key.and_then(|key| place::comment_for_value(context.text, key)) {
                    mistake.cause = Cause::Comment(colour.to_owned());
                }
            }
            _ => {}
        }
        mistake
    }

    /// Returns the way to what is wrong, in numbers.
    pub fn path(&self) -> Vec<usize> {
        path(&self.steps)
    }

    /// Returns the innermost key around what is wrong.
    pub fn key(&self) -> Option<&Key> {
        self.steps.iter().rev().find_map(|step| step.key.as_ref())
    }

    /// Returns what the next reading has to pass over.
    pub fn skip(&self) -> Skip {
        match self.cause {
            Cause::KeyNotWord => Skip::Entry,
            _ if self.is_nothing() => Skip::Nothing,
            _ => Skip::Value,
        }
    }

    /// Returns whether this is to be reported beside `others`. A key without a value is as good as none, and what
    /// follows from a mistake further in, such as a list of which nothing is left, is no news.
    pub fn is_news(&self, others: &[Mistake]) -> bool {
        let path = self.path();
        !self.is_nothing() && !others.iter().any(|other| other.path().starts_with(&path))
    }

    fn is_nothing(&self) -> bool {
        let nothing = matches!(self.cause, Cause::Type { found: Found::Nothing, .. });
        nothing && self.steps.last().is_none_or(|step| step.field)
    }
}

/// Returns the place of the item that says the same as the one at `again`, in the same list.
fn first_item(text: &str, texts: &[Text], path: &[usize], again: Span) -> Option<Span> {
    let word = |span: Span| place::unquoted(&text[span.range()]);
    let (_, list) = path.split_last()?;
    let items = texts.iter().filter(|text| text.path.len() == path.len() && text.path.starts_with(list));
    items.map(|item| item.span).find(|item| *item != again && word(*item) == word(again))
}
