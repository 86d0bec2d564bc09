//! Amounts with units, durations that convert, volumes.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::source::{FilePath, Span, Spanned};
use crate::syntax::tree::Comparison;
use crate::vocabulary::Period;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum TimeUnit {
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl TimeUnit {
    /// Returns the unit that a word such as `min` or `days` stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "ms" => TimeUnit::Millisecond,
            "s" | "second" | "seconds" => TimeUnit::Second,
            "min" | "minute" | "minutes" => TimeUnit::Minute,
            "h" | "hour" | "hours" => TimeUnit::Hour,
            "day" | "days" => TimeUnit::Day,
            "week" | "weeks" => TimeUnit::Week,
            "month" | "months" => TimeUnit::Month,
            "year" | "years" => TimeUnit::Year,
            _ => return None,
        })
    }

    /// Returns the length in seconds; a month counts 30.4375 days, a year 365.25.
    pub fn seconds(self) -> Decimal {
        match self {
            TimeUnit::Millisecond => Decimal::new(1, 3),
            TimeUnit::Second => Decimal::ONE,
            TimeUnit::Minute => Decimal::from(60),
            TimeUnit::Hour => Decimal::from(3_600),
            TimeUnit::Day => Decimal::from(86_400),
            TimeUnit::Week => Decimal::from(604_800),
            TimeUnit::Month => Decimal::from(2_629_800),
            TimeUnit::Year => Decimal::from(31_557_600),
        }
    }

    /// Returns the word that people read after `amount`: `1 day`, `2 days`, `3 min`.
    pub fn word(self, amount: Decimal) -> &'static str {
        let one = amount == Decimal::ONE;
        match self {
            TimeUnit::Millisecond => "ms",
            TimeUnit::Second => "s",
            TimeUnit::Minute => "min",
            TimeUnit::Hour => "h",
            TimeUnit::Day if one => "day",
            TimeUnit::Day => "days",
            TimeUnit::Week if one => "week",
            TimeUnit::Week => "weeks",
            TimeUnit::Month if one => "month",
            TimeUnit::Month => "months",
            TimeUnit::Year if one => "year",
            TimeUnit::Year => "years",
        }
    }
}

/// A stretch of time as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duration {
    /// How many.
    pub amount: Decimal,
    /// Of what.
    pub unit: TimeUnit,
}

impl Duration {
    /// Returns the length in seconds, or the greatest there is where it would overflow.
    pub fn seconds(self) -> Decimal {
        self.amount.checked_mul(self.unit.seconds()).unwrap_or(Decimal::MAX)
    }

    /// Returns the day that lies so far behind `day`: months and years are those of the calendar, and a part of a day
    /// counts as a whole one. `None` where the calendar ends before.
    pub fn after(self, day: Date) -> Option<Date> {
        let months = match self.unit {
            TimeUnit::Month => self.amount,
            TimeUnit::Year => self.amount.checked_mul(Decimal::from(12))?,
            _ => Decimal::ZERO,
        };
        let rest = match self.unit {
            TimeUnit::Month | TimeUnit::Year => months.fract() * TimeUnit::Month.seconds(),
            _ => self.seconds(),
        };
        let days = (rest / TimeUnit::Day.seconds()).ceil().to_i64()?;
        let span = jiff::Span::new().try_months(months.trunc().to_i64()?).ok()?;
        day.checked_add(span.try_days(days).ok()?).ok()
    }
}

/// `takes 2 weeks` or `takes 20 .. 30 min`: time that passes for the customer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Takes {
    /// The least; for a plain duration the same as `most`.
    pub least: Duration,
    /// The most.
    pub most: Duration,
    /// Where it is written.
    pub span: Span,
}

/// `volume 4_200 per month`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Volume {
    /// How many people.
    pub amount: Decimal,
    /// Over which time.
    pub period: Period,
    /// Whether the writer says that some come another way than by the arrows.
    pub has_other_way_in: bool,
    /// Where it is written.
    pub span: Span,
}

impl Volume {
    /// Returns the number of people over another time.
    pub fn per(self, period: Period) -> Decimal {
        per(self.amount, self.period, period)
    }
}

