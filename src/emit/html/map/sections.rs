//! What stands below the map and its cards: all that these have no room for.

use crate::model::{Id, Place};

use super::super::item;
use super::super::markup::{Html, Markup};
use super::super::page::Page;
use super::super::view::Section;
use super::super::{kpi, opportunity, person, source};
use super::Map;

/// Returns the sections in the order of the page; one with nothing to say is left out.
pub fn sections<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Vec<Section> {
    let words = page.words;
    let sections = [
        ("Journey", words.about_the_journey, journey(page, map)),
        ("Opportunities", words.opportunities, opportunities(page, map)),
        ("Kpis", words.kpis, kpis(page, map)),
        ("Personas", words.personas, personas(page, map)),
    ];
    let section = |(id, title, content): (_, _, Markup)| {
        (!content.is_empty()).then(|| Section { id, title, content: content.finish() })
    };
    sections.into_iter().filter_map(section).collect()
}

/// Returns the sources that the page cites, in the order of their numbers.
pub fn sources(page: &Page<'_>) -> Vec<Html> {
    page.cited().iter().map(|cited| source::entry(page, cited.source, &cited.words)).collect()
}

fn journey<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Markup {
    let (words, journey) = (page.words, map.journey);
    let mut out = Markup::new();
    page.about(&mut out, journey.about.as_deref(), map.file);
    let start = out.len();
    out.raw("<dl class=\"terms\">");
    let empty = out.len();
    item::term(&mut out, words.trigger, |out| item::texts(page, out, &journey.triggers, map.file));
    item::term(&mut out, words.goal, |out| item::texts(page, out, &journey.goals, map.file));
    item::term(&mut out, words.jobs, |out| item::texts(page, out, &journey.jobs, map.file));
    item::term(&mut out, words.expects, |out| item::texts(page, out, &journey.expects, map.file));
    item::sources(page, &mut out, &journey.cites, map.file);
    if out.len() == empty {
        out.truncate(start);
    } else {
        out.raw("</dl>");
    }
    stages(page, &mut out, map);
    out
}

/// Writes what is known of stages and has no lane.
fn stages<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>) {
    let words = page.words;
    let before = out.len();
    out.raw("<div class=\"deck\">");
    let empty = out.len();
    for (id, stage) in map.journey.stages() {
        let start = out.len();
        out.raw("<article class=\"card\"><h3>")
            .number(id.index() + 1)
            .raw(" ")
            .text(&stage.head.title)
            .raw("</h3>");
        let named = out.len();
        page.about(out, stage.about.as_deref(), map.file);
        out.raw("<dl>");
        let listed = out.len();
        item::term(out, words.jobs, |out| item::texts(page, out, &stage.jobs, map.file));
        item::term(out, words.owner, |out| {
            if let Some(owner) = &stage.owner {
                out.text(page.team(owner.target));
            }
        });
        item::sources(page, out, &stage.cites, map.file);
        if out.len() == listed {
            out.truncate(listed - "<dl>".len());
        } else {
            out.raw("</dl>");
        }
        if out.len() == named {
            out.truncate(start);
        } else {
            out.raw("</article>");
        }
    }
    if out.len() == empty {
        out.truncate(before);
    } else {
        out.raw("</div>");
    }
}

fn opportunities<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Markup {
    let mut out = Markup::new();
    let mut opportunities = map.journey.opportunities.iter().peekable();
    if opportunities.peek().is_none() {
        return out;
    }
    out.raw("<div class=\"deck\">");
    for of_journey in opportunities {
        let place = of_journey.place.unwrap_or(Place::Journey);
        let owner = map.journey.owner_or(of_journey.owner.as_ref(), place);
        opportunity::full(page, &mut out, of_journey, owner, place_name(map, place), Some(map.id));
    }
    out.raw("</div>");
    out
}

fn kpis<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Markup {
    let mut out = Markup::new();
    if map.journey.kpis.is_empty() {
        return out;
    }
    out.raw("<div class=\"deck\">");
    let movers = kpi::movers(page.model, Some(map.id));
    for (index, of_journey) in map.journey.kpis.iter().enumerate() {
        let place = of_journey.place.unwrap_or(Place::Journey);
        let owner = map.journey.owner_or(of_journey.owner.as_ref(), place);
        let movers = movers.at(Id::new(index));
        kpi::full(page, &mut out, of_journey, owner, place_name(map, place), movers);
    }
    out.raw("</div>");
    out
}

fn personas<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Markup {
    let model = page.model;
    let mut out = Markup::new();
    out.raw("<div class=\"deck\">");
    for (number, id) in map.personas.iter().enumerate() {
        let persona = &model[*id];
        out.raw("<article class=\"card\" id=\"Persona.").text(&persona.head.id.value).raw("\"><h3>");
        person::key(&mut out, number);
        out.text(&persona.head.title).raw("</h3><dl>");
        person::terms(page, &mut out, persona);
        out.raw("</dl></article>");
    }
    out.raw("</div>");
    out
}

/// Returns the title of the block something stands in.
fn place_name<'a>(map: &Map<'a>, place: Place) -> &'a str {
    match place {
        Place::Journey | Place::Persona => &map.journey.head.title,
        Place::Stage(stage) => &map.journey[stage].head.title,
        Place::Touchpoint(touchpoint) => &map.journey[touchpoint].head.title,
    }
}
