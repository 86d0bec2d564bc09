//! What every part of a checklist is made from, and how it names things.

use camino::Utf8Path;

use crate::emit::Options;
use crate::emit::link::Base;
use crate::emit::markdown::escape::{self, plain};
use crate::insight::Index;
use crate::model::{JourneyId, Kpi, Model, Place, Text};
use crate::words::Words;

/// What every part of a page is made from.
pub struct ChecklistContext<'a> {
    /// The project.
    pub model: &'a Model,
    /// What is looked up over the whole project.
    pub index: &'a Index,
    /// What the page depends on beside the model.
    pub options: &'a Options,
    /// The words around the content.
    pub words: &'a Words,
    /// The way from the page to the project's root, with `/` at its end, if there is one.
    pub root: Option<String>,
}

impl ChecklistContext<'_> {
    /// Returns a text of a file in one line.
    pub fn inline(&self, text: &Text, file: &Utf8Path) -> String {
        escape::inline(text, Base { file, root: self.root.as_deref() })
    }

    /// Returns where something stands: `Gym membership › Purchase › Sign-up form`.
    pub fn place(&self, journey: Option<JourneyId>, place: Option<Place>) -> String {
        let Some((journey, place)) = journey.zip(place) else { return self.words.whole_project.to_owned() };
        let journey = &self.model[journey];
        let stage = journey.stage_of(place).map(|stage| &journey[stage].head.title);
        let touchpoint = match place {
            Place::Touchpoint(touchpoint) => Some(&journey[touchpoint].head.title),
            Place::Journey | Place::Stage(_) | Place::Persona => None,
        };
        let titles = [Some(&journey.head.title), stage, touchpoint].into_iter().flatten();
        titles.map(|title| plain(title)).collect::<Vec<_>>().join(" › ")
    }
}

/// Returns what there is of these parts in one line.
pub fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Returns the title of a KPI.
pub fn kpi_title(kpi: &Kpi) -> String {
    let title = plain(&kpi.head.title);
    if title.is_empty() { plain(&kpi.head.id.value) } else { title }
}
