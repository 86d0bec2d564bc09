//! What a reader sees first: what the journey is, how far it can be trusted, and who walks it.

use camino::Utf8Path;

use crate::model::{JourneyId, PersonaId, State, Text};
use crate::words::capitalised;
use crate::words::format;

use super::super::markup::{Html, Markup};
use super::super::page::Page;
use super::super::person;
use super::super::view::{Fact, PersonaView};
use super::super::{brief, comparison};
use super::Map;

/// Returns the scenario.
pub fn scenario(page: &Page<'_>, map: &Map<'_>) -> Option<Html> {
    map.journey.scenario.as_ref().map(|scenario| {
        let mut out = Markup::new();
        page.flow(&mut out, scenario, map.file);
        out.finish()
    })
}

/// Returns one sentence on the page: the scenario, else who walks it.
pub fn summary(page: &Page<'_>, map: &Map<'_>) -> String {
    if let Some(scenario) = &map.journey.scenario {
        return super::super::markdown::plain(scenario);
    }
    let names: Vec<&str> = map.personas.iter().map(|persona| page.short_name(*persona)).collect();
    format!("{}: {}", map.journey.head.title, names.join(", "))
}

/// Returns state, confidence, owner, review, what sets it off, who comes and who is lost.
pub fn facts<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Vec<Fact> {
    let (words, journey) = (page.words, map.journey);
    let mut facts = Vec::new();
    let mut fact = |name, write: &mut dyn FnMut(&mut Markup)| {
        let mut value = Markup::new();
        write(&mut value);
        if !value.is_empty() {
            facts.push(Fact { name, value: value.finish() });
        }
    };
    fact(words.state, &mut |out| match &journey.state {
        State::Current => {
            out.text(words.current);
            let futures = page.model.futures_of(map.id);
            for future in futures.iter().map(|future| &page.model[*future]) {
                let name = if futures.len() == 1 { words.compare_with_future } else { &future.head.title };
                comparison::link(page, out.raw(" · "), future, name);
            }
        }
        State::Future { of } => match of.as_ref().and_then(|of| of.target) {
            Some(of) => {
                out.fill(words.future_of, |out, _| journey_link(page, out, of));
                if of != map.id {
                    comparison::link(page, out.raw(" · "), journey, words.compare_with_current);
                }
            }
            None => {
                out.text(words.future);
            }
        },
    });
    fact(words.brief, &mut |out| {
        out.raw("<a href=\"").text(&brief::file(journey)).raw("\">").text(words.one_page).raw("</a>");
    });
    fact(words.confidence_label, &mut |out| {
        if let Some(confidence) = journey.confidence {
            out.text(&capitalised(words.confidence(confidence.value)));
        }
    });
    fact(words.owner, &mut |out| {
        if let Some(owner) = &journey.owner {
            out.text(page.team(owner.target));
        }
    });
    fact(words.last_review, &mut |out| {
        if let Some(review) = &journey.reviewed {
            page.date(out, review.on.value);
            if let Some(every) = review.every {
                out.raw(", ").text(&format::every(every, words));
            }
        }
    });
    fact(words.volume, &mut |out| {
        if let Some(volume) = &journey.volume {
            out.text(&format::volume(volume, words));
        }
    });
    fact(words.lost, &mut |out| {
        if let (Some(lost), Some(period)) = (journey.flow.lost(), journey.flow.period)
            && !lost.is_zero()
        {
            out.text(&format::people(lost, words)).raw(" ").text(words.per(period));
        }
    });
    fact(words.trigger, &mut |out| first(page, out, &journey.triggers, map.file, "#Journey"));
    fact(words.goal, &mut |out| first(page, out, &journey.goals, map.file, "#Journey"));
    facts
}

/// Writes the first of several texts, and the way to the others: a header that tells all hides the curve.
fn first(page: &Page<'_>, out: &mut Markup, texts: &[Text], file: &Utf8Path, rest: &str) {
    let Some(first) = texts.first() else { return };
    page.phrase(out, first, file);
    if texts.len() > 1 {
        let more = page.words.more_of_them.replace("{n}", &(texts.len() - 1).to_string());
        out.raw(" · <a href=\"").text(rest).raw("\">").text(&more).raw("</a>");
    }
}

fn journey_link(page: &Page<'_>, out: &mut Markup, journey: JourneyId) {
    let head = &page.model[journey].head;
    out.raw("<a href=\"").text(&page.map_href(&head.id.value)).raw("\">").text(&head.title).raw("</a>");
}

/// Returns the personas, each with the lowest and highest point of their curve.
pub fn personas<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Vec<PersonaView<'a>> {
    let model = page.model;
    let view = |(number, id): (usize, &PersonaId)| {
        let persona = &model[*id];
        let (mut key, mut role) = (Markup::new(), Markup::new());
        person::key(&mut key, number);
        person::role(page, &mut role, persona);
        let quote = persona.quote.as_ref().map(|quote| {
            let mut out = Markup::new();
            page.quote(&mut out, quote, &persona.head.file);
            out.finish()
        });
        let mut facts = Vec::new();
        let href = format!("#Persona.{}", persona.head.id.value);
        if !persona.goals.is_empty() {
            let mut value = Markup::new();
            first(page, &mut value, &persona.goals, &persona.head.file, &href);
            facts.push(Fact { name: page.words.goal, value: value.finish() });
        }
        facts.extend(extremes(page, map, *id));
        PersonaView {
            class: person::class(number),
            key: key.finish(),
            title: &persona.head.title,
            short: page.short_name(*id),
            href,
            role: role.finish(),
            quote,
            facts,
        }
    };
    map.personas.iter().enumerate().map(view).collect()
}

/// Returns the first lowest and the first highest point of a persona's curve, where it has both.
fn extremes(page: &Page<'_>, map: &Map<'_>, persona: PersonaId) -> Vec<Fact> {
    let feelings = || {
        let touchpoints = map.journey.touchpoints.iter();
        touchpoints.filter_map(move |touchpoint| Some((touchpoint, touchpoint.feeling_of(persona)?)))
    };
    let lowest = feelings().min_by_key(|(_, feeling)| feeling.score);
    // The first of several highest, which `max_by_key` would not give.
    let highest = feelings().min_by_key(|(_, feeling)| -feeling.score);
    let (Some(lowest), Some(highest)) = (lowest, highest) else { return Vec::new() };
    if lowest.1.score == highest.1.score {
        return Vec::new();
    }
    let named = [(page.words.lowest, lowest), (page.words.highest, highest)];
    let fact = |(name, (touchpoint, feeling)): (_, (&crate::model::Touchpoint, &crate::model::Feeling))| {
        let mut value = Markup::new();
        value.raw("<a href=\"#").text(&touchpoint.head.id.value).raw("\">").text(&touchpoint.head.title);
        value.raw("</a>, ").text(&format::score(feeling.score));
        if let Some(label) = &feeling.label {
            value.raw(" ").text(label);
        }
        Fact { name, value: value.finish() }
    };
    named.into_iter().map(fact).collect()
}
