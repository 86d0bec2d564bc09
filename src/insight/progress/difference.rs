//! How far it is from one value of a KPI to another, in the unit people say it in.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Kpi, TimeUnit, Unit, Value};
use crate::vocabulary::MetricUnit;
use crate::words::{Words, format};

/// How far it is from one value of a KPI to another. Between percentages these are points.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What has to be added to the first to get the second; seconds for durations.
    amount: Decimal,
    unit: DifferenceUnit,
}

#[derive(Debug, Clone, PartialEq)]
enum DifferenceUnit {
    None,
    Points,
    Named(Arc<str>),
    /// The finer unit of both.
    Time(TimeUnit),
}

impl Difference {
    /// Returns the way from one value to another, unless it is longer than a number can be.
    pub fn between(kpi: &Kpi, from: &Value, to: &Value) -> Option<Self> {
        let amount = to.comparable().checked_sub(from.comparable())?;
        Some(Self { amount, unit: unit(kpi, from, to) })
    }

    /// Returns the amount; seconds for durations.
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// Returns an equal part of it.
    pub fn part(&self, of: Decimal) -> Option<Self> {
        Some(Self { amount: self.amount.checked_div(of)?, unit: self.unit.clone() })
    }

    /// Returns it with its sign: `+7.6 points`, `−12 min`.
    pub fn signed(&self, words: &Words) -> String {
        let sign = if self.amount > Decimal::ZERO { "+" } else { "" };
        format!("{sign}{}", self.text(words, |amount| amount))
    }

    /// Returns it with its sign and two digits that matter: `+1.9 points`, `+0.25 points`, `−46 min`.
    pub fn signed_about(&self, words: &Words) -> String {
        let sign = if self.amount > Decimal::ZERO { "+" } else { "" };
        format!("{sign}{}", self.text(words, about))
    }

    /// Returns it without a sign: `7.6 points`.
    pub fn unsigned(&self, words: &Words) -> String {
        Self { amount: self.amount.abs(), unit: self.unit.clone() }.text(words, |amount| amount)
    }

    fn text(&self, words: &Words, round: impl Fn(Decimal) -> Decimal) -> String {
        let (amount, unit) = match &self.unit {
            DifferenceUnit::None => return format::number(round(self.amount), words),
            DifferenceUnit::Points => {
                let amount = round(self.amount);
                (amount, format::points(amount, words))
            }
            DifferenceUnit::Named(unit) => (round(self.amount), &**unit),
            DifferenceUnit::Time(unit) => {
                let (amount, unit) = fitting(self.amount, *unit);
                // Months and years are no whole number of the smaller units.
                let amount = round(rounded(amount, 2));
                (amount, words.time_unit(unit, amount))
            }
        };
        format!("{}\u{a0}{unit}", format::number(amount, words))
    }
}

fn unit(kpi: &Kpi, from: &Value, to: &Value) -> DifferenceUnit {
    let counts_points = kpi.metric.is_some_and(|metric| metric.value.unit == MetricUnit::Points);
    match (&to.unit, &from.unit) {
        (Some(Unit::Percent), _) => DifferenceUnit::Points,
        (Some(Unit::Time(one)), Some(Unit::Time(other))) => DifferenceUnit::Time(*one.min(other)),
        (Some(Unit::Time(unit)), _) => DifferenceUnit::Time(*unit),
        (Some(Unit::Named(name)), _) if &**name == "points" => DifferenceUnit::Points,
        (Some(Unit::Named(name)), _) => DifferenceUnit::Named(name.clone()),
        (None, _) if counts_points => DifferenceUnit::Points,
        (None, _) => DifferenceUnit::None,
    }
}

/// Returns seconds in a unit, or in a smaller one of which there is at least one.
fn fitting(seconds: Decimal, largest: TimeUnit) -> (Decimal, TimeUnit) {
    use TimeUnit::{Day, Hour, Millisecond, Minute, Month, Second, Week, Year};
    let smaller = [Year, Month, Week, Day, Hour, Minute, Second, Millisecond];
    let mut smaller = smaller.into_iter().skip_while(|unit| *unit != largest);
    let fits = |unit: &TimeUnit| seconds.is_zero() || seconds.abs() >= unit.seconds();
    let unit = smaller.find(fits).unwrap_or(Millisecond);
    (seconds.checked_div(unit.seconds()).unwrap_or(Decimal::MAX), unit)
}

/// Returns an amount with two digits that matter, and all digits before the point.
fn about(amount: Decimal) -> Decimal {
    let mut places = 0;
    let mut scaled = amount.abs();
    while !scaled.is_zero() && scaled < Decimal::TEN && places < Decimal::MAX_SCALE {
        scaled *= Decimal::TEN;
        places += 1;
    }
    rounded(amount, places)
}

fn rounded(amount: Decimal, places: u32) -> Decimal {
    amount.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}
