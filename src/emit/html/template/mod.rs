//! The templates of pages: those built in, and those of a project in their place.

mod budget;
mod meter;
mod scan;

use std::error::Error as _;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::diagnostic::{Code, Diagnostic, Location, Severity, nearest};
use crate::source::{SourceFile, Span};
use crate::words;

use super::markup::{escape, icon};
use meter::Metered;
use scan::{Part, TooMuch};

/// Names templates by their paths below `templates/`.
macro_rules! templates {
    ($($name:literal,)+) => {
        &[$(($name, include_str!(concat!("../../../../templates/", $name)))),+]
    };
}

/// The built-in templates, by the names under which a project may replace them.
pub const TEMPLATES: &[(&str, &str)] = templates![
    "brief.html",
    "comparison.html",
    "index.html",
    "list.html",
    "map.html",
    "parts/about.html",
    "parts/action_row.html",
    "parts/actions.html",
    "parts/activities.html",
    "parts/address.html",
    "parts/arrow.html",
    "parts/before_after.html",
    "parts/blocks.html",
    "parts/board.html",
    "parts/brief_action.html",
    "parts/brief_curve.html",
    "parts/brief_due.html",
    "parts/brief_kpi.html",
    "parts/brief_pain.html",
    "parts/brief_question.html",
    "parts/bright_spot.html",
    "parts/bright_spots.html",
    "parts/card.html",
    "parts/cells.html",
    "parts/channel_row.html",
    "parts/channels.html",
    "parts/chart.html",
    "parts/cited.html",
    "parts/claim_row.html",
    "parts/closed.html",
    "parts/closed_row.html",
    "parts/compared_cell.html",
    "parts/compared_figures.html",
    "parts/compared_value.html",
    "parts/date.html",
    "parts/day.html",
    "parts/dialog.html",
    "parts/due.html",
    "parts/facts.html",
    "parts/felt.html",
    "parts/figures.html",
    "parts/frame.html",
    "parts/group_head.html",
    "parts/handoff.html",
    "parts/handoff_row.html",
    "parts/handoffs.html",
    "parts/items.html",
    "parts/journey_cell.html",
    "parts/journey_links.html",
    "parts/journey_row.html",
    "parts/journey_state.html",
    "parts/journey_terms.html",
    "parts/journeys.html",
    "parts/kpi.html",
    "parts/kpi_details.html",
    "parts/kpi_row.html",
    "parts/lane.html",
    "parts/legend.html",
    "parts/line_change.html",
    "parts/logo.html",
    "parts/mark.html",
    "parts/matrix.html",
    "parts/matrix_cell.html",
    "parts/means.html",
    "parts/names.html",
    "parts/notes.html",
    "parts/opportunity.html",
    "parts/opportunity_details.html",
    "parts/overview.html",
    "parts/owner_cell.html",
    "parts/owner_filter.html",
    "parts/pain.html",
    "parts/pain_change.html",
    "parts/pain_line.html",
    "parts/pain_row.html",
    "parts/pains.html",
    "parts/paths.html",
    "parts/persona.html",
    "parts/persona_about.html",
    "parts/persona_entry.html",
    "parts/persona_terms.html",
    "parts/pieces.html",
    "parts/place_terms.html",
    "parts/places.html",
    "parts/question.html",
    "parts/question_row.html",
    "parts/questions.html",
    "parts/reading.html",
    "parts/reason.html",
    "parts/rest.html",
    "parts/role.html",
    "parts/section.html",
    "parts/sign.html",
    "parts/source.html",
    "parts/source_names.html",
    "parts/source_row.html",
    "parts/sources.html",
    "parts/stage_cards.html",
    "parts/stage_cell.html",
    "parts/table_head.html",
    "parts/team_about.html",
    "parts/team_entry.html",
    "parts/timing.html",
    "parts/toolbar.html",
    "parts/touchpoint_change.html",
    "parts/touchpoint_head.html",
    "parts/unsupported.html",
    "parts/voices.html",
    "parts/walked.html",
    "parts/walked_row.html",
    "parts/ways.html",
    "persona.html",
    "script/base.js",
    "script/index.js",
    "script/map/card.js",
    "script/map/filter.js",
    "script/map/find.js",
    "script/map/links.js",
    "script/map/start.js",
    "script/map/state.js",
    "script/map/toolbar.js",
    "script/theme.js",
    "style/base.css",
    "style/brief.css",
    "style/comparison.css",
    "style/index.css",
    "style/map/cards.css",
    "style/map/curve.css",
    "style/map/dialog.css",
    "style/map/filtered.css",
    "style/map/forced.css",
    "style/map/overview.css",
    "style/map/page.css",
    "style/map/paper.css",
    "style/map/paths.css",
    "style/map/phone.css",
    "style/map/table.css",
    "style/map/toolbar.css",
    "style/map/words.css",
    "team.html",
];

/// What one page may cost a template, in minijinja's instructions: some hundred times what ours take for a large
/// journey, so that only a loop without an end meets it.
const FUEL: u64 = 20_000_000;

