//! The journeys: a curve in the size of a line, KPIs, pains, owner, review.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::emit::present;
use crate::model::{Hidden, Journey, Review, State, TimeUnit};

use super::super::comparison;
use super::super::curve::{self, Point};
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;
use super::{LIST, close_table, in_order, open_table, tally};

/// After how many days a journey wants to be looked at again where it does not say so.
const REVIEW_DAYS: i64 = 180;

/// Returns the section.
pub fn section(page: &mut Page<'_>) -> Markup {
    let (model, words) = (page.model, page.words);
    let mut out = Markup::new();
    if model.journeys.is_empty() {
        return out;
    }
    let mut heads = vec![words.journey, words.feeling_first_to_last];
    for (kind, head) in
        [(Hidden::Kpis, words.kpis), (Hidden::Pains, words.pains), (Hidden::Owners, words.owner)]
    {
        heads.extend((!model.hides(kind)).then_some(head));
    }
    heads.push(words.last_review);
    open_table(&mut out, words, words.journeys, "", &heads);
    let journeys = in_order(page);
    for journey in journeys.iter().take(LIST) {
        row(page, &mut out, journey);
    }
    close_table(&mut out);
    if model.journeys.len() > LIST {
        out.raw("<ul class=\"az\">");
        for journey in journeys.iter().skip(LIST) {
            out.raw("<li>");
            link(page, &mut out, journey);
            out.raw("</li>");
        }
        out.raw("</ul>");
    }
    out
}

fn link(page: &Page<'_>, out: &mut Markup, journey: &Journey) {
    out.raw("<a href=\"").text(&page.map_href(&journey.head.id.value)).raw("\">").text(&journey.head.title);
    out.raw("</a>");
}

fn row(page: &mut Page<'_>, out: &mut Markup, journey: &Journey) {
    let words = page.words;
    out.raw("<tr><th scope=\"row\">");
    link(page, out, journey);
    out.raw("<br><span class=\"mute\">");
    match &journey.state {
        State::Current => out.text(words.current),
        State::Future { of } => {
            out.text(words.future);
            match of.as_ref().and_then(|of| of.target) {
                Some(of) => {
                    out.raw(" ").text(words.of).raw(" ").text(&page.model[of].head.title).raw(" · ");
                    comparison::link(page, out, journey, words.compare_with_current)
                }
                None => out,
            }
        }
    };
    if let Some(confidence) = journey.confidence {
        out.raw(", ").text(&words.confidence(confidence.value).to_lowercase());
    }
    out.raw("<br>");
    for (number, persona) in journey.personas().enumerate() {
        out.raw(if number > 0 { ", " } else { "" }).text(page.short_name(persona));
    }
    out.raw(" · ").number(journey.touchpoints.len()).raw(" ").text(&words.touchpoints.to_lowercase());
    out.raw("</span></th><td>");
    curves(page, out, journey);
    if !page.model.hides(Hidden::Kpis) {
        out.raw("</td><td>");
        tally::kpis(page, out, journey);
    }
    if !page.model.hides(Hidden::Pains) {
        out.raw("</td><td>");
        tally::pains(page, out, journey);
    }
    if let Some(owner) = page.owner(journey.owner.as_ref().and_then(|owner| owner.target)) {
        out.raw("</td><td>").text(owner);
    }
    out.raw("</td><td>");
    review(page, out, journey.reviewed.as_ref());
    out.raw("</td></tr>");
}

fn curves(page: &Page<'_>, out: &mut Markup, journey: &Journey) {
    let width = journey.touchpoints.len() * 100;
    let mut words = Vec::new();
    out.raw("<svg class=\"mini\" viewBox=\"0 0 ").number(width.max(1));
    out.raw(" 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"zero\" d=\"M0 50H");
    out.number(width).raw("\"/>");
    for id in journey.personas() {
        let feelings = journey.touchpoints.iter().enumerate();
        let points: Vec<(usize, i8)> = feelings
            .filter_map(|(column, touchpoint)| Some((column, touchpoint.feeling_of(id)?.score)))
            .collect();
        let on_curve =
            points.iter().map(|(column, score)| Point { column: *column, y: curve::height(*score) });
        if let Some(path) = curve::path(&on_curve.collect::<Vec<_>>()) {
            // Colours are those of the persona in the project here, so that one person looks the same in every row.
            out.raw("<path class=\"curve ")
                .raw(person::class(id.index()))
                .raw("\" d=\"")
                .raw(&path)
                .raw("\"/>");
        }
        if let (Some(first), Some(last)) = (points.first(), points.last()) {
            let lowest = points.iter().map(|(_, score)| *score).min().unwrap_or(0);
            let (first, last, lowest) =
                (present::score(first.1), present::score(last.1), present::score(lowest));
            words.push(format!(
                "{} {first} → {last}, {} {lowest}",
                page.short_name(id),
                page.words.lowest.to_lowercase()
            ));
        }
    }
    out.raw("</svg><span class=\"mute\">").text(&words.join("; ")).raw("</span>");
}

fn review(page: &Page<'_>, out: &mut Markup, review: Option<&Review>) {
    let words = page.words;
    let Some(review) = review else {
        out.raw("<span class=\"mute\">").text(words.never).raw("</span>");
        return;
    };
    if due(review).is_some_and(|due| due < page.today) {
        out.raw("<span class=\"late\">");
        page.date(out, review.on.value);
        out.raw(", ").text(words.overdue).raw("</span>");
    } else {
        page.date(out, review.on.value);
    }
}

/// Returns the day after which a review is overdue.
fn due(review: &Review) -> Option<Date> {
    let Some(every) = review.every else {
        return review.on.value.checked_add(REVIEW_DAYS.days()).ok();
    };
    let amount = i64::try_from(every.amount.round().mantissa()).ok().filter(|amount| *amount < 10_000)?;
    let span = match every.unit {
        TimeUnit::Year => amount.years(),
        TimeUnit::Month => amount.months(),
        TimeUnit::Week => amount.weeks(),
        TimeUnit::Day => amount.days(),
        // Less than a day is over the next one.
        TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second | TimeUnit::Millisecond => 1.days(),
    };
    review.on.value.checked_add(span).ok()
}
