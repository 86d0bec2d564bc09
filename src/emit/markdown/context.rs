use crate::emit::link::Base;
use crate::emit::{Words, marks};
use crate::model::{Hidden, Journey, JourneyId, Model, Text};

/// What every part of a page is made from.
pub(super) struct Context<'a> {
    /// The project.
    pub(super) model: &'a Model,
    /// The journey of which the page tells.
    pub(super) journey: &'a Journey,
    /// By what the project knows it.
    pub(super) id: JourneyId,
    /// The words around the content.
    pub(super) words: &'a Words,
    /// The way from the page to the project's root, with `/` at its end, if there is one.
    pub(super) root: Option<String>,
}

impl Context<'_> {
    /// Returns a text of the journey in one line.
    pub(super) fn inline(&self, text: &Text) -> String {
        marks::inline(text, self.base(self.journey))
    }

    /// Returns texts of the journey in one line.
    pub(super) fn joined(&self, texts: &[Text]) -> String {
        texts.iter().map(|text| self.inline(text)).collect::<Vec<_>>().join(" · ")
    }

    /// Returns the head of a column, unless what stands in it is hidden.
    pub(super) fn unless<'w>(&self, kind: Hidden, head: &'w str) -> Option<&'w str> {
        (!self.model.hides(kind)).then_some(head)
    }

    /// Returns where the texts of a journey stand.
    pub(super) fn base<'b>(&'b self, journey: &'b Journey) -> Base<'b> {
        Base { file: &journey.head.file, root: self.root.as_deref() }
    }
}
