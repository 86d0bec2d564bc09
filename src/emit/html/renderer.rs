//! Views into pages, by templates that are read once.

use std::ops::Range;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use crate::emit::{Options, Planned, Subject};
use crate::model::Model;
use crate::source::Files;

use super::{index, map};

/// The built-in templates, by the names under which a project may replace them.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("index.html", include_str!("../../../templates/index.html")),
    ("map.html", include_str!("../../../templates/map.html")),
    ("parts/frame.html", include_str!("../../../templates/parts/frame.html")),
    ("parts/lane.html", include_str!("../../../templates/parts/lane.html")),
    ("parts/persona.html", include_str!("../../../templates/parts/persona.html")),
    ("parts/sources.html", include_str!("../../../templates/parts/sources.html")),
    ("style/base.css", include_str!("../../../templates/style/base.css")),
    ("style/index.css", include_str!("../../../templates/style/index.css")),
    ("style/map.css", include_str!("../../../templates/style/map.css")),
];

/// What one page may cost a template, in minijinja's instructions: some hundred times what ours take for a large
/// journey, so that only a loop without an end meets it.
const FUEL: u64 = 20_000_000;

/// The templates, ready to use. Whoever makes several pages keeps it: reading the templates takes longer than a page.
#[derive(Debug)]
pub struct Renderer {
    environment: Environment<'static>,
}

/// A template that cannot be used, or not with what it was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the template `{template}` cannot be used: {detail}")]
pub struct TemplateError {
    /// The name of the template.
    pub template: String,
    /// Where in it, in bytes, if that is known.
    pub range: Option<Range<usize>>,
    /// What is wrong.
    pub detail: String,
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

impl Renderer {
    /// Returns a renderer with the built-in templates.
    pub fn new() -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        environment.set_debug(true);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.expect("the usual delimiters differ"));
        for (name, template) in TEMPLATES {
            environment.add_template(name, template).expect("the built-in templates are tested");
        }
        Self { environment }
    }

    /// Makes one page.
    ///
    /// # Errors
    /// Where a template cannot be used.
    pub fn make(
        &self,
        model: &Model,
        options: &Options,
        files: &dyn Files,
        planned: &Planned,
    ) -> Result<String, TemplateError> {
        match planned.subject {
            Subject::Project => self.render("index.html", options, &index::view(model, options, files)),
            Subject::Journey(journey) => {
                self.render("map.html", options, &map::view(model, options, files, journey))
            }
            Subject::Team(_) => unreachable!("no page tells of a team alone"),
        }
    }

    fn render(&self, name: &str, options: &Options, view: &impl Serialize) -> Result<String, TemplateError> {
        let context = minijinja::context! {
            words => Value::from(Serde(options.words())),
            ..Value::from(Serde(view))
        };
        let template = self.environment.get_template(name);
        template.and_then(|template| template.render(context)).map_err(|error| TemplateError {
            template: error.name().unwrap_or(name).to_owned(),
            range: error.range(),
            detail: error.detail().map_or_else(|| error.kind().to_string(), str::to_owned),
        })
    }
}
