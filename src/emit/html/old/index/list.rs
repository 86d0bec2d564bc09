//! The lists of a project, and the pages that hold the whole of one where the project's own page shows only its beginning.

use std::ops::Range;

use camino::Utf8PathBuf;

use crate::insight::{self, Overview};
use crate::model::{Id, Model};
use crate::words::Words;

use super::super::markup::Markup;
use super::super::page::Page;
use super::{actions, journeys, kpis, pains, questions, sources, touchpoints};

/// How many entries of a list the project's page shows.
pub const SHOWN: usize = 200;

/// How many bytes the rows of one page may have, about: a page stays well below two million.
const PART: usize = 1_700_000;

/// A list that has pages of its own where it is long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// Every journey.
    Journeys,
    /// The KPIs of today.
    Kpis,
    /// What is to be done, and what was.
    Actions,
    /// The pains of today.
    Pains,
    /// The questions.
    Questions,
    /// Where claims come from.
    Sources,
    /// Every touchpoint and step.
    Touchpoints,
}

impl List {
    const ALL: [List; 7] = [
        List::Journeys,
        List::Kpis,
        List::Actions,
        List::Pains,
        List::Questions,
        List::Sources,
        List::Touchpoints,
    ];

    /// Returns the name of a page of the list, without its ending.
    pub fn page(self, part: usize) -> String {
        let name = match self {
            List::Journeys => "journeys",
            List::Kpis => "kpis",
            List::Actions => "actions",
            List::Pains => "pains",
            List::Questions => "questions",
            List::Sources => "sources",
            List::Touchpoints => "touchpoints",
        };
        if part == 0 { name.to_owned() } else { format!("{name}-{}", part + 1) }
    }

    /// Returns what the list is called.
    pub fn title(self, words: &Words) -> &'static str {
        match self {
            List::Journeys => words.journeys,
            List::Kpis => words.kpis,
            List::Actions => words.action_plan,
            List::Pains => words.pains,
            List::Questions => words.questions,
            List::Sources => words.sources,
            List::Touchpoints => words.index_of_touchpoints,
        }
    }

    /// Returns how many entries the list has.
    pub fn len(self, model: &Model, overview: &Overview) -> usize {
        match self {
            List::Journeys => overview.journeys.len(),
            List::Kpis => overview.kpis.len(),
            List::Actions => overview.actions.len(),
            List::Pains => overview.pains.len(),
            List::Questions => overview.questions.len(),
            List::Sources => model.sources.len(),
            List::Touchpoints => overview.touchpoints.len(),
        }
    }

    /// Writes some of its entries.
    pub fn rows<'a>(
        self,
        page: &mut Page<'a>,
        overview: &'a Overview,
        out: &mut Markup,
        range: Range<usize>,
    ) {
        match self {
            List::Journeys => journeys::rows(page, overview, out, range),
            List::Kpis => kpis::rows(page, overview, out, range),
            List::Actions => actions::rows(page, overview, out, range),
            List::Pains => pains::rows(page, overview, out, range),
            List::Questions => questions::rows(page, overview, out, range),
            List::Sources => sources::rows(page, overview, out, range),
            List::Touchpoints => touchpoints::rows(page, overview, out, range),
        }
    }

    /// Returns which entries stand on a page of the list.
    pub fn part(self, model: &Model, overview: &Overview, part: usize) -> Range<usize> {
        match self {
            List::Journeys => cut(overview.journeys.iter().map(|id| journeys::weight(model, *id)), part),
            List::Kpis => cut(overview.kpis.iter().map(|id| kpis::weight(model, *id)), part),
            List::Actions => cut(overview.actions.iter().map(|id| actions::weight(model, *id)), part),
            List::Pains => cut(overview.pains.iter().map(|id| pains::weight(model, *id)), part),
            List::Questions => cut(overview.questions.iter().map(|id| questions::weight(model, *id)), part),
            List::Sources => {
                cut((0..model.sources.len()).map(|index| sources::weight(model, Id::new(index))), part)
            }
            List::Touchpoints => {
                cut(overview.touchpoints.iter().map(|id| touchpoints::weight(model, *id)), part)
            }
        }
    }

    /// Returns how many pages the whole list takes: none where the project's page shows all of it.
    ///
    /// It needs no order, so that planning costs next to nothing.
    pub fn parts(self, model: &Model) -> usize {
        match self {
            List::Journeys => parts(model.journeys().map(|(id, _)| journeys::weight(model, id))),
            List::Kpis => parts(insight::all_kpis(model).map(|id| kpis::weight(model, id))),
            List::Actions => parts(insight::all_actions(model).map(|id| actions::weight(model, id))),
            List::Pains => parts(insight::all_pains(model).map(|id| pains::weight(model, id))),
            List::Questions => parts(insight::all_questions(model).map(|id| questions::weight(model, id))),
            List::Sources => {
                parts((0..model.sources.len()).map(|index| sources::weight(model, Id::new(index))))
            }
            List::Touchpoints => {
                parts(insight::all_touchpoints(model).map(|id| touchpoints::weight(model, id)))
            }
        }
    }
}

/// Returns the pages of whole lists: list, part and path.
pub fn plan(model: &Model) -> impl Iterator<Item = (List, usize, Utf8PathBuf)> {
    List::ALL.into_iter().flat_map(|list| {
        (0..list.parts(model)).map(move |part| (list, part, format!("{}.html", list.page(part)).into()))
    })
}

fn parts(weights: impl Iterator<Item = usize>) -> usize {
    let (count, bytes) = weights.fold((0, 0), |(count, bytes), weight| (count + 1, bytes + weight));
    if count > SHOWN { pages_for(bytes) } else { 0 }
}

fn pages_for(bytes: usize) -> usize {
    bytes.div_ceil(PART).max(1)
}

/// Returns the entries of one part, where all parts have about as many bytes.
fn cut(weights: impl Iterator<Item = usize>, part: usize) -> Range<usize> {
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
