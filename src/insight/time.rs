//! How long things take together, in the units in which their writers speak of time.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Alternatives, AlternativesId, Duration, Journey, Stage, Takes, TouchpointId};

/// How long something takes, at least and at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Time {
    /// The least.
    pub least: Duration,
    /// The most.
    pub most: Duration,
}

impl From<Takes> for Time {
    fn from(takes: Takes) -> Self {
        Self { least: takes.least, most: takes.most }
    }
}

impl Time {
    /// Returns the part of it that counts for a share in percent.
    fn of_share(self, share: Decimal) -> Self {
        let part = |time: Duration| Duration {
            amount: time.amount.checked_mul(share).map_or(Decimal::MAX, |part| part / Decimal::ONE_HUNDRED),
            ..time
        };
        Self { least: part(self.least), most: part(self.most) }
    }
}

/// Returns how long a stage takes: as written, else its touchpoints together.
pub fn of_stage(journey: &Journey, stage: &Stage) -> Option<Time> {
    stage.takes.map(Time::from).or_else(|| of_touchpoints(journey, stage))
}

/// Returns how long the touchpoints of a stage take together, of those that say it. Alternatives count by their shares; where
/// nobody knows these, as what takes the least and what takes the most.
pub fn of_touchpoints(journey: &Journey, stage: &Stage) -> Option<Time> {
    let mut times = Vec::new();
    let mut open: BTreeMap<AlternativesId, Vec<Time>> = BTreeMap::new();
    for at in stage.touchpoint_ids() {
        let Some(time) = of_touchpoint(journey, at) else { continue };
        match journey[at].alternatives.filter(|group| journey[*group].share_of(at).is_none()) {
            Some(group) => open.entry(group).or_default().push(time),
            None => times.push(time),
        }
    }
    times.extend(open.into_iter().filter_map(|(group, times)| one_of(&journey[group], &times)));
    sum(times)
}

/// Returns how long a touchpoint takes, if it says so: one of several alternatives as much of it as its share, and where nobody
/// knows that, as all that is left.
pub fn of_touchpoint(journey: &Journey, at: TouchpointId) -> Option<Time> {
    let time = Time::from(journey[at].takes?);
    let Some(group) = journey.alternatives_of(at) else { return Some(time) };
    Some(time.of_share(group.share_of(at).unwrap_or_else(|| group.left_open())))
}

/// Returns how long whoever meets one of several alternatives is there, in which each had all that is left.
fn one_of(group: &Alternatives, times: &[Time]) -> Option<Time> {
    let by_length = |one: &Duration, other: &Duration| one.seconds().cmp(&other.seconds());
    let most = times.iter().map(|time| time.most).max_by(by_length)?;
    let says_all = group.shares.iter().filter(|share| share.is_none()).count() == times.len();
    let least = times.iter().map(|time| time.least).min_by(by_length).filter(|_| says_all);
    Some(Time { least: least.unwrap_or(Duration { amount: Decimal::ZERO, ..most }), most })
}

/// Returns how long several things take together, each end in the largest unit in which somebody wrote it; nothing where
/// there are none.
pub fn sum(times: impl IntoIterator<Item = Time>) -> Option<Time> {
    let times: Vec<Time> = times.into_iter().collect();
    Some(Time {
        least: together(times.iter().map(|time| time.least))?,
        most: together(times.iter().map(|time| time.most))?,
    })
}

fn together(times: impl Iterator<Item = Duration> + Clone) -> Option<Duration> {
    let unit = times.clone().map(|time| time.unit).max()?;
    if times.clone().all(|time| time.unit == unit) {
        let amount = times.map(|time| time.amount).reduce(Decimal::saturating_add)?;
        return Some(Duration { amount, unit });
    }
    let seconds = times.map(Duration::seconds).reduce(Decimal::saturating_add)?;
    // Months and years are no whole number of the smaller units.
    Some(Duration { amount: (seconds / unit.seconds()).round_dp(1), unit })
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Time, sum};
    use crate::model::Duration;
    use crate::model::TimeUnit::{self, Day, Minute, Month, Week};

    fn time(amount: i64, unit: TimeUnit) -> Time {
        let end = Duration { amount: Decimal::from(amount), unit };
        Time { least: end, most: end }
    }

    #[test]
    fn a_sum_keeps_the_units_of_its_writers() {
        let shown = |times: &[Time]| sum(times.iter().copied()).map(|sum| sum.most.to_string());
        assert_eq!(shown(&[]), None);
        assert_eq!(shown(&[time(5, Week), time(3, Week)]).as_deref(), Some("8 weeks"));
        assert_eq!(shown(&[time(90, Minute), time(40, Minute)]).as_deref(), Some("130 min"));
        assert_eq!(shown(&[time(3, Week), time(1, Day)]).as_deref(), Some("3.1 weeks"));
        assert_eq!(shown(&[time(11, Month), time(6, Week)]).as_deref(), Some("12.4 months"));
    }
}
