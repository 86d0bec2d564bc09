//! How far a KPI is from its target, and how fast it has to move to be there in time.

use rust_decimal::Decimal;

use crate::model::{Goal, Kpi, Value};
use crate::syntax::tree::Comparison;
use crate::vocabulary::Period;

use super::Difference;

/// How the newest value of a KPI stands to its target.
#[derive(Debug, Clone, PartialEq)]
pub enum Gap<'k> {
    /// It meets the target.
    Reached {
        /// By how much more than was asked; `None` where more would not be better.
        spare: Option<Difference>,
    },
    /// It does not.
    Open {
        /// What it has to change by; nothing where the target must be passed and is only touched.
        missing: Difference,
        /// The end of the target that is nearest.
        wanted: &'k Value,
        /// Where it has to get to, seen from that end.
        edge: Edge,
    },
}

/// Where a value has to get to, seen from a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// To it.
    At,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// What has to change in each period to be in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    /// The change.
    pub change: Difference,
    /// How often: the longest of month, week and day that is left at least once.
    pub each: Period,
}

/// Returns how the newest value stands to the target, where there are both.
pub fn gap(kpi: &Kpi) -> Option<Gap<'_>> {
    let goal = &kpi.target.as_ref()?.goal;
    let newest = &kpi.newest()?.value;
    let (wanted, edge) = nearest(goal, newest);
    if goal.is_met_by(newest) {
        let spare = match goal {
            Goal::Compare(Comparison::Exactly, _) | Goal::Range(..) => None,
            Goal::Compare(..) => Difference::between(kpi, wanted, newest),
        };
        return Some(Gap::Reached { spare: spare.filter(|spare| !spare.amount().is_zero()) });
    }
    Some(Gap::Open { missing: Difference::between(kpi, newest, wanted)?, wanted, edge })
}

/// Returns the pace at which a difference is covered in the days that are left, where any are.
pub fn pace(missing: &Difference, days_left: i32) -> Option<Pace> {
    if missing.amount().is_zero() {
        return None;
    }
    let (each, length) = match days_left {
        // No month is longer.
        31.. => (Period::Month, Decimal::new(304_375, 4)),
        7.. => (Period::Week, Decimal::from(7)),
        1.. => (Period::Day, Decimal::ONE),
        _ => return None,
    };
    Some(Pace { change: missing.part(Decimal::from(days_left) / length)?, each })
}

/// Returns the end of a goal that a value has to get to, or has got to.
fn nearest<'k>(goal: &'k Goal, value: &Value) -> (&'k Value, Edge) {
    match goal {
        Goal::Compare(Comparison::MoreThan, wanted) => (wanted, Edge::Above),
        Goal::Compare(Comparison::LessThan, wanted) => (wanted, Edge::Below),
        Goal::Compare(_, wanted) => (wanted, Edge::At),
        Goal::Range(least, _) if value.comparable() < least.comparable() => (least, Edge::At),
        Goal::Range(_, most) => (most, Edge::At),
    }
}
