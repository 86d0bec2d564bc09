//! The action plan: what could be done, by priority, impact and effort.

use std::ops::Range;

use crate::emit::naming;
use crate::insight::Overview;
use crate::insight::owner;
use crate::model::{Hidden, Id, Model, Opportunity, OpportunityId, Place};
use crate::vocabulary::Priority;

use super::super::item;
use super::super::markdown;
use super::super::markup::Markup;
use super::super::opportunity;
use super::super::page::Page;
use super::list::SHOWN;
use super::{place, table};

/// Writes some of the actions: what is done or dropped has neither number nor priority any more.
pub fn rows(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, range: Range<usize>) {
    let open = overview.open_actions;
    numbered(page, overview, out, range.start.min(open)..range.end.min(open));
    let closed = range.start.max(open)..range.end.max(open);
    if !closed.is_empty() {
        out.raw("<h3 class=\"sub\">").text(page.words.done_and_dropped).raw("</h3>");
        self::closed(page, out, &overview.actions[closed]);
    }
}

/// Writes the open actions beside their chart.
pub fn plan(page: &mut Page<'_>, overview: &Overview, out: &mut Markup) {
    let shown = overview.open_actions.min(SHOWN);
    if shown == 0 {
        return;
    }
    out.raw("<div class=\"plan\"><div>");
    numbered(page, overview, out, 0..shown);
    out.raw("</div>");
    chart(page, out, &overview.actions[..shown]);
    out.raw("</div>");
}

fn numbered(page: &Page<'_>, overview: &Overview, out: &mut Markup, range: Range<usize>) {
    if !range.is_empty() {
        let first = range.start + 1;
        actions(page, out, &overview.actions[range], first);
    }
}

/// Writes open actions as a table; the first has the number `first`.
pub fn actions(page: &Page<'_>, out: &mut Markup, actions: &[OpportunityId], first: usize) {
    let words = page.words;
    let mut heads =
        vec![words.number, words.opportunity, words.priority_label, words.impact, words.effort, words.status];
    heads.extend(page.unless(Hidden::Owners, words.owner));
    heads.push(words.due);
    table::open(out, words.actions, "actions", &heads);
    for (number, id) in actions.iter().enumerate() {
        row(page, out, first + number, *id);
    }
    table::close(out);
}

/// Writes what is done or dropped, and what came of it.
pub fn closed(page: &Page<'_>, out: &mut Markup, actions: &[OpportunityId]) {
    let words = page.words;
    let mut heads = vec![words.opportunity, words.status];
    heads.extend(page.unless(Hidden::Owners, words.owner));
    heads.push(words.result);
    table::open(out, words.done_and_dropped, "closed", &heads);
    for id in actions {
        let opportunity = &page.model[*id];
        table::open_row(out).raw("><th scope=\"row\">");
        name(page, out, *id);
        out.raw("</th><td>").text(words.opportunity_status(opportunity.status())).raw("</td>");
        table::owner(page, out, owner::of_opportunity(page.model, *id));
        out.raw("<td>");
        if let Some(result) = &opportunity.result {
            out.text(&markdown::plain(&naming::beginning(&result.text)));
            if let Some(on) = result.on {
                out.raw(" <span class=\"mute\">");
                page.date(out, on.value);
                out.raw("</span>");
            }
        }
        out.raw("</td></tr>");
    }
    table::close(out);
}

/// Returns how many bytes a row may have, about.
pub fn weight(model: &Model, id: OpportunityId) -> usize {
    let opportunity = &model[id];
    let place = opportunity.place.unwrap_or(Place::Journey);
    800 + 2 * opportunity.text.markdown.len().min(400) + place::weight(model, id.journey, place)
}

/// Writes all there is to say of the opportunities of the whole project.
pub fn of_project(page: &mut Page<'_>, out: &mut Markup) {
    let (model, words) = (page.model, page.words);
    if model.opportunities.is_empty() {
        return;
    }
    out.raw("<h3 class=\"sub\">").text(words.opportunities_of_the_project).raw("</h3><div class=\"deck\">");
    for (number, of_project) in model.opportunities.iter().enumerate() {
        let owner = owner::of_opportunity(model, OpportunityId { journey: None, id: Id::new(number) });
        opportunity::full(page, out, of_project, owner, words.whole_project, None);
    }
    out.raw("</div>");
}

fn name(page: &Page<'_>, out: &mut Markup, id: OpportunityId) {
    out.raw("<a href=\"").text(&place::opportunity_href(page, id)).raw("\">");
    out.text(&markdown::plain(&naming::beginning(&page.model[id].text))).raw("</a><br><span class=\"mute\">");
    out.text(&place::of_opportunity(page, id)).raw("</span>");
}

fn row(page: &Page<'_>, out: &mut Markup, number: usize, id: OpportunityId) {
    let (words, opportunity): (_, &Opportunity) = (page.words, &page.model[id]);
    table::open_row(out).raw(" id=\"Action.").number(number).raw("\"><td class=\"mute\">").number(number);
    out.raw("</td><th scope=\"row\">");
    name(page, out, id);
    out.raw("</th><td>");
    match opportunity.priority() {
        Some(priority) => item::priority_word(page, out, priority),
        None => {
            out.raw("–");
        }
    }
    out.raw("</td><td>").text(opportunity.impact.map_or("–", |impact| words.level(impact.value)));
    out.raw("</td><td>").text(opportunity.effort.map_or("–", |effort| words.level(effort.value)));
    out.raw("</td><td>").text(words.opportunity_status(opportunity.status())).raw("</td>");
    table::owner(page, out, owner::of_opportunity(page.model, id));
    out.raw("<td>");
    if let Some(due) = opportunity.due {
        table::day(page, out, due.value, opportunity.is_overdue(page.today));
    }
    out.raw("</td></tr>");
}

/// Writes impact by effort: nine fields with the numbers of the list.
fn chart(page: &Page<'_>, out: &mut Markup, actions: &[OpportunityId]) {
    let (model, words) = (page.model, page.words);
    let given = |id: &OpportunityId| {
        let (impact, effort) = (model[*id].impact?.value, model[*id].effort?.value);
        Some((impact as usize, effort as usize))
    };
    if !actions.iter().any(|id| given(id).is_some()) {
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
    out.raw("<text text-anchor=\"middle\" x=\"202\" y=\"352\">").text(&words.within(words.effort));
    out.raw("</text><text text-anchor=\"middle\" transform=\"translate(11 166) rotate(-90)\">");
    out.text(&words.within(words.impact)).raw("</text>");
    let mut filled = [[0_usize; 3]; 3];
    for (number, id) in actions.iter().enumerate() {
        let Some((impact, effort)) = given(id) else { continue };
        let place = &mut filled[impact][effort];
        // Nine to a field; the rest is in the list.
        if *place < 9 {
            let x = 34 + effort * 112 + 24 + (*place % 3) * 32;
            let y = 10 + (2 - impact) * 104 + 26 + (*place / 3) * 27;
            dot(out, number + 1, &model[*id], x, y);
        }
        *place += 1;
    }
    out.raw("</svg><figcaption>").text(words.chart_legend).raw("</figcaption></figure>");
}

fn dot(out: &mut Markup, number: usize, opportunity: &Opportunity, x: usize, y: usize) {
    let class = opportunity.priority().map_or("next", Priority::word);
    out.raw("<a class=\"")
        .raw(class)
        .raw("\" href=\"#Action.")
        .number(number)
        .raw("\" aria-label=\"")
        .number(number);
    out.raw(". ")
        .text(&markdown::plain(&naming::beginning(&opportunity.text)))
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
