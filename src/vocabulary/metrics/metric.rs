//! What a row of the metrics says.

use super::METRICS;

/// A built-in metric, and what an analyst would say of it.
#[derive(Debug, PartialEq)]
pub struct Metric {
    /// The word that the language writes.
    pub id: &'static str,
    /// The name that people read.
    pub title: &'static str,
    /// What else it is called, abbreviations included.
    pub also: &'static [&'static str],
    /// A value as it may well be, as the language writes it.
    pub sample: &'static str,
    /// How it is computed: what is counted, divided by what, over which time.
    pub formula: &'static str,
    /// What it is counted in.
    pub unit: MetricUnit,
    /// Which way is better, where one is.
    pub direction: Option<Direction>,
    /// The least value there can be.
    pub least: Option<i64>,
    /// The greatest value there can be.
    pub greatest: Option<i64>,
    /// Where on a journey it is usually read, in the order of a journey.
    pub stages: &'static [ConventionalStage],
    /// What it tells, in a sentence.
    pub tells: &'static str,
    /// What people get wrong with it: a sentence or two each.
    pub mistakes: &'static [&'static str],
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// What a metric is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MetricUnit {
    /// `%`
    Percent,
    /// A number of things, without a unit.
    Count,
    /// Any one currency.
    Money,
    /// Any unit of time.
    Duration,
    /// Points of a score, written `points` or without a unit.
    Points,
    /// A plain number on a scale.
    Number,
}

/// A stage that most journeys have, whatever they call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConventionalStage {
    /// They learn that we exist.
    Awareness,
    /// They compare what there is.
    Consideration,
    /// They decide and buy.
    Purchase,
    /// They begin.
    Onboarding,
    /// They use what they bought.
    Use,
    /// They need help.
    Service,
    /// They stay, buy again or leave.
    Loyalty,
    /// They recommend us, or warn others.
    Advocacy,
}

impl Metric {
    /// Returns the metric of this id.
    pub fn find(id: &str) -> Option<&'static Metric> {
        METRICS.iter().find(|metric| metric.id == id)
    }

    /// Returns the metric that people call so: by id, title or another name, in any case and however its words are
    /// joined. `CTR`, `Click-Through Rate` and `click through rate` are one.
    pub fn named(name: &str) -> Option<&'static Metric> {
        let wanted = letters(name);
        METRICS.iter().find(|metric| metric.names().any(|name| letters(name) == wanted))
    }

    /// Returns everything that the metric is called, the id first. All of these together are what a search for the
    /// nearest name looks through; [`Metric::named`] then has the metric.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.id, self.title].into_iter().chain(self.also.iter().copied())
    }

    /// Returns the values that there can be, in words, where there is an end: `0 to 100`, `0 or more`.
    pub fn range(&self) -> Option<String> {
        let range = match (self.least, self.greatest) {
            (Some(least), Some(greatest)) => format!("{least} to {greatest}"),
            (Some(least), None) => format!("{least} or more"),
            (None, Some(greatest)) => format!("{greatest} or less"),
            (None, None) => return None,
        };
        Some(range.replace('-', "−"))
    }
}

impl Direction {
    /// Returns the direction in words.
    pub const fn title(self) -> &'static str {
        match self {
            Direction::Up => "higher is better",
            Direction::Down => "lower is better",
        }
    }
}

impl MetricUnit {
    /// Returns the unit in words.
    pub const fn title(self) -> &'static str {
        match self {
            MetricUnit::Percent => "percent",
            MetricUnit::Count => "a count, without a unit",
            MetricUnit::Money => "money, in any one currency",
            MetricUnit::Duration => "a duration, in any unit of time",
            MetricUnit::Points => "points",
            MetricUnit::Number => "a number on a scale, without a unit",
        }
    }
}

impl ConventionalStage {
    /// Every stage, in the order of a journey.
    pub const ALL: &'static [ConventionalStage] = &[
        ConventionalStage::Awareness,
        ConventionalStage::Consideration,
        ConventionalStage::Purchase,
        ConventionalStage::Onboarding,
        ConventionalStage::Use,
        ConventionalStage::Service,
        ConventionalStage::Loyalty,
        ConventionalStage::Advocacy,
    ];

    /// Returns the name that people read.
    pub const fn title(self) -> &'static str {
        match self {
            ConventionalStage::Awareness => "awareness",
            ConventionalStage::Consideration => "consideration",
            ConventionalStage::Purchase => "purchase",
            ConventionalStage::Onboarding => "onboarding",
            ConventionalStage::Use => "use",
            ConventionalStage::Service => "service",
            ConventionalStage::Loyalty => "loyalty",
            ConventionalStage::Advocacy => "advocacy",
        }
    }
}

/// Returns the letters and digits of a name, by which names are compared.
fn letters(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Rows to begin from: each brings a unit and the range that values of it have.
pub(super) mod rows {
    use super::{Metric, MetricUnit};

    const EMPTY: Metric = Metric {
        id: "",
        title: "",
        sample: "",
        also: &[],
        formula: "",
        unit: MetricUnit::Number,
        direction: None,
        least: None,
        greatest: None,
        stages: &[],
        tells: "",
        mistakes: &[],
    };
    pub const PERCENT: Metric =
        Metric { unit: MetricUnit::Percent, least: Some(0), greatest: Some(100), ..EMPTY };
    pub const COUNT: Metric = Metric { unit: MetricUnit::Count, least: Some(0), ..EMPTY };
    /// Credits and losses are negative.
    pub const MONEY: Metric = Metric { unit: MetricUnit::Money, ..EMPTY };
    pub const DURATION: Metric = Metric { unit: MetricUnit::Duration, least: Some(0), ..EMPTY };
    pub const POINTS: Metric =
        Metric { unit: MetricUnit::Points, least: Some(-100), greatest: Some(100), ..EMPTY };
    /// A scale's ends are its own.
    pub const NUMBER: Metric = Metric { unit: MetricUnit::Number, ..EMPTY };
}
