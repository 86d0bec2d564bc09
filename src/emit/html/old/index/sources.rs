//! Where claims come from and how many there are of each source; and the claims that come from nowhere.

use std::ops::Range;

use crate::emit::naming;
use crate::insight::{Claim, Overview, Unsupported};
use crate::model::{Destination, Model, Origin, Place, SourceId};
use crate::words::format;

use super::super::markdown;
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::source;
use super::list::SHOWN;
use super::{place, table};

/// How many of the places are named in which a source is cited.
const NAMED: usize = 6;

/// Writes some of the sources, by their numbers on the page.
pub fn rows(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, range: Range<usize>) {
    let words = page.words;
    let heads = [words.number, words.source, words.claims, words.supports];
    table::open(out, words.sources, "cited", &heads);
    let first = range.start;
    let sources: Vec<SourceId> = page.numbers().skip(first).take(range.len()).collect();
    for (index, id) in sources.into_iter().enumerate() {
        let number = first + index + 1;
        let claims = overview.supported_by(id);
        table::open_row(out).raw(" id=\"Source.").number(number).raw("\"><td class=\"mute\">").number(number);
        out.raw("</td><th scope=\"row\">");
        source::write(page, out, id, page.cited_words(id));
        out.raw("</th><td>").text(&format::number(claims.len().into(), words)).raw("</td><td>");
        supports(page, out, claims);
        out.raw("</td></tr>");
    }
    table::close(out);
}

/// Writes links to the first few things that cite a source, each once.
fn supports(page: &Page<'_>, out: &mut Markup, claims: &[Claim]) {
    let mut named: Vec<Claim> = Vec::new();
    for claim in claims {
        if named.len() < NAMED && !named.contains(claim) {
            let (name, href) = place::of_claim(page, *claim);
            out.raw(if named.is_empty() { "" } else { ", " });
            out.raw("<a href=\"").text(&href).raw("\">").text(&name).raw("</a>");
            named.push(*claim);
        }
    }
    let left = claims.iter().filter(|claim| !named.contains(claim)).count();
    if left > 0 {
        out.raw(" + ").number(left).raw(" ").text(page.words.more);
    }
}

/// Returns how many bytes a row may have, about.
pub fn weight(model: &Model, id: SourceId) -> usize {
    let source = &model[id];
    let about = source.about.as_ref().and_then(|about| about.description.as_ref());
    1_400 + 2 * (source.head.title.len() + about.map_or(0, |text| text.markdown.len()))
}

/// Writes the claims that no source supports.
pub fn bare(page: &Page<'_>, overview: &Overview, out: &mut Markup) {
    let words = page.words;
    if overview.unsupported.is_empty() {
        return;
    }
    table::open(out, words.claims_without_source, "bare", &[words.claim, words.place]);
    for claim in overview.unsupported.iter().take(SHOWN) {
        let (what, at, href) = of(page, *claim);
        table::open_row(out).raw("><th scope=\"row\"><a href=\"").text(&href).raw("\">").text(&what);
        out.raw("</a></th><td>").text(&at).raw("</td></tr>");
    }
    table::close(out);
    if overview.unsupported.len() > SHOWN {
        let more = format::count(overview.unsupported.len() - SHOWN, words.more, words.more, words);
        out.raw("<p class=\"mute\">+ ").text(&more).raw("</p>");
    }
}

/// Returns what is claimed, where, and the way there.
fn of(page: &Page<'_>, claim: Unsupported) -> (String, String, String) {
    let (model, words) = (page.model, page.words);
    match claim {
        Unsupported::Pain(id) => {
            let pain = &model[id];
            let name = markdown::plain(&naming::beginning(&pain.text));
            (name, place::name(page, id.journey, pain.place), place::pain_href(page, id))
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
            (format!("{share} → {to}"), place::name(page, Some(id), place), place::href(page, id, place))
        }
    }
}
