//! A journey as a page for code hosts, which show Markdown and draw Mermaid.

mod context;
pub(super) mod escape;
mod name;
mod page;
mod personas;
mod sources;
mod stages;
mod table;
mod tables;

use camino::Utf8PathBuf;

use crate::model::Model;

use super::{Format, Options, Planned, Subject, stem};

use context::MarkdownContext;

/// Returns one page for every journey.
pub fn plan(model: &Model) -> Vec<Planned> {
    let page = |(id, journey): (_, &crate::model::Journey)| Planned {
        path: Utf8PathBuf::from(format!("journeys/{}.md", stem(&journey.head.id.value))),
        format: Format::Markdown,
        subject: Subject::Journey(id),
    };
    model.journeys().map(page).collect()
}

/// Returns the text of a planned page.
pub fn make(model: &Model, options: &Options, planned: &Planned) -> String {
    let Subject::Journey(id) = planned.subject else {
        unreachable!("every Markdown page tells of one journey");
    };
    page::page(&MarkdownContext::new(model, options, id))
}
