//! The journeys: a curve in the size of a line, KPIs, pains, owner, review.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::insight::Overview;
use crate::model::{
    Duration, Hidden, Journey, JourneyId, Model, PersonaId, Review, State, TimeUnit, Touchpoint,
};
use crate::words::fill;
use crate::words::format;

use super::super::comparison;
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;
use super::{people, table, tally};
use crate::layout::curve::{self, Point};

/// After how many days a journey wants to be looked at again where it does not say so.
const REVIEW_DAYS: i64 = 180;

/// With more points than this a bent line of this size looks like a straight one, which is shorter to write.
const BENT: usize = 24;

/// How many points a line of this size shows.
const POINTS: usize = 60;

/// How many personas have a line.
const LINES: usize = 5;

/// Writes some of the journeys.
pub fn rows(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, range: Range<usize>) {
    journeys(page, overview, out, &overview.journeys[range]);
}

/// Writes journeys as a table.
pub fn journeys(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, journeys: &[JourneyId]) {
    let (model, words) = (page.model, page.words);
    let mut heads = vec![words.journey, words.feeling_first_to_last];
    heads.extend(page.unless(Hidden::Kpis, words.kpis));
    heads.extend(page.unless(Hidden::Pains, words.pains));
    heads.extend(page.unless(Hidden::Owners, words.owner));
    heads.push(words.last_review);
    table::open(out, words.journeys, "journeys", &heads);
    for id in journeys {
        row(page, overview, out, &model[*id]);
    }
    table::close(out);
}

/// Writes the names of the journeys from `start` on, which only the search shows.
pub fn names(page: &Page<'_>, overview: &Overview, out: &mut Markup, start: usize) {
    let rest = overview.journeys.iter().skip(start).map(|id| &page.model[*id].head);
    people::names(out, rest.map(|head| (page.map_href(&head.id.value), &*head.title)));
}

/// Returns how many bytes a row may have, about.
pub fn weight(model: &Model, id: JourneyId) -> usize {
    let journey = &model[id];
    let points = journey.touchpoints.len();
    let line = if points > BENT { points.min(POINTS) * 12 } else { points * 30 };
    900 + 120 * journey.personas.len()
        + journey.personas.len().min(LINES) * line
        + 2 * (journey.head.title.len() + journey.head.id.value.len())
}

fn link(page: &Page<'_>, out: &mut Markup, journey: &Journey) {
    out.raw("<a href=\"").text(&page.map_href(&journey.head.id.value)).raw("\">").text(&journey.head.title);
    out.raw("</a>");
}

fn row(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, journey: &Journey) {
    let words = page.words;
    let owner = journey.owner.as_ref().and_then(|owner| owner.target);
    table::open_row(out).raw("><th scope=\"row\">");
    link(page, out, journey);
    out.raw("<br><span class=\"mute\">");
    state(page, out, journey);
    out.raw("<br>");
    for (number, persona) in journey.personas().enumerate() {
        out.raw(if number > 0 { ", " } else { "" }).text(page.short_name(persona));
    }
    out.raw(" · ").text(&tally::touchpoints(journey.touchpoints.iter(), words));
    out.raw("</span></th><td>");
    curves(page, overview, out, journey);
    out.raw("</td>");
    if !page.model.hides(Hidden::Kpis) {
        out.raw("<td>");
        tally::kpis(page, out, journey);
        out.raw("</td>");
    }
    if !page.model.hides(Hidden::Pains) {
        out.raw("<td>");
        tally::pains(page, out, journey);
        out.raw("</td>");
    }
    table::owner(page, out, owner);
    out.raw("<td>");
    review(page, out, journey.reviewed.as_ref());
    out.raw("</td></tr>");
}

/// Writes whether a journey is of today, and whether it was checked.
pub fn state(page: &Page<'_>, out: &mut Markup, journey: &Journey) {
    let words = page.words;
    match &journey.state {
        State::Current => out.text(words.current),
        State::Future { of } => match of.as_ref().and_then(|of| of.target) {
            Some(of) => {
                out.text(&fill(words.future_of, &[("journey", &page.model[of].head.title)])).raw(" · ");
                comparison::link(page, out, journey, words.compare_with_current)
            }
            None => out.text(words.future),
        },
    };
    if let Some(confidence) = journey.confidence {
        out.raw(", ").text(words.confidence(confidence.value));
    }
}

