//! Model → artifacts: HTML, Mermaid, Markdown, checklists, JSON, tables.
//!
//! A back end first plans its artifacts, then makes them one by one, so that nobody has to hold all pages at once.

mod artifact;
pub mod checklist;
mod counts;
mod file_name;
mod format;
pub mod html;
mod inputs;
pub mod json;
mod link;
pub mod markdown;
pub mod mermaid;
mod naming;
#[cfg(test)]
mod sample;
pub mod tables;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use camino::Utf8PathBuf;
use jiff::civil::Date;

use crate::insight::Index;
use crate::model::{JourneyId, Model, PersonaId, TeamId};
use crate::source::Files;
use crate::words::Words;

pub use crate::model::Hidden;
pub use artifact::Artifact;
pub use file_name::stem;
pub use format::{Format, UnknownFormat};
pub use inputs::Inputs;
pub use tables::Table;

/// What an output depends on beside the model.
#[derive(Debug, Clone, Hash)]
pub struct Options {
    /// The project's title, as written or as its folder is called.
    pub title: String,
    /// The language of the content (BCP 47), for `lang` attributes and the words around the content.
    pub language: String,
    /// The way from the output folder to the project's root, as links on pages go it: `..` from `dist`. `None` where
    /// the folder lies elsewhere: then no page links to a file of the project, as the way would tell of this machine.
    pub way_to_root: Option<String>,
    /// The day on which things are overdue or not.
    pub today: Date,
    /// Which outputs the output folder has, so that pages may link to them.
    pub formats: Vec<Format>,
    /// Which of them are made this time; none for all.
    pub only: BTreeSet<Format>,
    /// The templates of the project's own.
    pub templates: Vec<html::Template>,
    /// How pages look.
    pub theme: html::Theme,
    /// What is kept out of every output.
    pub hidden: BTreeSet<Hidden>,
    /// Whether lanes without content stay on a map, to be written on in a workshop.
    pub blank_lanes: bool,
}

impl Default for Options {
    /// Returns the options of a project that configures nothing, on a day on which nothing is overdue.
    fn default() -> Self {
        Self {
            title: String::new(),
            language: "en".to_owned(),
            way_to_root: None,
            today: Date::default(),
            formats: Format::ALL.to_vec(),
            only: BTreeSet::new(),
            templates: Vec::new(),
            theme: html::Theme::default(),
            hidden: BTreeSet::new(),
            blank_lanes: false,
        }
    }
}

impl Options {
    /// Returns the words around the content in its language.
    pub fn words(&self) -> &'static Words {
        crate::words::of(&self.language)
    }

    /// Returns the way to the project's root, with `/` at its end, from a page that many folders below the output folder.
    fn root_from(&self, depth: usize) -> Option<String> {
        self.way_to_root.as_ref().map(|way| format!("{}{way}/", "../".repeat(depth)))
    }
}

/// An artifact to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The path below the output folder, with `/` between its parts.
    pub path: Utf8PathBuf,
    /// The kind of output it belongs to.
    pub format: Format,
    /// What it tells of, and so what it depends on.
    pub subject: Subject,
}

/// What an artifact tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The whole project.
    Project,
    /// One journey.
    Journey(JourneyId),
    /// One persona, and the journeys they walk.
    Persona(PersonaId),
    /// What one team owns.
    Team(TeamId),
    /// A part of a list of the whole project, from 0.
    List(html::List, usize),
    /// All rows of one kind.
    Table(Table),
    /// One journey on one sheet.
    Brief(JourneyId),
    /// A journey of the future, beside the current one.
    Comparison(JourneyId),
}

/// The back ends, ready to make the artifacts of one model.
pub struct Emitter<'m> {
    /// Without what is hidden: no back end sees that.
    model: Cow<'m, Model>,
    options: &'m Options,
    files: &'m dyn Files,
    prepared: Prepared,
}

/// What the back ends make once for many artifacts, shared by its copies: it belongs to one model and one set of templates.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    /// The templates, read for the first page: that takes as long as some pages, and many builds make none.
    html: Arc<OnceLock<Result<html::Renderer, html::TemplateError>>>,
    /// Made for the first output that looks something up.
    index: Arc<OnceLock<Index>>,
}

impl Prepared {
    /// Returns the same for another model.
    pub fn for_another_model(&self) -> Self {
        Self { html: self.html.clone(), index: Arc::default() }
    }
}

impl<'m> Emitter<'m> {
    /// Returns the back ends for a model; `files` gives the images that it names.
    pub fn new(model: &'m Model, options: &'m Options, files: &'m dyn Files) -> Self {
        Self::with(model, options, files, Prepared::default())
    }

    /// Returns the back ends with what was prepared for this model and the templates of these options.
    pub fn with(model: &'m Model, options: &'m Options, files: &'m dyn Files, prepared: Prepared) -> Self {
        Self { model: model.without(&options.hidden), options, files, prepared }
    }

    /// Returns what is to be made, in the order of the formats and then of the journeys.
    pub fn plan(&self) -> Vec<Planned> {
        let Options { formats, only, .. } = self.options;
        let is_wanted =
            |format: &Format| formats.contains(format) && (only.is_empty() || only.contains(format));
        let wanted = Format::ALL.into_iter().filter(is_wanted);
        wanted.flat_map(|format| self.plan_of(format)).collect()
    }

    fn plan_of(&self, format: Format) -> Vec<Planned> {
        match format {
            Format::Html => html::plan(&self.model),
            Format::Mermaid => mermaid::plan(&self.model),
            Format::Markdown => markdown::plan(&self.model),
            Format::Checklist => checklist::plan(&self.model),
            Format::Json => json::plan(&self.model),
            Format::Csv => tables::plan(&self.model),
        }
    }

    /// Returns one artifact. `previous` is what stands at its path, of which a checklist keeps what people did.
    ///
    /// # Errors
    /// Where a template cannot be used.
    pub fn make(&self, planned: &Planned, previous: Option<&str>) -> Result<Artifact, html::TemplateError> {
        let (model, options) = (&*self.model, self.options);
        let bytes = match planned.format {
            Format::Html => {
                let renderer = self.prepared.html.get_or_init(|| html::Renderer::new(&options.templates));
                let renderer = renderer.as_ref().map_err(Clone::clone)?;
                renderer.make_with(model, || self.index(), options, self.files, planned)?.into_bytes()
            }
            Format::Mermaid => mermaid::make(model, options, planned).into_bytes(),
            Format::Markdown => markdown::make(model, options, planned).into_bytes(),
            Format::Checklist => {
                checklist::make_with(model, self.index(), options, planned, previous).into_bytes()
            }
            Format::Json => json::make(model, options),
            Format::Csv => tables::make(model, self.index(), options, planned),
        };
        Ok(Artifact { path: planned.path.clone(), format: planned.format, bytes })
    }

    fn index(&self) -> &Index {
        self.prepared.index.get_or_init(|| Index::of(&self.model))
    }
}
