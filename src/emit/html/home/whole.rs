//! A page of a whole list, beside the project's page that shows its beginning.

use crate::emit::Options;
use crate::emit::html::citations::Citations;
use crate::emit::html::page::{self, Page};
use crate::emit::html::view::{ListView, PartView, SectionView};
use crate::insight::Index;
use crate::model::Model;
use crate::source::Files;
use crate::words::{fill, format};

use super::list::List;
use super::{entries, owners, personas, shows};

/// Returns what the template of a page of a list sees.
pub fn view<'a>(
    model: &'a Model,
    index: &'a Index,
    options: &'a Options,
    files: &'a dyn Files,
    list: List,
    part: usize,
) -> ListView<'a> {
    let overview = index.overview(model);
    let page = Page::new(page::Kind::List, model, personas(model), Citations::default(), options, files);
    let words = page.words;
    let (range, all) = (list.part(model, overview, part), list.len(model, overview));
    let number = |number: usize| format::number(number.into(), words);
    let values = [("from", number(range.start + 1)), ("to", number(range.end)), ("all", number(all))];
    let range_words = fill(words.from_to_of_all, &values);
    let mut section = SectionView { id: "List", title: words.whole_list_kind, ..SectionView::default() };
    entries::add(&mut section, &page, overview, list, range);
    ListView {
        title: list.title(words),
        parts: parts(&page, list, part),
        owners: owners(&page),
        shows: shows(&page),
        sections: vec![section],
        page: page.frame(options, range_words.clone(), Vec::new()),
        range: range_words,
    }
}

/// Returns the pages of a list that has several.
fn parts(page: &Page<'_>, list: List, here: usize) -> Vec<PartView> {
    let part = |part| PartView {
        href: page.href(page::Kind::List, &list.page(part)),
        number: part + 1,
        is_here: part == here,
    };
    let count = list.parts(page.model);
    if count > 1 { (0..count).map(part).collect() } else { Vec::new() }
}
