//! The journeys: a curve in the size of a line, KPIs, pains, owner, review.

use rust_decimal::Decimal;

use crate::emit::html::markup::Html;
use crate::emit::html::markup::mini;
use crate::emit::html::page::Page;
use crate::emit::html::persona_style;
use crate::emit::html::view::{FeltInWords, JourneyLinks, JourneyRow, LinkView, StateView};
use crate::emit::{counts, naming};
use crate::insight::feelings::{self, Felt};
use crate::insight::{Overview, people};
use crate::model::{Duration, Journey, JourneyId, PersonaId, Review, State, TimeUnit};
use crate::words::{fill, format};

use super::limits::{FOUND, LINES, SHOWN};
use super::{rows, tally};

/// After how many days a journey wants to be looked at again where it does not say so.
const REVIEW_DAYS: i64 = 180;

/// Returns journeys.
pub fn rows<'a>(page: &Page<'a>, overview: &Overview, journeys: &[JourneyId]) -> Vec<JourneyRow<'a>> {
    journeys.iter().map(|id| row(page, overview, *id)).collect()
}

fn row<'a>(page: &Page<'a>, overview: &Overview, id: JourneyId) -> JourneyRow<'a> {
    let journey = &page.model[id];
    let walks: Vec<Walk> = journey.personas().map(|id| Walk::of(overview, journey, id)).collect();
    let owner = journey.owner.as_ref().and_then(|owner| owner.target);
    JourneyRow {
        href: page.map_href(&journey.head.id.value),
        title: &journey.head.title,
        state: state(page, journey),
        personas: journey.personas().map(|persona| page.short_name(persona)).collect(),
        count: counts::touchpoints(journey.touchpoints.iter(), page.words),
        curves: mini::curves(
            journey.touchpoints.len(),
            walks.iter().take(LINES).map(|walk| (walk.class, &*walk.points)),
        ),
        feelings: walks.iter().filter_map(|walk| walk.in_words(page, journey)).collect(),
        lost: counts::lost(people::lost(journey), page.words),
        kpis: tally::kpis(page, journey),
        pains: tally::pains(page, journey),
        owner: rows::owner(page, owner),
        review: journey.reviewed.as_ref().map(|review| page.due(review.on.value, is_due(review, page.today))),
    }
}

/// Returns the names of the journeys that only the search shows.
pub fn found(page: &Page<'_>, overview: &Overview) -> Vec<LinkView> {
    overview.journeys.iter().skip(SHOWN).take(FOUND).map(|id| page.journey_link(*id)).collect()
}

/// Returns links to the maps of the first few journeys.
pub fn links(page: &Page<'_>, journeys: &[JourneyId]) -> JourneyLinks {
    let (first, left) = naming::first(journeys);
    let words = page.words;
    JourneyLinks {
        links: first.into_iter().map(|id| page.journey_link(*id)).collect(),
        more: (left > 0).then(|| format::count(left, words.more, words.more, words)),
    }
}

/// Returns whether a journey is of today, and whether it was checked.
pub fn state(page: &Page<'_>, journey: &Journey) -> StateView {
    let words = page.words;
    let of = match &journey.state {
        State::Current => None,
        State::Future { of } => of.as_ref().and_then(|of| of.target),
    };
    let compared = of.map(|of| fill(words.future_of, &[("journey", &page.model[of].head.title)]));
    let plain = if journey.is_current() { words.current } else { words.future };
    StateView {
        words: compared.unwrap_or_else(|| plain.to_owned()),
        comparison: of.map(|_| page.map_href(&format!("{}.comparison", journey.head.id.value))),
        confidence: journey.confidence.map(|confidence| words.confidence(confidence.value)),
    }
}

/// A persona's way through a journey.
struct Walk {
    persona: PersonaId,
    class: &'static str,
    /// The columns at which they feel something, and how they feel.
    points: Vec<mini::Felt>,
}

impl Walk {
    fn of(overview: &Overview, journey: &Journey, persona: PersonaId) -> Self {
        let class = persona_style::class_of(overview.marker(persona));
        Self { persona, class, points: points(journey, persona) }
    }

    fn in_words<'a>(&self, page: &Page<'a>, journey: &Journey) -> Option<FeltInWords<'a>> {
        let felt = feelings::felt(journey, self.persona);
        let score = |felt: &Felt<'_>| format::mean_range(felt.mean.least, felt.mean.most, page.words);
        Some(FeltInWords {
            class: self.class,
            name: page.short_name(self.persona),
            first: score(felt.first()?),
            last: score(felt.last()?),
            lowest: score(&feelings::lowest(&felt)?),
        })
    }
}

/// Returns the curve of one persona through a journey.
pub fn curve(overview: &Overview, journey: &Journey, persona: PersonaId) -> Html {
    let walk = Walk::of(overview, journey, persona);
    mini::curves(journey.touchpoints.len(), std::iter::once((walk.class, &*walk.points)))
}

fn points(journey: &Journey, persona: PersonaId) -> Vec<mini::Felt> {
    let touchpoints = journey.touchpoints.iter().zip(journey.runs()).enumerate();
    let felt = touchpoints.filter_map(|(column, (touchpoint, run))| {
        let score = touchpoint.feeling_of(persona)?.score;
        Some(mini::Felt { column, score, run })
    });
    felt.collect()
}

fn is_due(review: &Review, today: jiff::civil::Date) -> bool {
    let every = review.every.unwrap_or(Duration { amount: Decimal::from(REVIEW_DAYS), unit: TimeUnit::Day });
    every.after(review.on.value).is_some_and(|due| due < today)
}
