//! All touchpoints from A to Z.

use super::super::markup::Markup;
use super::super::page::Page;

/// With more touchpoints than this an index is no help any more.
const INDEX: usize = 2_000;

/// Returns the section.
pub fn section(page: &mut Page<'_>) -> Markup {
    let model = page.model;
    let mut out = Markup::new();
    let count: usize = model.journeys.iter().map(|journey| journey.touchpoints.len()).sum();
    if count == 0 || count > INDEX {
        return out;
    }
    let all = model.journeys.iter().flat_map(|journey| {
        journey.touchpoints.iter().map(move |touchpoint| (&*touchpoint.head.title, touchpoint, &**journey))
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_cached_key(|(title, ..)| title.to_lowercase());
    out.raw("<ul class=\"az\">");
    for (title, touchpoint, journey) in all {
        out.raw("<li><a href=\"").text(&page.map_href(&journey.head.id.value)).raw("#");
        out.text(&touchpoint.head.id.value).raw("\">").text(title).raw("</a> <span class=\"mute\">");
        out.text(&journey.head.title).raw("</span></li>");
    }
    out.raw("</ul>");
    out
}
