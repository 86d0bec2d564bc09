//! Errors and lints as topics.

use crate::diagnostic::{Code, Severity};
use crate::lints::LINTS;

use super::{Topic, TopicKind};

pub(super) fn errors() -> Vec<Topic> {
    let topic = |code: &Code| {
        let page = code.documentation().expect("every error has a page");
        topic(TopicKind::Error, code.as_str(), Severity::Error, page.to_owned())
    };
    Code::ERRORS.iter().map(topic).collect()
}

pub(super) fn lints() -> Vec<Topic> {
    let topic = |lint: &crate::lints::Lint| {
        // A doc comment begins each line with a blank.
        let lines = lint.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        let page = lines.collect::<Vec<_>>().join("\n");
        topic(TopicKind::Lint, lint.code.as_str(), lint.severity, page)
    };
    LINTS.iter().map(topic).collect()
}

fn topic(kind: TopicKind, name: &'static str, severity: Severity, page: String) -> Topic {
    Topic { kind, name, severity: Some(severity), summary: summary(&page), documentation: page }
}

/// Returns the first sentence of a page.
fn summary(page: &str) -> String {
    let lines = page.lines().skip_while(|line| line.is_empty() || line.starts_with('#'));
    let paragraph = lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |end| end + 1);
    paragraph[..end].trim_end_matches([':', '.']).to_owned()
}