/// Returns a number of people that come in one period over another one.
pub fn per(people: Decimal, from: Period, to: Period) -> Decimal {
    people.checked_mul(days(to)).unwrap_or(Decimal::MAX) / days(from)
}

/// Returns a number of people as it is shown: a whole one, but for a few that would become nobody, or all of so many.
pub fn whole_people(people: Decimal, all: Option<Decimal>) -> Decimal {
    let (whole, fine) = (people.round(), people.round_dp(2));
    if fine.is_zero() {
        return people.round_sf(1).unwrap_or(people);
    }
    let is_end = |rounded: Decimal| rounded.is_zero() || Some(rounded) == all;
    let decimals =
        [whole, people.round_dp(1)].into_iter().find(|rounded| *rounded == people || !is_end(*rounded));
    decimals.unwrap_or(fine)
}

fn days(period: Period) -> Decimal {
    match period {
        Period::Day => Decimal::ONE,
        Period::Week => Decimal::from(7),
        Period::Month => Decimal::new(304_375, 4),
        Period::Quarter => Decimal::new(913_125, 4),
        Period::Year => Decimal::new(36_525, 2),
    }
}

/// What a value is counted in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `%`
    Percent,
    /// A unit of time.
    Time(TimeUnit),
    /// Any other word: a currency (`EUR`), `points`, `visits`.
    Named(Arc<str>),
}

impl Unit {
    /// Returns the unit that a word, or `%`, stands for.
    pub fn from_word(word: &str) -> Self {
        match TimeUnit::from_word(word) {
            Some(time) => Unit::Time(time),
            None if word == "%" => Unit::Percent,
            None => Unit::Named(word.into()),
        }
    }

    /// Returns the word for several of them: `%`, `days`, `EUR`.
    pub fn word(&self) -> &str {
        match self {
            Unit::Percent => "%",
            Unit::Time(unit) => unit.word(Decimal::TWO),
            Unit::Named(word) => word,
        }
    }

    /// Returns whether values of the two units can be compared: durations convert into each other.
    pub fn converts_to(&self, other: &Unit) -> bool {
        matches!((self, other), (Unit::Time(_), Unit::Time(_))) || self == other
    }
}

/// An amount with its unit: `12.5%`, `3 days`, `40 EUR`.
///
/// After linking, a KPI's values carry the unit of the KPI where they were written without one.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The exact amount.
    pub amount: Decimal,
    /// The unit; `None` for a count.
    pub unit: Option<Unit>,
    /// Where it is written.
    pub span: Span,
}

impl Value {
    /// Returns whether it was written without a unit: its text is as long as its digits.
    pub fn is_bare(&self) -> bool {
        self.span.len() == self.amount.to_string().len()
    }

    /// Returns a number by which values of one KPI can be compared: seconds for durations, else the amount.
    pub fn comparable(&self) -> Decimal {
        match self.unit {
            Some(Unit::Time(unit)) => Duration { amount: self.amount, unit }.seconds(),
            _ => self.amount,
        }
    }
}

/// As the language writes it.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            None => write!(f, "{}", self.amount),
            Some(Unit::Percent) => write!(f, "{}%", self.amount),
            Some(Unit::Time(unit)) => write!(f, "{} {}", self.amount, unit.word(self.amount)),
            Some(Unit::Named(word)) => write!(f, "{} {word}", self.amount),
        }
    }
}

/// As the language writes it.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.word(self.amount))
    }
}

/// As the language writes it: `20 .. 30 min`.
impl fmt::Display for Takes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (least, most) if least == most => write!(f, "{most}"),
            (least, most) if least.unit == most.unit => write!(f, "{} .. {most}", least.amount),
            (least, most) => write!(f, "{least} .. {most}"),
        }
    }
}

/// As the language writes it: `>= 30%`, `20 min .. 30 min`.
impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Goal::Compare(comparison, wanted) => write!(f, "{} {wanted}", comparison.sign()),
            Goal::Range(least, most) => write!(f, "{least} .. {most}"),
        }
    }
}