/// Writes how each persona feels from the first touchpoint to the last: as lines, and in words.
fn curves(page: &Page<'_>, overview: &Overview, out: &mut Markup, journey: &Journey) {
    let mut in_words = Markup::new();
    let start = out.len();
    open_curves(out, journey);
    for (number, id) in journey.personas().enumerate() {
        let points = points(journey, id);
        let class = person::class_of(overview.marker(id));
        if number < LINES {
            line(out, class, &points);
        }
        if let (Some(first), Some(last)) = (points.first(), points.last()) {
            let lowest = points.iter().map(|(_, score)| *score).min().unwrap_or(0);
            in_words.raw("<span><i class=\"").raw(class).raw("\"></i>").text(page.short_name(id)).raw(" ");
            in_words.text(&format::score(first.1)).raw(" → ").text(&format::score(last.1)).raw(", ");
            in_words.text(&page.words.within(page.words.lowest)).raw(" ").text(&format::score(lowest));
            in_words.raw("</span> ");
        }
    }
    if in_words.is_empty() {
        out.truncate(start);
        out.raw("<span class=\"mute\">–</span>");
    } else {
        out.raw("</svg><span class=\"lines mute\">").markup(&in_words).raw("</span>");
    }
}

/// Writes the curve of one persona through a journey, if it has one.
pub fn curve_of(out: &mut Markup, journey: &Journey, persona: PersonaId, class: &str) {
    open_curves(out, journey);
    line(out, class, &points(journey, persona));
    out.raw("</svg>");
}

/// Opens the drawing with the line between good and bad.
fn open_curves(out: &mut Markup, journey: &Journey) {
    let width = journey.touchpoints.len() * 100;
    out.raw("<svg class=\"mini\" viewBox=\"0 0 ").number(width.max(1));
    out.raw(" 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"zero\" d=\"M0 50H");
    out.number(width).raw("\"/>");
}

/// Returns the columns at which a persona feels something, and how they feel.
fn points(journey: &Journey, persona: PersonaId) -> Vec<(usize, i8)> {
    let feeling = |touchpoint: &Touchpoint| touchpoint.feeling_of(persona).map(|feeling| feeling.score);
    let touchpoints = journey.touchpoints.iter().enumerate();
    touchpoints.filter_map(|(column, touchpoint)| Some((column, feeling(touchpoint)?))).collect()
}

fn line(out: &mut Markup, class: &str, points: &[(usize, i8)]) {
    if points.len() < 2 {
        return;
    }
    out.raw("<path class=\"curve ").raw(class).raw("\" d=\"");
    if points.len() <= BENT {
        let points: Vec<Point> = points
            .iter()
            .map(|(column, score)| Point { column: *column, y: curve::height(*score) })
            .collect();
        out.raw(&curve::path(&points).unwrap_or_default());
    } else {
        let step = points.len().div_ceil(POINTS);
        for (number, (column, score)) in points.iter().step_by(step).chain(points.last()).enumerate() {
            out.raw(if number == 0 { "M" } else { "L" }).number(column * 100 + 50).raw(" ");
            out.decimal(curve::height(*score));
        }
    }
    out.raw("\"/>");
}

fn review(page: &Page<'_>, out: &mut Markup, review: Option<&Review>) {
    match review {
        Some(review) => table::day(page, out, review.on.value, is_due(review, page.today)),
        None => {
            out.raw("<span class=\"mute\">").text(page.words.never).raw("</span>");
        }
    }
}

fn is_due(review: &Review, today: jiff::civil::Date) -> bool {
    let every = review.every.unwrap_or(Duration { amount: Decimal::from(REVIEW_DAYS), unit: TimeUnit::Day });
    every.after(review.on.value).is_some_and(|due| due < today)
}
