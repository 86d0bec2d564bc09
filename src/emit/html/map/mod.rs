//! The map of one journey: a table of lanes under touchpoints under stages, and the whole curve above them.

mod blueprint;
mod cards;
mod columns;
mod curves;
mod facets;
mod header;
mod heads;
mod lanes;
mod overview;
mod paths;
mod sections;

use std::collections::BTreeSet;

use camino::Utf8Path;

use crate::emit::Options;
use crate::model::{
    ByPlace, Handoff, HandoffKind, Hidden, Journey, JourneyId, Model, PersonaId, Place, StageId, TouchpointId,
};
use crate::source::Files;
use crate::words::fill;
use crate::words::format;

use super::curve::Curves;
use super::icon::Icon;
use super::markup::{Html, Markup};
use super::page::{self, Page};
use super::view::{Body, Frame, Lane, MapView, Table, Tools};
use columns::Columns;
use curves::Kind;

/// The journey of a map, and how it is laid out.
struct Map<'a> {
    id: JourneyId,
    journey: &'a Journey,
    by_place: ByPlace<'a>,
    file: &'a Utf8Path,
    personas: Vec<PersonaId>,
    /// The numbers of the personas whose curve is drawn.
    curved: Vec<usize>,
    columns: Columns,
    handoffs: Vec<Handoff>,
    /// Whether lanes without content stay.
    blank_lanes: bool,
    /// What is not told, not even in a lane to write on.
    hidden: &'a BTreeSet<Hidden>,
}

/// Returns what the template of a map sees.
pub fn view<'a>(
    model: &'a Model,
    options: &'a Options,
    files: &'a dyn Files,
    journey_id: JourneyId,
) -> MapView<'a> {
    let journey = &model[journey_id];
    let mut page = Page::new(page::Kind::Map, model, journey.personas(), options, files);
    page.marks_unsupported = journey.is_validated();
    let map = Map {
        id: journey_id,
        journey,
        by_place: journey.by_place(),
        file: &journey.head.file,
        personas: journey.personas().collect(),
        curved: overview::curved(journey),
        columns: Columns::of(journey),
        handoffs: journey.handoffs(),
        blank_lanes: options.blank_lanes,
        hidden: &model.hidden,
    };
    // In the order of the page, because sources are numbered as they are met.
    let facts = header::facts(&mut page, &map);
    let personas = header::personas(&mut page, &map);
    let feels = curves::feelings(&page, &map);
    let engagement = curves::engagement(&page, &map);
    let table = (map.columns.len() > 0).then(|| table(&mut page, &map, &feels, &engagement));
    let cards = cards::cards(&mut page, &map);
    let sections = sections::sections(&mut page, &map);
    let tools = tools(&mut page, &map);
    let mut curves = Markup::new();
    feels.definitions(&mut curves);
    engagement.definitions(&mut curves);
    MapView {
        title: &journey.head.title,
        scenario: header::scenario(&page, &map),
        facts,
        personas,
        curves: curves.finish(),
        tools,
        overview: overview::overview(&page, &map),
        table,
        cards,
        sections,
        page: Frame {
            language: &options.language,
            project: &options.title,
            today: options.today.to_string(),
            today_words: format::date(options.today, page.words),
            summary: header::summary(&page, &map),
            symbols: page.symbols().finish(),
            sources: sections::sources(&page),
        },
    }
}

/// Returns what the toolbar offers and what the dialog is made of.
fn tools(page: &mut Page<'_>, map: &Map<'_>) -> Tools {
    let icon = |page: &mut Page<'_>, icon| {
        let mut out = Markup::new();
        page.icon(&mut out, icon, "");
        out.finish()
    };
    let count = map.journey.touchpoints.len();
    Tools {
        filters: facets::filters(page, map),
        count: match count {
            1 => page.words.one_touchpoint.to_owned(),
            _ => fill(page.words.all_touchpoints, &[("n", &count.to_string())]),
        },
        find: icon(page, Icon::FIND),
        previous: icon(page, Icon::PREVIOUS),
        following: icon(page, Icon::FOLLOWING),
        close: icon(page, Icon::CLOSE),
    }
}

fn table<'a>(page: &mut Page<'a>, map: &Map<'a>, feels: &Curves, engagement: &Curves) -> Table {
    let words = page.words;
    let plain = |lanes: Vec<Option<Lane>>| Body {
        title: None,
        line: None,
        lanes: lanes.into_iter().flatten().collect(),
    };
    let heads = vec![heads::goals(page, map), heads::time(page, map)];
    let stages = heads::stages(map);
    let touchpoints = heads::touchpoints(page, map);
    let mut bodies = vec![
        plain(vec![
            paths::lane(page, map),
            curves::lane(page, map, Kind::Feelings, feels),
            curves::lane(page, map, Kind::Engagement, engagement),
        ]),
        plain(lanes::experience(page, map)),
        plain(vec![lanes::pains(page, map), lanes::opportunities(page, map), lanes::questions(page, map)]),
        plain(vec![lanes::kpis(page, map)]),
    ];
    bodies.extend(blueprint::bodies(page, map));
    bodies.push(plain(lanes::own(page, map)));
    bodies.retain(|body| !body.lanes.is_empty());
    Table {
        caption: format!(
            "{} {}, {}. {}",
            words.labelled(&map.journey.head.title, "").trim_end(),
            format::count(map.journey.stages.len(), words.stage, words.stages, words),
            format::count(map.journey.touchpoints.len(), words.touchpoint, words.touchpoints, words),
            words.map_caption
        ),
        columns: map.columns.len(),
        groups: map.columns.stages().iter().map(ExactSizeIterator::len).collect(),
        stages,
        heads: heads.into_iter().flatten().collect(),
        touchpoints,
        bodies,
    }
}

