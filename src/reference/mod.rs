//! What every code, metric and word of the language means, as Markdown: for `journey explain` and for the documentation.
//!
//! Nothing is written here that stands elsewhere: errors and lints bring their pages, metrics and words their rows.

mod arguments;
mod code;
mod metric;
mod parts;
mod word;

use crate::diagnostic::{Severity, nearest};
use crate::vocabulary::{Metric, Word, synonym};

pub use parts::part;

/// Something that can be explained.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Topic {
    /// What it is.
    pub kind: TopicKind,
    /// Its name: a code, the id of a metric, or a keyword.
    pub name: &'static str,
    /// How much a code matters where nobody has said otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// One sentence on it.
    pub summary: String,
    /// All there is to say, as Markdown; headings begin at the second level.
    pub documentation: String,
}

/// What a topic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TopicKind {
    /// A fault that stops a build.
    Error,
    /// Something allowed but unwise.
    Lint,
    /// A metric that a KPI can measure.
    Metric,
    /// A word of the language.
    Word,
}

/// Returns every topic of a kind, in the order of the reference.
pub fn topics(kind: TopicKind) -> Vec<Topic> {
    match kind {
        TopicKind::Error => code::errors(),
        TopicKind::Lint => code::lints(),
        TopicKind::Metric => metric::topics(),
        TopicKind::Word => word::topics(),
    }
}

/// Returns what a name stands for; it may be more than one thing. Capitals, and what a report puts around a code
/// (`error[syntax]`), do not matter, and a metric may be called by its title.
///
/// # Errors
/// Returns the nearest name, where there is one, for a name that stands for nothing.
pub fn explain(name: &str) -> Result<Vec<Topic>, Option<&'static str>> {
    let inside = name.split_once('[').map_or(name, |(_, rest)| rest.trim_end_matches(']'));
    let wanted = inside.trim().to_lowercase();
    let metric = Metric::named(&wanted).map(|metric| metric.id);
    let wanted = meant(&wanted.replace([' ', '_'], "-")).to_owned();
    let kinds = [TopicKind::Error, TopicKind::Lint, TopicKind::Metric, TopicKind::Word];
    let all: Vec<Topic> = kinds.into_iter().flat_map(topics).collect();
    let names: Vec<&'static str> = all.iter().map(|topic| topic.name).collect();
    let is_meant = |topic: &Topic| match topic.kind {
        TopicKind::Metric => Some(topic.name) == metric,
        _ => topic.name == wanted,
    };
    let found: Vec<Topic> = all.into_iter().filter(is_meant).collect();
    if found.is_empty() { Err(nearest(&wanted, names)) } else { Ok(found) }
}

/// Returns the name of the language for what people call so: words of practitioners, and names that no table holds.
fn meant(name: &str) -> &str {
    match name {
        "done" | "exit" | "arrow" => "->",
        "allow" => "unused-allow",
        // A word of the language is itself, whatever else it may mean to people.
        _ if Word::named(name).next().is_some() => name,
        _ => synonym(name).map_or(name, |word| word.split(' ').next().unwrap_or(word)),
    }
}
