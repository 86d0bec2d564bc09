//! Where claims come from and how many there are of each source; and the claims that come from nowhere.

use std::ops::Range;

use crate::emit::html::components::{self, named};
use crate::emit::html::page::Page;
use crate::emit::html::view::{ClaimRow, LinkView, SourceRow};
use crate::insight::{Claim, Overview, Unsupported};
use crate::model::{Destination, Origin, Place, SourceId};
use crate::words::format;

use super::limits::{NAMED, SHOWN};
use super::place;

/// Returns some of the sources, by their numbers on the page.
pub fn rows<'a>(page: &Page<'a>, overview: &Overview, range: Range<usize>) -> Vec<SourceRow<'a>> {
    let sources = page.citations.all(page.model).enumerate().skip(range.start).take(range.len());
    sources.map(|(index, id)| row(page, overview, index + 1, id)).collect()
}

fn row<'a>(page: &Page<'a>, overview: &Overview, number: usize, id: SourceId) -> SourceRow<'a> {
    let claims = overview.supported_by(id);
    let mut named: Vec<Claim> = Vec::new();
    for claim in claims {
        if named.len() < NAMED && !named.contains(claim) {
            named.push(*claim);
        }
    }
    let link = |claim: &Claim| {
        let (title, href) = place::of_claim(page, *claim);
        LinkView { href, title }
    };
    SourceRow {
        number,
        source: components::source(page, id),
        claims: format::number(claims.len().into(), page.words),
        supports: named.iter().map(link).collect(),
        more: claims.iter().filter(|claim| !named.contains(claim)).count(),
    }
}

/// Returns the claims that no source supports.
pub fn unsupported(page: &Page<'_>, overview: &Overview) -> Vec<ClaimRow> {
    overview.unsupported.iter().take(SHOWN).map(|found| claim(page, *found)).collect()
}

/// Returns what is claimed, where, and the way there.
fn claim(page: &Page<'_>, claim: Unsupported) -> ClaimRow {
    let (model, words) = (page.model, page.words);
    match claim {
        Unsupported::Pain(id) => {
            let pain = &model[id];
            let name = named(&pain.text);
            let place = place::name(page, id.journey, pain.place);
            ClaimRow { href: place::pain_href(page, id), title: name, place }
        }
        Unsupported::Share(id, at, number) => {
            let journey = &model[id];
            let share = journey[at].arrows[number].share;
            let share = share.map_or_else(String::new, |share| format::percent(share.value, words));
            let mut arrows = journey.flow.from(at);
            let arrow = arrows.find(|arrow| arrow.origin == Origin::Written(number));
            let to = match arrow.map(|arrow| arrow.to) {
                Some(Destination::Touchpoint(to)) => &*journey[to].head.title,
                Some(Destination::Done) => words.done,
                Some(Destination::Exit) | None => words.exit,
            };
            let place = Place::Touchpoint(at);
            ClaimRow {
                href: place::href(page, id, place),
                title: format!("{share} → {to}"),
                place: place::name(page, Some(id), place),
            }
        }
    }
}
