//! How much a page about the project holds: how many rows, and how many bytes these have, so that a long list goes on on pages of
//! its own.

use std::ops::Range;

use crate::emit::html::markup::mini;
use crate::insight::QuestionId;
use crate::model::{JourneyId, KpiId, Model, OpportunityId, PainId, Place, SourceId, TouchpointId};

use super::place;

/// How many entries of a list the project's page shows: more than anybody reads, and the page still opens at once.
pub const SHOWN: usize = 200;

/// How many bytes the rows of one page may have, about: a page stays well below two million.
const PART: usize = 1_700_000;

/// How many names the search finds beyond those shown.
pub const FOUND: usize = 2_000;

/// How many stages have a column in the matrix.
pub const STAGES: usize = 20;

/// How many personas have a line in the curves of a journey: each of these has a colour of its own.
pub const LINES: usize = 5;

/// How many of the places are named in which a source is cited.
pub const NAMED: usize = 6;

/// How many bytes of a text name it in a row, about.
const NAME: usize = 400;

/// Returns how many pages a list of entries with these weights takes: none where the project's page shows all of it.
pub fn parts(weights: impl Iterator<Item = usize>) -> usize {
    let (count, bytes) = weights.fold((0, 0), |(count, bytes), weight| (count + 1, bytes + weight));
    if count > SHOWN { pages_for(bytes) } else { 0 }
}

fn pages_for(bytes: usize) -> usize {
    bytes.div_ceil(PART).max(1)
}

/// Returns the entries of one part, where all parts have about as many bytes.
pub fn cut(weights: impl Iterator<Item = usize>, part: usize) -> Range<usize> {
    let ends: Vec<usize> = weights
        .scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        })
        .collect();
    let bytes = ends.last().copied().unwrap_or_default();
    let pages = pages_for(bytes);
    let edge = |part: usize| match part {
        0 => 0,
        part if part == pages => ends.len(),
        part => ends.partition_point(|end| end * pages <= bytes * part),
    };
    edge(part)..edge(part + 1)
}

/// Returns how many bytes the row of a journey may have, about.
pub fn journey(model: &Model, id: JourneyId) -> usize {
    let journey = &model[id];
    let points = journey.touchpoints.len();
    let line = if points > mini::BENT { points.min(mini::POINTS) * 12 } else { points * 30 };
    960 + 120 * journey.personas.len()
        + journey.personas.len().min(LINES) * line
        + 2 * (journey.head.title.len() + journey.head.id.value.len())
}

/// Returns how many bytes the row of a KPI may have, about.
pub fn kpi(model: &Model, id: KpiId) -> usize {
    let kpi = &model[id];
    let title = 2 * (kpi.head.title.len() + kpi.head.id.value.len());
    900 + 11 * kpi.actuals.len().min(60) + title + of_place(model, id.journey, Place::Journey)
}

/// Returns how many bytes the row of an action may have, about.
pub fn action(model: &Model, id: OpportunityId) -> usize {
    let opportunity = &model[id];
    let place = opportunity.place.unwrap_or(Place::Journey);
    800 + 2 * opportunity.text.markdown.len().min(NAME) + of_place(model, id.journey, place)
}

/// Returns how many bytes the row of a pain may have, about.
pub fn pain(model: &Model, id: PainId) -> usize {
    let pain = &model[id];
    960 + 2 * pain.text.markdown.len().min(NAME) + of_place(model, id.journey, pain.place)
}

/// Returns how many bytes the row of a question may have, about.
pub fn question(model: &Model, id: QuestionId) -> usize {
    let question = id.of(model);
    let place = match id {
        QuestionId::Journey(journey, _) => of_place(model, Some(journey), question.place),
        QuestionId::Persona(persona, _) => 2 * model[persona].head.title.len(),
    };
    600 + 2 * question.text.markdown.len().min(NAME) + place
}

/// Returns how many bytes the row of a source may have, about.
pub fn source(model: &Model, id: SourceId) -> usize {
    let source = &model[id];
    let about = source.about.as_ref().and_then(|about| about.description.as_ref());
    1_400 + 2 * (source.head.title.len() + about.map_or(0, |text| text.markdown.len()))
}

/// Returns how many bytes the entry of a touchpoint may have, about.
pub fn touchpoint(model: &Model, (id, at): (JourneyId, TouchpointId)) -> usize {
    let (journey, touchpoint) = (&model[id].head, &model[id][at].head);
    let titles = journey.title.len() + touchpoint.title.len();
    120 + 2 * titles + journey.id.value.len() + touchpoint.id.value.len()
}

/// Returns how many bytes the names of a place may take in a row, about.
fn of_place(model: &Model, journey: Option<JourneyId>, place: Place) -> usize {
    journey.map_or(0, |journey| {
        let it = &model[journey];
        2 * (it.head.title.len() + it.head.id.value.len() + place::block(it, place).map_or(0, str::len))
    })
}

#[cfg(test)]
mod tests {
    use super::{PART, SHOWN, cut, parts};

    #[test]
    fn a_list_that_is_shown_whole_has_no_page() {
        assert_eq!(parts([9_000].into_iter().cycle().take(SHOWN)), 0);
        assert_eq!(parts([9].into_iter().cycle().take(SHOWN + 1)), 1);
        assert_eq!(parts(std::iter::empty()), 0);
    }

    #[test]
    fn the_parts_follow_one_another_and_none_is_too_large() {
        for weights in [vec![PART / 1_000; 5_500], vec![1; 300], (0..900).map(|n| n * 31).collect()] {
            let pages = parts(weights.iter().copied());
            let mut next = 0;
            for part in 0..pages {
                let range = cut(weights.iter().copied(), part);
                assert_eq!(range.start, next, "part {part} of {pages}");
                let bytes: usize = weights[range.clone()].iter().sum();
                assert!(bytes <= PART + weights.iter().max().unwrap(), "{bytes} in part {part}");
                next = range.end;
            }
            assert_eq!(next, weights.len());
        }
    }
}
