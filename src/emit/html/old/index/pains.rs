//! What hurts, the worst first, and whether anything is done about it.

use std::ops::Range;

use crate::emit::naming;
use crate::insight::Overview;
use crate::insight::owner;
use crate::model::{Hidden, Model, OpportunityId, Pain, PainId, Strength};
use crate::words::format;

use super::super::icon::Icon;
use super::super::item::{self, capitalised};
use super::super::markdown;
use super::super::markup::Markup;
use super::super::page::Page;
use super::{place, table};

/// Writes some of the pains.
pub fn rows(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, range: Range<usize>) {
    pains(page, overview, out, &overview.pains[range]);
}

/// Writes pains as a table.
pub fn pains(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, pains: &[PainId]) {
    let words = page.words;
    let mut heads = vec![words.severity_label, words.pain, words.affects];
    heads.extend(page.unless(Hidden::Sources, words.supported));
    heads.extend(page.unless(Hidden::Opportunities, words.planned_for_it));
    heads.extend(page.unless(Hidden::Owners, words.owner));
    table::open(out, words.pains, "hurts", &heads);
    for id in pains {
        row(page, overview, out, *id);
    }
    table::close(out);
}

/// Returns how many bytes a row may have, about.
pub fn weight(model: &Model, id: PainId) -> usize {
    let pain = &model[id];
    900 + 2 * pain.text.markdown.len().min(400) + place::weight(model, id.journey, pain.place)
}

fn row(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, id: PainId) {
    let (model, words) = (page.model, page.words);
    let pain = &model[id];
    let severity = pain.severity();
    table::open_row(out).raw("><td><span class=\"sev ").raw(severity.word()).raw("\">");
    page.icon(out, Icon::severity(severity), "");
    out.text(&capitalised(words.severity(severity))).raw("</span></td><th scope=\"row\"><a href=\"");
    out.text(&place::pain_href(page, id)).raw("\">");
    out.text(&markdown::plain(&naming::beginning(&pain.text))).raw("</a><br><span class=\"mute\">");
    out.text(&place::name(page, id.journey, pain.place));
    if let Some(persona) = pain.persona.as_ref().and_then(|persona| persona.target) {
        out.raw(" · ").text(page.short_name(persona));
    }
    out.raw("</span></th><td>");
    if let Some(affects) = pain.affects {
        out.text(&format::percent(affects.value, words));
    }
    out.raw("</td>");
    if !model.hides(Hidden::Sources) {
        out.raw("<td>");
        support(page, out, pain);
        out.raw("</td>");
    }
    if !model.hides(Hidden::Opportunities) {
        out.raw("<td>");
        planned(page, out, overview.solving(id));
        out.raw("</td>");
    }
    table::owner(page, out, owner::of_pain(model, id));
    out.raw("</tr>");
}

/// Writes how well a pain is known.
fn support(page: &Page<'_>, out: &mut Markup, pain: &Pain) {
    let words = page.words;
    match page.model.strength(&pain.cites) {
        Strength::Unsupported => out.raw("<span class=\"mute\">").text(words.no_source).raw("</span>"),
        Strength::Assumed => out.text(words.assumed),
        Strength::Supported | Strength::Corroborated => {
            let mut sources: Vec<_> = pain.cites.iter().filter_map(|cite| cite.source.target).collect();
            sources.sort_unstable();
            sources.dedup();
            out.text(&format::count(sources.len(), words.source, words.sources, words))
        }
    };
}

/// Writes what is planned against a pain.
fn planned(page: &Page<'_>, out: &mut Markup, solving: &[OpportunityId]) {
    let Some(first) = solving.first() else {
        out.raw("<span class=\"mute\">").text(page.words.nothing).raw("</span>");
        return;
    };
    out.raw("<a href=\"").text(&item::opportunity_href(page, *first, None)).raw("\">");
    out.text(&markdown::plain(&naming::beginning(&page.model[*first].text))).raw("</a>");
    if solving.len() > 1 {
        out.raw(" + ").number(solving.len() - 1).raw(" ").text(page.words.more);
    }
}
