//! Views into pages, by templates that are read once.

use std::ops::Range;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::emit::{Options, Planned, Subject};
use crate::model::Model;
use crate::source::{Files, SourceFile, Span, file_path};

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
    replaced: Vec<Replaced>,
}

/// A template of the project's own.
#[derive(Debug)]
struct Replaced {
    name: String,
    file: crate::source::FilePath,
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

#[expect(clippy::result_large_err, reason = "a mistake in a template is rare, and reported as it is")]
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
        Self { environment, replaced: Vec::new() }
    }

    /// Replaces a built-in template by a file of the project.
    pub fn replace(&mut self, name: &str, file: &SourceFile) -> Result<(), Diagnostic> {
        self.replaced.push(Replaced { name: name.to_owned(), file: file.path().clone() });
        let added = self.environment.add_template_owned(name.to_owned(), file.text().to_owned());
        added.map_err(|error| self.diagnostic(&error))
    }

    /// Makes one page.
    pub fn make(
        &self,
        model: &Model,
        options: &Options,
        files: &dyn Files,
        planned: &Planned,
    ) -> Result<String, Diagnostic> {
        match planned.subject {
            Subject::Project => self.render("index.html", options, &index::view(model, options, files)),
            Subject::Journey(journey) => {
                self.render("map.html", options, &map::view(model, options, files, journey))
            }
        }
    }

    fn render(&self, name: &str, options: &Options, view: &impl Serialize) -> Result<String, Diagnostic> {
        let context = minijinja::context! {
            words => Value::from(Serde(options.words())),
            ..Value::from(Serde(view))
        };
        let template = self.environment.get_template(name);
        template.and_then(|template| template.render(context)).map_err(|error| self.diagnostic(&error))
    }

    fn diagnostic(&self, error: &minijinja::Error) -> Diagnostic {
        let name = error.name().unwrap_or("map.html");
        let replaced = self.replaced.iter().rev().find(|replaced| replaced.name == name);
        let file = replaced.map_or_else(|| file_path(name), |replaced| replaced.file.clone());
        let span = error.range().map(|Range { start, end }| Span::new(start, end));
        let message = match error.detail() {
            Some(detail) => format!("this template cannot be used: {detail}"),
            None => format!("this template cannot be used: {}", error.kind()),
        };
        let help = "the built-in template of the same name shows what is there to use";
        Diagnostic::error(Code::INVALID_TEMPLATE, Location { file, span }, message).with_help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::Renderer;
    use crate::diagnostic::Code;
    use crate::source::SourceFile;

    #[test]
    fn a_mistake_in_a_template_has_its_place() {
        let mut renderer = Renderer::new();
        let file = SourceFile::new("templates/map.html", "<p>\n{% for x in %}");
        let diagnostic = renderer.replace("map.html", &file).unwrap_err();
        assert_eq!(diagnostic.code, Code::INVALID_TEMPLATE);
        assert_eq!(diagnostic.location.file.as_str(), "templates/map.html");
        assert!(diagnostic.location.span.is_some(), "{diagnostic:?}");
    }
}
