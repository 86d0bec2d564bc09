//! Everything about an opportunity, as it stands on the map of its journey or on the project's page.

use crate::emit::naming;
use crate::model::{JourneyId, Opportunity, TeamId, targets};
use crate::words::format;

use super::item;
use super::markdown;
use super::markup::Markup;
use super::page::Page;

/// Writes all there is to say of an opportunity. `at` names the block it stands in, `here` the journey of the page.
pub fn full<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    opportunity: &'a Opportunity,
    owner: Option<TeamId>,
    at: &str,
    here: Option<JourneyId>,
) {
    let (model, words) = (page.model, page.words);
    let file = &*opportunity.file;
    out.raw("<article class=\"card\"");
    if let Some(id) = &opportunity.id {
        out.raw(" id=\"Opportunity.").text(&id.value).raw("\"");
    }
    out.raw("><p class=\"eyebrow\"><span>").text(at).raw("</span></p><h3>");
    page.phrase(out, &opportunity.text, file);
    page.cites(out, &opportunity.cites, file);
    out.raw("</h3>");
    item::timing(page, out, opportunity, owner);
    page.about(out, opportunity.about.as_deref(), file);
    out.raw("<dl>");
    item::term(out, words.impact, |out| {
        if let Some(impact) = opportunity.impact {
            out.text(words.level(impact.value));
        }
    });
    item::term(out, words.effort, |out| {
        if let Some(effort) = opportunity.effort {
            out.text(words.level(effort.value));
        }
    });
    item::term(out, words.for_whom, |out| {
        for (number, persona) in targets(&opportunity.personas).enumerate() {
            out.raw(if number > 0 { ", " } else { "" }).text(page.short_name(persona));
        }
    });
    item::term(out, words.with, |out| {
        for (number, team) in targets(&opportunity.with).enumerate() {
            out.raw(if number > 0 { ", " } else { "" }).text(page.team(Some(team)));
        }
    });
    item::term(out, words.solves, |out| {
        for pain in targets(&opportunity.solves) {
            out.raw("<div class=\"line-of\"><a href=\"").text(&item::pain_href(page, pain, here)).raw("\">");
            out.text(&markdown::plain(&naming::beginning(&model[pain].text))).raw("</a></div>");
        }
    });
    item::term(out, words.improves, |out| {
        for kpi in targets(&opportunity.improves) {
            out.raw("<div class=\"line-of\"><a href=\"").text(&item::kpi_href(page, kpi, here)).raw("\">");
            out.text(&model[kpi].head.title).raw("</a></div>");
        }
    });
    item::term(out, words.cost, |out| {
        if let Some(cost) = &opportunity.cost {
            out.text(&format::value(cost, words));
        }
    });
    item::term(out, words.benefit, |out| item::texts(page, out, opportunity.benefit.as_slice(), file));
    item::term(out, words.result, |out| {
        if let Some(result) = &opportunity.result {
            page.flow(out, &result.text, file);
            if let Some(on) = result.on {
                out.raw(" <span class=\"meta\">");
                page.date(out, on.value);
                out.raw("</span>");
            }
        }
    });
    out.raw("</dl></article>");
}
