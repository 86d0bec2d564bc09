//! The page of a persona: all there is to say of them, and the journeys they walk.

use crate::emit::Options;
use crate::emit::counts;
use crate::emit::html::markup::running::plain;
use crate::emit::html::page::{self, Page};
use crate::emit::html::view::{
    FeltView, PersonaAboutView, PersonaPageView, QuoteView, SectionView, WalkedRow,
};
use crate::emit::html::{components, persona};
use crate::insight::feelings::{self, Felt};
use crate::insight::{Index, Overview, worst};
use crate::model::{Id, JourneyId, Line, Model, PainId, PersonaId, Place, Touchpoint, TouchpointId};
use crate::source::Files;
use crate::words::format;

use super::limits::SHOWN;
use super::{citations, journeys, pains, people, personas, place, rest, section, shows};

/// Returns what the template of a persona's page sees.
pub fn view<'a>(
    model: &'a Model,
    index: &'a Index,
    options: &'a Options,
    files: &'a dyn Files,
    id: PersonaId,
) -> PersonaPageView<'a> {
    let overview = index.overview(model);
    let quotes = quotes(model, overview.walked_by(id), id);
    let shown = quotes.iter().take(SHOWN).map(|quote| (quote.journey, quote.line));
    let citations = citations::of_persona(model, id, shown);
    let page = Page::new(page::Kind::Persona, model, personas(model), citations, options, files);
    let persona = &model[id];
    let sections = [
        Some(about(&page, id)),
        walked(&page, overview, id),
        suffered(&page, overview, id),
        said(&page, &quotes),
    ];
    let sources = page.citations.cited().map(|source| components::source(&page, source)).collect();
    PersonaPageView {
        title: &persona.head.title,
        key: people::key(overview, id),
        role: persona::role(&page, persona),
        shows: shows(&page),
        sections: sections.into_iter().flatten().collect(),
        page: page.frame(options, summary(&page, id), sources),
    }
}

fn summary(page: &Page<'_>, id: PersonaId) -> String {
    let persona = &page.model[id];
    let told = persona.role.iter().chain(&persona.segment).map(plain);
    let told: Vec<String> = std::iter::once(persona.head.title.to_string()).chain(told).collect();
    told.join(", ")
}

fn about<'a>(page: &Page<'a>, id: PersonaId) -> SectionView<'a> {
    let persona = &page.model[id];
    let about = PersonaAboutView {
        quote: persona.quote.as_ref().map(|quote| page.quote(quote, &persona.head.file)),
        details: persona::details(page, persona),
    };
    SectionView { persona: Some(about), ..section("About", page.words.about) }
}

/// Returns the journeys they walk: their curve, their lowest and their highest point.
fn walked<'a>(page: &Page<'a>, overview: &Overview, id: PersonaId) -> Option<SectionView<'a>> {
    let walked = overview.walked_by(id);
    (!walked.is_empty()).then(|| SectionView {
        walked: walked.iter().take(SHOWN).map(|journey| walked_row(page, overview, *journey, id)).collect(),
        rest: rest::of_journeys(page, walked.len()),
        ..section("Journeys", page.words.journeys)
    })
}

fn walked_row<'a>(
    page: &Page<'a>,
    overview: &Overview,
    journey_id: JourneyId,
    id: PersonaId,
) -> WalkedRow<'a> {
    let (journey, words) = (&page.model[journey_id], page.words);
    let there = journey.touchpoints.iter().filter(|touchpoint| touchpoint.takes_part(id));
    let felt = feelings::felt(journey, id);
    let scores = journey.touchpoints().filter_map(|(at, it)| Some((at, it.feeling_of(id)?.score)));
    let mean = feelings::mean(journey, scores);
    WalkedRow {
        href: page.map_href(&journey.head.id.value),
        title: &journey.head.title,
        state: journeys::state(page, journey),
        count: counts::touchpoints(there, words),
        curve: journeys::curve(overview, journey, id),
        mean: mean.map(|mean| format::mean_range(mean.least, mean.most, words)),
        lowest: feelings::lowest(&felt).map(|felt| extreme(page, journey_id, &felt)),
        highest: feelings::highest(&felt).map(|felt| extreme(page, journey_id, &felt)),
    }
}

