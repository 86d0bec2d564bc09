//! What a reader sees first: what the journey is, how far it can be trusted, and who walks it.

use camino::Utf8Path;

use crate::emit::counts;
use crate::emit::html::markup::running;
use crate::emit::html::markup::svg;
use crate::emit::html::page::Page;
use crate::emit::html::view::{FactView, LinkView, PersonaView, PieceView};
use crate::emit::html::{brief, comparison, persona, persona_style};
use crate::insight::feelings::{self, Felt};
use crate::insight::people;
use crate::model::{PersonaId, State, Text};
use crate::words::{Piece, capitalised, format, pieces};

use super::Map;

/// Returns one sentence on the page: the scenario, else who walks it.
pub fn summary(page: &Page<'_>, map: &Map<'_>) -> String {
    if let Some(scenario) = &map.journey.scenario {
        return running::plain(scenario);
    }
    let names: Vec<&str> = map.personas.iter().map(|persona| page.short_name(*persona)).collect();
    format!("{}: {}", map.journey.head.title, names.join(", "))
}

/// Returns state, confidence, owner, review, what sets it off, who comes and who is lost.
pub fn facts<'a>(page: &Page<'a>, map: &Map<'a>) -> Vec<FactView<'a>> {
    let (words, journey) = (page.words, map.journey);
    let confidence =
        journey.confidence.map(|confidence| capitalised(words.confidence(confidence.value)).into());
    let owner = journey.owner.as_ref().map(|owner| page.team(owner.target).into());
    let volume = journey.volume.as_ref().map(|volume| format::volume(volume, words).into());
    let lost = counts::lost(people::lost(journey), words).into();
    let facts = [
        (words.state, state(page, map)),
        (words.brief, vec![link(brief::file(journey), words.one_page)]),
        (words.confidence_label, text(confidence)),
        (words.owner, text(owner)),
        (words.last_review, review(page, map)),
        (words.volume, text(volume)),
        (words.lost, text(Some(lost))),
        (words.trigger, first(page, &journey.triggers, map.file, "#Journey")),
        (words.goal, first(page, &journey.goals, map.file, "#Journey")),
    ];
    let facts = facts.into_iter().map(|(name, pieces)| FactView { name, pieces });
    facts.filter(|fact| !fact.pieces.is_empty()).collect()
}

fn text<'a>(text: Option<std::borrow::Cow<'a, str>>) -> Vec<PieceView<'a>> {
    text.into_iter().map(PieceView::text).collect()
}

fn link(href: String, title: &str) -> PieceView<'static> {
    PieceView::link(LinkView { href, title: title.to_owned() })
}

fn state<'a>(page: &Page<'a>, map: &Map<'a>) -> Vec<PieceView<'a>> {
    let (words, journey) = (page.words, map.journey);
    let between = || PieceView::text(" · ");
    let mut pieces = Vec::new();
    match &journey.state {
        State::Current => {
            pieces.push(PieceView::text(words.current));
            let futures = page.model.futures_of(map.id);
            for future in futures.iter().map(|future| &page.model[*future]) {
                let name = if futures.len() == 1 { words.compare_with_future } else { &future.head.title };
                pieces.extend([between(), link(comparison::file(future), name)]);
            }
        }
        State::Future { of } => match of.as_ref().and_then(|of| of.target) {
            Some(of) => {
                pieces.extend(self::pieces(words.future_of).map(|piece| match piece {
                    Piece::Words(words) => PieceView::text(words),
                    Piece::Gap(_) => PieceView::link(page.journey_link(of)),
                }));
                if of != map.id {
                    pieces.extend([between(), link(comparison::file(journey), words.compare_with_current)]);
                }
            }
            None => pieces.push(PieceView::text(words.future)),
        },
    }
    pieces
}

fn review<'a>(page: &Page<'a>, map: &Map<'a>) -> Vec<PieceView<'a>> {
    let Some(review) = &map.journey.reviewed else { return Vec::new() };
    let mut pieces = vec![PieceView::date(page.date(review.on.value))];
    pieces
        .extend(review.every.map(|every| PieceView::text(format!(", {}", format::every(every, page.words)))));
    pieces
}

/// Returns the first of several texts, and the way to the others: a header that tells all hides the curve.
fn first<'a>(page: &Page<'a>, texts: &[Text], file: &Utf8Path, rest: &str) -> Vec<PieceView<'a>> {
    let Some(first) = texts.first() else { return Vec::new() };
    let mut pieces = vec![PieceView::html(page.phrase(first, file))];
    if texts.len() > 1 {
        let more = page.words.more_of_them.replace("{n}", &(texts.len() - 1).to_string());
        pieces.extend([PieceView::text(" · "), link(rest.to_owned(), &more)]);
    }
    pieces
}

/// Returns the personas, each with the lowest and highest point of their curve.
pub fn personas<'a>(page: &Page<'a>, map: &Map<'a>) -> Vec<PersonaView<'a>> {
    let view = |(number, id): (usize, &PersonaId)| {
        let persona = &page.model[*id];
        let file = &*persona.head.file;
        let href = format!("#Persona.{}", persona.head.id.value);
        let goals = first(page, &persona.goals, file, &href);
        let goal = (!goals.is_empty()).then_some(FactView { name: page.words.goal, pieces: goals });
        PersonaView {
            id: &persona.head.id.value,
            class: persona_style::class(number),
            key: svg::key(number),
            title: &persona.head.title,
            short: page.short_name(*id),
            role: persona::role(page, persona),
            quote: persona.quote.as_ref().map(|quote| page.quote(quote, file)),
            facts: goal.into_iter().chain(extremes(page, map, *id)).collect(),
            details: persona::details(page, persona),
        }
    };
    map.personas.iter().enumerate().map(view).collect()
}

/// Returns the first lowest and the first highest point of a persona's curve, where it has both.
fn extremes<'a>(page: &Page<'a>, map: &Map<'a>, persona: PersonaId) -> Vec<FactView<'a>> {
    let felt = feelings::felt(map.journey, persona);
    let (Some(lowest), Some(highest)) = (feelings::lowest(&felt), feelings::highest(&felt)) else {
        return Vec::new();
    };
    if highest.mean.most <= lowest.mean.least {
        return Vec::new();
    }
    let fact = |name, felt: &Felt<'a>| {
        let label = felt.label.map(|label| format!(" {label}")).unwrap_or_default();
        let score = format::mean_range(felt.mean.least, felt.mean.most, page.words);
        let href = format!("#{}", map.journey[felt.at].head.id.value);
        FactView { name, pieces: vec![link(href, felt.title), PieceView::text(format!(", {score}{label}"))] }
    };
    vec![fact(page.words.lowest, &lowest), fact(page.words.highest, &highest)]
}
