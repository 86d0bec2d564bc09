//! The page of the project: every journey with its health, what is measured, planned, unknown, and who is who.

mod actions;
mod channels;
mod journeys;
mod kpis;
mod matrix;
mod people;
mod questions;
mod tally;
mod touchpoints;

use crate::emit::{Options, Words, present};
use crate::model::{Id, Journey, Model, State};
use crate::source::Files;

use super::markup::Markup;
use super::page::{self, Page};
use super::source;
use super::view::{Frame, IndexSection, IndexView};

/// How many entries a list shows; the worst come first.
const LIST: usize = 200;

/// Returns what the template of the project's page sees.
pub fn view<'a>(model: &'a Model, options: &'a Options, files: &'a dyn Files) -> IndexView<'a> {
    let personas = (0..model.personas.len()).map(Id::new);
    let mut page = Page::new(page::Kind::Index, model, personas, options, files);
    let words = page.words;
    let all: Vec<(&'static str, &'static str, &'static str, &'static str, Markup)> = vec![
        ("Journeys", words.journeys, words.journeys, "", journeys::section(&mut page)),
        ("Matrix", words.matrix, words.stages, words.matrix_lead, matrix::section(&mut page)),
        ("Kpis", words.kpis, words.kpis, words.kpis_lead, kpis::section(&mut page)),
        ("Plan", words.action_plan, words.actions, words.action_plan_lead, actions::section(&mut page)),
        ("Questions", words.open_questions, words.questions, "", questions::section(&mut page)),
        ("Personas", words.personas, words.personas, "", people::personas(&mut page)),
        ("Teams", words.teams, words.teams, "", people::teams(&mut page)),
        ("Channels", words.channels, words.channels, "", channels::section(&mut page)),
        ("Lanes", words.lanes, words.lanes, "", people::lanes(&mut page)),
        ("Touchpoints", words.index_of_touchpoints, words.index, "", touchpoints::section(&mut page)),
    ];
    let section = |(id, title, short, lead, content): (_, _, _, _, Markup)| {
        (!content.is_empty()).then(|| IndexSection { id, title, short, lead, content: content.finish() })
    };
    let sections = all.into_iter().filter_map(section).collect();
    let numbers = page.numbers();
    let sources = numbers.map(|id| source::entry(&page, id, page.cited_words(id))).collect();
    IndexView {
        figures: tally::figures(&page),
        sections,
        page: Frame {
            language: &options.language,
            project: &options.title,
            today: options.today.to_string(),
            today_words: present::date(options.today, words),
            summary: tally::figures(&page).join(", "),
            symbols: page.symbols().finish(),
            sources,
        },
    }
}

/// Returns the journeys in the order in which they are listed: each future after the current one it is compared with.
fn in_order<'a>(page: &Page<'a>) -> Vec<&'a Journey> {
    let mut journeys: Vec<_> = page.model.journeys().collect();
    journeys.sort_by_key(|(id, journey)| match &journey.state {
        State::Current => (id.index(), false),
        State::Future { of } => (of.as_ref().and_then(|of| of.target).unwrap_or(*id).index(), true),
    });
    journeys.into_iter().map(|(_, journey)| journey).collect()
}

/// Writes how many entries a list does not show.
fn rest(page: &Page<'_>, out: &mut Markup, all: usize) {
    if all > LIST {
        out.raw("<p class=\"mute\">+ ").number(all - LIST).raw(" ").text(page.words.more).raw("</p>");
    }
}

/// Opens a table that scrolls by itself where it is wider than the window.
fn open_table(out: &mut Markup, words: &Words, label: &str, class: &str, heads: &[&str]) {
    out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .text(label)
        .raw(", ")
        .text(words.table)
        .raw("\"><table");
    if !class.is_empty() {
        out.raw(" class=\"").raw(class).raw("\"");
    }
    out.raw("><thead><tr>");
    for head in heads {
        out.raw("<th scope=\"col\">").text(head).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
}

fn close_table(out: &mut Markup) {
    out.raw("</tbody></table></div>");
}

/// Returns the ids of a list.
fn ids<T>(list: &[T]) -> impl Iterator<Item = Id<T>> + use<T> {
    (0..list.len()).map(Id::new)
}
