//! Who is who: personas and teams; and the lanes that the project added.

use crate::emit::naming;
use crate::insight::Index;
use crate::insight::{Marker, Overview};
use crate::model::{Id, JourneyId, KpiStatus, TeamId};
use crate::words::format;

use super::super::item;
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;
use super::list::SHOWN;

/// How many names the search finds beyond those shown.
const FOUND: usize = 2_000;

/// Writes who the personas are, in short, with a link to the page of each.
pub fn personas(page: &mut Page<'_>, overview: &Overview, out: &mut Markup) {
    let (model, words) = (page.model, page.words);
    if model.personas.is_empty() {
        return;
    }
    out.raw("<div class=\"people\">");
    for (index, persona) in model.personas.iter().enumerate().take(SHOWN) {
        let id = Id::new(index);
        let file = &*persona.head.file;
        out.raw("<article data-entry id=\"Persona.").text(&persona.head.id.value).raw("\"><h3>");
        if let Marker::Shared(number) = overview.marker(id) {
            person::key(out, number);
        }
        out.raw("<a href=\"")
            .text(&page.persona_href(id))
            .raw("\">")
            .text(&persona.head.title)
            .raw("</a></h3>");
        out.raw("<p class=\"mute\">");
        person::role(page, out, persona);
        out.raw("</p>");
        if let Some(quote) = &persona.quote {
            out.raw("<blockquote>");
            page.quote(out, quote, file);
            out.raw("</blockquote>");
        }
        out.raw("<dl>");
        item::term(out, words.goals, |out| item::texts(page, out, &persona.goals, file));
        item::term(out, words.barriers, |out| item::texts(page, out, &persona.barriers, file));
        item::term(out, words.share, |out| {
            if let Some(share) = persona.share {
                out.text(&format::percent(share.value, words));
            }
        });
        item::term(out, words.journeys, |out| journeys(page, out, overview.walked_by(id)));
        out.raw("</dl></article>");
    }
    out.raw("</div>");
    let rest = model.personas.iter().enumerate().skip(SHOWN);
    names(out, rest.map(|(index, persona)| (page.persona_href(Id::new(index)), &*persona.head.title)));
}

/// Writes what the teams have to do, in numbers, with a link to the page of each.
pub fn teams(page: &mut Page<'_>, index: &Index, overview: &Overview, out: &mut Markup) {
    let (model, words) = (page.model, page.words);
    if model.teams.is_empty() {
        return;
    }
    out.raw("<div class=\"people\">");
    for (number, team) in model.teams.iter().enumerate().take(SHOWN) {
        let id: TeamId = Id::new(number);
        out.raw("<article data-entry id=\"Team.").text(&team.head.id.value);
        out.raw("\"><h3><a href=\"")
            .text(&page.team_href(id))
            .raw("\">")
            .text(&team.head.title)
            .raw("</a></h3>");
        if let Some(department) = &team.department {
            out.raw("<p class=\"mute\">");
            page.phrase(out, department, &team.head.file);
            out.raw("</p>");
        }
        out.raw("<dl>");
        let owned = index.owned_by(id);
        item::term(out, words.journeys, |out| journeys(page, out, &overview.held_by(id).journeys));
        item::term(out, words.kpis, |out| {
            let off = owned.kpis.iter().filter(|kpi| model[**kpi].status() == KpiStatus::OffTarget).count();
            numbers(page, out, owned.kpis.len(), off, words.off_target);
        });
        item::term(out, words.actions, |out| {
            let late = owned.actions.iter().filter(|action| model[**action].is_overdue(page.today)).count();
            numbers(page, out, owned.actions.len(), late, words.overdue);
        });
        out.raw("</dl></article>");
    }
    out.raw("</div>");
    let rest = model.teams.iter().enumerate().skip(SHOWN);
    names(out, rest.map(|(index, team)| (page.team_href(Id::new(index)), &*team.head.title)));
}

/// Writes how many there are, and how many of them are bad.
fn numbers(page: &Page<'_>, out: &mut Markup, all: usize, bad: usize, word: &str) {
    if all == 0 {
        return;
    }
    let number = |number: usize| format::number(number.into(), page.words);
    out.text(&number(all));
    if bad > 0 {
        out.raw(", <span class=\"late\">").text(&number(bad)).raw(" ").text(word).raw("</span>");
    }
}

/// Writes the project's own lanes.
pub fn lanes(page: &mut Page<'_>, out: &mut Markup) {
    let model = page.model;
    if model.lanes.is_empty() {
        return;
    }
    out.raw("<div class=\"people\">");
    for lane in &model.lanes {
        out.raw("<article data-entry><h3>").text(&lane.head.title).raw("</h3>");
        page.about(out, lane.about.as_deref(), &lane.head.file);
        out.raw("</article>");
    }
    out.raw("</div>");
}

/// Writes links to the maps of the first few journeys, and how many more there are.
pub fn journeys(page: &Page<'_>, out: &mut Markup, journeys: &[JourneyId]) {
    let (first, left) = naming::first(journeys);
    for (number, id) in first.into_iter().enumerate() {
        let head = &page.model[*id].head;
        out.raw(if number > 0 { ", <a href=\"" } else { "<a href=\"" });
        out.text(&page.map_href(&head.id.value)).raw("\">").text(&head.title).raw("</a>");
    }
    if left > 0 {
        out.raw(" + ").text(&format::count(left, page.words.more, page.words.more, page.words));
    }
}

/// Writes links that only the search shows, the first two thousand.
pub fn names<'a>(out: &mut Markup, rest: impl Iterator<Item = (String, &'a str)>) {
    let mut rest = rest.take(FOUND).peekable();
    if rest.peek().is_none() {
        return;
    }
    out.raw("<ul class=\"az\" data-found hidden>");
    for (href, name) in rest {
        out.raw("<li data-entry><a href=\"").text(&href).raw("\">").text(name).raw("</a></li>");
    }
    out.raw("</ul>");
}
