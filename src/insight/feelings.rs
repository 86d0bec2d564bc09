//! How people feel where they meet one of several alternatives: each counts by its share, and where
//! nobody knows that, between the least and the most that it can come to.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{AlternativesId, Journey, PersonaId, TouchpointId};

/// A mean, from the least to the most that it can be; both are the same where all shares are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

impl Mean {
    /// Returns what lies between its ends.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.least, self.most)
    }
}

/// A point of somebody's journey: a touchpoint, or alternatives as one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Felt<'j> {
    /// The touchpoint; of alternatives the first at which they feel anything.
    pub at: TouchpointId,
    /// The title of the touchpoint or of the group.
    pub title: &'j str,
    /// How it feels.
    pub mean: Mean,
    /// In a word, at a touchpoint.
    pub label: Option<&'j str>,
}

/// Returns what somebody feels from the first touchpoint of a journey to the last, alternatives as one.
pub fn felt(journey: &Journey, persona: PersonaId) -> Vec<Felt<'_>> {
    let all = journey.touchpoints();
    let all: Vec<_> = all.filter_map(|(at, it)| Some((at, it.feeling_of(persona)?))).collect();
    let group_of = |at: TouchpointId| journey[at].alternatives;
    let points =
        all.chunk_by(|(one, _), (next, _)| group_of(*one).is_some() && group_of(*one) == group_of(*next));
    let point =
        |together: &[(TouchpointId, &'_ crate::model::Feeling)]| match (group_of(together[0].0), together) {
            (Some(group), _) => {
                let mean = mean(journey, together.iter().map(|(at, feeling)| (*at, feeling.score)))?;
                Some((together[0].0, &*journey[group].head.title, mean))
            }
            (None, [(at, feeling), ..]) => {
                let score = f64::from(feeling.score);
                Some((*at, &*journey[*at].head.title, Mean { least: score, most: score }))
            }
            (None, []) => None,
        };
    let label = |at: TouchpointId| journey[at].feeling_of(persona)?.label.as_deref();
    points
        .filter_map(point)
        .map(|(at, title, mean)| Felt {
            at,
            title,
            mean,
            label: label(at).filter(|_| group_of(at).is_none()),
        })
        .collect()
}

/// Returns the first lowest point, of those that are equally low at their least the one that is surely low. No other point
/// is lower, so it is no higher than the least that any comes to at its most.
pub fn lowest<'j>(felt: &[Felt<'j>]) -> Option<Felt<'j>> {
    let order = |one: &Felt<'_>, other: &Felt<'_>| {
        one.mean.least.total_cmp(&other.mean.least).then(one.mean.most.total_cmp(&other.mean.most))
    };
    let lowest = *felt.iter().min_by(|one, other| order(one, other))?;
    let most = felt.iter().map(|felt| felt.mean.most).fold(lowest.mean.most, f64::min);
    Some(Felt { mean: Mean { most, ..lowest.mean }, ..lowest })
}

/// Returns the first highest point, of those that are equally high at their most the one that is surely high. It is no lower
/// than the most that any comes to at its least.
pub fn highest<'j>(felt: &[Felt<'j>]) -> Option<Felt<'j>> {
    let order = |one: &Felt<'_>, other: &Felt<'_>| {
        other.mean.most.total_cmp(&one.mean.most).then(other.mean.least.total_cmp(&one.mean.least))
    };
    let highest = *felt.iter().min_by(|one, other| order(one, other))?;
    let least = felt.iter().map(|felt| felt.mean.least).fold(highest.mean.least, f64::max);
    Some(Felt { mean: Mean { least, ..highest.mean }, ..highest })
}

/// A weight, and the weighted sum of scores.
type Sum = (f64, f64);

/// Returns the mean of scores at touchpoints, in which alternatives count by their shares; nothing where nobody comes.
pub fn mean(journey: &Journey, scores: impl IntoIterator<Item = (TouchpointId, i8)>) -> Option<Mean> {
    mean_of_journeys([(journey, scores)])
}

