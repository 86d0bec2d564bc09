//! The page of a persona: all there is to say of them, and the journeys they walk.

use std::cmp::Reverse;

use crate::emit::Options;
use crate::insight::Index;
use crate::insight::{Marker, Overview, worst};
use crate::model::{
    Feeling, Journey, JourneyId, Line, Model, PainId, PersonaId, Place, Touchpoint, TouchpointId,
};
use crate::source::Files;
use crate::words::fill;
use crate::words::format;

use super::super::markdown;
use super::super::markup::Markup;
use super::super::page::{self, Page};
use super::super::person;
use super::super::view::{OverviewSection, OverviewView};
use super::list::SHOWN;
use super::{List, cited, frame, journeys, pains, place, table, tally};

/// Returns what the template of a persona's page sees.
pub fn view<'a>(
    model: &'a Model,
    index: &'a Index,
    options: &'a Options,
    files: &'a dyn Files,
    id: PersonaId,
) -> OverviewView<'a> {
    let overview = index.overview(model);
    let personas = (0..model.personas.len()).map(PersonaId::new);
    let mut page = Page::new(page::Kind::Persona, model, personas, options, files);
    let (words, persona) = (page.words, &model[id]);
    let mut key = Markup::new();
    if let Marker::Shared(number) = overview.marker(id) {
        person::key(&mut key, number);
    }
    let mut lead = Markup::new();
    person::role(&page, &mut lead, persona);
    let mut about = Markup::new();
    about.raw("<div data-entry>");
    if let Some(quote) = &persona.quote {
        about.raw("<blockquote>");
        page.quote(&mut about, quote, &persona.head.file);
        about.raw("</blockquote>");
    }
    about.raw("<dl class=\"terms\">");
    person::terms(&mut page, &mut about, persona);
    about.raw("</dl></div>");
    let walked = overview.walked_by(id);
    let all = [
        ("About", words.about, about),
        ("Journeys", words.journeys, walked_journeys(&mut page, overview, id)),
        ("Pains", words.pains, suffered(&mut page, overview, id)),
        ("Quotes", words.says, said(&mut page, walked, id)),
    ];
    let sections = all.into_iter().filter(|(.., content)| !content.is_empty());
    let sections = sections.map(|(id, title, content)| OverviewSection {
        id,
        title,
        short: title,
        lead: "",
        content: content.finish(),
    });
    OverviewView {
        title: persona.head.title.to_string(),
        kind: words.persona,
        key: key.finish(),
        lead: lead.finish(),
        parts: Markup::new().finish(),
        owners: Vec::new(),
        sections: sections.collect(),
        page: frame(&page, options, summary(&page, id), cited(&page)),
    }
}

fn summary(page: &Page<'_>, id: PersonaId) -> String {
    let persona = &page.model[id];
    let told = persona.role.iter().chain(&persona.segment).map(markdown::plain);
    let told: Vec<String> = std::iter::once(persona.head.title.to_string()).chain(told).collect();
    told.join(", ")
}

/// Writes the journeys they walk: their curve, their lowest and their highest point.
fn walked_journeys(page: &mut Page<'_>, overview: &Overview, id: PersonaId) -> Markup {
    let (model, words) = (page.model, page.words);
    let mut out = Markup::new();
    let walked = overview.walked_by(id);
    if walked.is_empty() {
        return out;
    }
    let heads = [words.journey, words.feeling_first_to_last, words.mean_feeling, words.lowest, words.highest];
    table::open(&mut out, words.journeys, "walked", &heads);
    let class = person::class_of(overview.marker(id));
    for journey_id in walked.iter().take(SHOWN) {
        let journey = &model[*journey_id];
        table::open_row(&mut out).raw("><th scope=\"row\"><a href=\"");
        out.text(&page.map_href(&journey.head.id.value)).raw("\">").text(&journey.head.title).raw("</a><br>");
        out.raw("<span class=\"mute\">");
        journeys::state(page, &mut out, journey);
        let there = journey.touchpoints.iter().filter(|touchpoint| touchpoint.takes_part(id));
        out.raw("<br>").text(&tally::touchpoints(there, words)).raw("</span></th><td>");
        journeys::curve_of(&mut out, journey, id, class);
        out.raw("</td><td>");
        let felt: Vec<_> = feelings(journey, id).collect();
        let scores: Vec<i8> = felt.iter().map(|(_, feeling)| feeling.score).collect();
        let mean = format::mean(&scores).map(|mean| format::mean_score(mean, words));
        out.text(mean.as_deref().unwrap_or("–")).raw("</td><td>");
        extreme(page, &mut out, *journey_id, felt.iter().min_by_key(|(_, feeling)| feeling.score));
        out.raw("</td><td>");
        // The first of several highest, which `max_by_key` would not give.
        extreme(page, &mut out, *journey_id, felt.iter().min_by_key(|(_, feeling)| Reverse(feeling.score)));
        out.raw("</td></tr>");
    }
    table::close(&mut out);
    if walked.len() > SHOWN {
        let all = format::number(walked.len().into(), words);
        out.raw("<p class=\"rest\"><a href=\"").text(&page.href(page::Kind::List, &List::Journeys.page(0)));
        out.raw("\">").text(&fill(words.whole_list, &[("n", all)])).raw("</a></p>");
    }
    out
}

