//! The action plan: what could be done, by priority, impact and effort.

use std::cmp::Reverse;

use crate::model::{Hidden, Opportunity, Place, TeamId};
use crate::vocabulary::Level;

use super::super::item;
use super::super::markdown;
use super::super::markup::Markup;
use super::super::opportunity;
use super::super::page::Page;
use super::{LIST, close_table, open_table, rest, tally};

struct Entry<'a> {
    opportunity: &'a Opportunity,
    owner: Option<TeamId>,
    place: String,
    href: Option<String>,
}

/// Returns the section: what is done or dropped is no action any more.
pub fn section(page: &mut Page<'_>) -> Markup {
    let (model, words) = (page.model, page.words);
    let mut out = Markup::new();
    let mut entries = entries(page);
    let rank = |entry: &Entry<'_>| {
        let of = entry.opportunity;
        let level = |level: Option<crate::source::Spanned<Level>>| level.map(|level| level.value);
        // Nothing given comes last, which `None` is only for what is sorted downwards.
        (
            of.priority().is_none(),
            of.priority(),
            Reverse(level(of.impact)),
            level(of.effort),
            of.due.map(|due| due.value),
        )
    };
    entries.sort_by_key(rank);
    if !entries.is_empty() {
        out.raw("<div class=\"plan\">");
        let mut heads = vec![
            words.number,
            words.opportunity,
            words.priority_label,
            words.impact,
            words.effort,
            words.status,
        ];
        heads.extend((!model.hides(Hidden::Owners)).then_some(words.owner));
        heads.push(words.due);
        open_table(&mut out, words, words.actions, "", &heads);
        for (number, entry) in entries.iter().take(LIST).enumerate() {
            row(page, &mut out, number + 1, entry);
        }
        close_table(&mut out);
        chart(page, &mut out, &entries[..entries.len().min(LIST)]);
        out.raw("</div>");
        rest(page, &mut out, entries.len());
    }
    if !model.opportunities.is_empty() {
        out.raw("<h3 class=\"sub\">")
            .text(words.opportunities_of_the_project)
            .raw("</h3><div class=\"deck\">");
        for of_project in &model.opportunities {
            let owner = of_project.owner.as_ref().and_then(|owner| owner.target);
            opportunity::full(page, &mut out, of_project, owner, words.whole_project, None);
        }
        out.raw("</div>");
    }
    out
}

fn entries<'a>(page: &Page<'a>) -> Vec<Entry<'a>> {
    let of_journeys = tally::today(page).flat_map(|journey| {
        journey.opportunities.iter().map(move |opportunity| {
            let place = opportunity.place.unwrap_or(Place::Journey);
            let at = match place {
                Place::Stage(stage) => format!(" · {}", journey[stage].head.title),
                Place::Touchpoint(touchpoint) => format!(" · {}", journey[touchpoint].head.title),
                Place::Journey | Place::Persona => String::new(),
            };
            let anchor = opportunity
                .id
                .as_ref()
                .map_or_else(|| "#Opportunities".to_owned(), |id| format!("#Opportunity.{}", id.value));
            Entry {
                opportunity,
                owner: journey.owner_or(opportunity.owner.as_ref(), place),
                place: format!("{}{at}", journey.head.title),
                href: Some(format!("{}{anchor}", page.map_href(&journey.head.id.value))),
            }
        })
    });
    let of_project = page.model.opportunities.iter().map(|opportunity| Entry {
        opportunity,
        owner: opportunity.owner.as_ref().and_then(|owner| owner.target),
        place: page.words.whole_project.to_owned(),
        href: opportunity.id.as_ref().map(|id| format!("#Opportunity.{}", id.value)),
    });
    of_journeys.chain(of_project).filter(|entry| !entry.opportunity.is_closed()).collect()
}