/// Returns the mean of scores at touchpoints of several journeys, each journey once.
pub fn mean_of_journeys<'j, S>(journeys: impl IntoIterator<Item = (&'j Journey, S)>) -> Option<Mean>
where
    S: IntoIterator<Item = (TouchpointId, i8)>,
{
    let mut known: Sum = (0.0, 0.0);
    let mut all_choices = Vec::new();
    for (journey, scores) in journeys {
        // Of alternatives whose shares nobody knows, what each would come to if it had all that is left.
        let mut open: BTreeMap<(AlternativesId, TouchpointId), Sum> = BTreeMap::new();
        for (at, score) in scores {
            let (weight, sum) = match journey.alternatives_of(at) {
                None => (1.0, &mut known),
                Some(group) => match group.share_of(at) {
                    Some(share) => (part(share), &mut known),
                    None => {
                        let id = journey[at].alternatives.expect("it is one of them");
                        (part(group.left_open()), open.entry((id, at)).or_default())
                    }
                },
            };
            sum.0 += weight;
            sum.1 += weight * f64::from(score);
        }
        all_choices.extend(choices(journey, &open));
    }
    let (least, most) = (extreme(known, &all_choices, 1.0)?, extreme(known, &all_choices, -1.0)?);
    Some(Mean { least, most })
}

/// Returns for each group with unknown shares what it comes to if all that is left meets one of them.
fn choices(journey: &Journey, open: &BTreeMap<(AlternativesId, TouchpointId), Sum>) -> Vec<Vec<Sum>> {
    let mut groups: Vec<Vec<Sum>> = Vec::new();
    let members: Vec<_> = open.iter().collect();
    for members in members.chunk_by(|(one, _), (next, _)| one.0 == next.0) {
        let mut choices: Vec<Sum> = members.iter().map(|(_, sum)| **sum).collect();
        let group = &journey[members[0].0.0];
        // Perhaps all meet one at which nothing is felt.
        if group.shares().filter(|(_, share)| share.is_none()).count() > choices.len() {
            choices.push((0.0, 0.0));
        }
        groups.push(choices);
    }
    groups
}

/// Returns the least mean for a sign of 1, the most for one of −1. Against a mean that is too high, each group has a choice that
/// lowers it; the least is reached when none is left.
fn extreme(known: Sum, groups: &[Vec<Sum>], sign: f64) -> Option<f64> {
    let add = |one: Sum, other: Sum| (one.0 + other.0, one.1 + other.1);
    let heaviest =
        |choices: &Vec<Sum>| choices.iter().copied().max_by(|one, other| one.0.total_cmp(&other.0));
    let mut sum = groups.iter().filter_map(heaviest).fold(known, add);
    for _ in 0..=groups.len() + 1 {
        if sum.0 <= 0.0 {
            return None;
        }
        let mean = sum.1 / sum.0;
        let gain = |choice: &Sum| sign * (choice.1 - mean * choice.0);
        let best = |choices: &Vec<Sum>| {
            choices.iter().copied().min_by(|one, other| gain(one).total_cmp(&gain(other)))
        };
        let next = groups.iter().filter_map(best).fold(known, add);
        // Where nobody might come at all, what is felt by those who do counts.
        if next.0 <= 0.0 || sign * (next.1 / next.0 - mean) >= 0.0 {
            return Some(mean);
        }
        sum = next;
    }
    Some(sum.1 / sum.0)
}

fn part(share: Decimal) -> f64 {
    share.to_f64().unwrap_or_default() / 100.0
}

#[cfg(test)]
mod tests {
    use crate::model::lower;
    use crate::source::SourceFile;
    use crate::syntax::parse;

    use super::{Felt, Mean, highest, lowest, mean};
    use crate::insight::time;

    /// Returns the mean feeling of a stage and its time in minutes, each from the least to the most.
    fn of(stage: &str) -> ([Option<f64>; 2], [Option<String>; 2]) {
        let file = SourceFile::new(
            "a.journey",
            format!("persona p\njourney j {{ persona p; stage s {{ {stage} }} }}"),
        );
        let unit = lower(&file, &parse(&file).items);
        assert_eq!(unit.diagnostics, []);
        let journey = &unit.journeys[0];
        let scores =
            journey.touchpoints().filter_map(|(at, it)| Some((at, it.experience.feels.as_ref()?.score)));
        let mean = mean(journey, scores);
        let time = time::of_stage(journey, &journey.stages[0]);
        let minutes = |seconds: rust_decimal::Decimal| {
            (seconds / rust_decimal::Decimal::from(60)).normalize().to_string()
        };
        (
            [mean.map(|mean| mean.least), mean.map(|mean| mean.most)],
            [time.map(|time| minutes(time.least.seconds())), time.map(|time| minutes(time.most.seconds()))],
        )
    }

