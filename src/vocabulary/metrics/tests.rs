//! The metrics hold together.

use std::collections::BTreeMap;

use super::{ConventionalStage, Direction, METRICS, Metric, MetricUnit};

use Direction::{Down, Up};
use MetricUnit::{Count, Duration, Money, Number, Percent, Points};

/// The metrics as the language has them: unit, which way is better, ids.
const BY_UNIT: &[(MetricUnit, Option<Direction>, &str)] = &[
    (
        Percent,
        Some(Up),
        "click-through-rate lead-rate conversion-rate win-rate activation-rate csat first-contact-resolution \
         feature-adoption stickiness retention-rate net-revenue-retention repeat-purchase-rate referral-rate",
    ),
    (Percent, Some(Down), "bounce-rate rage-click-rate dead-click-rate cart-abandonment-rate churn-rate"),
    (Count, Some(Up), "impressions sessions"),
    (Money, Some(Up), "average-order-value customer-lifetime-value monthly-recurring-revenue"),
    (Money, Some(Down), "cost-per-lead customer-acquisition-cost"),
    (Duration, Some(Down), "sales-cycle time-to-value first-response-time resolution-time"),
    (Points, Some(Up), "nps"),
    (Number, Some(Up), "review-rating"),
    (Percent, None, "scroll-depth"),
    (Duration, None, "engagement-time"),
    (Number, None, "customer-effort-score"),
];

#[test]
fn the_metrics_are_those_of_the_language_in_its_order() {
    let expected: Vec<_> = BY_UNIT
        .iter()
        .flat_map(|(unit, direction, ids)| ids.split_whitespace().map(move |id| (id, *unit, *direction)))
        .collect();
    let found: Vec<_> = METRICS.iter().map(|metric| (metric.id, metric.unit, metric.direction)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_range_fits_its_unit() {
    for metric in METRICS {
        let expected = match (metric.id, metric.unit) {
            ("net-revenue-retention", _) | (_, Count | Duration) => (Some(0), None),
            ("review-rating", _) => (Some(1), Some(5)),
            (_, Percent) => (Some(0), Some(100)),
            (_, Points) => (Some(-100), Some(100)),
            (_, Money | Number) => (None, None),
        };
        assert_eq!((metric.least, metric.greatest), expected, "{}", metric.id);
        assert_eq!(metric.range().is_some(), metric.least.is_some(), "{}", metric.id);
    }
    let range = |id| Metric::find(id).and_then(Metric::range);
    assert_eq!(range("nps").as_deref(), Some("−100 to 100"));
    assert_eq!(range("sessions").as_deref(), Some("0 or more"));
    assert_eq!(range("customer-effort-score"), None);
}

#[test]
fn every_field_is_filled_and_reads_well() {
    for metric in METRICS {
        let id = metric.id;
        assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{id}");
        let starts_upper = |text: &str| text.starts_with(char::is_uppercase);
        assert!(starts_upper(metric.title) && !metric.title.ends_with('.'), "{id}: {}", metric.title);
        assert!(metric.formula.len() > 20 && !metric.formula.ends_with('.'), "{id}: {}", metric.formula);
        assert!(!metric.formula.contains(['\n', '|']), "{id}: {}", metric.formula);
        assert!((1..=3).contains(&metric.mistakes.len()), "{id}");
        assert!(!metric.tells[..metric.tells.len() - 1].contains(". "), "{id}: one sentence");
        for sentence in [metric.tells].iter().chain(metric.mistakes) {
            assert!(starts_upper(sentence) && sentence.ends_with('.'), "{id}: {sentence}");
            assert!(!sentence.contains("  ") && !sentence.contains('\n'), "{id}: {sentence}");
        }
    }
}

#[test]
fn a_share_is_divided_and_a_median_is_a_time() {
    for metric in METRICS {
        let divides = metric.formula.contains('÷');
        match metric.unit {
            Percent => assert!(divides, "{}: a share has a denominator", metric.id),
            Duration => assert!(divides || metric.formula.starts_with("median"), "{}", metric.id),
            Count => assert!(!divides, "{}: a count is not divided", metric.id),
            Money | Points | Number => {}
        }
    }
}

#[test]
fn what_has_no_direction_says_so() {
    for metric in METRICS {
        let says_so = metric.mistakes.iter().any(|mistake| mistake.contains("no direction of its own"));
        assert_eq!(metric.direction.is_none(), says_so, "{}", metric.id);
    }
}

#[test]
fn stages_stand_in_the_order_of_a_journey_and_each_has_a_metric() {
    for metric in METRICS {
        assert!(!metric.stages.is_empty(), "{}", metric.id);
        assert!(metric.stages.is_sorted_by(|one, other| one < other), "{}", metric.id);
    }
    assert!(ConventionalStage::ALL.is_sorted_by(|one, other| one < other));
    for stage in ConventionalStage::ALL {
        assert!(METRICS.iter().any(|metric| metric.stages.contains(stage)), "{}", stage.title());
    }
}

#[test]
fn a_metric_is_found_by_whatever_it_is_called() {
    for (name, id) in [
        ("csat", "csat"),
        ("CTR", "click-through-rate"),
        ("Click-Through Rate", "click-through-rate"),
        ("click_through_rate", "click-through-rate"),
        ("net promoter score", "nps"),
        ("Customer effort score (CES)", "customer-effort-score"),
        ("Customer effort score", "customer-effort-score"),
        ("DAU/MAU ratio", "stickiness"),
        ("churn", "churn-rate"),
        ("first call resolution", "first-contact-resolution"),
    ] {
        assert_eq!(Metric::named(name).map(|metric| metric.id), Some(id), "{name}");
    }
    assert_eq!(Metric::named("happiness"), None);
    assert_eq!(Metric::named(""), None);
    assert_eq!(Metric::find("CSAT"), None, "the language knows ids only");
}

#[test]
fn no_two_metrics_share_a_name() {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for metric in METRICS {
        for name in metric.names() {
            let letters: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
            assert!(!letters.is_empty(), "{}", metric.id);
            let other = *owners.entry(letters).or_insert(metric.id);
            assert_eq!(other, metric.id, "{name}");
        }
    }
}
