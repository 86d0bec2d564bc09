//! Which part of the distance from baseline to target a KPI has covered.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{Goal, Kpi, Value};

use super::{Gap, gap};

/// Returns the part of the way from the baseline to the target that the newest value has covered: less than 0 where it
/// went the other way, more than 1 where it went further. Nothing where the target was met to begin with.
pub fn completion(kpi: &Kpi) -> Option<Decimal> {
    let start = &kpi.baseline.as_ref()?.value;
    let goal = &kpi.target.as_ref()?.goal;
    if goal.is_met_by(start) {
        return None;
    }
    let (start, wanted) = (start.comparable(), first_met(goal, start).comparable());
    let covered = kpi.newest()?.value.comparable().checked_sub(start)?;
    covered.checked_div(wanted.checked_sub(start)?)
}

/// Returns the same in percent, from 0 to 100.
pub fn percent_covered(kpi: &Kpi) -> Option<u32> {
    let share = completion(kpi)?.checked_mul(Decimal::ONE_HUNDRED)?;
    share.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED).round().to_u32()
}

/// Returns how near a KPI is to its target, from 1 downwards: by the way covered, else by what is missing of the target
/// itself. Nothing where there is no target or no value.
pub fn nearness(kpi: &Kpi) -> Option<Decimal> {
    completion(kpi).or_else(|| match gap(kpi)? {
        Gap::Reached { .. } => Some(Decimal::ONE),
        Gap::Open { missing, wanted, .. } => {
            let newest = kpi.newest()?.value.comparable().abs();
            // The greater of the two, so that nothing is further than all of it from a target of 0.
            let whole = wanted.comparable().abs().max(newest);
            Some(Decimal::ONE - missing.amount().abs().checked_div(whole).unwrap_or_default())
        }
    })
}

/// Returns the value at which somebody who comes from `start` meets a goal.
fn first_met<'k>(goal: &'k Goal, start: &Value) -> &'k Value {
    match goal {
        Goal::Compare(_, wanted) => wanted,
        Goal::Range(least, _) if start.comparable() < least.comparable() => least,
        Goal::Range(_, most) => most,
    }
}