fn feelings(journey: &Journey, id: PersonaId) -> impl Iterator<Item = (TouchpointId, &Feeling)> {
    journey.touchpoints().filter_map(move |(at, touchpoint)| Some((at, touchpoint.feeling_of(id)?)))
}

fn extreme(page: &Page<'_>, out: &mut Markup, journey: JourneyId, felt: Option<&(TouchpointId, &Feeling)>) {
    let Some((at, feeling)) = felt else { return };
    out.raw("<a href=\"").text(&place::href(page, journey, Place::Touchpoint(*at))).raw("\">");
    out.text(&page.model[journey][*at].head.title).raw("</a> ").text(&format::score(feeling.score));
    if let Some(label) = &feeling.label {
        out.raw(" <span class=\"mute\">").text(label).raw("</span>");
    }
}

/// Writes the worst pains of today's journeys that hurt them: those of all, and their own.
fn suffered(page: &mut Page<'_>, overview: &Overview, id: PersonaId) -> Markup {
    let model = page.model;
    let mut out = Markup::new();
    let today = overview.walked_by(id).iter().filter(|journey| model[**journey].is_current());
    let of_journeys = today.flat_map(|journey_id| {
        let journey = &model[*journey_id];
        let hurts = move |index: &usize| {
            let pain = &journey.pains[*index];
            match (&pain.persona, pain.place) {
                (Some(persona), _) => persona.target == Some(id),
                (None, Place::Touchpoint(at)) => journey[at].takes_part(id),
                (None, _) => true,
            }
        };
        let numbers = (0..journey.pains.len()).filter(hurts);
        numbers.map(move |index| PainId { journey: Some(*journey_id), id: crate::model::Id::new(index) })
    });
    let mut all: Vec<PainId> = of_journeys.collect();
    worst::sort(model, &mut all);
    if all.is_empty() {
        return out;
    }
    pains::pains(page, overview, &mut out, &all[..all.len().min(SHOWN)]);
    left(page, &mut out, all.len());
    out
}

/// Writes what they say, where they say it.
fn said<'a>(page: &mut Page<'a>, walked: &[JourneyId], id: PersonaId) -> Markup {
    let model = page.model;
    let mut out = Markup::new();
    let touchpoints = walked
        .iter()
        .flat_map(|journey| model[*journey].touchpoints().map(move |(at, it)| (*journey, at, it)));
    let quotes: Vec<(JourneyId, TouchpointId, &'a Line)> = touchpoints
        .flat_map(|(journey, at, it)| words_of(it, id).iter().map(move |line| (journey, at, line)))
        .collect();
    if quotes.is_empty() {
        return out;
    }
    out.raw("<ul class=\"quotes\">");
    for (journey, at, line) in quotes.iter().take(SHOWN) {
        let file = &*model[*journey].head.file;
        out.raw("<li data-entry><blockquote>");
        page.quote(&mut out, &line.text, file);
        page.cites(&mut out, &line.cites, file);
        out.raw("</blockquote><a href=\"")
            .text(&place::href(page, *journey, Place::Touchpoint(*at)))
            .raw("\">");
        out.text(&place::name(page, Some(*journey), Place::Touchpoint(*at))).raw("</a></li>");
    }
    out.raw("</ul>");
    left(page, &mut out, quotes.len());
    out
}

/// Returns what a persona says at a touchpoint: their own words, else everybody's.
fn words_of(touchpoint: &Touchpoint, id: PersonaId) -> &[Line] {
    if !touchpoint.takes_part(id) {
        return &[];
    }
    let own = touchpoint.variant(id).map(|variant| &variant.experience.says);
    own.filter(|says| !says.is_empty()).unwrap_or(&touchpoint.experience.says)
}

/// Writes how many more there are than are shown.
fn left(page: &Page<'_>, out: &mut Markup, all: usize) {
    if all > SHOWN {
        let more = format::count(all - SHOWN, page.words.more, page.words.more, page.words);
        out.raw("<p class=\"mute\">+ ").text(&more).raw("</p>");
    }
}
