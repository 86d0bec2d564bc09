//! What hurts most, what misses its target, what is due, what nobody knows: the first few of each.

use jiff::civil::Date;

use crate::emit::naming;
use crate::insight::progress::{self, Gap};
use crate::insight::worst;
use crate::model::{Hidden, Id, Kpi, KpiStatus, Opportunity, Pain, Place, Question, TeamId, targets};
use crate::words::fill;
use crate::words::format;

use super::super::icon::Icon;
use super::super::item::{self, capitalised};
use super::super::markdown;
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::spark;
use super::super::view::BriefList;
use super::Brief;

/// How many pains are told.
const PAINS: usize = 3;

/// How many KPIs and actions are told.
const REST: usize = 4;

/// How many questions are told.
const QUESTIONS: usize = 3;

/// Returns the lists; there is none of what is hidden.
pub fn all<'a>(page: &mut Page<'a>, brief: &Brief<'a>) -> Vec<BriefList> {
    let mut lists = Vec::new();
    if !page.model.hides(Hidden::Pains) {
        lists.push(pains(page, brief));
    }
    if !page.model.hides(Hidden::Kpis) {
        lists.push(if brief.journey.is_current() { missed(page, brief) } else { targeted(page, brief) });
    }
    if !page.model.hides(Hidden::Opportunities) {
        lists.push(actions(page, brief));
    }
    if !page.model.hides(Hidden::Questions) {
        lists.push(questions(page, brief));
    }
    lists
}

/// Returns the worst pains.
fn pains<'a>(page: &mut Page<'a>, brief: &Brief<'a>) -> BriefList {
    let words = page.words;
    let mut pains: Vec<&Pain> = brief.journey.pains.iter().collect();
    pains.sort_by_cached_key(|pain| worst::rank(brief.journey, pain));
    list(page, "Pains", words.worst_pains, words.no_pain, pains, PAINS, |page, out, pain| {
        let severity = pain.severity();
        out.raw("<span class=\"sev ").raw(severity.word()).raw("\">");
        page.icon(out, Icon::severity(severity), "");
        out.raw("<span>").text(&capitalised(words.severity(severity)));
        if let Some(persona) = pain.persona.as_ref().and_then(|persona| persona.target) {
            out.raw(" · ").text(page.short_name(persona));
        }
        out.raw("</span></span><p class=\"what\">");
        page.phrase(out, &naming::beginning(&pain.text), brief.file);
        out.raw("</p><p class=\"meta\">");
        match pain.affects {
            Some(affects) => {
                out.text(&words.within(words.affects)).raw(" ").text(&format::percent(affects.value, words))
            }
            None => out.text(words.reach_unknown),
        };
        if let Some(place) = place(brief, pain.place) {
            out.raw(" · ").text(place);
        }
        if !page.model.hides(Hidden::Sources) {
            let mut sources = targets_of(pain);
            match sources.next() {
                Some(first) => {
                    out.raw(" · ")
                        .text(words.source)
                        .text(words.colon)
                        .raw(" ")
                        .text(&page.model[first].head.title);
                    let more = sources.count();
                    if more > 0 {
                        out.raw(" + ").number(more).raw(" ").text(words.more);
                    }
                }
                None => {
                    out.raw(" · ").text(words.no_source);
                }
            }
        }
        out.raw("</p>");
    })
}

fn targets_of(pain: &Pain) -> impl Iterator<Item = crate::model::SourceId> {
    pain.cites.iter().filter_map(|cite| cite.source.target)
}

/// Returns the KPIs that miss their target: those off target before those at risk, the least way covered first.
fn missed<'a>(page: &mut Page<'a>, brief: &Brief<'a>) -> BriefList {
    let words = page.words;
    let is_missed = |kpi: &&Kpi| matches!(kpi.status(), KpiStatus::OffTarget | KpiStatus::AtRisk);
    let mut kpis: Vec<&Kpi> = brief.journey.kpis.iter().filter(is_missed).collect();
    kpis.sort_by_key(|kpi| (kpi.status(), spark::way_covered(kpi).unwrap_or(0)));
    let on_target = brief.journey.kpis.iter().filter(|kpi| kpi.status() == KpiStatus::OnTarget).count();
    let all = brief.journey.kpis.len();
    let mut found = list(page, "Kpis", words.kpis_off_target, words.no_kpi_off_target, kpis, REST, kpi);
    if all > 0 {
        found
            .notes
            .push(fill(words.n_of_all_on_target, &[("n", on_target.to_string()), ("all", all.to_string())]));
    }
    found
}

/// Returns what a future is to reach.
fn targeted<'a>(page: &mut Page<'a>, brief: &Brief<'a>) -> BriefList {
    let words = page.words;
    let kpis: Vec<&Kpi> = brief.journey.kpis.iter().filter(|kpi| kpi.target.is_some()).collect();
    list(page, "Kpis", words.targets, words.no_target, kpis, REST, kpi)
}

