//! The page of a team: who they are, and all they own.

use crate::emit::Options;
use crate::insight::{Holdings, Overview, WORST_FIRST};
use crate::insight::{Index, Owned, progress};
use crate::model::{HandoffKind, JourneyId, KpiId, Model, Place, TeamId};
use crate::source::Files;
use crate::words::fill;
use crate::words::format;

use super::super::item;
use super::super::markup::Markup;
use super::super::page::{self, Page};
use super::super::view::{OverviewSection, OverviewView};
use super::list::SHOWN;
use super::{List, actions, cited, frame, journeys, kpis, place, questions, table};

/// Returns what the template of a team's page sees.
pub fn view<'a>(
    model: &'a Model,
    index: &'a Index,
    options: &'a Options,
    files: &'a dyn Files,
    id: TeamId,
) -> OverviewView<'a> {
    let overview = index.overview(model);
    let personas = (0..model.personas.len()).map(crate::model::Id::new);
    let mut page = Page::new(page::Kind::Team, model, personas, options, files);
    let (words, team, owned) = (page.words, &model[id], index.owned_by(id));
    let held = overview.held_by(id);
    let mut lead = Markup::new();
    if let Some(department) = &team.department {
        page.phrase(&mut lead, department, &team.head.file);
    }
    let page = &mut page;
    let all = [
        ("About", words.about, about(page, id)),
        ("Journeys", words.journeys, owned_journeys(page, overview, held)),
        ("Places", words.stages_and_touchpoints, places(page, held)),
        ("Kpis", words.kpis, board(page, &owned.kpis)),
        ("Plan", words.actions, to_do(page, owned)),
        ("Questions", words.open_questions, asked(page, held)),
        ("Handoffs", words.handoffs, handoffs(page, held, id)),
    ];
    let sections = all.into_iter().filter(|(.., content)| !content.is_empty());
    let sections = sections.map(|(id, title, content)| OverviewSection {
        id,
        title,
        short: title,
        lead: "",
        content: content.finish(),
    });
    let summary = [
        format::count(held.journeys.len(), words.journey, words.journeys, words),
        format::count(owned.kpis.len(), words.kpi, words.kpis, words),
        format::count(owned.actions.len(), words.action, words.actions, words),
    ];
    OverviewView {
        title: team.head.title.to_string(),
        kind: words.team,
        key: Markup::new().finish(),
        lead: lead.finish(),
        parts: Markup::new().finish(),
        owners: Vec::new(),
        sections: sections.collect(),
        page: frame(page, options, format!("{}: {}", team.head.title, summary.join(", ")), cited(page)),
    }
}

fn about(page: &mut Page<'_>, id: TeamId) -> Markup {
    let (words, team) = (page.words, &page.model[id]);
    let mut out = Markup::new();
    page.about(&mut out, team.about.as_deref(), &team.head.file);
    let before = out.len();
    out.raw("<dl class=\"terms\">");
    let empty = out.len();
    item::term(&mut out, words.contact, |out| {
        item::texts(page, out, team.contact.as_slice(), &team.head.file);
    });
    if out.len() == empty {
        out.truncate(before);
    } else {
        out.raw("</dl>");
    }
    out
}

fn owned_journeys<'a>(page: &mut Page<'a>, overview: &'a Overview, held: &Holdings) -> Markup {
    let mut out = Markup::new();
    if !held.journeys.is_empty() {
        journeys::journeys(page, overview, &mut out, &held.journeys[..held.journeys.len().min(SHOWN)]);
        rest(page, &mut out, held.journeys.len(), List::Journeys);
    }
    out
}

/// Writes the stages and touchpoints that are the team's own, in journeys and stages that are not.
fn places(page: &Page<'_>, held: &Holdings) -> Markup {
    let stages = held.stages.iter().map(|(journey, stage)| (*journey, Place::Stage(*stage)));
    let touchpoints = held.touchpoints.iter().map(|(journey, at)| (*journey, Place::Touchpoint(*at)));
    let mut out = Markup::new();
    let all = held.stages.len() + held.touchpoints.len();
    if all == 0 {
        return out;
    }
    out.raw("<ul class=\"az\">");
    for (journey, place) in stages.chain(touchpoints).take(SHOWN) {
        place_entry(page, &mut out, journey, place);
    }
    out.raw("</ul>");
    rest(page, &mut out, all, List::Touchpoints);
    out
}

