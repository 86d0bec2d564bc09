//! The heads of the columns: stages, their goals and time, touchpoints.

use rust_decimal::Decimal;

use crate::model::{HandoffKind, Journey, Stage, Takes, TouchpointId, TouchpointKind};
use crate::words::{Words, format};

use super::super::icon::Icon;
use super::super::item::{self, capitalised};
use super::super::markup::{Html, Markup};
use super::super::page::Page;
use super::super::view::Lane;
use super::{Map, finish, stage_row};

/// Returns the names of the stages.
pub fn stages(map: &Map<'_>) -> Html {
    let mut out = Markup::new();
    for (id, stage) in map.journey.stages() {
        out.raw("<th scope=\"colgroup\" colspan=\"").number(map.columns.of_stage(id).len());
        out.raw("\" class=\"s\" data-of=\"Stage.").text(&stage.head.id.value);
        out.raw("\"><span class=\"num\">").number(id.index() + 1).raw("</span><a href=\"#Stage.");
        out.text(&stage.head.id.value).raw("\">").text(&stage.head.title).raw("</a></th>");
    }
    out.finish()
}

/// Returns what people want in each stage.
pub fn goals(page: &mut Page<'_>, map: &Map<'_>) -> Option<Lane> {
    let row = stage_row(map, |out, stage| item::texts(page, out, &map.journey[stage].goals, map.file));
    finish(map, "goals", page.words.goal, Markup::new(), row.into_iter().collect())
}

/// Returns the time that passes: a thin scale parted by touchpoints, and the stage's sum at its end.
pub fn time(page: &mut Page<'_>, map: &Map<'_>) -> Option<Lane> {
    let words = page.words;
    let row = stage_row(map, |out, stage| {
        let stage = &map.journey[stage];
        let Some(sum) = sum(map.journey, stage, words) else { return };
        out.raw("<span class=\"passes\"><span class=\"ticks\" aria-hidden=\"true\">");
        for touchpoint in map.journey.touchpoints_of(stage) {
            if let Some(takes) = touchpoint.takes {
                // A part is never drawn longer than its whole, whatever the two say.
                let part = (takes.most.seconds() / sum.1.max(Decimal::ONE)).min(Decimal::ONE);
                let share = part * Decimal::ONE_HUNDRED;
                out.raw("<i style=\"--v:").text(&share.round_dp(1).normalize().to_string()).raw("\"></i>");
            }
        }
        out.raw("</span><span>").text(&sum.0).raw("</span></span>");
    });
    finish(map, "time", page.words.time, Markup::new(), row.into_iter().collect())
}

/// Returns the time a stage takes, in words and in seconds: as written, else the sum of its touchpoints.
fn sum(journey: &Journey, stage: &Stage, words: &Words) -> Option<(String, Decimal)> {
    if let Some(takes) = stage.takes {
        return Some((format::takes(&takes, words), takes.most.seconds()));
    }
    let takes = || journey.touchpoints_of(stage).iter().filter_map(|touchpoint| touchpoint.takes);
    let total = |seconds: fn(Takes) -> Decimal| {
        takes().map(seconds).try_fold(Decimal::ZERO, Decimal::checked_add).unwrap_or(Decimal::MAX)
    };
    takes().next()?;
    let (least, most) = (total(|takes| takes.least.seconds()), total(|takes| takes.most.seconds()));
    Some((format::seconds(least, most, words), most))
}

/// Returns the names of the touchpoints and steps, with number, channels, moments of truth and handoffs.
pub fn touchpoints<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Html {
    let mut out = Markup::new();
    for (touchpoint, is_first) in map.columns.iter() {
        let class = if is_first { " class=\"s\"" } else { "" };
        match touchpoint {
            Some(id) => {
                let anchor = &map.journey[id].head.id.value;
                out.raw("<th scope=\"col\"").raw(class).raw(" data-t=\"").text(anchor).raw("\">");
                touchpoint_head(page, &mut out, map, id);
                out.raw("</th>");
            }
            None => {
                out.raw("<td").raw(class).raw("><span class=\"mute\">–</span></td>");
            }
        }
    }
    out.finish()
}

fn touchpoint_head<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
    let (model, words) = (page.model, page.words);
    let touchpoint = &map.journey[id];
    super::handoff(page, out, map, id, HandoffKind::Touchpoints);
    out.raw("<span class=\"tp-meta\"><span class=\"no\">").number(id.index() + 1).raw("</span>");
    if touchpoint.moment_of_truth.is_some() {
        page.icon(out, Icon::MOMENT_OF_TRUTH, "mot");
        out.raw("<span class=\"vh\">").text(&capitalised(words.moment_of_truth)).raw("</span>");
    }
    for channel in touchpoint.channels() {
        page.icon(out, Icon::channel(&model[channel]), "");
        out.raw("<span class=\"vh\">").text(words.channel(&model[channel])).raw("</span>");
    }
    let is_step = touchpoint.kind == TouchpointKind::Step;
    out.raw("</span><a class=\"tp").raw(if is_step { " step" } else { "" }).raw("\" href=\"#");
    out.text(&touchpoint.head.id.value).raw("\">").text(&touchpoint.head.title).raw("</a>");
    if is_step {
        out.raw("<span class=\"vh\"> (").text(words.step).raw(")</span>");
    }
    page.cites(out, &touchpoint.experience.cites, map.file);
    for variant in &touchpoint.variants {
        page.cites(out, &variant.experience.cites, map.file);
    }
}
