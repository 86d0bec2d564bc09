//! Who is who: personas and teams; and the lanes that the project added.

use crate::model::Journey;

use super::super::markup::Markup;
use super::super::page::Page;
use super::super::{item, person};
use super::{LIST, ids};

/// Returns all there is to say of each persona.
pub fn personas(page: &mut Page<'_>) -> Markup {
    let (model, words) = (page.model, page.words);
    let mut out = Markup::new();
    if model.personas.is_empty() {
        return out;
    }
    let mut walks = vec![Vec::new(); model.personas.len()];
    for journey in &model.journeys {
        journey.personas().for_each(|persona| walks[persona.index()].push(&**journey));
    }
    out.raw("<div class=\"people\">");
    for id in ids(&model.personas) {
        let persona = &model[id];
        out.raw("<article id=\"Persona.").text(&persona.head.id.value).raw("\"><h3>");
        person::key(&mut out, id.index());
        out.text(&persona.head.title).raw("</h3><p class=\"mute\">");
        person::role(page, &mut out, persona);
        out.raw("</p>");
        if let Some(quote) = &persona.quote {
            out.raw("<blockquote>");
            page.quote(&mut out, quote, &persona.head.file);
            out.raw("</blockquote>");
        }
        out.raw("<dl>");
        person::terms(page, &mut out, persona);
        item::term(&mut out, words.journeys, |out| links(page, out, &walks[id.index()]));
        out.raw("</dl></article>");
    }
    out.raw("</div>");
    out
}

/// Returns department and contact of each team, and the journeys it owns.
pub fn teams(page: &mut Page<'_>) -> Markup {
    let (model, words) = (page.model, page.words);
    let mut out = Markup::new();
    if model.teams.is_empty() {
        return out;
    }
    let mut owned = vec![Vec::new(); model.teams.len()];
    for journey in &model.journeys {
        if let Some(owner) = journey.owner.as_ref().and_then(|owner| owner.target) {
            owned[owner.index()].push(&**journey);
        }
    }
    out.raw("<div class=\"people\">");
    for id in ids(&model.teams) {
        let team = &model[id];
        out.raw("<article id=\"Team.")
            .text(&team.head.id.value)
            .raw("\"><h3>")
            .text(&team.head.title)
            .raw("</h3>");
        page.about(&mut out, team.about.as_deref(), &team.head.file);
        out.raw("<dl>");
        item::term(&mut out, words.department, |out| {
            item::texts(page, out, team.department.as_slice(), &team.head.file);
        });
        item::term(&mut out, words.contact, |out| {
            item::texts(page, out, team.contact.as_slice(), &team.head.file);
        });
        item::term(&mut out, words.journeys, |out| links(page, out, &owned[id.index()]));
        out.raw("</dl></article>");
    }
    out.raw("</div>");
    out
}

/// Returns the project's own lanes.
pub fn lanes(page: &mut Page<'_>) -> Markup {
    let model = page.model;
    let mut out = Markup::new();
    if model.lanes.is_empty() {
        return out;
    }
    out.raw("<div class=\"people\">");
    for lane in &model.lanes {
        out.raw("<article><h3>").text(&lane.head.title).raw("</h3>");
        page.about(&mut out, lane.about.as_deref(), &lane.head.file);
        out.raw("</article>");
    }
    out.raw("</div>");
    out
}

/// Writes links to the maps of journeys.
fn links(page: &Page<'_>, out: &mut Markup, journeys: &[&Journey]) {
    for (number, journey) in journeys.iter().take(LIST).enumerate() {
        out.raw(if number > 0 { ", <a href=\"" } else { "<a href=\"" });
        out.text(&page.map_href(&journey.head.id.value)).raw("\">").text(&journey.head.title).raw("</a>");
    }
    if journeys.len() > LIST {
        out.raw(" + ").number(journeys.len() - LIST).raw(" ").text(page.words.more);
    }
}
