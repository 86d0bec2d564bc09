//! Pains, opportunities, questions and KPIs as they stand in a cell, and the lists of terms in which the rest is told.

use camino::Utf8Path;

use crate::model::{
    Citation, Kpi, KpiId, KpiStatus, Line, Member, Opportunity, OpportunityId, Pain, PainId, Question,
    TeamId, Text,
};
use crate::vocabulary::Priority;
pub use crate::words::capitalised;
use crate::words::fill;
use crate::words::format;

use super::icon::Icon;
use super::markup::Markup;
use super::page::Page;
use super::spark;

/// The size of a sparkline in a cell.
const SPARK: spark::Size = spark::Size { width: 64.0, height: 26.0 };

/// Which of the places of a page an item is written in: what is on a map stands in its table and on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Where links to it lead.
    Card,
    /// Where it is told a second time, in short.
    Table,
}

impl Spot {
    /// Writes the attribute by which an item is known: its anchor, or whose copy it is.
    pub fn name(self, out: &mut Markup, kind: &str, id: &str) {
        out.raw(match self {
            Spot::Card => " id=\"",
            Spot::Table => " data-of=\"",
        });
        out.raw(kind).raw(".").text(id).raw("\"");
    }
}

/// Writes a term and its description; nothing where the description comes out empty.
pub fn term(out: &mut Markup, name: &str, describe: impl FnOnce(&mut Markup)) {
    let before = out.len();
    out.raw("<dt>").text(name).raw("</dt><dd>");
    let start = out.len();
    describe(out);
    if out.len() == start {
        out.truncate(before);
    } else {
        out.raw("</dd>");
    }
}

/// Writes the sources of what a list tells of, by their names.
pub fn sources<'a>(page: &mut Page<'a>, out: &mut Markup, cites: &'a [Citation], file: &'a Utf8Path) {
    term(out, page.words.sources, |out| page.sources(out, cites, file));
}

/// Writes several texts: one as it is, more as a list.
pub fn texts(page: &Page<'_>, out: &mut Markup, texts: &[Text], file: &Utf8Path) {
    match texts {
        [] => {}
        [only] => page.flow(out, only, file),
        several => {
            out.raw("<ul class=\"list\">");
            for text in several {
                out.raw("<li>");
                page.flow(out, text, file);
                out.raw("</li>");
            }
            out.raw("</ul>");
        }
    }
}

/// Writes a line of a lane with its sources, in quotation marks where somebody thinks or says it.
pub fn line<'a>(page: &mut Page<'a>, out: &mut Markup, line: &'a Line, is_quote: bool, file: &'a Utf8Path) {
    if is_quote {
        page.quote(out, &line.text, file);
    } else {
        page.flow(out, &line.text, file);
    }
    page.cites(out, &line.cites, file);
    page.about(out, line.about.as_deref(), file);
}

/// Writes a pain. `class` is that of the persona whom alone it hurts, if it does.
pub fn pain<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    spot: Spot,
    pain: &'a Pain,
    class: &str,
    file: &'a Utf8Path,
) {
    let words = page.words;
    out.raw("<div class=\"item");
    if !class.is_empty() {
        out.raw(" ").raw(class);
    }
    out.raw("\"");
    if let Some(id) = &pain.id {
        spot.name(out, "Pain", &id.value);
    }
    let severity = pain.severity();
    out.raw("><span class=\"sev ").raw(severity.word()).raw("\">");
    page.icon(out, Icon::severity(severity), "");
    out.raw("<span>").text(&capitalised(words.severity(severity)));
    if let Some(persona) = pain.persona.as_ref().and_then(|persona| persona.target) {
        out.raw(" · ").text(page.short_name(persona));
    }
    if let Some((lane, _)) = pain.activity {
        out.raw(" · ").text(words.activity_lane(lane));
    }
    out.raw("</span></span>");
    page.flow(out, &pain.text, file);
    page.claim(out, &pain.cites, file);
    if pain.affects.is_some() || pain.owner.is_some() {
        out.raw("<span class=\"meta\">");
        if let Some(affects) = pain.affects {
            let share = format::percent(affects.value, words);
            out.text(&fill(words.affects_share, &[("share", &share)]));
        }
        if let Some(owner) = &pain.owner {
            out.raw(if pain.affects.is_some() { " · " } else { "" }).text(page.team(owner.target));
        }
        out.raw("</span>");
    }
    page.about(out, pain.about.as_deref(), file);
    out.raw("</div>");
}

/// Writes an opportunity as far as a cell holds it: what, when, who; on a card also what it brings and costs.
pub fn opportunity<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    spot: Spot,
    opportunity: &'a Opportunity,
    owner: Option<TeamId>,
) {
    out.raw("<div class=\"item opp\"><b>");
    page.phrase(out, &opportunity.text, &opportunity.file);
    if spot == Spot::Card {
        page.cites(out, &opportunity.cites, &opportunity.file);
    }
    out.raw("</b>");
    timing(page, out, opportunity, owner);
    if spot == Spot::Card {
        worth(page, out, opportunity);
    }
    out.raw("</div>");
}

/// Writes impact and effort, and the way to all the rest.
fn worth(page: &Page<'_>, out: &mut Markup, opportunity: &Opportunity) {
    let words = page.words;
    let levels = [(words.impact, opportunity.impact), (words.effort, opportunity.effort)];
    let start = out.len();
    out.raw("<span class=\"meta\">");
    let empty = out.len();
    for (name, level) in levels {
        let Some(level) = level else { continue };
        let name = if out.len() > empty { format!(", {}", words.within(name)) } else { name.to_owned() };
        out.text(&name).raw(" ").text(words.level(level.value));
    }
    if let Some(id) = &opportunity.id {
        out.raw(if out.len() > empty { " · " } else { "" });
        out.raw("<a href=\"#Opportunity.").text(&id.value).raw("\">").text(words.details).raw("</a>");
    }
    if out.len() == empty {
        out.truncate(start);
    } else {
        out.raw("</span>");
    }
}

