//! Where the rest of a list stands of which a page shows the beginning.

use crate::emit::html::page::{self, Page};
use crate::emit::html::view::RestView;
use crate::insight::Overview;
use crate::words::{fill, format};

use super::limits::SHOWN;
use super::list::List;

/// Returns where the whole of a list is, for the project's page; nothing where that shows all of it.
pub fn of_list(page: &Page<'_>, overview: &Overview, list: List) -> Option<RestView> {
    let all = list.len(page.model, overview);
    (all > SHOWN).then(|| RestView {
        text: Some(first_of_all(page, all)),
        href: href(page, list),
        link: whole_list(page, all),
        is_searched: true,
    })
}

/// Returns where the rest stands among what other teams own.
pub fn among(page: &Page<'_>, all: usize, list: List) -> Option<RestView> {
    (all > SHOWN).then(|| RestView {
        text: Some(first_of_all(page, all)),
        href: href(page, list),
        link: list.title(page.words).to_owned(),
        is_searched: false,
    })
}

/// Returns where all journeys are, for somebody who walks many of them.
pub fn of_journeys(page: &Page<'_>, walked: usize) -> Option<RestView> {
    (walked > SHOWN).then(|| RestView {
        text: None,
        href: href(page, List::Journeys),
        link: whole_list(page, walked),
        is_searched: false,
    })
}

/// Returns how many more there are than are shown, where they stand nowhere.
pub fn more(page: &Page<'_>, all: usize) -> Option<String> {
    let words = page.words;
    (all > SHOWN).then(|| format::count(all - SHOWN, words.more, words.more, words))
}

fn first_of_all(page: &Page<'_>, all: usize) -> String {
    let number = |number: usize| format::number(number.into(), page.words);
    fill(page.words.first_of_all, &[("n", number(SHOWN)), ("all", number(all))])
}

fn whole_list(page: &Page<'_>, all: usize) -> String {
    fill(page.words.whole_list, &[("n", format::number(all.into(), page.words))])
}

fn href(page: &Page<'_>, list: List) -> String {
    page.href(page::Kind::List, &list.page(0))
}
