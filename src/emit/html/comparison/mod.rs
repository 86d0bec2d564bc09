//! A current journey and its future on one page: both curves, then what was added, removed, moved and changed.

mod bright_spots;
mod curves;
mod kpis;
mod lines;
mod mark;
mod pains;
mod stages;
mod touchpoints;

use std::borrow::Cow;

use crate::emit::{Options, stem};
use crate::insight::Comparison;
use crate::insight::comparison::{StageChange, TouchpointChange};
use crate::model::{Declaration, Journey, JourneyId, Model, OpportunityId};
use crate::source::Files;

use super::citations::Citations;
use super::components;
use super::page::{self, Page};
use super::view::{BeforeAfter, ComparisonView, LinkView, PainChangeView, Shared};

/// The two journeys of a page.
struct Both<'a, 'c> {
    comparison: &'c Comparison<'a>,
    current: JourneyId,
    future: JourneyId,
    /// The pains that are gone, by the touchpoint of the current journey they stood at.
    gone: pains::ByTouchpoint<'a, 'c>,
    /// The pains that are new or hurt more or less than before, by the touchpoint of the future.
    new: pains::ByTouchpoint<'a, 'c>,
}

/// Returns the name of the page that compares a future journey with the current one.
pub fn file(future: &Journey) -> String {
    format!("{}.comparison.html", stem(&future.head.id.value))
}

/// Returns what the template of a comparison sees.
pub fn view<'a>(
    model: &'a Model,
    options: &'a Options,
    files: &'a dyn Files,
    future: JourneyId,
) -> ComparisonView<'a> {
    let current = model[future].future_of().expect("only a future of some journey is compared");
    let comparison = Comparison::of(model, current, future);
    // A comparison cites nothing: what a claim rests on stands on the maps.
    let personas = comparison.personas.iter().copied();
    let page = Page::new(page::Kind::Map, model, personas, Citations::default(), options, files);
    let pains = pains::views(&page, &comparison);
    let (gone, new) = (pains::gone(&comparison, &pains), pains::new(&comparison, &pains));
    let both = Both { comparison: &comparison, current, future, gone, new };
    let title = &comparison.current.head.title;
    let (kpis, gone_kpis) = kpis::views(&page, &comparison);
    ComparisonView {
        title,
        current: page.journey_link(current),
        future: page.journey_link(future),
        counts: mark::counts(&page, &both),
        curves: curves::definitions(&both),
        table: curves::table(&page, &both),
        stages: stages::table(&page, &both),
        touchpoints: touchpoints::views(&page, &both),
        pains: pains::groups(&page, &comparison, &pains),
        bright_spots: bright_spots::groups(&page, &comparison),
        kpis,
        gone_kpis,
        page: page.frame(options, format!("{}: {title}", page.words.current_and_future), Vec::new()),
    }
}

impl<'a> Both<'a, '_> {
    /// Returns the pains of a touchpoint that are gone, new, or hurt more or less than before.
    fn pains_at(&self, change: &TouchpointChange<'_>) -> impl Iterator<Item = &Shared<PainChangeView<'a>>> {
        let gone = change.touchpoint.before().into_iter().flat_map(|at| self.gone.at(at));
        gone.chain(change.touchpoint.after().into_iter().flat_map(|at| self.new.at(at)))
    }

    /// Returns the title that a touchpoint has in the end.
    fn title(&self, change: &TouchpointChange<'_>) -> &'a str {
        let (before, after) = (change.touchpoint.before(), change.touchpoint.after());
        title(
            before.map(|before| &self.comparison.current[before].head),
            after.map(|after| &self.comparison.future[after].head),
        )
    }

    /// Returns the title that a stage has in the end.
    fn stage_title(&self, stage: &StageChange) -> &'a str {
        let (before, after) = (stage.stage.before(), stage.stage.after());
        title(
            before.map(|before| &self.comparison.current[before].head),
            after.map(|after| &self.comparison.future[after].head),
        )
    }
}

/// Returns the title that something has in the end: the one it had, where the future gives it none.
fn title<'a>(before: Option<&'a Declaration>, after: Option<&'a Declaration>) -> &'a str {
    let own = after.filter(|after| after.has_own_title());
    own.or(before).or(after).map_or("", |head| &head.title)
}

/// Returns what was and what comes instead; what one side does not say is not said.
fn from_to<'a, T: Into<Cow<'a, str>>>(
    page: &Page<'a>,
    before: Option<T>,
    after: Option<T>,
) -> BeforeAfter<'a> {
    let said = |value: Option<T>| value.map_or(Cow::Borrowed(page.words.not_said), Into::into);
    BeforeAfter { before: said(before), after: said(after) }
}

/// Returns an opportunity as a link to where it is told in full.
fn opportunity_link(page: &Page<'_>, id: OpportunityId) -> LinkView {
    LinkView { href: page.opportunity_href(id), title: components::named(&page.model[id].text) }
}
