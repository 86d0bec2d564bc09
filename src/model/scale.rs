//! What the values of a KPI are counted in: how a value comes to its unit, and which values cannot be.

use rust_decimal::Decimal;

use crate::diagnostic::Location;
use crate::vocabulary::{Metric, MetricUnit};

use super::{Kpi, Unit, Value, ask_about_point};

/// What the values of a KPI are counted in, and the ends between which its metric runs.
///
/// It takes one value after the other, those of the KPI's own text first, and judges all of them alike, wherever they
/// are written.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    counted: Counted,
    metric: Option<&'static Metric>,
}

#[derive(Debug, Clone, PartialEq)]
enum Counted {
    /// In whatever the first value will have.
    Open,
    /// In what the first value has: this unit, or none.
    LikeFirst { unit: Option<Unit>, at: Location },
    /// In this unit, or one that converts to it; a value without a unit has it. `None` for plain numbers.
    In { unit: Option<Unit>, because: &'static str, at: Location },
    /// In the currency, or any unit of time, that the first value has; each value says its own.
    Like { unit: Unit, at: Location },
    /// In any currency, but always the same.
    Money,
    /// In any unit of time.
    Time,
}

/// Why a value, or a `unit`, is not one that the KPI can have.
#[derive(Debug)]
pub struct Misfit {
    /// What is wrong, as a diagnostic says it.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Where it is said what the KPI is counted in.
    pub origin: Option<Location>,
}

impl Scale {
    /// Returns the scale of a KPI as its `unit` or its metric say it, before any value.
    ///
    /// # Errors
    /// Where the metric is not counted in that unit.
    pub(super) fn of(kpi: &Kpi) -> Result<Self, Misfit> {
        let metric = kpi.metric.as_ref();
        let at = |span| Location::new(&kpi.head.file, span);
        if let Some(code) = kpi.unit.as_ref().and_then(|unit| currency_of(unit.value.word())) {
            return Err(Misfit {
                message: "a currency is written by its three-letter code".to_owned(),
                help: format!("write `unit \"{code}\"`"),
                origin: None,
            });
        }
        if let (Some(unit), Some(metric)) = (&kpi.unit, metric)
            && !suits(metric.value.unit, &unit.value)
        {
            return Err(Misfit {
                message: format!(
                    "the metric `{}` is not counted in `{}`",
                    metric.value.id,
                    unit.value.word()
                ),
                help: match metric_unit(metric.value.unit) {
                    Some(unit) => format!("delete `unit`: the metric is counted in {unit}"),
                    None => "delete `unit`: the metric is a plain number".to_owned(),
                },
                origin: Some(at(metric.span)),
            });
        }
        let counted = match (&kpi.unit, metric) {
            (Some(unit), _) => Counted::In {
                unit: Some(unit.value.clone()),
                because: "the unit of the KPI is",
                at: at(unit.span),
            },
            (None, None) => Counted::Open,
            (None, Some(metric)) => {
                let counted =
                    |unit: Option<Unit>, because| Counted::In { unit, because, at: at(metric.span) };
                match metric.value.unit {
                    MetricUnit::Percent => counted(Some(Unit::Percent), "the metric is counted in"),
                    MetricUnit::Points => counted(None, "the metric is counted in points and has"),
                    MetricUnit::Count | MetricUnit::Number => {
                        counted(None, "the metric is a plain number and has")
                    }
                    MetricUnit::Money => Counted::Money,
                    MetricUnit::Duration => Counted::Time,
                }
            }
        };
        Ok(Self { counted, metric: metric.map(|metric| metric.value) })
    }

    /// Gives the value that stands at `at` the KPI's unit, where it has none of its own.
    ///
    /// # Errors
    /// Where it has another.
    pub fn take(&mut self, value: &mut Value, at: impl FnOnce() -> Location) -> Result<(), Misfit> {
        match &self.counted {
            Counted::Open => {
                self.counted = Counted::LikeFirst { unit: value.unit.clone(), at: at() };
                Ok(())
            }
            Counted::LikeFirst { unit, at } => match fits(value, unit.as_ref()) {
                true => Ok(()),
                false => Err(other_unit(value, unit.as_ref(), "the first value of the KPI has", at)),
            },
            Counted::In { unit, because, at } => match (&value.unit, unit) {
                (None, Some(unit)) => {
                    value.unit = Some(unit.clone());
                    Ok(())
                }
                (Some(Unit::Named(points)), None) if &**points == "points" && self.is_in_points() => {
                    value.unit = None;
                    Ok(())
                }
                _ if fits(value, unit.as_ref()) => Ok(()),
                _ => Err(other_unit(value, unit.as_ref(), because, at)),
            },
            Counted::Like { unit, at } => match &value.unit {
                Some(own) if own.converts_to(unit) => Ok(()),
                Some(Unit::Named(code)) if is_currency(code) && !matches!(unit, Unit::Time(_)) => {
                    Err(other_unit(value, Some(unit), "the KPI is counted in", at))
                }
                _ if matches!(unit, Unit::Time(_)) => Err(no_time(value)),
                _ => Err(no_currency(value)),
            },
            Counted::Money => match &value.unit {
                Some(unit @ Unit::Named(code)) if is_currency(code) => {
                    self.counted = Counted::Like { unit: unit.clone(), at: at() };
                    Ok(())
                }
                _ => Err(no_currency(value)),
            },
            Counted::Time => match &value.unit {
                Some(unit @ Unit::Time(_)) => {
                    self.counted = Counted::Like { unit: unit.clone(), at: at() };
                    Ok(())
                }
                _ => Err(no_time(value)),
            },
        }
    }