/// Returns a lane whose rows are those in which `cell` writes anything: one for the journey, one for the stages, one
/// for the touchpoints.
fn lane<'a>(
    page: &mut Page<'a>,
    map: &Map<'a>,
    id: &str,
    title: &str,
    note: Markup,
    mut cell: impl FnMut(&mut Page<'a>, &mut Markup, Place),
) -> Option<Lane> {
    let mut rows = Vec::new();
    let mut journey = Markup::new();
    cell(page, &mut journey, Place::Journey);
    if !journey.is_empty() {
        let mut row = Markup::new();
        row.raw("<td class=\"s\" colspan=\"").number(map.columns.len()).raw("\"><div class=\"whole\">");
        row.markup(&journey).raw("</div></td>");
        rows.push(row.finish());
    }
    rows.extend(stage_row(map, |out, stage| cell(page, out, Place::Stage(stage))));
    rows.extend(touchpoint_row(page, map, |page, out, touchpoint| {
        cell(page, out, Place::Touchpoint(touchpoint));
    }));
    finish(map, id, title, note, rows)
}

/// Returns a lane of these rows. Without any there is none, or one to write on where that is wanted.
fn finish(map: &Map<'_>, id: &str, title: &str, note: Markup, mut rows: Vec<Html>) -> Option<Lane> {
    if rows.is_empty() && map.blank_lanes && !is_hidden(map, id) {
        rows.push(blank_row(map));
    }
    (!rows.is_empty()).then(|| Lane { id: id.to_owned(), title: title.to_owned(), note: note.finish(), rows })
}

/// Returns whether a lane holds nothing but what is hidden.
fn is_hidden(map: &Map<'_>, lane: &str) -> bool {
    let kind = match lane {
        "kpis" => Hidden::Kpis,
        "pains" => Hidden::Pains,
        "opps" => Hidden::Opportunities,
        "questions" => Hidden::Questions,
        "back" | "support" => Hidden::Backstage,
        _ => return false,
    };
    map.hidden.contains(&kind)
}

/// Returns the cells of a row that has none of its own: one to write in for each touchpoint.
fn blank_row(map: &Map<'_>) -> Html {
    let mut row = Markup::new();
    for (_, is_first) in map.columns.iter() {
        row.raw(if is_first { "<td class=\"s blank\"></td>" } else { "<td class=\"blank\"></td>" });
    }
    row.finish()
}

/// Returns the cells of a row by stages, or nothing where all are empty.
fn stage_row(map: &Map<'_>, mut cell: impl FnMut(&mut Markup, StageId)) -> Option<Html> {
    let mut row = Markup::new();
    let mut is_empty = true;
    for (id, _) in map.journey.stages() {
        row.raw("<td class=\"s\" colspan=\"").number(map.columns.of_stage(id).len()).raw("\">");
        let start = row.len();
        cell(&mut row, id);
        is_empty &= row.len() == start;
        row.raw("</td>");
    }
    (!is_empty).then(|| row.finish())
}

/// Returns the cells of a row by touchpoints, or nothing where all are empty. Pictures are left to the cards.
fn touchpoint_row<'a>(
    page: &mut Page<'a>,
    map: &Map<'a>,
    mut cell: impl FnMut(&mut Page<'a>, &mut Markup, TouchpointId),
) -> Option<Html> {
    let mut row = Markup::new();
    let mut is_empty = true;
    page.shows_pictures = false;
    for (touchpoint, is_first) in map.columns.iter() {
        row.raw(if is_first { "<td class=\"s\">" } else { "<td>" });
        let before = row.len();
        // An element around the words, which a filter can take out of sight.
        row.raw("<div>");
        let start = row.len();
        if let Some(touchpoint) = touchpoint {
            cell(page, &mut row, touchpoint);
        }
        if row.len() == start {
            row.truncate(before);
        } else {
            row.raw("</div>");
            is_empty = false;
        }
        row.raw("</td>");
    }
    page.shows_pictures = true;
    (!is_empty).then(|| row.finish())
}

/// Returns a number and a word as a note under the name of a lane: `11, 1 critical`.
fn note(total: usize, part: usize, word: &str) -> Markup {
    let mut note = Markup::new();
    note.raw("<small>").number(total);
    if part > 0 {
        note.raw(", ").number(part).raw(" ").text(word);
    }
    note.raw("</small>");
    note
}

/// Returns the class of a persona by their number in the journey.
fn class_of(map: &Map<'_>, persona: PersonaId) -> &'static str {
    let number = map.personas.iter().position(|other| *other == persona);
    number.map_or("", super::person::class)
}

/// Writes the double chevron where the work at a touchpoint passes from one team to another.
fn handoff(page: &mut Page<'_>, out: &mut Markup, map: &Map<'_>, at: TouchpointId, kind: HandoffKind) {
    // They come in this order.
    let found = map.handoffs.binary_search_by_key(&(at, kind), |handoff| (handoff.at, handoff.kind));
    if let Some(handoff) = found.ok().map(|index| &map.handoffs[index]) {
        out.raw("<span class=\"handoff\">");
        page.icon(out, Icon::HANDOFF, "");
        out.raw("<span class=\"vh\">")
            .text(page.words.handoff)
            .text(page.words.colon)
            .raw(" ")
            .text(page.team(Some(handoff.from)));
        out.raw(" → ").text(page.team(Some(handoff.to))).raw("</span></span>");
    }
}
