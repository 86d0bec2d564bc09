use std::error::Error as _;
use std::ops::Range;
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, Error, UndefinedBehavior};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Code, Diagnostic, Location, Severity, nearest};
use crate::source::{SourceFile, Span};

/// The built-in templates, by the names under which a project may replace them.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("brief.html", include_str!("../../../templates/brief.html")),
    ("comparison.html", include_str!("../../../templates/comparison.html")),
    ("index.html", include_str!("../../../templates/index.html")),
    ("list.html", include_str!("../../../templates/list.html")),
    ("map.html", include_str!("../../../templates/map.html")),
    ("parts/dialog.html", include_str!("../../../templates/parts/dialog.html")),
    ("parts/frame.html", include_str!("../../../templates/parts/frame.html")),
    ("parts/lane.html", include_str!("../../../templates/parts/lane.html")),
    ("parts/logo.html", include_str!("../../../templates/parts/logo.html")),
    ("parts/overview.html", include_str!("../../../templates/parts/overview.html")),
    ("parts/persona.html", include_str!("../../../templates/parts/persona.html")),
    ("parts/sources.html", include_str!("../../../templates/parts/sources.html")),
    ("parts/toolbar.html", include_str!("../../../templates/parts/toolbar.html")),
    ("persona.html", include_str!("../../../templates/persona.html")),
    ("script/base.js", include_str!("../../../templates/script/base.js")),
    ("script/index.js", include_str!("../../../templates/script/index.js")),
    ("script/map/card.js", include_str!("../../../templates/script/map/card.js")),
    ("script/map/filter.js", include_str!("../../../templates/script/map/filter.js")),
    ("script/map/find.js", include_str!("../../../templates/script/map/find.js")),
    ("script/map/links.js", include_str!("../../../templates/script/map/links.js")),
    ("script/map/start.js", include_str!("../../../templates/script/map/start.js")),
    ("script/map/state.js", include_str!("../../../templates/script/map/state.js")),
    ("script/map/toolbar.js", include_str!("../../../templates/script/map/toolbar.js")),
    ("script/theme.js", include_str!("../../../templates/script/theme.js")),
    ("style/base.css", include_str!("../../../templates/style/base.css")),
    ("style/brief.css", include_str!("../../../templates/style/brief.css")),
    ("style/comparison.css", include_str!("../../../templates/style/comparison.css")),
    ("style/index.css", include_str!("../../../templates/style/index.css")),
    ("style/map/cards.css", include_str!("../../../templates/style/map/cards.css")),
    ("style/map/curve.css", include_str!("../../../templates/style/map/curve.css")),
    ("style/map/dialog.css", include_str!("../../../templates/style/map/dialog.css")),
    ("style/map/filtered.css", include_str!("../../../templates/style/map/filtered.css")),
    ("style/map/forced.css", include_str!("../../../templates/style/map/forced.css")),
    ("style/map/overview.css", include_str!("../../../templates/style/map/overview.css")),
    ("style/map/page.css", include_str!("../../../templates/style/map/page.css")),
    ("style/map/paper.css", include_str!("../../../templates/style/map/paper.css")),
    ("style/map/paths.css", include_str!("../../../templates/style/map/paths.css")),
    ("style/map/phone.css", include_str!("../../../templates/style/map/phone.css")),
    ("style/map/table.css", include_str!("../../../templates/style/map/table.css")),
    ("style/map/toolbar.css", include_str!("../../../templates/style/map/toolbar.css")),
    ("style/map/words.css", include_str!("../../../templates/style/map/words.css")),
    ("team.html", include_str!("../../../templates/team.html")),
];

/// What one page may cost a template, in minijinja's instructions: some hundred times what ours take for a large
/// journey, so that only a loop without an end meets it.
const FUEL: u64 = 20_000_000;

/// A template of the project's own. It replaces the built-in one of its name; others may include it.
#[derive(Debug, Clone, Hash)]
pub struct Template {
    /// The path below the folder of templates, with `/` between its parts.
    pub name: String,
    /// The text.
    pub file: Arc<SourceFile>,
}

/// A template that cannot be used, or not with what it was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the template `{}` cannot be used: {detail}", .places[0].template)]
pub struct TemplateError {
    /// Where it shows, from the page's own template to the one included last. There is at least one.
    places: Vec<Place>,
    /// What is wrong.
    detail: String,
}

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    template: String,
    /// In bytes, if that is known.
    range: Option<Range<usize>>,
}

