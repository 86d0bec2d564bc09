//! How people come to a touchpoint and go on from it, as a card tells it.

use crate::model::{Arrow, Destination, Groups, Origin, TouchpointId, WrittenArrow};
use crate::words::format;

use super::super::super::markup::Markup;
use super::super::super::page::Page;
use super::super::{Map, paths};

/// The arrows of a journey by the touchpoint they lead to; the plain next step left out.
pub struct Moves<'a>(Groups<'a, TouchpointId, Arrow>);

impl<'a> Moves<'a> {
    /// Returns the arrows of a map's journey.
    pub fn of(map: &Map<'a>) -> Self {
        let arrows = map.journey.flow.arrows.iter().filter(|arrow| arrow.origin != Origin::Next);
        Self(Groups::new(arrows.filter_map(|arrow| match arrow.to {
            Destination::Touchpoint(to) => Some((to, arrow)),
            Destination::Done | Destination::Exit => None,
        })))
    }

    /// Writes where people come from, but for the touchpoint before where all of its people just go on.
    pub fn write_in(&self, page: &Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
        for arrow in self.0.at(id) {
            let head = &map.journey[arrow.from].head;
            out.raw("<div class=\"line-of\">").text(page.words.from).raw(" <a href=\"#").text(&head.id.value);
            out.raw("\">").text(&head.title).raw("</a>");
            // Why, and where it is known from, stands on the other's card.
            if let Some(share) = arrow.share {
                out.text(page.words.colon).raw(" ").text(&format::percent(share, page.words));
            }
            out.raw("</div>");
        }
    }

    /// Writes every way on, unless there is only the plain next step.
    pub fn write_out(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
        let arrows: Vec<&'a Arrow> = map.journey.flow.from(id).collect();
        if arrows.iter().all(|arrow| arrow.origin == Origin::Next) {
            return;
        }
        for arrow in arrows {
            out.raw("<div class=\"line-of\">").text(page.words.to).raw(" ");
            let name = paths::destination(page, map, arrow.to);
            match arrow.to {
                Destination::Touchpoint(to) => {
                    out.raw("<a href=\"#").text(&map.journey[to].head.id.value).raw("\">");
                    out.text(name).raw("</a>")
                }
                Destination::Done | Destination::Exit => out.raw("<b>").text(name).raw("</b>"),
            };
            let written = words(page, out, map, arrow);
            page.about(out, written.and_then(|written| written.about.as_deref()), map.file);
            out.raw("</div>");
        }
    }
}

/// Writes how many take an arrow, why and after how long; returns the arrow as written, if it was.
fn words<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    map: &Map<'a>,
    arrow: &'a Arrow,
) -> Option<&'a WrittenArrow> {
    let written = match arrow.origin {
        Origin::Written(number) => Some(&map.journey[arrow.from].arrows[number]),
        Origin::Next | Origin::Remainder => None,
    };
    let start = out.len();
    out.text(page.words.colon).raw(" ");
    let empty = out.len();
    paths::figures(page, out, map, arrow);
    if let Some(written) = written {
        paths::words(page, out, map, written);
    }
    if out.len() == empty {
        out.truncate(start);
    }
    written
}
