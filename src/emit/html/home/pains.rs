//! What hurts, the worst first, and whether anything is done about it.

use crate::emit::counts;
use crate::emit::html::components::named;
use crate::emit::html::page::Page;
use crate::emit::html::view::{LinkView, PainRow};
use crate::insight::{Overview, owner};
use crate::model::{Pain, PainId, Strength};
use crate::words::format;

use super::{place, rows};

/// Returns pains.
pub fn rows<'a>(page: &Page<'a>, overview: &Overview, pains: &[PainId]) -> Vec<PainRow<'a>> {
    pains.iter().map(|id| row(page, overview, *id)).collect()
}

fn row<'a>(page: &Page<'a>, overview: &Overview, id: PainId) -> PainRow<'a> {
    let (model, words) = (page.model, page.words);
    let pain = &model[id];
    let journey = &model[id.journey.expect("a pain stands in a journey")];
    let persona = pain.persona.as_ref().and_then(|persona| persona.target);
    let persona = persona.map(|persona| page.short_name(persona));
    let solving = overview.solving(id);
    PainRow {
        severity: pain.severity().word(),
        severity_words: words.severity(pain.severity()),
        href: place::pain_href(page, id),
        title: named(&pain.text),
        place: place::name(page, id.journey, pain.place),
        persona,
        affects: counts::share(journey, pain, persona, words),
        people: counts::hurt(journey, pain, words),
        support: support(page, pain),
        planned: solving
            .first()
            .map(|first| LinkView { href: page.opportunity_href(*first), title: named(&model[*first].text) }),
        planned_more: solving.len().saturating_sub(1),
        owner: rows::owner(page, owner::of_pain(model, id)),
    }
}

/// Returns how well a pain is known; nothing where no source is named.
fn support(page: &Page<'_>, pain: &Pain) -> Option<String> {
    let words = page.words;
    match page.model.strength(&pain.cites) {
        Strength::Unsupported => None,
        Strength::Assumed => Some(words.assumed.to_owned()),
        Strength::Supported | Strength::Corroborated => {
            let mut sources: Vec<_> = pain.cites.iter().filter_map(|cite| cite.source.target).collect();
            sources.sort_unstable();
            sources.dedup();
            Some(format::count(sources.len(), words.source, words.sources, words))
        }
    }
}
