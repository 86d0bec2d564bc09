//! Who begins, and who makes a habit of it.

use super::metric::ConventionalStage::{Loyalty, Onboarding, Use};
use super::metric::Direction::{Down, Up};
use super::metric::Metric;
use super::metric::rows::{DURATION, PERCENT};

pub const ACTIVATION_RATE: Metric = Metric {
    id: "activation-rate",
    title: "Activation rate",
    sample: "61%",
    also: &["User activation", "Activation"],
    formula: "new customers who reached first value within a set time ÷ all new customers of the same cohort",
    direction: Some(Up),
    stages: &[Onboarding],
    tells: "How many of those who join get to the point where it first is of use to them.",
    mistakes: &[
        "Signing in is not first value: choose an event after which people demonstrably stay.",
        "Without a set time, older cohorts look better only because they have had longer.",
        "Leave out a cohort whose time has not run out yet; it can still rise.",
    ],
    ..PERCENT
};

pub const TIME_TO_VALUE: Metric = Metric {
    id: "time-to-value",
    title: "Time to value",
    sample: "9 days",
    also: &["TTV", "Time to first value"],
    formula: "median time from sign-up or purchase to first value, of the customers who began in the period",
    direction: Some(Down),
    stages: &[Onboarding],
    tells: "How soon what people bought is of use to them.",
    mistakes: &[
        "Take the median: a few who come back after months pull the mean.",
        "Who never gets there has no time at all: without the activation rate beside it, losing the slow \
         ones looks like progress.",
        "First value is what the customer gains, not the end of our own set-up.",
    ],
    ..DURATION
};

pub const FEATURE_ADOPTION: Metric = Metric {
    id: "feature-adoption",
    title: "Feature adoption",
    sample: "38%",
    also: &["Feature adoption rate"],
    formula: "active users who used the feature ÷ all active users who have access to it, in the same period",
    direction: Some(Up),
    stages: &[Onboarding, Use],
    tells: "How many of those who could use a feature do.",
    mistakes: &[
        "Who cannot use it, by plan or by role, does not belong in the denominator.",
        "One try is no adoption: set how often it must be used, and in which time.",
        "The rate also rises when those who do not use it leave; look at the number of users too.",
    ],
    ..PERCENT
};

pub const STICKINESS: Metric = Metric {
    id: "stickiness",
    title: "Stickiness (DAU ÷ MAU)",
    sample: "22%",
    also: &["Stickiness", "DAU/MAU ratio", "Stickiness ratio"],
    formula: "mean of the month's daily active users ÷ monthly active users, of the same month",
    direction: Some(Up),
    stages: &[Use, Loyalty],
    tells: "On what share of the month's days its active users come, on average.",
    mistakes: &[
        "Distinct users must not be summed over days: who comes on twenty days is one monthly user, not \
         twenty.",
        "Take the mean of all days of the month: a single Monday or Sunday says little.",
        "It suits what is made for every day; for what people need twice a month, a low value is no fault.",
    ],
    ..PERCENT
};