    /// Asks about a value that can be read in two ways, as a number with decimals or with a point between its thousands.
    ///
    /// # Errors
    /// Where it can.
    pub fn check_point(&self, value: &Value) -> Result<(), Misfit> {
        // Steps of a scale are no count: nobody gives 4,200 stars.
        let is_step =
            self.metric.is_some_and(|metric| matches!(metric.unit, MetricUnit::Number | MetricUnit::Points));
        match ask_about_point(value) {
            Some(misfit) if !is_step => Err(misfit),
            _ => Ok(()),
        }
    }

    /// Checks that a value lies between the ends of the metric.
    ///
    /// # Errors
    /// Where it does not.
    pub fn check_range(&self, value: &Value) -> Result<(), Misfit> {
        let Some((metric, range)) = self.metric.and_then(|metric| Some((metric, metric.range()?))) else {
            return Ok(());
        };
        let is_below = metric.least.is_some_and(|least| value.amount < Decimal::from(least));
        let is_above = metric.greatest.is_some_and(|most| value.amount > Decimal::from(most));
        if !is_below && !is_above {
            return Ok(());
        }
        Err(Misfit {
            message: format!("`{}` cannot have this value", metric.id),
            help: format!("write a value of {range}"),
            origin: None,
        })
    }

    /// Returns whether its values are times.
    pub fn is_time(&self) -> bool {
        match &self.counted {
            Counted::Time => true,
            Counted::Like { unit, .. } => matches!(unit, Unit::Time(_)),
            Counted::In { unit, .. } | Counted::LikeFirst { unit, .. } => matches!(unit, Some(Unit::Time(_))),
            Counted::Open | Counted::Money => false,
        }
    }

    fn is_in_points(&self) -> bool {
        self.metric.is_some_and(|metric| metric.unit == MetricUnit::Points)
    }
}

fn no_currency(value: &Value) -> Misfit {
    Misfit {
        message: "an amount of money needs a currency".to_owned(),
        help: format!("write its three-letter code, as in `{} EUR`", value.amount),
        origin: None,
    }
}

fn no_time(value: &Value) -> Misfit {
    Misfit {
        message: "a duration needs a unit of time".to_owned(),
        help: format!("write ms, s, min, h, days, weeks, months or years, as in `{} days`", value.amount),
        origin: None,
    }
}

fn fits(value: &Value, unit: Option<&Unit>) -> bool {
    match (&value.unit, unit) {
        (Some(own), Some(unit)) => own.converts_to(unit),
        (own, unit) => own.is_none() && unit.is_none(),
    }
}

fn other_unit(value: &Value, unit: Option<&Unit>, because: &str, at: &Location) -> Misfit {
    let shown = |unit: Option<&Unit>| unit.map_or("no unit".to_owned(), |unit| format!("`{}`", unit.word()));
    Misfit {
        message: format!("this value has {}, {because} {}", shown(value.unit.as_ref()), shown(unit)),
        help: match (&value.unit, unit) {
            // To write another unit behind the same number would make another value of it.
            (Some(_), Some(Unit::Time(_))) => {
                "the units of time are ms, s, min, h, days, weeks, months and years".to_owned()
            }
            (Some(_), Some(unit)) => {
                format!("convert it to `{}`: all values of a KPI are counted alike", unit.word())
            }
            (None, Some(Unit::Percent)) if is_fraction(value.amount) => in_percent(value.amount),
            _ => format!("write `{}`", Value { unit: unit.cloned(), ..value.clone() }),
        },
        origin: Some(at.clone()),
    }
}

/// Returns whether a number without a unit is most likely a fraction of 1, where percents are meant.
pub fn is_fraction(amount: Decimal) -> bool {
    !amount.is_zero() && amount.abs() < Decimal::ONE
}

/// Returns how to write a fraction of 1 in percent.
pub fn in_percent(fraction: Decimal) -> String {
    format!("write `{}%`", (fraction * Decimal::ONE_HUNDRED).normalize())
}

fn suits(metric: MetricUnit, unit: &Unit) -> bool {
    match (metric, unit) {
        (MetricUnit::Percent, Unit::Percent) | (MetricUnit::Duration, Unit::Time(_)) => true,
        (MetricUnit::Money, Unit::Named(code)) => is_currency(code),
        (MetricUnit::Points, Unit::Named(points)) => &**points == "points",
        // A scale may have a name for its steps: stars.
        (MetricUnit::Number, Unit::Named(_)) => true,
        _ => false,
    }
}

fn metric_unit(unit: MetricUnit) -> Option<&'static str> {
    match unit {
        MetricUnit::Percent => Some("`%`"),
        MetricUnit::Money => Some("a currency such as `EUR`"),
        MetricUnit::Duration => Some("a unit of time such as `days`"),
        MetricUnit::Points => Some("points"),
        MetricUnit::Count | MetricUnit::Number => None,
    }
}

/// Returns the code of a currency that is written by its sign; a sign that several have stands for none.
fn currency_of(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "€" | "Euro" | "euro" => "EUR",
        "£" => "GBP",
        "$" | "US$" => "USD",
        "₹" => "INR",
        _ => return None,
    })
}

/// Returns whether a word has the form of an ISO 4217 code.
fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}
