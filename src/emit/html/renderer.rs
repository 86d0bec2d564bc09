//! Views into pages, by templates that are read once.

use std::cell::OnceCell;
use std::sync::{Arc, OnceLock};

use minijinja::Environment;
use minijinja::value::{Enumerator, Object, Value};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::emit::{Options, Planned, Subject};
use crate::insight::Index;
use crate::model::Model;
use crate::source::Files;
use crate::words::{LANGUAGES, Words};

use super::template::{self, Template, TemplateError};
use super::value::value;
use super::{brief, comparison, home, map};

/// The templates, ready to use. Whoever makes several pages keeps it: reading the templates takes longer than a page.
#[derive(Debug)]
pub struct Renderer {
    environment: Environment<'static>,
    /// The words of each language, made for the first page that is in it.
    words: [OnceLock<Value>; LANGUAGES.len()],
}

impl Renderer {
    /// Returns a renderer with the built-in templates, and those of the project in the place of theirs.
    ///
    /// # Errors
    /// Where a template of the project is broken.
    pub fn new(templates: &[Template]) -> Result<Self, TemplateError> {
        Ok(Self { environment: template::environment_with(templates)?, words: Default::default() })
    }

    /// Makes one page.
    ///
    /// It walks over the whole project to find what belongs together; who makes many pages does that once and calls
    /// [`Renderer::make_with`].
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
        let index = OnceCell::new();
        self.make_with(model, || index.get_or_init(|| Index::of(model)), options, files, planned)
    }

    /// Does the same for somebody who knows what there is to look up. Many pages never ask.
    ///
    /// # Errors
    /// Where a template cannot be used.
    pub fn make_with<'i>(
        &self,
        model: &Model,
        index: impl Fn() -> &'i Index,
        options: &Options,
        files: &dyn Files,
        planned: &Planned,
    ) -> Result<String, TemplateError> {
        match planned.subject {
            Subject::Project => {
                self.render("index.html", options, &home::view(model, index(), options, files))
            }
            Subject::List(list, part) => {
                let view = home::whole::view(model, index(), options, files, list, part);
                self.render("list.html", options, &view)
            }
            Subject::Persona(persona) => {
                let view = home::persona::view(model, index(), options, files, persona);
                self.render("persona.html", options, &view)
            }
            Subject::Team(team) => {
                self.render("team.html", options, &home::team::view(model, index(), options, files, team))
            }
            Subject::Journey(journey) => {
                self.render("map.html", options, &map::view(model, options, files, journey))
            }
            Subject::Brief(journey) => {
                self.render("brief.html", options, &brief::view(model, options, files, journey))
            }
            Subject::Comparison(future) => {
                self.render("comparison.html", options, &comparison::view(model, options, files, future))
            }
            Subject::Table(_) => unreachable!("no page is a table"),
        }
    }

    fn render(&self, name: &str, options: &Options, view: &impl Serialize) -> Result<String, TemplateError> {
        let context = Value::from_object(Context {
            words: self.words(options.words()),
            theme: value(&options.theme),
            view: value(view),
        });
        let template = self.environment.get_template(name);
        template
            .and_then(|template| template.render(context))
            .map_err(|error| TemplateError::new(name, &error))
    }

    /// Returns the words of a language as templates see them.
    fn words(&self, words: &'static Words) -> Value {
        let language = LANGUAGES.iter().position(|(_, other)| std::ptr::eq(*other, words)).unwrap_or(0);
        self.words[language].get_or_init(|| Value::from_object(WordTable::of(words))).clone()
    }
}

/// What a template is given: the view of its page beside what every page has. A map asks for the words a thousand times; what
/// minijinja makes of several maps searches each of them for every name.
#[derive(Debug)]
struct Context {
    words: Value,
    theme: Value,
    view: Value,
}

impl Object for Context {
    fn get_value(self: &Arc<Self>, name: &Value) -> Option<Value> {
        self.get_value_by_str(name.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, name: &str) -> Option<Value> {
        match name {
            "words" => Some(self.words.clone()),
            "theme" => Some(self.theme.clone()),
            _ => self.view.get_attr(name).ok().filter(|value| !value.is_undefined()),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let own = ["words", "theme"].into_iter().map(Value::from);
        Enumerator::Values(own.chain(self.view.try_iter().into_iter().flatten()).collect())
    }
}

/// The words of a language by their names. Pages ask for some hundred of them a hundred times, so they are found by hash: what
/// minijinja makes of a struct is searched from the front.
#[derive(Debug)]
struct WordTable(FxHashMap<String, Value>);

impl WordTable {
    fn of(words: &Words) -> Self {
        let all = value(words);
        let names = all.try_iter().into_iter().flatten();
        let names = names.filter_map(|name| Some((name.to_string(), all.get_item(&name).ok()?)));
        Self(names.collect())
    }
}

impl Object for WordTable {
    fn get_value(self: &Arc<Self>, name: &Value) -> Option<Value> {
        self.get_value_by_str(name.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, name: &str) -> Option<Value> {
        self.0.get(name).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.keys().map(Value::from).collect())
    }
}
