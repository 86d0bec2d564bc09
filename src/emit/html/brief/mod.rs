//! A journey on one sheet, for people who decide: the curve, what hurts most, what misses its target, what is due.

mod curve;
mod lists;

use camino::Utf8Path;

use crate::emit::{Options, counts, naming, stem};
use crate::insight::people::{self, Lost};
use crate::model::{BrightSpot, Hidden, Journey, JourneyId, Model, PersonaId, State};
use crate::source::Files;
use crate::words::{capitalised, fill, format};

use super::citations::Citations;
use super::markup::running::plain;
use super::markup::svg;
use super::page::{self, Page};
use super::persona_style;
use super::view::{BriefPersona, BriefView, FactView, PieceView};

/// How many personas are named: one line of the sheet each.
const PERSONAS: usize = 4;

/// How many letters of the scenario are shown: about as many as two lines of the sheet hold on paper, where the rest is cut.
const SCENARIO: usize = 320;

/// The journey of a brief.
struct Brief<'a> {
    id: JourneyId,
    journey: &'a Journey,
    file: &'a Utf8Path,
    /// Those that are named.
    personas: Vec<PersonaId>,
}

/// Returns the name of the page.
pub fn file(journey: &Journey) -> String {
    format!("{}.brief.html", stem(&journey.head.id.value))
}

/// Returns what the template of a brief sees.
pub fn view<'a>(
    model: &'a Model,
    options: &'a Options,
    files: &'a dyn Files,
    id: JourneyId,
) -> BriefView<'a> {
    let journey = &model[id];
    // A brief names sources and cites none: it has no list of them.
    let page = Page::new(page::Kind::Map, model, journey.personas(), Citations::default(), options, files);
    let brief = Brief {
        id,
        journey,
        file: &journey.head.file,
        personas: journey.personas().take(PERSONAS).collect(),
    };
    let scenario = journey.scenario.as_ref().map(|scenario| scenario.beginning(SCENARIO));
    let summary = scenario.as_ref().map_or_else(|| journey.head.title.to_string(), plain);
    let shows = |part: Hidden| !model.hides(part);
    BriefView {
        title: &journey.head.title,
        map: page.map_href(&journey.head.id.value),
        scenario: scenario.as_ref().map(|scenario| page.phrase(scenario, brief.file)),
        facts: facts(&page, &brief),
        personas: personas(&page, &brief),
        more_personas: journey.personas().count() - brief.personas.len(),
        curve: curve::view(&page, &brief),
        is_future: !journey.is_current(),
        pains: shows(Hidden::Pains).then(|| lists::pains(&page, &brief)),
        kpis: shows(Hidden::Kpis).then(|| lists::kpis(&page, &brief)),
        actions: shows(Hidden::Opportunities).then(|| lists::actions(&page, &brief)),
        questions: shows(Hidden::Questions).then(|| lists::questions(&page, &brief)),
        page: page.frame(options, summary, Vec::new()),
    }
}

/// Returns state, confidence, owner, review, who comes and who is lost.
fn facts<'a>(page: &Page<'a>, brief: &Brief<'a>) -> Vec<FactView<'a>> {
    let (words, journey) = (page.words, brief.journey);
    let state = match (&journey.state, journey.future_of()) {
        (State::Current, _) => words.current.to_owned(),
        (State::Future { .. }, None) => words.future.to_owned(),
        (State::Future { .. }, Some(current)) => {
            fill(words.future_of, &[("journey", &page.model[current].head.title)])
        }
    };
    let confidence = journey.confidence.map(|confidence| capitalised(words.confidence(confidence.value)));
    let owner = page.owner(journey.owner.as_ref().and_then(|owner| owner.target));
    let review = journey.reviewed.as_ref().map(|review| page.date(review.on.value));
    let volume = journey.volume.as_ref().map(|volume| format::volume(volume, words));
    let facts = [
        (words.state, Some(PieceView::text(state))),
        (words.confidence_label, confidence.map(PieceView::text)),
        (words.owner, owner.map(PieceView::text)),
        (words.last_review, review.map(PieceView::date)),
        (words.volume, volume.map(PieceView::text)),
        (words.people_lost, Some(PieceView::text(lost(page, journey)))),
        (words.bright_spots, works(page, journey).map(PieceView::text)),
    ];
    let fact = |(name, piece): (_, Option<_>)| Some(FactView { name, pieces: vec![piece?] });
    facts.into_iter().filter_map(fact).collect()
}

/// Returns what works for most and must be kept, and how much more there is.
fn works(page: &Page<'_>, journey: &Journey) -> Option<String> {
    let spots = &journey.bright_spots;
    let share = |spot: &BrightSpot| spot.affects.map(|share| share.value);
    // The first of several equal ones, which `max_by_key` would not give.
    let first = spots.iter().min_by_key(|spot| std::cmp::Reverse(share(spot)))?;
    let more = (spots.len() > 1).then(|| format!(" · + {} {}", spots.len() - 1, page.words.more));
    Some(format!("{}{}", plain(&naming::beginning(&first.text)), more.unwrap_or_default()))
}

/// Returns how many people leave before they have what they came for, and where most of them do.
fn lost(page: &Page<'_>, journey: &Journey) -> String {
    let (words, lost) = (page.words, people::lost(journey));
    let all = match lost {
        Lost::Counted { people, .. } | Lost::OfHundred(people) => people,
        Lost::NotCounted => return counts::lost(lost, words),
    };
    let worst = people::most_lost(journey).map(|(from, people)| {
        let at = if people == all { words.all_at } else { words.most_at };
        format!(", {at} {}", journey[from].head.title)
    });
    format!("{}{}", counts::lost(lost, words), worst.unwrap_or_default())
}

/// Returns who walks the journey.
fn personas<'a>(page: &Page<'a>, brief: &Brief<'a>) -> Vec<BriefPersona<'a>> {
    let view = |(number, id): (usize, &PersonaId)| {
        let persona = &page.model[*id];
        BriefPersona {
            class: persona_style::class(number),
            key: svg::key(number),
            title: &persona.head.title,
            role: persona.role.as_ref().map(|role| plain(&naming::beginning(role))),
        }
    };
    brief.personas.iter().enumerate().map(view).collect()
}