fn place_entry(page: &Page<'_>, out: &mut Markup, journey: JourneyId, at: Place) {
    let it = &page.model[journey];
    out.raw("<li data-entry><a href=\"").text(&place::href(page, journey, at)).raw("\">");
    out.text(place::block(it, at).unwrap_or(&it.head.title)).raw("</a> <span class=\"mute\">");
    out.text(&it.head.title).raw("</span></li>");
}

fn board(page: &mut Page<'_>, owned: &[KpiId]) -> Markup {
    let mut out = Markup::new();
    if owned.is_empty() {
        return out;
    }
    let model = page.model;
    let mut worst_first = owned.to_vec();
    worst_first.sort_by_cached_key(|id| {
        let place = WORST_FIRST.iter().position(|status| *status == model[*id].status());
        (place, progress::nearness(&model[*id]))
    });
    kpis::board(page, &mut out, &worst_first[..owned.len().min(SHOWN)]);
    rest(page, &mut out, owned.len(), List::Kpis);
    out
}

/// Writes what the team is to do, by itself or with the team that owns it, by the day it is due.
fn to_do(page: &Page<'_>, owned: &Owned) -> Markup {
    let mut out = Markup::new();
    let mut by_day = [&*owned.actions, &*owned.helps].concat();
    if by_day.is_empty() {
        return out;
    }
    by_day.sort_by_key(|id| {
        let due = page.model[*id].due.map(|due| due.value);
        (due.is_none(), due)
    });
    actions::actions(page, &mut out, &by_day[..by_day.len().min(SHOWN)], 1);
    rest(page, &mut out, by_day.len(), List::Actions);
    out
}

fn asked(page: &mut Page<'_>, held: &Holdings) -> Markup {
    let mut out = Markup::new();
    if !held.questions.is_empty() {
        let model = page.model;
        let mut by_day = held.questions.clone();
        by_day.sort_by_key(|id| {
            let due = id.of(model).due.map(|due| due.value);
            (due.is_none(), due)
        });
        questions::questions(page, &mut out, &by_day[..by_day.len().min(SHOWN)]);
        rest(page, &mut out, by_day.len(), List::Questions);
    }
    out
}

/// Writes where work passes to the team and from it.
fn handoffs(page: &Page<'_>, held: &Holdings, id: TeamId) -> Markup {
    let (model, words) = (page.model, page.words);
    let mut out = Markup::new();
    if held.handoffs.is_empty() {
        return out;
    }
    table::open(&mut out, words.handoffs, "handoffs", &[words.place, words.from_team, words.to_team]);
    for (journey, handoff) in held.handoffs.iter().take(SHOWN) {
        let at = Place::Touchpoint(handoff.at);
        table::open_row(&mut out).raw("><th scope=\"row\"><a href=\"").text(&place::href(page, *journey, at));
        out.raw("\">").text(&model[*journey][handoff.at].head.title).raw("</a><br><span class=\"mute\">");
        out.text(&model[*journey].head.title);
        if handoff.kind == HandoffKind::Stages {
            out.raw(" · ").text(words.frontstage).raw(" → ").text(words.backstage);
        }
        out.raw("</span></th>");
        for team in [handoff.from, handoff.to] {
            out.raw("<td>");
            if team == id {
                out.text(page.team(Some(team)));
            } else {
                table::team(page, &mut out, Some(team));
            }
            out.raw("</td>");
        }
        out.raw("</tr>");
    }
    table::close(&mut out);
    if held.handoffs.len() > SHOWN {
        let more = format::count(held.handoffs.len() - SHOWN, words.more, words.more, words);
        out.raw("<p class=\"mute\">+ ").text(&more).raw("</p>");
    }
    out
}

/// Writes where the rest of a list stands, among what other teams own.
fn rest(page: &Page<'_>, out: &mut Markup, all: usize, list: List) {
    if all <= SHOWN {
        return;
    }
    let words = page.words;
    let number = |number: usize| crate::words::format::number(number.into(), words);
    let text = fill(words.first_of_all, &[("n", number(SHOWN)), ("all", number(all))]);
    out.raw("<p class=\"rest\">").text(&text).raw(" <a href=\"");
    out.text(&page.href(page::Kind::List, &list.page(0))).raw("\">").text(list.title(words)).raw("</a></p>");
}
