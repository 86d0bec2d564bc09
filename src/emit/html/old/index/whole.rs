//! A page of a whole list, beside the project's page that shows its beginning.

use crate::emit::Options;
use crate::insight::Index;
use crate::model::{Id, Model};
use crate::source::Files;
use crate::words::fill;
use crate::words::format;

use super::super::markup::Markup;
use super::super::page::{self, Page};
use super::super::view::{OverviewSection, OverviewView};
use super::{List, cited, frame, owners};

/// Returns what the template of a page of a list sees.
pub fn view<'a>(
    model: &'a Model,
    index: &'a Index,
    options: &'a Options,
    files: &'a dyn Files,
    list: List,
    part: usize,
) -> OverviewView<'a> {
    let overview = index.overview(model);
    let personas = (0..model.personas.len()).map(Id::new);
    let mut page = Page::new(page::Kind::List, model, personas, options, files);
    let words = page.words;
    let (range, all) = (list.part(model, overview, part), list.len(model, overview));
    let number = |number: usize| format::number(number.into(), words);
    let values = [("from", number(range.start + 1)), ("to", number(range.end)), ("all", number(all))];
    let summary = fill(words.from_to_of_all, &values);
    let mut rows = Markup::new();
    list.rows(&mut page, overview, &mut rows, range);
    let mut lead = Markup::new();
    lead.text(&summary);
    OverviewView {
        title: list.title(words).to_owned(),
        kind: words.whole_list_kind,
        key: Markup::new().finish(),
        lead: lead.finish(),
        parts: parts(&page, list, part).finish(),
        owners: owners(&page),
        sections: vec![OverviewSection {
            id: "List",
            title: words.whole_list_kind,
            short: "",
            lead: "",
            content: rows.finish(),
        }],
        page: frame(&page, options, summary, if list == List::Sources { Vec::new() } else { cited(&page) }),
    }
}

/// Writes links to the pages of a list that has several.
fn parts(page: &Page<'_>, list: List, here: usize) -> Markup {
    let mut out = Markup::new();
    let count = list.parts(page.model);
    if count < 2 {
        return out;
    }
    for part in 0..count {
        out.raw("<a data-carry href=\"").text(&page.href(page::Kind::List, &list.page(part)));
        out.raw(if part == here { "\" aria-current=\"page\">" } else { "\">" });
        out.number(part + 1).raw("</a> ");
    }
    out
}
