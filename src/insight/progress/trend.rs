//! Where a KPI comes from, and whether that is good.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{Goal, Kpi, Reading};
use crate::syntax::tree::Comparison;
use crate::vocabulary::Direction;

use super::Difference;

/// A change of a KPI from an earlier value to the newest.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Since when; `None` for a baseline without a day.
    pub since: Option<Date>,
    /// What has changed.
    pub change: Difference,
    /// What to think of it.
    pub verdict: Verdict,
}

/// Whether a change is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is nearer to what is wanted.
    Better,
    /// It is further from it.
    Worse,
    /// There is no change.
    Unchanged,
    /// Nobody said which way is better.
    Unknown,
}

/// Returns the change since the value before the newest, and that since the beginning where it is another: since the
/// baseline, or the first value where there is none.
pub fn trend(kpi: &Kpi) -> Vec<Step> {
    let Some((newest, earlier)) = kpi.actuals.split_last() else { return Vec::new() };
    let day = |reading: &Reading| reading.on.map(|on| on.value);
    // A baseline that is younger than what was measured is no beginning of it.
    let is_before = |baseline: &&Reading| match (day(baseline), day(newest)) {
        (Some(baseline), Some(newest)) => baseline < newest,
        _ => true,
    };
    let start = kpi.baseline.as_ref().filter(is_before).or(earlier.first());
    let start = start.filter(|start| earlier.last().is_none_or(|before| day(before) != day(start)));
    let steps = earlier.last().into_iter().chain(start);
    steps.filter_map(|from| step(kpi, from, newest)).collect()
}

fn step(kpi: &Kpi, from: &Reading, to: &Reading) -> Option<Step> {
    let change = Difference::between(kpi, &from.value, &to.value)?;
    let verdict = if change.amount().is_zero() {
        Verdict::Unchanged
    } else {
        let (from, to) = (from.value.comparable(), to.value.comparable());
        match (kpi.direction(), kpi.target.as_ref().map(|target| &target.goal)) {
            (Some(Direction::Up), _) => judged(to.cmp(&from)),
            (Some(Direction::Down), _) => judged(from.cmp(&to)),
            (None, Some(goal)) => judged(distance(goal, from).cmp(&distance(goal, to))),
            (None, None) => Verdict::Unknown,
        }
    };
    Some(Step { since: from.on.map(|on| on.value), change, verdict })
}

/// Returns how far a value is from meeting a goal that points nowhere: nothing for one that meets it.
fn distance(goal: &Goal, value: Decimal) -> Decimal {
    let between = |least: Decimal, most: Decimal| {
        let clamped = value.clamp(least.min(most), most.max(least));
        value.checked_sub(clamped).map_or(Decimal::MAX, |distance| distance.abs())
    };
    match goal {
        Goal::Range(least, most) => between(least.comparable(), most.comparable()),
        Goal::Compare(Comparison::Exactly, wanted) => between(wanted.comparable(), wanted.comparable()),
        Goal::Compare(..) => Decimal::ZERO,
    }
}

/// Returns the verdict on a change that is good where it is greater.
fn judged(order: Ordering) -> Verdict {
    match order {
        Ordering::Greater => Verdict::Better,
        Ordering::Less => Verdict::Worse,
        Ordering::Equal => Verdict::Unknown,
    }
}
