//! The entries of a list: its beginning on the project's page, a part of it on a page of its own.

use std::ops::Range;

use crate::emit::html::page::Page;
use crate::emit::html::view::SectionView;
use crate::insight::Overview;

use super::list::List;
use super::{actions, journeys, kpis, pains, questions, sources, touchpoints};

/// Adds some of the entries of a list to a part of a page.
pub fn add<'a>(
    section: &mut SectionView<'a>,
    page: &Page<'a>,
    overview: &'a Overview,
    list: List,
    range: Range<usize>,
) {
    match list {
        List::Journeys => section.journeys = journeys::rows(page, overview, &overview.journeys[range]),
        List::Kpis => section.kpis = kpis::rows(page, &overview.kpis[range]),
        List::Actions => {
            let open = overview.open_actions;
            let closed = range.start.max(open)..range.end.max(open);
            let range = range.start.min(open)..range.end.min(open);
            let first = range.start + 1;
            section.actions = actions::open(page, &overview.actions[range], first);
            section.closed = actions::closed(page, &overview.actions[closed]);
        }
        List::Pains => section.pains = pains::rows(page, overview, &overview.pains[range]),
        List::Questions => section.questions = questions::rows(page, &overview.questions[range]),
        List::Sources => section.sources = sources::rows(page, overview, range),
        List::Touchpoints => {
            section.places = touchpoints::entries(page, &overview.touchpoints[range]);
        }
    }
}