impl TemplateError {
    pub(super) fn new(name: &str, error: &Error) -> Self {
        let place =
            |error: &Error| Place { template: error.name().unwrap_or(name).to_owned(), range: error.range() };
        let mut places = vec![place(error)];
        let mut innermost = error;
        while let Some(inner) = innermost.source().and_then(<dyn std::error::Error>::downcast_ref::<Error>) {
            places.push(place(inner));
            innermost = inner;
        }
        let detail = innermost.detail().map_or_else(|| innermost.kind().to_string(), str::to_owned);
        Self { places, detail }
    }

    /// Returns the diagnostic for a mistake that shows in one of the project's own templates: the innermost of them.
    pub fn diagnostic(&self, templates: &[Template]) -> Option<Diagnostic> {
        let (place, template) = self.places.iter().rev().find_map(|place| {
            let template = templates.iter().find(|template| template.name == place.template)?;
            Some((place, template))
        })?;
        let path = template.file.path();
        let location = match &place.range {
            Some(range) => Location::new(path, Span::new(range.start, range.end)),
            None => Location::whole(path),
        };
        let message = format!("this template cannot be used: {}", self.detail);
        let help = match is_built_in(&template.name) {
            true => "compare it with the built-in template of the same name",
            false => "compare it with the built-in template that it is included in",
        };
        Some(Diagnostic::error(Code::INVALID_TEMPLATE, location, message).with_help(help))
    }
}

/// Returns the mistakes in the project's own templates that show before a page is made, and those that no page uses.
pub fn check(templates: &[Template]) -> Vec<Diagnostic> {
    let mut environment = environment();
    let mut found = Vec::new();
    for template in templates {
        if let Err(error) = add(&mut environment, template) {
            found.extend(error.diagnostic(templates));
        }
        let is_named = |other: &Template| other.file.text().contains(&template.name);
        if !is_built_in(&template.name) && !templates.iter().any(is_named) {
            found.push(unused(template));
        }
    }
    found
}

fn unused(template: &Template) -> Diagnostic {
    let name = &template.name;
    let location = Location::whole(template.file.path());
    let message = format!("no page uses the template `{name}`");
    let found = Diagnostic::new(Code::INVALID_TEMPLATE, Severity::Warning, location, message);
    match nearest(name, TEMPLATES.iter().map(|(name, _)| *name)) {
        Some(near) => found.with_help(format!("did you mean `{near}`?")),
        None => found.with_help("include it in another one, or give it the name of a built-in template"),
    }
}

fn is_built_in(name: &str) -> bool {
    TEMPLATES.iter().any(|(built_in, _)| *built_in == name)
}

/// Returns the built-in templates with those of the project in their place.
pub(super) fn environment_with(templates: &[Template]) -> Result<Environment<'static>, TemplateError> {
    let mut environment = environment();
    for (name, template) in TEMPLATES {
        environment.add_template(name, template).expect("the built-in templates are tested");
    }
    templates.iter().try_for_each(|template| add(&mut environment, template))?;
    Ok(environment)
}

fn add(environment: &mut Environment<'static>, template: &Template) -> Result<(), TemplateError> {
    let added = environment.add_template_owned(template.name.clone(), template.file.text().to_owned());
    added.map_err(|error| TemplateError::new(&template.name, &error))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_filter("csp_hash", csp_hash);
    environment.add_filter("css_string", css_string);
    environment.set_fuel(Some(FUEL));
    environment.set_debug(true);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters differ"));
    environment
}

/// Returns the name under which a content security policy allows a script.
///
/// See <https://www.w3.org/TR/CSP3/#grammardef-hash-source>.
fn csp_hash(script: &str) -> Value {
    Value::from_safe_string(format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(script))))
}

/// Returns a text as a string of a style sheet, which nothing in it can end.
///
/// See <https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point>.
fn css_string(text: &str) -> Value {
    let mut string = String::from("\"");
    for character in text.chars() {
        if character.is_alphanumeric() || matches!(character, ' ' | ',' | '.' | '-' | '–' | '·') {
            string.push(character);
        } else {
            string.push_str(&format!("\\{:x} ", u32::from(character)));
        }
    }
    string.push('"');
    Value::from_safe_string(string)
}