fn extreme<'a>(page: &Page<'a>, journey: JourneyId, felt: &Felt<'a>) -> FeltView<'a> {
    FeltView {
        href: place::href(page, journey, Place::Touchpoint(felt.at)),
        title: felt.title,
        score: format::mean_range(felt.mean.least, felt.mean.most, page.words),
        label: felt.label,
    }
}

/// Returns the worst pains of today's journeys that hurt them: those of all, and their own.
fn suffered<'a>(page: &Page<'a>, overview: &Overview, id: PersonaId) -> Option<SectionView<'a>> {
    let model = page.model;
    let today = overview.walked_by(id).iter().filter(|journey| model[**journey].is_current());
    let mut all: Vec<PainId> = today.flat_map(|journey| hurting(model, *journey, id)).collect();
    worst::sort(model, &mut all);
    (!all.is_empty()).then(|| SectionView {
        pains: pains::rows(page, overview, &all[..all.len().min(SHOWN)]),
        more: rest::more(page, all.len()),
        ..section("Pains", page.words.pains)
    })
}

/// Returns the pains of a journey that hurt a persona.
fn hurting(model: &Model, journey_id: JourneyId, id: PersonaId) -> impl Iterator<Item = PainId> {
    let journey = &model[journey_id];
    let hurts = move |index: &usize| {
        let pain = &journey.pains[*index];
        match (&pain.persona, pain.place) {
            (Some(persona), _) => persona.target == Some(id),
            (None, Place::Touchpoint(at)) => journey[at].takes_part(id),
            (None, _) => true,
        }
    };
    let numbers = (0..journey.pains.len()).filter(hurts);
    numbers.map(move |index| PainId { journey: Some(journey_id), id: Id::new(index) })
}

/// What a persona says at a touchpoint.
struct Quote<'a> {
    journey: JourneyId,
    at: TouchpointId,
    line: &'a Line,
}

fn quotes<'a>(model: &'a Model, walked: &[JourneyId], id: PersonaId) -> Vec<Quote<'a>> {
    let of_journey = |journey: &JourneyId| {
        let journey = *journey;
        let touchpoints = model[journey].touchpoints();
        touchpoints.flat_map(move |(at, touchpoint)| {
            words_of(touchpoint, id).iter().map(move |line| Quote { journey, at, line })
        })
    };
    walked.iter().flat_map(of_journey).collect()
}

/// Returns what a persona says at a touchpoint: their own words, else everybody's.
fn words_of(touchpoint: &Touchpoint, id: PersonaId) -> &[Line] {
    if !touchpoint.takes_part(id) {
        return &[];
    }
    let own = touchpoint.variant(id).map(|variant| &variant.experience.says);
    own.filter(|says| !says.is_empty()).unwrap_or(&touchpoint.experience.says)
}

/// Returns what they say, where they say it.
fn said<'a>(page: &Page<'a>, quotes: &[Quote<'a>]) -> Option<SectionView<'a>> {
    let view = |quote: &Quote<'a>| {
        let place = Place::Touchpoint(quote.at);
        QuoteView {
            text: page.cited_quote(&quote.line.text, &quote.line.cites, &page.model[quote.journey].head.file),
            href: place::href(page, quote.journey, place),
            place: place::name(page, Some(quote.journey), place),
        }
    };
    (!quotes.is_empty()).then(|| SectionView {
        quotes: quotes.iter().take(SHOWN).map(view).collect(),
        more: rest::more(page, quotes.len()),
        ..section("Quotes", page.words.says)
    })
}