fn kpi(page: &mut Page<'_>, out: &mut Markup, kpi: &Kpi) {
    let words = page.words;
    let status = kpi.status();
    let class = item::status_class(status);
    out.raw("<p class=\"what\"><span class=\"state ").raw(class).raw("\">");
    page.icon(out, Icon::status(status), "");
    out.text(words.kpi_status(status)).raw("</span> ").text(&kpi.head.title).raw("</p><p class=\"meta\">");
    if let Some(newest) = kpi.newest() {
        out.raw("<b>").text(&format::value(&newest.value, words)).raw("</b> → ");
    }
    if let Some(target) = &kpi.target {
        out.text(&format::goal(&target.goal, words));
        if let Some(by) = target.by {
            out.raw(" ").text(words.by_day).raw(" ");
            page.date(out, by.value);
        }
    }
    if let Some(Gap::Open { missing, .. }) = progress::gap(kpi)
        && !missing.amount().is_zero()
    {
        out.raw(" · ").text(&words.within(words.gap)).raw(" ").text(&missing.signed(words));
    }
    out.raw("</p>");
}

/// Returns what is to be done by some day: overdue first. What a future is made of counts as its own.
fn actions<'a>(page: &mut Page<'a>, brief: &Brief<'a>) -> BriefList {
    let (words, model, journey) = (page.words, page.model, brief.journey);
    let mut actions: Vec<(&Opportunity, Option<TeamId>, Date)> = Vec::new();
    let own = (0..journey.opportunities.len())
        .map(|index| crate::model::OpportunityId { journey: Some(brief.id), id: Id::new(index) });
    let delivered = journey.touchpoints.iter().flat_map(|touchpoint| targets(&touchpoint.delivers));
    let mut seen = rustc_hash::FxHashSet::default();
    for id in own.chain(delivered).filter(|id| seen.insert(*id)) {
        let action = &model[id];
        if let Some(due) = action.due.filter(|_| !action.is_closed()) {
            actions.push((action, crate::insight::owner::of_opportunity(model, id), due.value));
        }
    }
    actions.sort_by_key(|(_, _, due)| *due);
    let overdue = actions.iter().filter(|(action, ..)| action.is_overdue(page.today)).count();
    let mut found = list(
        page,
        "Actions",
        words.actions_due,
        words.no_action_due,
        actions,
        REST,
        |page, out, (action, owner, due)| {
            out.raw("<p class=\"what\">").text(&markdown::plain(&naming::beginning(&action.text)));
            out.raw("</p><p class=\"meta\">");
            day(page, out, due, action.is_overdue(page.today));
            if let Some(owner) = page.owner(owner) {
                out.raw(" · ").text(owner);
            }
            out.raw(" · ").text(words.opportunity_status(action.status())).raw("</p>");
        },
    );
    if overdue > 0 {
        found.notes.insert(0, format!("{overdue} {}", words.overdue));
    }
    found
}

/// Returns what nobody has answered: what is due first.
fn questions<'a>(page: &mut Page<'a>, brief: &Brief<'a>) -> BriefList {
    let (words, journey) = (page.words, brief.journey);
    let mut open: Vec<&Question> =
        journey.questions.iter().filter(|question| !question.is_answered()).collect();
    open.sort_by_key(|question| (question.due.is_none(), question.due.map(|due| due.value)));
    list(
        page,
        "Questions",
        words.open_questions,
        words.no_open_question,
        open,
        QUESTIONS,
        |page, out, question| {
            out.raw("<p class=\"what\">");
            page.phrase(out, &naming::beginning(&question.text), brief.file);
            out.raw("</p><p class=\"meta\">");
            let start = out.len();
            if let Some(due) = question.due {
                day(page, out, due.value, due.value < page.today);
            }
            if let Some(owner) = page.owner(journey.owner_or(question.owner.as_ref(), question.place)) {
                out.raw(if out.len() > start { " · " } else { "" }).text(owner);
            }
            if let Some(place) = place(brief, question.place) {
                out.raw(if out.len() > start { " · " } else { "" }).text(place);
            }
            out.raw("</p>");
        },
    )
}

fn day(page: &Page<'_>, out: &mut Markup, due: Date, is_late: bool) {
    out.raw(if is_late { "<span class=\"late\">" } else { "<span>" });
    out.text(if is_late { page.words.overdue } else { page.words.by_day }).raw(" ");
    page.date(out, due);
    out.raw("</span>");
}

/// Returns the title of the stage or touchpoint that something stands in.
fn place<'a>(brief: &Brief<'a>, place: Place) -> Option<&'a str> {
    match place {
        Place::Stage(stage) => Some(&brief.journey[stage].head.title),
        Place::Touchpoint(touchpoint) => Some(&brief.journey[touchpoint].head.title),
        Place::Journey | Place::Persona => None,
    }
}

/// Returns a list of the first few entries, and how many more there are.
fn list<'a, T>(
    page: &mut Page<'a>,
    id: &'static str,
    title: &'static str,
    none: &str,
    entries: Vec<T>,
    most: usize,
    mut write: impl FnMut(&mut Page<'a>, &mut Markup, T),
) -> BriefList {
    let mut out = Markup::new();
    let left = entries.len().saturating_sub(most);
    if entries.is_empty() {
        out.raw("<p class=\"mute\">").text(none).raw("</p>");
    } else {
        out.raw("<ol>");
        for entry in entries.into_iter().take(most) {
            out.raw("<li>");
            write(page, &mut out, entry);
            out.raw("</li>");
        }
        out.raw("</ol>");
    }
    let notes = (left > 0).then(|| format!("+ {left} {}", page.words.more)).into_iter().collect();
    BriefList { id, title, notes, content: out.finish() }
}
