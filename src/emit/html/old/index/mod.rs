//! The page of the project: every journey with its health, where it goes well and where not, KPIs, actions, people.

mod actions;
mod channels;
mod journeys;
mod kpis;
mod list;
mod matrix;
mod pains;
mod people;
pub mod persona;
mod place;
mod questions;
mod sources;
mod table;
mod tally;
pub mod team;
mod touchpoints;
pub mod whole;

use crate::emit::Options;
use crate::insight::Index;
use crate::insight::Overview;
use crate::model::{Hidden, Id, Model};
use crate::source::Files;
use crate::words::fill;
use crate::words::format;

use super::markup::{Html, Markup};
use super::page::{self, Page};
use super::source;
use super::view::{Frame, OverviewSection, OverviewView, Owner};

pub use list::{List, plan};

/// Returns what the template of the project's page sees.
pub fn view<'a>(
    model: &'a Model,
    index: &'a Index,
    options: &'a Options,
    files: &'a dyn Files,
) -> OverviewView<'a> {
    let overview = index.overview(model);
    let mut page =
        Page::new(page::Kind::Index, model, (0..model.personas.len()).map(Id::new), options, files);
    let words = page.words;
    let page = &mut page;
    let listed = |page: &mut Page<'a>, list: List| {
        let mut out = Markup::new();
        shown(page, overview, list, &mut out);
        out
    };
    let mut sections = Vec::new();
    let mut add = |id, title, short, lead, content: Markup| {
        if !content.is_empty() {
            sections.push(OverviewSection { id, title, short, lead, content: content.finish() });
        }
    };
    add("Journeys", words.journeys, words.journeys, "", listed(page, List::Journeys));
    add(
        "Matrix",
        words.matrix,
        words.stages,
        if model.hides(Hidden::Kpis) { words.matrix_lead_without_kpis } else { words.matrix_lead },
        made(|out| matrix::section(page, overview, out)),
    );
    let mut board = listed(page, List::Kpis);
    kpis::of_project(page, index, &mut board);
    add("Kpis", words.kpis, words.kpis, words.kpis_lead, board);
    add("Plan", words.action_plan, words.actions, words.action_plan_lead, plan_section(page, overview));
    add("Pains", words.pains, words.pains, words.pains_lead, listed(page, List::Pains));
    add("Questions", words.open_questions, words.questions, "", listed(page, List::Questions));
    add("Personas", words.personas, words.personas, "", made(|out| people::personas(page, overview, out)));
    add("Teams", words.teams, words.teams, "", made(|out| people::teams(page, index, overview, out)));
    add(
        "Channels",
        words.channels,
        words.channels,
        words.channels_lead,
        made(|out| channels::section(page, out)),
    );
    add("Sources", words.sources, words.sources, words.sources_lead, listed(page, List::Sources));
    add(
        "Unsupported",
        words.claims_without_source,
        words.claims,
        words.claims_without_source_lead,
        made(|out| sources::bare(page, overview, out)),
    );
    add("Lanes", words.lanes, words.lanes_short, "", made(|out| people::lanes(page, out)));
    add("Touchpoints", words.index_of_touchpoints, words.index, "", listed(page, List::Touchpoints));
    let figures = tally::figures(page);
    let mut lead = Markup::new();
    lead.text(&figures.join(" · "));
    OverviewView {
        title: options.title.clone(),
        kind: "",
        key: Html::default(),
        lead: lead.finish(),
        parts: Html::default(),
        owners: owners(page),
        sections,
        page: frame(page, options, figures.join(", "), Vec::new()),
    }
}

/// Writes the beginning of a list, and where the whole of it is.
fn shown<'a>(page: &mut Page<'a>, overview: &'a Overview, list: List, out: &mut Markup) {
    let all = list.len(page.model, overview);
    if all > 0 {
        list.rows(page, overview, out, 0..all.min(list::SHOWN));
        rest(page, overview, list, out);
    }
    if list == List::Journeys {
        journeys::names(page, overview, out, list::SHOWN);
    }
}

/// Writes how many entries of a list the page shows, and where the others are.
fn rest(page: &Page<'_>, overview: &Overview, list: List, out: &mut Markup) {
    let (words, all) = (page.words, list.len(page.model, overview));
    if all <= list::SHOWN {
        return;
    }
    let number = |number: usize| format::number(number.into(), words);
    let text = fill(words.first_of_all, &[("n", number(list::SHOWN)), ("all", number(all))]);
    let link = fill(words.whole_list, &[("n", number(all))]);
    out.raw("<p class=\"rest\" data-rest>").text(&text).raw(" <a data-carry href=\"");
    out.text(&page.href(page::Kind::List, &list.page(0))).raw("\">").text(&link).raw("</a></p>");
}

fn plan_section<'a>(page: &mut Page<'a>, overview: &'a Overview) -> Markup {
    let mut out = Markup::new();
    actions::plan(page, overview, &mut out);
    let closed = &overview.actions[overview.open_actions..];
    if !closed.is_empty() {
        out.raw("<h3 class=\"sub\">").text(page.words.done_and_dropped).raw("</h3>");
        actions::closed(page, &mut out, &closed[..closed.len().min(list::SHOWN)]);
    }
    rest(page, overview, List::Actions, &mut out);
    actions::of_project(page, &mut out);
    out
}

/// Returns what `write` writes.
fn made(write: impl FnOnce(&mut Markup)) -> Markup {
    let mut out = Markup::new();
    write(&mut out);
    out
}

/// Returns the teams by which a page can be filtered.
fn owners<'a>(page: &Page<'a>) -> Vec<Owner<'a>> {
    let teams = page.model.teams.iter().take(list::SHOWN);
    teams.map(|team| Owner { id: &team.head.id.value, title: &team.head.title }).collect()
}

/// Returns what every page has.
fn frame<'a>(page: &Page<'a>, options: &'a Options, summary: String, sources: Vec<Html>) -> Frame<'a> {
    Frame {
        language: &options.language,
        project: &options.title,
        today: options.today.to_string(),
        today_words: format::date(options.today, page.words),
        summary,
        symbols: page.symbols().finish(),
        sources,
    }
}

/// Returns the sources that a page cites, in the order of their numbers.
fn cited(page: &Page<'_>) -> Vec<Html> {
    page.cited().iter().map(|cited| source::entry(page, cited.source, &cited.words)).collect()
}
