//! What every part of a page is made from, and the numbers of its sources.

use std::cell::RefCell;

use camino::Utf8Path;
use indexmap::IndexSet;
use rustc_hash::FxHashMap;

use super::escape::{self, inside, plain};
use crate::emit::Options;
use crate::emit::link::{self, Base};
use crate::emit::naming::short_names;
use crate::model::{About, Citation, Journey, JourneyId, Line, Model, PersonaId, SourceId, Text};
use crate::words::Words;
use crate::words::is_quoted;

/// What every part of a page is made from.
pub(super) struct MarkdownContext<'a> {
    /// The project.
    pub(super) model: &'a Model,
    /// What the page depends on beside the model.
    pub(super) options: &'a Options,
    /// The journey of which the page tells.
    pub(super) journey: &'a Journey,
    /// By what the project knows it.
    pub(super) id: JourneyId,
    /// The words around the content.
    pub(super) words: &'a Words,
    /// The way from the page to the project's root, with `/` at its end, if there is one.
    root: Option<String>,
    short_names: FxHashMap<PersonaId, &'a str>,
    /// The sources cited so far, in the order of their numbers.
    cited: RefCell<IndexSet<SourceId>>,
}

impl<'a> MarkdownContext<'a> {
    pub(super) fn new(model: &'a Model, options: &'a Options, id: JourneyId) -> Self {
        let journey = &model[id];
        Self {
            model,
            options,
            journey,
            id,
            words: options.words(),
            root: options.root_from(1),
            short_names: short_names(model, journey.personas()),
            cited: RefCell::default(),
        }
    }

    /// Returns a text of the journey in one line.
    pub(super) fn inline(&self, text: &Text) -> String {
        escape::inline(text, self.base(&self.journey.head.file))
    }

    /// Returns texts of the journey in one line.
    pub(super) fn joined(&self, texts: &[Text]) -> String {
        texts.iter().map(|text| self.inline(text)).collect::<Vec<_>>().join(" · ")
    }

    /// Returns a text of the journey in one line, and its sources.
    pub(super) fn cited(&self, text: &Text, cites: &[Citation]) -> String {
        self.inline(text) + &self.cites(cites)
    }

    /// Returns lines of a lane with their sources, in quotation marks where somebody thinks or says them.
    pub(super) fn lines(&self, lines: &[Line], are_quotes: bool) -> String {
        let (open, close) = self.words.quotes;
        let line = |line: &Line| {
            let text = self.inline(&line.text);
            let text = match are_quotes && !is_quoted(&line.text.markdown) {
                true => format!("{open}{text}{close}"),
                false => text,
            };
            text + &self.cites(&line.cites)
        };
        lines.iter().map(line).collect::<Vec<_>>().join(" · ")
    }

    /// Returns the numbers of the sources of a claim, as links to their list.
    pub(super) fn cites(&self, cites: &[Citation]) -> String {
        let mut cited = self.cited.borrow_mut();
        let number = |cite: &Citation| {
            let number = cited.insert_full(cite.source.target?).0 + 1;
            Some(format!(" [\\[{number}\\]](#{})", anchor(self.words.sources)))
        };
        cites.iter().filter_map(number).collect()
    }

    /// Returns the sources cited so far, in the order of their numbers.
    pub(super) fn sources(&self) -> Vec<SourceId> {
        self.cited.borrow().iter().copied().collect()
    }

    /// Returns the name by which a persona is called once the page has said all of it.
    pub(super) fn short_name(&self, persona: PersonaId) -> String {
        plain(self.short_names.get(&persona).copied().unwrap_or(&self.model[persona].head.title))
    }

    /// Returns description and image as paragraphs.
    pub(super) fn about(&self, about: Option<&About>) -> String {
        let description = about.and_then(|about| about.description.as_ref());
        let base = self.base(&self.journey.head.file);
        let description = description.map(|text| escape::blocks(text, base)).unwrap_or_default();
        description + &self.image(about)
    }

    /// Returns the image as a paragraph: the file itself, where the page can lead to it.
    pub(super) fn image(&self, about: Option<&About>) -> String {
        let Some(image) = about.and_then(|about| about.image.as_ref()) else { return String::new() };
        match link::file_href(&image.path.value, self.base(&self.journey.head.file)) {
            Some(href) => {
                format!("{}\n\n", escape::image(&inside(&image.alt.replace(['\n', '\r'], " ")), &href))
            }
            None => String::new(),
        }
    }

    /// Returns where the texts of a file stand.
    pub(super) fn base<'b>(&'b self, file: &'b Utf8Path) -> Base<'b> {
        Base { file, root: self.root.as_deref() }
    }
}

/// Returns the anchor that code hosts give to a heading.
fn anchor(heading: &str) -> String {
    let letters =
        heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    letters.flat_map(char::to_lowercase).collect::<String>().replace(' ', "-")
}
