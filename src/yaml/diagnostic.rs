//! What is wrong with a value or a key, and where, before it is put into words.

use super::cause::{Cause, Found};
use super::path::{Key, Step, indices};
use crate::source::Span;

/// What is wrong, and where; `report` makes the sentence of it.
pub struct YamlDiagnostic {
    pub cause: Cause,
    /// The path to the value or key that is wrong.
    pub steps: Vec<Step>,
    pub span: Option<Span>,
}

/// How much of an entry or item the next reading passes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// The value, which is not there.
    Null,
    /// The value, which is wrong.
    Value,
    /// The key as well.
    Entry,
}

impl YamlDiagnostic {
    /// Returns the path to what is wrong, in numbers.
    pub fn path(&self) -> Vec<usize> {
        indices(&self.steps)
    }

    /// Returns the innermost key around what is wrong.
    pub fn key(&self) -> Option<&Key> {
        self.steps.iter().rev().find_map(|step| step.key.as_ref())
    }

    /// Returns what the next reading has to pass over.
    pub fn skip(&self) -> Skip {
        match self.cause {
            Cause::KeyNotWord => Skip::Entry,
            _ if self.is_null_field() => Skip::Null,
            _ => Skip::Value,
        }
    }

    /// Returns whether this is to be reported beside `others`. A key without a value is as good as none, and what
    /// follows from a mistake further in, such as a list of which nothing is left, would be a second report of it.
    pub fn is_reported_beside(&self, others: &[Self]) -> bool {
        let path = self.path();
        !self.is_null_field() && !others.iter().any(|other| other.path().starts_with(&path))
    }

    fn is_null_field(&self) -> bool {
        let is_null = matches!(self.cause, Cause::Type { found: Found::Null, .. });
        is_null && self.steps.last().is_none_or(|step| step.field)
    }
}