/// For how many scripts their hashes are kept: there are two kinds of pages with one, and a project may have its own.
const KEPT_HASHES: usize = 16;

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
    /// What to do where there is too much of something, rather than something wrong.
    smaller: Option<&'static str>,
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
        let detail = match innermost.kind() {
            ErrorKind::OutOfFuel => format!("it takes more than {FUEL} steps, as a loop inside a loop may"),
            kind => innermost.detail().map_or_else(|| kind.to_string(), str::to_owned),
        };
        Self { places, detail, smaller: None }
    }

    fn too_much(name: &str, TooMuch { range, message, help }: TooMuch) -> Self {
        let places = vec![Place { template: name.to_owned(), range: Some(range) }];
        Self { places, detail: message, smaller: Some(help) }
    }

    /// Returns the diagnostic for a mistake that shows in one of the project's own templates: the innermost of them.
    pub fn diagnostic(&self, templates: &[Template]) -> Option<Diagnostic> {
        let own = self.places.iter().rev().filter_map(|place| {
            let template = templates.iter().find(|template| template.name == place.template)?;
            Some((place, template))
        });
        let (place, template) =
            own.clone().find(|(place, _)| place.range.is_some()).or(own.clone().next())?;
        let path = template.file.path();
        let location = match &place.range {
            Some(range) => {
                let text = template.file.text();
                // The range is that of the text with its meters.
                let range = match Metered::of(text) {
                    Ok(metered) => metered.original(range),
                    Err(_) => range.clone(),
                };
                let end = range.end.min(text.len());
                Location::new(path, Span::new(range.start.min(end), end))
            }
            // A step that has no place is one of many: where they begin is worth knowing.
            None => Location { file: path.clone(), span: first_body(template.file.text()) },
        };
        if let Some(help) = self.smaller {
            let message = format!("this template is not read: {}", self.detail);
            return Some(Diagnostic::error(Code::LIMIT_EXCEEDED, location, message).with_help(help));
        }
        let message = format!("this template cannot be used: {}", self.detail);
        let help = match is_built_in(&template.name) {
            true => "compare it with the built-in template of the same name",
            false => "compare it with the built-in template that it is included in",
        };
        Some(Diagnostic::error(Code::INVALID_TEMPLATE, location, message).with_help(help))
    }
}

/// Returns the place of the first tag that begins what may be done again, else of the first tag.
fn first_body(text: &str) -> Option<Span> {
    let parts = scan::parts(text).ok()?;
    let tags = parts.iter().filter_map(|part| match part {
        Part::Tag(tag) => Some(tag),
        Part::Text(_) => None,
    });
    let mut bodies = tags.clone().filter(|tag| matches!(tag.word(text, 0), "for" | "block" | "macro"));
    let range = &bodies.next().or(tags.clone().next())?.range;
    Some(Span::new(range.start, range.end))
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
    // Counting costs a twentieth of a page, and ours have no loop without an end.
    if !templates.is_empty() {
        environment.set_fuel(Some(FUEL));
        environment.set_formatter(|out, state, value| {
            budget::write(state, value)?;
            format(out, state, value)
        });
        budget::add(&mut environment);
    }
    Ok(environment)
}

fn add(environment: &mut Environment<'static>, template: &Template) -> Result<(), TemplateError> {
    let name = &template.name;
    let metered =
        Metered::of(template.file.text()).map_err(|too_much| TemplateError::too_much(name, too_much))?;
    let added = environment.add_template_owned(name.clone(), metered.text);
    added.map_err(|error| TemplateError::new(&template.name, &error))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let hashes = Mutex::new(FxHashMap::default());
    environment.add_filter("csp_hash", move |script: &str| csp_hash(&hashes, script));
    environment.add_filter("css_string", css_string);
    environment.add_filter("within", within);
    environment.add_filter("capitalised", capitalised);
    icon::add_functions(&mut environment);
    // Where a part is shown; the cells and cards of a map say so themselves.
    environment.add_global("surface", "page");
    environment.set_formatter(format);
    environment.set_debug(true);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters differ"));
    environment
}

/// Writes a value. Text is escaped as running text is, so that a page is the same whichever way its words come.
fn format(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if value.is_safe() || !matches!(state.auto_escape(), AutoEscape::Html) => {
            out.write_str(text).map_err(Error::from)
        }
        Some(text) => escape(out, text).map_err(Error::from),
        None => escape_formatter(out, state, value),
    }
}

/// Returns a name as it stands within a sentence: in German as it is, else with a small first letter.
fn within(state: &mut State<'_, '_>, name: &str) -> Result<String, Error> {
    let words = state.lookup("words").unwrap_or_default();
    let has_capital_nouns = words.get_attr("has_capital_nouns")?.is_true();
    Ok(words::within(name, has_capital_nouns))
}

/// Returns a name with a capital first letter.
fn capitalised(name: &str) -> String {
    words::capitalised(name)
}

/// Returns the name under which a content security policy allows a script. Pages of a kind have the same one, so it is kept by
/// the script.
///
/// See <https://www.w3.org/TR/CSP3/#grammardef-hash-source>.
fn csp_hash(hashes: &Mutex<FxHashMap<String, Value>>, script: &str) -> Value {
    let mut hashes = hashes.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(hash) = hashes.get(script) {
        return hash.clone();
    }
    let digest = BASE64_STANDARD.encode(Sha256::digest(script));
    let hash = Value::from_safe_string(format!("sha256-{digest}"));
    // A project's own templates may write another script into each page.
    if hashes.len() >= KEPT_HASHES {
        hashes.clear();
    }
    hashes.insert(script.to_owned(), hash.clone());
    hash
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
