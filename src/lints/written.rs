//! Values as the language writes them, for messages that repeat them.

use rust_decimal::Decimal;

use crate::model::{Goal, Unit, Value};

/// Returns a value as the language writes it: `22.4%`, `3 days`.
pub fn value(value: &Value) -> String {
    let amount = value.amount;
    match &value.unit {
        None => amount.to_string(),
        Some(Unit::Percent) => percent(amount),
        Some(Unit::Time(unit)) => format!("{amount} {}", unit.word(amount)),
        Some(Unit::Named(unit)) => format!("{amount} {unit}"),
    }
}

/// Returns a comparison or range as the language writes it: `>= 30%`.
pub fn goal(goal: &Goal) -> String {
    match goal {
        Goal::Compare(comparison, wanted) => format!("{} {}", comparison.sign(), value(wanted)),
        Goal::Range(least, most) => format!("{} .. {}", value(least), value(most)),
    }
}

/// Returns a share as the language writes it: `38%`.
pub fn percent(share: Decimal) -> String {
    format!("{share}%")
}
