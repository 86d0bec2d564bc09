//! A journey on one sheet, for people who decide: the curve, what hurts most, what misses its target, what is due.

mod curve;
mod lists;

use camino::Utf8Path;

use crate::emit::{Options, naming};
use crate::model::{Destination, Journey, JourneyId, Model, PersonaId, State};
use crate::source::Files;
use crate::words::format;
use crate::words::{capitalised, fill};

use super::markdown;
use super::markup::{Html, Markup};
use super::page::{self, Page};
use super::person;
use super::view::{BriefView, Fact};

/// How many personas are named.
const PERSONAS: usize = 4;

/// How many letters of the scenario are shown.
const SCENARIO: usize = 320;

/// The journey of a brief.
struct Brief<'a> {
    id: JourneyId,
    journey: &'a Journey,
    file: &'a Utf8Path,
    personas: Vec<PersonaId>,
}

/// Returns the name of the page.
pub fn file(journey: &Journey) -> String {
    format!("{}.brief.html", journey.head.id.value)
}

/// Returns what the template of a brief sees.
pub fn view<'a>(
    model: &'a Model,
    options: &'a Options,
    files: &'a dyn Files,
    id: JourneyId,
) -> BriefView<'a> {
    let journey = &model[id];
    let mut page = Page::new(page::Kind::Map, model, journey.personas(), options, files);
    let brief = Brief {
        id,
        journey,
        file: &journey.head.file,
        personas: journey.personas().take(PERSONAS).collect(),
    };
    let scenario = journey.scenario.as_ref().map(|scenario| {
        let mut out = Markup::new();
        page.phrase(&mut out, &scenario.beginning(SCENARIO), brief.file);
        out.finish()
    });
    let facts = facts(&page, &brief);
    let personas = personas(&page, &brief);
    let curve = curve::figure(&page, &brief);
    let lists = lists::all(&mut page, &brief);
    let summary = journey.scenario.as_ref().map(|scenario| markdown::plain(&scenario.beginning(SCENARIO)));
    BriefView {
        title: &journey.head.title,
        map: page.map_href(&journey.head.id.value),
        scenario,
        facts,
        personas,
        curve,
        lists,
        page: page.frame(options, summary.unwrap_or_else(|| journey.head.title.to_string()), Vec::new()),
    }
}

/// Returns state, confidence, owner, review, who comes and who is lost.
fn facts(page: &Page<'_>, brief: &Brief<'_>) -> Vec<Fact> {
    let (words, journey) = (page.words, brief.journey);
    let mut facts = Vec::new();
    let mut fact = |name, write: &mut dyn FnMut(&mut Markup)| {
        let mut value = Markup::new();
        write(&mut value);
        if !value.is_empty() {
            facts.push(Fact { name, value: value.finish() });
        }
    };
    fact(words.state, &mut |out| {
        match (&journey.state, journey.future_of()) {
            (State::Current, _) => out.text(words.current),
            (State::Future { .. }, None) => out.text(words.future),
            (State::Future { .. }, Some(current)) => {
                out.text(&fill(words.future_of, &[("journey", &page.model[current].head.title)]))
            }
        };
    });
    fact(words.confidence_label, &mut |out| {
        if let Some(confidence) = journey.confidence {
            out.text(&capitalised(words.confidence(confidence.value)));
        }
    });
    fact(words.owner, &mut |out| {
        let owner = journey.owner.as_ref().and_then(|owner| owner.target);
        out.text(page.owner(owner).unwrap_or_default());
    });
    fact(words.last_review, &mut |out| {
        if let Some(review) = &journey.reviewed {
            page.date(out, review.on.value);
        }
    });
    fact(words.volume, &mut |out| {
        if let Some(volume) = &journey.volume {
            out.text(&format::volume(volume, words));
        }
    });
    fact(words.people_lost, &mut |out| lost(page, out, journey));
    facts
}

/// Writes how many people leave before they have what they came for, and where most of them do.
fn lost(page: &Page<'_>, out: &mut Markup, journey: &Journey) {
    let words = page.words;
    let (Some(lost), Some(period)) = (journey.flow.lost(), journey.flow.period) else { return };
    if lost.is_zero() {
        return;
    }
    out.text(&format::people(lost, words)).raw(" ").text(words.per(period));
    let exits = journey.flow.arrows.iter().filter(|arrow| arrow.to == Destination::Exit);
    let exits = exits.filter_map(|arrow| Some((arrow.people?, arrow.from)));
    // The first of several equal ones, which `max_by_key` would not give.
    if let Some((people, from)) = exits.min_by_key(|(people, _)| -*people) {
        let at = if people == lost { words.all_at } else { words.most_at };
        out.raw(", ").text(at).raw(" ").text(&journey[from].head.title);
    }
}

/// Returns who walks the journey.
fn personas(page: &Page<'_>, brief: &Brief<'_>) -> Html {
    let mut out = Markup::new();
    for (number, id) in brief.personas.iter().enumerate() {
        let persona = &page.model[*id];
        out.raw("<li class=\"").raw(person::class(number)).raw("\">");
        person::key(&mut out, number);
        out.raw("<span><b>").text(&persona.head.title).raw("</b>");
        if let Some(role) = &persona.role {
            out.raw(" <span class=\"mute\">").text(&markdown::plain(&naming::beginning(role))).raw("</span>");
        }
        out.raw("</span></li>");
    }
    let left = brief.journey.personas().count() - brief.personas.len();
    if left > 0 {
        out.raw("<li class=\"mute\">+ ").number(left).raw(" ").text(page.words.more).raw("</li>");
    }
    out.finish()
}
