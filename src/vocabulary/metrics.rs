//! The built-in metrics: what a KPI can say it measures, with unit, direction and range.

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

/// A built-in metric.
#[derive(Debug, PartialEq)]
pub struct Metric {
    /// The word that the language writes.
    pub id: &'static str,
    /// The name that people read.
    pub title: &'static str,
    /// How it is computed.
    pub formula: &'static str,
    /// What it is counted in.
    pub unit: MetricUnit,
    /// Which way is better, where one is.
    pub direction: Option<Direction>,
    /// The least value there can be.
    pub least: Option<i64>,
    /// The greatest value there can be.
    pub greatest: Option<i64>,
}

impl Metric {
    /// Returns the metric of this id.
    pub fn find(id: &str) -> Option<&'static Metric> {
        METRICS.iter().find(|metric| metric.id == id)
    }
}

use Direction::{Down, Up};
use MetricUnit::{Count, Duration, Money, Number, Percent, Points};

const fn metric(
    id: &'static str,
    title: &'static str,
    formula: &'static str,
    unit: MetricUnit,
    direction: Option<Direction>,
    range: (Option<i64>, Option<i64>),
) -> Metric {
    Metric { id, title, formula, unit, direction, least: range.0, greatest: range.1 }
}

const SHARE: (Option<i64>, Option<i64>) = (Some(0), Some(100));
const POSITIVE: (Option<i64>, Option<i64>) = (Some(0), None);
const ANY: (Option<i64>, Option<i64>) = (None, None);

/// Every built-in metric, in the order of the reference.
pub static METRICS: &[Metric] = &[
    metric("click-through-rate", "Click-through rate", "clicks ÷ impressions", Percent, Some(Up), SHARE),
    metric("lead-rate", "Lead rate", "leads ÷ visits", Percent, Some(Up), SHARE),
    metric("conversion-rate", "Conversion rate", "completed ÷ started", Percent, Some(Up), SHARE),
    metric("win-rate", "Win rate", "deals won ÷ deals closed", Percent, Some(Up), SHARE),
    metric(
        "activation-rate",
        "Activation rate",
        "new customers who reach first value ÷ new customers",
        Percent,
        Some(Up),
        SHARE,
    ),
    metric(
        "csat",
        "Customer satisfaction (CSAT)",
        "satisfied answers ÷ all answers",
        Percent,
        Some(Up),
        SHARE,
    ),
    metric(
        "first-contact-resolution",
        "First-contact resolution",
        "cases solved at first contact ÷ all cases",
        Percent,
        Some(Up),
        SHARE,
    ),
    metric(
        "feature-adoption",
        "Feature adoption",
        "users of the feature ÷ active users",
        Percent,
        Some(Up),
        SHARE,
    ),
    metric(
        "stickiness",
        "Stickiness (DAU ÷ MAU)",
        "daily active users ÷ monthly active users",
        Percent,
        Some(Up),
        SHARE,
    ),
    metric(
        "retention-rate",
        "Retention rate",
        "customers kept ÷ customers at the start",
        Percent,
        Some(Up),
        SHARE,
    ),
    metric(
        "net-revenue-retention",
        "Net revenue retention",
        "recurring revenue of last year's customers now ÷ then",
        Percent,
        Some(Up),
        POSITIVE,
    ),
    metric(
        "repeat-purchase-rate",
        "Repeat purchase rate",
        "customers with two orders or more ÷ customers",
        Percent,
        Some(Up),
        SHARE,
    ),
    metric(
        "referral-rate",
        "Referral rate",
        "customers who came by referral ÷ new customers",
        Percent,
        Some(Up),
        SHARE,
    ),
    metric("bounce-rate", "Bounce rate", "visits of one page ÷ visits", Percent, Some(Down), SHARE),
    metric(
        "rage-click-rate",
        "Rage-click rate",
        "visits with rage clicks ÷ visits",
        Percent,
        Some(Down),
        SHARE,
    ),
    metric(
        "dead-click-rate",
        "Dead-click rate",
        "visits with dead clicks ÷ visits",
        Percent,
        Some(Down),
        SHARE,
    ),
    metric(
        "cart-abandonment-rate",
        "Cart abandonment rate",
        "carts left ÷ carts filled",
        Percent,
        Some(Down),
        SHARE,
    ),
    metric("churn-rate", "Churn rate", "customers lost ÷ customers at the start", Percent, Some(Down), SHARE),
    metric("impressions", "Impressions", "times shown", Count, Some(Up), POSITIVE),
    metric("sessions", "Sessions", "visits", Count, Some(Up), POSITIVE),
    metric("average-order-value", "Average order value", "revenue ÷ orders", Money, Some(Up), ANY),
    metric(
        "customer-lifetime-value",
        "Customer lifetime value",
        "margin per customer over the whole relation",
        Money,
        Some(Up),
        ANY,
    ),
    metric(
        "monthly-recurring-revenue",
        "Monthly recurring revenue",
        "sum of monthly subscriptions",
        Money,
        Some(Up),
        ANY,
    ),
    metric("cost-per-lead", "Cost per lead", "marketing spend ÷ leads", Money, Some(Down), ANY),
    metric(
        "customer-acquisition-cost",
        "Customer acquisition cost",
        "marketing and sales spend ÷ new customers",
        Money,
        Some(Down),
        ANY,
    ),
    metric(
        "sales-cycle",
        "Sales cycle",
        "time from first contact to signature",
        Duration,
        Some(Down),
        POSITIVE,
    ),
    metric(
        "time-to-value",
        "Time to value",
        "time from purchase to first value",
        Duration,
        Some(Down),
        POSITIVE,
    ),
    metric(
        "first-response-time",
        "First response time",
        "time from question to first answer",
        Duration,
        Some(Down),
        POSITIVE,
    ),
    metric(
        "resolution-time",
        "Resolution time",
        "time from question to solution",
        Duration,
        Some(Down),
        POSITIVE,
    ),
    metric(
        "nps",
        "Net Promoter Score (NPS)",
        "share of promoters − share of detractors",
        Points,
        Some(Up),
        (Some(-100), Some(100)),
    ),
    metric("review-rating", "Review rating", "mean of stars given", Number, Some(Up), (Some(1), Some(5))),
    metric("scroll-depth", "Scroll depth", "part of the page seen", Percent, None, SHARE),
    metric("engagement-time", "Engagement time", "time with the page in front", Duration, None, POSITIVE),
    metric(
        "customer-effort-score",
        "Customer effort score (CES)",
        "mean of answers on the effort scale",
        Number,
        None,
        ANY,
    ),
];
