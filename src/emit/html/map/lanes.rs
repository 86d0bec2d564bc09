//! The lanes that are words: what people do, think, say and need, what hurts, what could be done, how it is measured.

use camino::Utf8Path;

use crate::model::{
    Experience, Groups, Id, KpiStatus, LaneId, Line, PersonaId, Place, Ref, Touchpoint, TouchpointId, targets,
};
use crate::vocabulary::{PainSeverity, Priority};
use crate::words::Words;
use crate::words::fill;

use super::super::item::{self, Spot};
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;
use super::super::view::Lane;
use super::{Map, class_of, finish, lane, note, stage_row, touchpoint_row};

/// One of the lanes that a touchpoint and its variants fill with lines.
#[derive(Clone, Copy)]
pub struct Lines {
    /// The name for style and script.
    pub id: &'static str,
    /// Whether the lines are somebody's words or thoughts.
    pub are_quotes: bool,
    /// Where they stand.
    pub of: fn(&Experience) -> &[Line],
}

/// What they see or hold.
pub const EVIDENCE: Lines = Lines { id: "evidence", are_quotes: false, of: |experience| &experience.sees };

/// Returns what people do, think, say and need, with the names of the lanes.
pub fn experiences(words: &Words) -> [(&'static str, Lines); 4] {
    [
        (words.does, Lines { id: "does", are_quotes: false, of: |experience| &experience.does }),
        (words.thinks, Lines { id: "thinks", are_quotes: true, of: |experience| &experience.thinks }),
        (words.says, Lines { id: "says", are_quotes: true, of: |experience| &experience.says }),
        (words.needs, Lines { id: "needs", are_quotes: false, of: |experience| &experience.needs }),
    ]
}

/// Returns does, thinks, says and needs.
pub fn experience<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Vec<Option<Lane>> {
    let all = experiences(page.words).into_iter();
    all.map(|(title, kind)| lines(page, map, title, Markup::new(), kind)).collect()
}

/// Returns a lane of lines.
pub fn lines<'a>(page: &mut Page<'a>, map: &Map<'a>, title: &str, note: Markup, kind: Lines) -> Option<Lane> {
    let row = touchpoint_row(page, map, |page, out, id| lines_at(page, out, map, kind, id));
    finish(map, kind.id, title, note, row.into_iter().collect())
}

/// Writes the lines of one touchpoint: what holds for everybody, then each persona's own.
pub fn lines_at<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, kind: Lines, id: TouchpointId) {
    let journey = map.journey;
    let touchpoint: &'a Touchpoint = &journey[id];
    write(page, out, kind, (kind.of)(&touchpoint.experience), map.file);
    for variant in &touchpoint.variants {
        let (own, Some(persona)) = ((kind.of)(&variant.experience), variant.persona.target) else {
            continue;
        };
        if !own.is_empty() {
            out.raw("<div class=\"who ").raw(class_of(map, persona)).raw("\"><b>");
            out.text(page.short_name(persona)).raw("</b> ");
            write(page, out, kind, own, map.file);
            out.raw("</div>");
        }
    }
}

fn write<'a>(page: &mut Page<'a>, out: &mut Markup, kind: Lines, lines: &'a [Line], file: &'a Utf8Path) {
    if let [only] = lines {
        return item::line(page, out, only, kind.are_quotes, file);
    }
    for line in lines {
        out.raw("<div class=\"line-of\">");
        item::line(page, out, line, kind.are_quotes, file);
        out.raw("</div>");
    }
}

/// Returns the pains, those of whole stages and of the journey above those of touchpoints.
pub fn pains<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Option<Lane> {
    let journey = map.journey;
    let critical = journey.pains.iter().filter(|pain| pain.severity() == PainSeverity::Critical).count();
    let note = note(journey.pains.len(), critical, page.words.critical);
    lane(page, map, "pains", page.words.pains, note, |page, out, place| {
        pains_at(page, out, map, Spot::Table, place);
    })
}

/// Writes the pains of one place.
pub fn pains_at<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, spot: Spot, place: Place) {
    for pain in map.by_place.pains.at(place) {
        let persona = pain.persona.as_ref().and_then(|persona| persona.target);
        let class = persona.map_or("", |persona| class_of(map, persona));
        item::pain(page, out, spot, pain, class, map.file);
    }
}

/// Returns the opportunities.
pub fn opportunities<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Option<Lane> {
    let journey = map.journey;
    let is_for_now = |opportunity: &&crate::model::Opportunity| {
        opportunity.priority() == Some(Priority::Now) && !opportunity.is_closed()
    };
    let now = journey.opportunities.iter().filter(is_for_now).count();
    let note = note(journey.opportunities.len(), now, page.words.now);
    lane(page, map, "opps", page.words.opportunities, note, |page, out, place| {
        opportunities_at(page, out, map, Spot::Table, place);
    })
}

