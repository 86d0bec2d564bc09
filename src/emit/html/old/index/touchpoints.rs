//! All touchpoints and steps from A to Z.

use std::ops::Range;

use crate::insight::Overview;
use crate::model::{JourneyId, Model, TouchpointId, TouchpointKind};

use super::super::markup::Markup;
use super::super::page::Page;

/// Writes some of the touchpoints.
pub fn rows(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, range: Range<usize>) {
    out.raw("<ul class=\"az\">");
    for (id, at) in &overview.touchpoints[range] {
        let journey = &page.model[*id];
        let touchpoint = &journey[*at];
        out.raw("<li data-entry><a href=\"").text(&page.map_href(&journey.head.id.value)).raw("#");
        out.text(&touchpoint.head.id.value);
        out.raw(if touchpoint.kind == TouchpointKind::Step { "\" class=\"step\">" } else { "\">" });
        out.text(&touchpoint.head.title).raw("</a> <span class=\"mute\">").text(&journey.head.title);
        out.raw("</span></li>");
    }
    out.raw("</ul>");
}

/// Returns how many bytes an entry may have, about.
pub fn weight(model: &Model, (id, at): (JourneyId, TouchpointId)) -> usize {
    let (journey, touchpoint) = (&model[id].head, &model[id][at].head);
    let titles = journey.title.len() + touchpoint.title.len();
    120 + 2 * titles + journey.id.value.len() + touchpoint.id.value.len()
}