    const fn both(mean: f64) -> [Option<f64>; 2] {
        [Some(mean), Some(mean)]
    }

    fn times(least: &str, most: &str) -> [Option<String>; 2] {
        [Some(least.to_owned()), Some(most.to_owned())]
    }

    #[test]
    fn alternatives_count_by_their_shares() {
        let stage = "touchpoint a { feels +1; takes 10 min }; one-of g { touchpoint b { feels -2; takes 20 min; share 25% }; touchpoint c { feels +2 } }";
        assert_eq!(of(stage), (both((1.0 - 0.5 + 1.5) / 2.0), times("15", "15")));
    }

    #[test]
    fn where_nobody_knows_the_shares_a_mean_is_a_range() {
        let stage = "touchpoint a { feels 0; takes 1 min }; one-of g { touchpoint b { feels -2; takes 2 min }; touchpoint c { feels +2; takes 4 min } }";
        assert_eq!(of(stage), ([Some(-1.0), Some(1.0)], times("3", "5")));
        // Perhaps all meet the one at which nobody feels anything, and that takes no time.
        let stage = "touchpoint a { feels 0; takes 1 min }; one-of g { touchpoint b { feels -2; takes 2 min }; touchpoint c }";
        assert_eq!(of(stage), ([Some(-1.0), Some(0.0)], times("1", "3")));
    }

    #[test]
    fn without_alternatives_it_is_the_usual_mean() {
        assert_eq!(
            of("touchpoint a { feels +1 }; touchpoint b; touchpoint c { feels -2 }"),
            (both(-0.5), [None, None])
        );
        assert_eq!(of("touchpoint a"), ([None, None], [None, None]));
    }

    #[test]
    fn alternatives_are_one_point_of_a_journey() {
        let text = "persona p\njourney j { persona p; stage s { touchpoint a { feels -1 }; one-of g \"Pays\" { touchpoint b { feels -2; share 10% }; touchpoint c { feels +2 } }; touchpoint d { feels +1 } } }";
        let file = SourceFile::new("a.journey", text);
        let mut unit = lower(&file, &parse(&file).items);
        let (model, _) = crate::model::Linker::default().link(&mut [&mut unit], &crate::source::NoFiles);
        let felt = super::felt(&model.journeys[0], crate::model::PersonaId::new(0));
        let titles: Vec<&str> = felt.iter().map(|felt| felt.title).collect();
        assert_eq!(titles, ["A", "Pays", "D"]);
        assert_eq!(
            lowest(&felt).map(|felt| felt.title),
            Some("A"),
            "what one in ten meets is not the lowest"
        );
        assert_eq!(highest(&felt).map(|felt| (felt.title, felt.mean.least)), Some(("Pays", 1.6)));
    }

    #[test]
    fn lowest_and_highest_keep_to_what_is_certain() {
        let point = |title, least, most| Felt {
            at: crate::model::TouchpointId::new(0),
            title,
            mean: Mean { least, most },
            label: None,
        };
        let ends =
            |felt: Option<Felt<'static>>| felt.map(|felt| (felt.title, felt.mean.least, felt.mean.most));
        let felt = [point("open", -2.0, 2.0), point("sad", -1.0, -1.0), point("glad", 1.0, 1.0)];
        assert_eq!(ends(lowest(&felt)), Some(("open", -2.0, -1.0)));
        assert_eq!(ends(highest(&felt)), Some(("open", 1.0, 2.0)));
        let felt = [point("open", -2.0, 2.0), point("worst", -2.0, -2.0), point("best", 2.0, 2.0)];
        assert_eq!(ends(lowest(&felt)), Some(("worst", -2.0, -2.0)));
        assert_eq!(ends(highest(&felt)), Some(("best", 2.0, 2.0)));
    }
}
