//! What stands alone in a field of another file, read as the language reads it.

use pest::Parser;

use super::grammar::{Grammar, Rule};
use super::tree::Number;
use super::{build, mistake};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

/// Returns the number that is all of `written`, which stands at `span`: `22.4%`, `40 EUR`, `3 days`.
pub fn number(written: &str, span: Span) -> Option<Number<'_>> {
    Grammar::parse(Rule::lone_number, written).ok()?;
    let number = build::split_number(written, span);
    // The grammar lets the sign of a currency pass, so that it can be told what to write for it.
    let is_sign = |unit: &str| unit != "%" && !unit.starts_with(|first: char| first.is_alphabetic());
    (!number.unit.is_some_and(is_sign)).then_some(number)
}

/// Returns what is wrong with what should be a number at `span` of any text file, if it is a habit from elsewhere: `0,9%`,
/// `40 €`, `3days`.
pub fn odd_number(file: &SourceFile, span: Span) -> Option<Diagnostic> {
    let written = file.slice(span);
    let currency = || {
        Grammar::parse(Rule::lone_number, written).ok()?;
        let number = build::split_number(written, span);
        mistake::currency(file, number, number.unit?)
    };
    currency().or_else(|| mistake::amount(file, span))
}

/// Returns what is wrong with what should be a date at `span` of any text file, if it is a date in another form:
/// `31.12.2026`.
pub fn odd_date(file: &SourceFile, span: Span) -> Option<Diagnostic> {
    mistake::date(file, span)
}
