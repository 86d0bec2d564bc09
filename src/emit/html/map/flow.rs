//! How people come to a touchpoint and go on from it.

use crate::emit::html::page::Page;
use crate::emit::html::view::{FiguresView, PeopleView, ReasonView, WayInView, WayOutView};
use crate::layout::label::MinSteps;
use crate::model::{Arrow, Destination, Groups, Journey, Origin, TouchpointId, WrittenArrow};
use crate::words::format;

use super::Map;

/// The arrows of a journey by the touchpoint they lead to; the plain next step left out.
pub struct WaysIn<'a>(Groups<'a, TouchpointId, Arrow>);

impl<'a> WaysIn<'a> {
    /// Returns the arrows of a journey.
    pub fn of(journey: &'a Journey) -> Self {
        let arrows = journey.flow.arrows.iter().filter(|arrow| !is_plain(arrow));
        Self(Groups::new(arrows.filter_map(|arrow| match arrow.to {
            Destination::Touchpoint(to) => Some((to, arrow)),
            Destination::Done | Destination::Exit => None,
        })))
    }

    /// Returns where people come from, but for the touchpoint before where all of its people just go on. Why, and where it is
    /// known from, stands on the other's card.
    pub fn to(&self, page: &Page<'a>, map: &Map<'a>, id: TouchpointId) -> Vec<WayInView<'a>> {
        let way = |arrow: &'a Arrow| {
            let head = &map.journey[arrow.from].head;
            let share = arrow.share.map(|share| format::percent(share, page.words));
            WayInView { id: &head.id.value, title: &head.title, share }
        };
        self.0.at(id).map(way).collect()
    }
}

/// Returns every way on, unless there is only the plain next step.
pub fn ways_out<'a>(page: &Page<'a>, map: &Map<'a>, id: TouchpointId) -> Vec<WayOutView<'a>> {
    let arrows: Vec<&'a Arrow> = map.journey.flow.from(id).collect();
    if arrows.iter().all(|arrow| is_plain(arrow)) {
        return Vec::new();
    }
    let way = |arrow: &'a Arrow| {
        let written = written(map.journey, arrow);
        WayOutView {
            id: match arrow.to {
                Destination::Touchpoint(to) => Some(&*map.journey[to].head.id.value),
                Destination::Done | Destination::Exit => None,
            },
            title: destination(page, map, arrow.to),
            figures: figures(page, map, arrow, MinSteps::default()),
            reason: written.and_then(|written| reason(page, map, written)),
            about: written.and_then(|written| page.about(written.about.as_deref(), map.file)),
        }
    };
    arrows.into_iter().map(way).collect()
}

/// Returns whether an arrow only follows the order, to one place.
fn is_plain(arrow: &Arrow) -> bool {
    arrow.origin == Origin::Next && arrow.through.is_none()
}

/// Returns the arrow as written, if it was.
pub fn written<'a>(journey: &'a Journey, arrow: &Arrow) -> Option<&'a WrittenArrow> {
    match arrow.origin {
        Origin::Written(number) => Some(&journey[arrow.from].arrows[number]),
        Origin::Next | Origin::Remainder => None,
    }
}

/// Returns how many take an arrow, in percent and people; each part only to be seen from the least width of the label on.
pub fn figures<'a>(
    page: &Page<'a>,
    map: &Map<'_>,
    arrow: &Arrow,
    least: MinSteps,
) -> Option<FiguresView<'a>> {
    let (share, people) = (percent(page, arrow), people(page, map, arrow));
    if share.is_empty() && people.is_none() {
        return None;
    }
    let people = people.map(|(count, period)| PeopleView {
        count,
        count_from: least.people,
        period,
        period_from: least.period,
    });
    Some(FiguresView { share, share_from: least.share, people })
}

/// Returns the share of people who take an arrow; nothing where it is not known.
pub fn percent(page: &Page<'_>, arrow: &Arrow) -> String {
    arrow.share.map(|share| format::percent(share, page.words)).unwrap_or_default()
}

/// Returns how many people take an arrow, and in what period.
pub fn people(page: &Page<'_>, map: &Map<'_>, arrow: &Arrow) -> Option<(String, &'static str)> {
    Some((format::people(arrow.people?, page.words), page.words.per(map.journey.flow.period?)))
}

/// Returns why and after how long people take an arrow, and where that is known from; nothing where all of that is silent.
pub fn reason(page: &Page<'_>, map: &Map<'_>, written: &WrittenArrow) -> Option<ReasonView> {
    let cites = match written.share {
        Some(_) => page.claim(&written.cites),
        None => page.cites(&written.cites),
    };
    let label = written.label.as_ref().map(|label| page.phrase(label, map.file));
    let after = written.after.map(|after| format::after(after, page.words));
    (label.is_some() || after.is_some() || !cites.is_empty()).then_some(ReasonView { label, after, cites })
}

/// Returns the name of where an arrow goes.
pub fn destination<'a>(page: &Page<'a>, map: &Map<'a>, to: Destination) -> &'a str {
    match to {
        Destination::Touchpoint(to) => &map.journey[to].head.title,
        Destination::Done => page.words.done,
        Destination::Exit => page.words.exit,
    }
}