/// Writes when an opportunity is taken up, who does it, how far it is, and until when.
pub fn timing(page: &Page<'_>, out: &mut Markup, opportunity: &Opportunity, owner: Option<TeamId>) {
    let words = page.words;
    out.raw("<span class=\"meta\">");
    if let Some(priority) = opportunity.priority() {
        priority_word(page, out, priority);
        out.raw(" · ");
    }
    if let Some(owner) = page.owner(owner) {
        out.text(owner).raw(" · ");
    }
    out.text(words.opportunity_status(opportunity.status()));
    if let Some(due) = opportunity.due {
        let is_late = opportunity.is_overdue(page.today);
        out.raw(if is_late { " <span class=\"late\">" } else { " <span class=\"due\">" });
        if is_late {
            out.text(words.overdue).raw(", ");
        }
        page.date(out, due.value);
        out.raw("</span>");
    }
    out.raw("</span>");
}

/// Writes the word for a priority, in its colour.
pub fn priority_word(page: &Page<'_>, out: &mut Markup, priority: Priority) {
    out.raw("<span class=\"prio ").raw(priority.word()).raw("\">");
    out.text(&capitalised(page.words.priority(priority))).raw("</span>");
}

/// Writes a question: open ones with a mark, answered ones with their source.
pub fn question<'a>(page: &mut Page<'a>, out: &mut Markup, question: &'a Question, file: &'a Utf8Path) {
    let words = page.words;
    let is_answered = question.is_answered();
    out.raw("<div class=\"item\"><span class=\"sev\">");
    page.icon(out, if is_answered { Icon::status(KpiStatus::OnTarget) } else { Icon::QUESTION }, "");
    out.raw("<span>").text(if is_answered { words.answered } else { words.open }).raw("</span></span>");
    page.flow(out, &question.text, file);
    page.cites(out, &question.cites, file);
    if question.owner.is_some() || question.due.is_some() {
        out.raw("<span class=\"meta\">");
        if let Some(owner) = &question.owner {
            out.text(page.team(owner.target));
        }
        if let Some(due) = question.due {
            let is_late = !is_answered && due.value < page.today;
            out.raw(if is_late { " <span class=\"late\">" } else { " <span class=\"due\">" });
            if is_late {
                out.text(words.overdue).raw(", ");
            }
            page.date(out, due.value);
            out.raw("</span>");
        }
        out.raw("</span>");
    }
    page.about(out, question.about.as_deref(), file);
    out.raw("</div>");
}

/// Writes a KPI as an item of a list: status as glyph and word, newest value, target, trend. `of` is the touchpoint it
/// stands under, where that is to be told.
pub fn kpi(page: &mut Page<'_>, out: &mut Markup, kpi: &Kpi, owner: Option<TeamId>, of: Option<&str>) {
    let words = page.words;
    let status = kpi.status();
    let class = status_class(status);
    out.raw("<li class=\"kpi\"");
    if let Some(of) = of {
        out.raw(" data-t=\"").text(of).raw("\"");
    }
    out.raw(">");
    page.icon(out, Icon::status(status), class);
    out.raw("<a class=\"name\" href=\"#Kpi.")
        .text(&kpi.head.id.value)
        .raw("\">")
        .text(&kpi.head.title)
        .raw("</a>");
    spark::write(out, kpi, class, SPARK);
    out.raw("<span class=\"nums\">");
    if let Some(newest) = kpi.newest() {
        out.raw("<b>").text(&format::value(&newest.value, words)).raw("</b> ");
    }
    out.raw("<span class=\"").raw(class).raw("\">").text(words.kpi_status(status)).raw("</span><br>");
    if let Some(target) = &kpi.target {
        out.text(&words.within(words.target)).raw(" ").text(&format::goal(&target.goal, words));
    }
    if let Some(owner) = page.owner(owner) {
        out.raw(if kpi.target.is_some() { " · " } else { "" }).text(owner);
    }
    out.raw("</span></li>");
}

/// Returns the class that colours a status.
pub fn status_class(status: KpiStatus) -> &'static str {
    match status {
        KpiStatus::OnTarget => "good",
        KpiStatus::AtRisk => "warn",
        KpiStatus::OffTarget => "bad",
        KpiStatus::NoData | KpiStatus::NoTarget => "none",
    }
}

/// Returns where a pain is told, as seen from a page of `here`.
pub fn pain_href(page: &Page<'_>, pain: PainId, here: Option<crate::model::JourneyId>) -> String {
    let id = page.model[pain].id.as_ref().map_or("", |id| &id.value);
    format!("{}#Pain.{id}", member_page(page, pain, here))
}

/// Returns where an opportunity is told.
pub fn opportunity_href(page: &Page<'_>, of: OpportunityId, here: Option<crate::model::JourneyId>) -> String {
    let id = page.model[of].id.as_ref().map_or("", |id| &id.value);
    format!("{}#Opportunity.{id}", member_page(page, of, here))
}

/// Returns where a KPI is told.
pub fn kpi_href(page: &Page<'_>, kpi: KpiId, here: Option<crate::model::JourneyId>) -> String {
    format!("{}#Kpi.{}", member_page(page, kpi, here), page.model[kpi].head.id.value)
}

fn member_page<T>(page: &Page<'_>, member: Member<T>, here: Option<crate::model::JourneyId>) -> String {
    match member.journey {
        None => page.index_href(),
        journey if journey == here => String::new(),
        Some(journey) => page.map_href(&page.model[journey].head.id.value),
    }
}
