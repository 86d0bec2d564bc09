//! The service blueprint: what people see or hold, what we do before their eyes, unseen, and with whose help.

use crate::model::{Activity, ActivityLane, HandoffKind, Touchpoint, TouchpointId};
use crate::words::format;

use super::super::markup::Markup;
use super::super::page::Page;
use super::super::view::{Body, Lane};
use super::lanes;
use super::{Map, finish, touchpoint_row};

/// Returns the lanes with the lines between them; a line without a lane below it is left out.
pub fn bodies<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Vec<Body> {
    let words = page.words;
    let mut note = Markup::new();
    note.raw("<small>").text(words.evidence_note).raw("</small>");
    let parts = [
        (None, lanes::lines(page, map, words.evidence, note, lanes::EVIDENCE)),
        (Some(("line", words.line_of_interaction)), activities(page, map, ActivityLane::Frontstage)),
        (Some(("line visible", words.line_of_visibility)), activities(page, map, ActivityLane::Backstage)),
        (
            Some(("line inner", words.line_of_internal_interaction)),
            activities(page, map, ActivityLane::SupportedBy),
        ),
    ];
    let mut title = Some(words.service_blueprint);
    let body = |(line, lane): (_, Option<Lane>)| {
        let lane = lane?;
        Some(Body { title: title.take(), line, lanes: vec![lane] })
    };
    parts.into_iter().filter_map(body).collect()
}

fn activities<'a>(page: &mut Page<'a>, map: &Map<'a>, lane: ActivityLane) -> Option<Lane> {
    let row = touchpoint_row(page, map, |page, out, id| activities_at(page, out, map, lane, id));
    let id = match lane {
        ActivityLane::Frontstage => "front",
        ActivityLane::Backstage => "back",
        ActivityLane::SupportedBy => "support",
    };
    finish(map, id, page.words.activity_lane(lane), Markup::new(), row.into_iter().collect())
}

/// Writes what is done at a touchpoint in one lane, and whether the work passes on on its way backstage.
pub fn activities_at<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    map: &Map<'a>,
    lane: ActivityLane,
    id: TouchpointId,
) {
    let journey = map.journey;
    let touchpoint: &'a Touchpoint = &journey[id];
    if lane == ActivityLane::Backstage {
        super::handoff(page, out, map, id, HandoffKind::Stages);
    }
    for activity in touchpoint.activities(lane) {
        write(page, out, map, activity);
    }
}

fn write<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, activity: &'a Activity) {
    out.raw("<div class=\"line-of\">");
    page.flow(out, &activity.text, map.file);
    page.cites(out, &activity.cites, map.file);
    if activity.owner.is_some() || activity.takes.is_some() {
        out.raw("<span class=\"meta\">");
        if let Some(owner) = &activity.owner {
            out.text(page.team(owner.target));
        }
        if let Some(takes) = &activity.takes {
            out.raw(if activity.owner.is_some() { " · " } else { "" })
                .text(&format::takes(takes, page.words));
        }
        out.raw("</span>");
    }
    page.about(out, activity.about.as_deref(), map.file);
    out.raw("</div>");
}