/// Writes the opportunities of one place.
pub fn opportunities_at<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, spot: Spot, place: Place) {
    for opportunity in map.by_place.opportunities.at(place) {
        let owner = map.journey.owner_or(opportunity.owner.as_ref(), place);
        item::opportunity(page, out, spot, opportunity, owner);
    }
}

/// Returns the questions, unanswered ones first.
pub fn questions<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Option<Lane> {
    let journey = map.journey;
    let answered = journey.questions.iter().filter(|question| question.is_answered()).count();
    let note = note(journey.questions.len(), answered, page.words.answered);
    lane(page, map, "questions", page.words.questions, note, |page, out, place| {
        questions_at(page, out, map, place);
    })
}

/// Writes the questions of one place, unanswered ones first.
pub fn questions_at<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, place: Place) {
    for wanted in [false, true] {
        let questions = map.by_place.questions.at(place);
        for question in questions.filter(|question| question.is_answered() == wanted) {
            item::question(page, out, question, map.file);
        }
    }
}

/// Returns the KPIs: those of the journey, then those of each stage and its touchpoints.
pub fn kpis<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Option<Lane> {
    let journey = map.journey;
    let on_target = journey.kpis.iter().filter(|kpi| kpi.status() == KpiStatus::OnTarget).count();
    let mut note = Markup::new();
    let (n, all) = (on_target.to_string(), journey.kpis.len().to_string());
    let of_all = fill(page.words.n_of_all_on_target, &[("n", &n), ("all", &all)]);
    note.raw("<small>").text(&of_all).raw("</small>");
    let kpi = |page: &mut Page<'a>, out: &mut Markup, kpi: &'a crate::model::Kpi| {
        let place = kpi.place.unwrap_or(Place::Journey);
        let owner = journey.owner_or(kpi.owner.as_ref(), place);
        let of = match place {
            Place::Touchpoint(touchpoint) => Some(&*journey[touchpoint].head.id.value),
            Place::Journey | Place::Stage(_) | Place::Persona => None,
        };
        item::kpi(page, out, kpi, owner, of);
    };
    let mut rows = Vec::new();
    let mut whole = Markup::new();
    for of_journey in map.by_place.kpis.at(Place::Journey) {
        kpi(page, &mut whole, of_journey);
    }
    if !whole.is_empty() {
        let mut row = Markup::new();
        row.raw("<td class=\"s\" colspan=\"").number(map.columns.len()).raw("\"><ul class=\"kpis whole\">");
        row.markup(&whole).raw("</ul></td>");
        rows.push(row.finish());
    }
    let by_stage =
        Groups::new(journey.kpis.iter().map(|kpi| (kpi.place.and_then(|at| journey.stage_of(at)), kpi)));
    rows.extend(stage_row(map, |out, stage| {
        let before = out.len();
        out.raw("<ul class=\"kpis\">");
        let start = out.len();
        for of_stage in by_stage.at(Some(stage)) {
            kpi(page, out, of_stage);
        }
        if out.len() == start {
            out.truncate(before);
        } else {
            out.raw("</ul>");
        }
    }));
    finish(map, "kpis", page.words.kpis, note, rows)
}

/// Writes the KPIs of exactly one place as a list.
pub fn kpis_at<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, place: Place) {
    let mut kpis = map.by_place.kpis.at(place).peekable();
    if kpis.peek().is_none() {
        return;
    }
    out.raw("<ul class=\"kpis\">");
    for kpi in kpis {
        item::kpi(page, out, kpi, map.journey.owner_or(kpi.owner.as_ref(), place), None);
    }
    out.raw("</ul>");
}

/// Returns the project's own lanes, in its order.
pub fn own<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Vec<Option<Lane>> {
    let own = page.model.lanes.iter().enumerate().map(|(index, lane)| {
        let row = touchpoint_row(page, map, |page, out, touchpoint| {
            own_at(page, out, map, Id::new(index), touchpoint);
        });
        let id = format!("own-{}", lane.head.id.value);
        finish(map, &id, &lane.head.title, Markup::new(), row.into_iter().collect())
    });
    own.collect()
}

/// Writes what a touchpoint has in one of the project's own lanes.
pub fn own_at<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, lane: LaneId, id: TouchpointId) {
    let journey = map.journey;
    for note in journey[id].notes.iter().filter(|note| note.lane.target == Some(lane)) {
        out.raw("<div class=\"line-of\">");
        page.flow(out, &note.text, map.file);
        page.cites(out, &note.cites, map.file);
        page.about(out, note.about.as_deref(), map.file);
        out.raw("</div>");
    }
}

/// Writes the names of personas, each in their colour.
pub fn names(page: &Page<'_>, out: &mut Markup, map: &Map<'_>, who: &[Ref<PersonaId>]) {
    for (number, persona) in targets(who).enumerate() {
        let class = map.personas.iter().position(|other| *other == persona).map_or("", person::class);
        out.raw(if number > 0 { ", <span class=\"" } else { "<span class=\"" }).raw(class).raw("\">");
        out.text(page.short_name(persona)).raw("</span>");
    }
}
