//! The service blueprint: what people see or hold, what we do before their eyes, unseen, and with whose help.

use crate::emit::present;
use crate::model::{Activity, ActivityLane, HandoffKind, Touchpoint};

use super::super::markup::Markup;
use super::super::page::Page;
use super::super::view::{Body, Lane};
use super::lanes::{self, Lines};
use super::{Map, finish, touchpoint_row};

/// Returns the lanes with the lines between them; a line without a lane below it is left out.
pub fn bodies<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Vec<Body> {
    let words = page.words;
    let sees = Lines { id: "evidence", are_quotes: false, of: |experience| &experience.sees };
    let mut note = Markup::new();
    note.raw("<small>").text(words.evidence_note).raw("</small>");
    let parts = [
        (None, lanes::lines(page, map, words.evidence, note, sees)),
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
    let (journey, words) = (map.journey, page.words);
    let row = touchpoint_row(map, |out, id| {
        let touchpoint: &'a Touchpoint = &journey[id];
        if lane == ActivityLane::Backstage {
            super::handoff(page, out, map, id, HandoffKind::Stages);
        }
        for activity in of(touchpoint, lane) {
            write(page, out, map, activity);
        }
    });
    let (id, title) = match lane {
        ActivityLane::Frontstage => ("front", words.frontstage),
        ActivityLane::Backstage => ("back", words.backstage),
        ActivityLane::SupportedBy => ("support", words.supported_by),
    };
    finish(map, id, title, Markup::new(), row.into_iter().collect())
}

fn of(touchpoint: &Touchpoint, lane: ActivityLane) -> &[Activity] {
    match lane {
        ActivityLane::Frontstage => &touchpoint.frontstage,
        ActivityLane::Backstage => &touchpoint.backstage,
        ActivityLane::SupportedBy => &touchpoint.supported_by,
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
                .text(&present::takes(takes, page.words));
        }
        out.raw("</span>");
    }
    page.about(out, activity.about.as_deref(), map.file);
    out.raw("</div>");
}
