//! The lists of a project, and the pages that hold the whole of one where the project's own page shows only its beginning.

use std::ops::Range;

use camino::Utf8PathBuf;

use crate::insight::{self, Overview};
use crate::model::{Id, Model};
use crate::words::Words;

use super::limits::{self, cut, parts};

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

    /// Returns which entries stand on a page of the list.
    pub fn part(self, model: &Model, overview: &Overview, part: usize) -> Range<usize> {
        match self {
            List::Journeys => cut(overview.journeys.iter().map(|id| limits::journey(model, *id)), part),
            List::Kpis => cut(overview.kpis.iter().map(|id| limits::kpi(model, *id)), part),
            List::Actions => cut(overview.actions.iter().map(|id| limits::action(model, *id)), part),
            List::Pains => cut(overview.pains.iter().map(|id| limits::pain(model, *id)), part),
            List::Questions => cut(overview.questions.iter().map(|id| limits::question(model, *id)), part),
            List::Sources => {
                cut((0..model.sources.len()).map(|index| limits::source(model, Id::new(index))), part)
            }
            List::Touchpoints => {
                cut(overview.touchpoints.iter().map(|id| limits::touchpoint(model, *id)), part)
            }
        }
    }

    /// Returns how many pages the whole list takes: none where the project's page shows all of it.
    ///
    /// It needs no order, so that planning costs next to nothing.
    pub fn parts(self, model: &Model) -> usize {
        match self {
            List::Journeys => parts(model.journeys().map(|(id, _)| limits::journey(model, id))),
            List::Kpis => parts(insight::all_kpis(model).map(|id| limits::kpi(model, id))),
            List::Actions => parts(insight::all_actions(model).map(|id| limits::action(model, id))),
            List::Pains => parts(insight::all_pains(model).map(|id| limits::pain(model, id))),
            List::Questions => parts(insight::all_questions(model).map(|id| limits::question(model, id))),
            List::Sources => {
                parts((0..model.sources.len()).map(|index| limits::source(model, Id::new(index))))
            }
            List::Touchpoints => {
                parts(insight::all_touchpoints(model).map(|id| limits::touchpoint(model, id)))
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