fn row(page: &Page<'_>, out: &mut Markup, number: usize, entry: &Entry<'_>) {
    let (words, opportunity) = (page.words, entry.opportunity);
    out.raw("<tr id=\"Action.").number(number).raw("\"><td class=\"mute\">").number(number);
    out.raw("</td><th scope=\"row\">");
    let title = markdown::plain(&opportunity.text);
    match &entry.href {
        Some(href) => out.raw("<a href=\"").text(href).raw("\">").text(&title).raw("</a>"),
        None => out.text(&title),
    };
    out.raw("<br><span class=\"mute\">").text(&entry.place).raw("</span></th><td>");
    if let Some(priority) = opportunity.priority() {
        item::priority_word(page, out, priority);
    }
    out.raw("</td><td>").text(opportunity.impact.map_or("–", |impact| words.level(impact.value)));
    out.raw("</td><td>").text(opportunity.effort.map_or("–", |effort| words.level(effort.value)));
    out.raw("</td><td>").text(&words.opportunity_status(opportunity.status()).to_lowercase());
    if let Some(owner) = page.owner(entry.owner) {
        out.raw("</td><td>").text(owner);
    }
    out.raw("</td><td>");
    if let Some(due) = opportunity.due {
        let is_late = opportunity.is_overdue(page.today);
        out.raw(if is_late { "<span class=\"late\">" } else { "<span>" });
        page.date(out, due.value);
        out.raw(if is_late { ", " } else { "" })
            .text(if is_late { words.overdue } else { "" })
            .raw("</span>");
    }
    out.raw("</td></tr>");
}

/// Writes impact by effort: nine fields with the numbers of the list.
fn chart(page: &Page<'_>, out: &mut Markup, entries: &[Entry<'_>]) {
    let words = page.words;
    let given = |entry: &Entry<'_>| {
        let (impact, effort) = (entry.opportunity.impact?.value, entry.opportunity.effort?.value);
        Some((impact as usize, effort as usize))
    };
    if !entries.iter().any(|entry| given(entry).is_some()) {
        return;
    }
    out.raw("<figure><svg class=\"quad\" viewBox=\"0 0 372 352\" role=\"group\" aria-labelledby=\"Quad\">");
    out.raw("<title id=\"Quad\">").text(words.chart_title).raw("</title>");
    out.raw("<rect class=\"win\" x=\"34\" y=\"10\" width=\"112\" height=\"104\"/>");
    out.raw("<path class=\"grid\" d=\"M146 10v312M258 10v312M34 114h336M34 218h336\"/>");
    out.raw("<rect class=\"frame\" x=\"34\" y=\"10\" width=\"336\" height=\"312\"/>");
    for (place, word) in [(90, words.low), (202, words.medium), (314, words.high)] {
        out.raw("<text text-anchor=\"middle\" y=\"337\" x=\"")
            .number(place)
            .raw("\">")
            .text(word)
            .raw("</text>");
    }
    for (place, word) in [(270, words.low), (166, words.medium), (62, words.high)] {
        out.raw("<text text-anchor=\"middle\" transform=\"translate(26 ")
            .number(place)
            .raw(") rotate(-90)\">");
        out.text(word).raw("</text>");
    }
    out.raw("<text text-anchor=\"middle\" x=\"202\" y=\"352\">").text(&words.effort.to_lowercase());
    out.raw("</text><text text-anchor=\"middle\" transform=\"translate(11 166) rotate(-90)\">");
    out.text(&words.impact.to_lowercase()).raw("</text>");
    let mut filled = [[0_usize; 3]; 3];
    for (number, entry) in entries.iter().enumerate() {
        let Some((impact, effort)) = given(entry) else { continue };
        let place = &mut filled[impact][effort];
        // Nine to a field; the rest is in the list.
        if *place < 9 {
            let x = 34 + effort * 112 + 24 + (*place % 3) * 32;
            let y = 10 + (2 - impact) * 104 + 26 + (*place / 3) * 27;
            dot(out, number + 1, entry, x, y);
        }
        *place += 1;
    }
    out.raw("</svg><figcaption>").text(words.chart_legend).raw("</figcaption></figure>");
}

fn dot(out: &mut Markup, number: usize, entry: &Entry<'_>, x: usize, y: usize) {
    let class = entry.opportunity.priority().map_or("next", crate::vocabulary::Priority::word);
    out.raw("<a class=\"")
        .raw(class)
        .raw("\" href=\"#Action.")
        .number(number)
        .raw("\" aria-label=\"")
        .number(number);
    out.raw(": ")
        .text(&markdown::plain(&entry.opportunity.text))
        .raw("\"><circle class=\"dot\" r=\"12\" cx=\"");
    out.number(x)
        .raw("\" cy=\"")
        .number(y)
        .raw("\"/><text x=\"")
        .number(x)
        .raw("\" y=\"")
        .number(y + 4)
        .raw("\">");
    out.number(number).raw("</text></a>");
}