/// Returns the exact amount of digits as the language writes them; `None` where they are more than can be kept.
pub fn amount(digits: &str) -> Option<Decimal> {
    let odd = |char: char| matches!(char, '_' | '+' | '−');
    if !digits.contains(odd) {
        return Decimal::from_str_exact(digits).ok();
    }
    Decimal::from_str_exact(&digits.replace(['_', '+'], "").replace('−', "-")).ok()
}

/// What a target or warning line asks of an actual value.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// `>= 30%`
    Compare(Comparison, Value),
    /// `20 .. 30 min`, both ends included.
    Range(Value, Value),
}

impl Goal {
    /// Returns whether `actual` meets it.
    pub fn is_met_by(&self, actual: &Value) -> bool {
        let actual = actual.comparable();
        match self {
            Goal::Compare(comparison, value) => {
                let wanted = value.comparable();
                match comparison {
                    Comparison::AtLeast => actual >= wanted,
                    Comparison::AtMost => actual <= wanted,
                    Comparison::MoreThan => actual > wanted,
                    Comparison::LessThan => actual < wanted,
                    Comparison::Exactly => actual == wanted,
                }
            }
            Goal::Range(least, most) => actual >= least.comparable() && actual <= most.comparable(),
        }
    }
}

/// A value on a day, where one is given: `22.4% on 2026-11-01`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What was measured.
    pub value: Value,
    /// On which day.
    pub on: Option<Spanned<Date>>,
    /// The data file it is written in; `None` for the file of its KPI.
    pub file: Option<FilePath>,
}

impl Reading {
    /// Returns whether it stands in the text of its KPI, not in a data file.
    pub fn is_of_text(&self) -> bool {
        self.file.is_none()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use rust_decimal::Decimal;

    use super::{Duration, Reading, TimeUnit, whole_people};

    fn after(amount: Decimal, unit: TimeUnit) -> Option<Date> {
        Duration { amount, unit }.after(date(2026, 1, 31))
    }

    #[test]
    fn some_people_are_neither_nobody_nor_all() {
        let shown = |people: &str, all: &str| {
            let [people, all] = [people, all].map(|number| number.parse().unwrap());
            whole_people(people, Some(all)).normalize().to_string()
        };
        for (people, all, expected) in [
            ("733.6", "1000", "734"),
            ("0", "1000", "0"),
            ("1000", "1000", "1000"),
            ("0.333", "1", "0.3"),
            ("0.96", "1", "0.96"),
            ("0.04", "100", "0.04"),
            ("0.0004", "1", "0.0004"),
            ("999.6", "1000", "999.6"),
            ("99.9999", "100", "100"),
            ("0.3", "0.3", "0.3"),
        ] {
            assert_eq!(shown(people, all), expected, "{people} of {all}");
        }
    }

    #[test]
    fn months_and_years_are_those_of_the_calendar() {
        for (amount, unit, day) in [
            (Decimal::ONE, TimeUnit::Month, date(2026, 2, 28)),
            (Decimal::new(15, 1), TimeUnit::Year, date(2027, 7, 31)),
            (Decimal::new(15, 1), TimeUnit::Month, date(2026, 3, 16)),
            (Decimal::TWO, TimeUnit::Week, date(2026, 2, 14)),
            (Decimal::from(25), TimeUnit::Hour, date(2026, 2, 2)),
            (Decimal::ZERO, TimeUnit::Year, date(2026, 1, 31)),
        ] {
            assert_eq!(after(amount, unit), Some(day), "{amount} {unit:?}");
        }
    }

    #[test]
    fn what_lies_behind_the_end_of_the_calendar_is_no_day() {
        for unit in [TimeUnit::Millisecond, TimeUnit::Day, TimeUnit::Month, TimeUnit::Year] {
            assert_eq!(after(Decimal::MAX, unit), None, "{unit:?}");
        }
        assert_eq!(after(Decimal::from(9_000), TimeUnit::Year), None);
    }

    #[test]
    fn a_reading_is_small() {
        // There may be millions of them, from data files.
        assert!(size_of::<Reading>() <= 80, "{}", size_of::<Reading>());
    }
}
