//! Touchpoint by touchpoint, stage by stage: the one place that holds all there is to say of each. Phones, small sheets
//! and pages without script show it as it is; elsewhere a card comes up when its touchpoint is pressed.

mod card;
mod moves;

use crate::model::{Place, Stage, StageId};
use crate::words::format;

use super::super::item::{self, Spot};
use super::super::markup::{Html, Markup};
use super::super::page::Page;
use super::{Map, lanes, overview};
use moves::Moves;

/// Returns the cards: what holds for the whole journey, then each stage with its touchpoints.
pub fn cards<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Option<Html> {
    let mut out = Markup::new();
    whole(page, &mut out, map);
    let moves = Moves::of(map);
    for (id, of_stage) in map.journey.stages() {
        stage(page, &mut out, map, &moves, id, of_stage);
    }
    (!out.is_empty()).then(|| out.finish())
}

fn whole<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>) {
    let before = out.len();
    out.raw("<section class=\"stage-cards whole-cards\"><h3>").text(page.words.whole_journey).raw("</h3>");
    let start = out.len();
    of_place(page, out, map, Place::Journey, |_, _| {});
    if out.len() == start {
        out.truncate(before);
    } else {
        out.raw("</section>");
    }
}

fn stage<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    map: &Map<'a>,
    moves: &Moves<'a>,
    id: StageId,
    stage: &'a Stage,
) {
    out.raw("<section class=\"stage-cards\" id=\"Stage.").text(&stage.head.id.value).raw("\">");
    overview::slice(out, map, id, "stage-curve");
    out.raw("<h3>");
    out.number(id.index() + 1).raw(" ").text(&stage.head.title).raw("</h3>");
    let before = out.len();
    out.raw("<p class=\"means\">");
    let empty = out.len();
    overview::means(page, out, map, stage);
    if out.len() == empty {
        out.truncate(before);
    } else {
        out.raw("</p>");
    }
    of_place(page, out, map, Place::Stage(id), |page, out| {
        item::term(out, page.words.goal, |out| item::texts(page, out, &stage.goals, map.file));
        item::term(out, page.words.time, |out| {
            if let Some(takes) = &stage.takes {
                out.text(&format::takes(takes, page.words));
            }
        });
    });
    if !stage.touchpoints.is_empty() {
        out.raw("<div class=\"deck\">");
        for touchpoint in stage.touchpoint_ids() {
            card::write(page, out, map, moves, touchpoint);
        }
        out.raw("</div>");
    }
    out.raw("</section>");
}

/// Writes what stands in a block itself and in none within it, after what is given.
fn of_place<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    map: &Map<'a>,
    place: Place,
    first: impl FnOnce(&mut Page<'a>, &mut Markup),
) {
    let words = page.words;
    let before = out.len();
    out.raw("<dl class=\"terms\">");
    let start = out.len();
    first(page, out);
    item::term(out, words.pains, |out| lanes::pains_at(page, out, map, Spot::Card, place));
    item::term(out, words.opportunities, |out| lanes::opportunities_at(page, out, map, Spot::Card, place));
    item::term(out, words.questions, |out| lanes::questions_at(page, out, map, place));
    item::term(out, words.kpis, |out| lanes::kpis_at(page, out, map, place));
    if out.len() == start {
        out.truncate(before);
    } else {
        out.raw("</dl>");
    }
}
