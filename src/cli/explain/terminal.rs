//! Markdown pages → text for a terminal: headings at the margin, all else indented.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::super::report::Style;
use crate::diagnostic::Severity;
use crate::lints::{self, Check};
use crate::reference::{Topic, TopicKind};

/// The width that paragraphs are wrapped to: what reads well, in every window alike.
const WIDTH: usize = 80;

/// The width of lists, whose columns take much of it.
const LIST_WIDTH: usize = 110;

/// Returns whole pages, one below the other.
pub fn pages(topics: &[Topic], style: Style) -> String {
    topics.iter().map(|topic| page(topic, style)).collect::<Vec<_>>().join("\n")
}

fn page(topic: &Topic, style: Style) -> String {
    let name = bold(topic.name, style);
    let kind = match (topic.kind, topic.severity) {
        (TopicKind::Lint, Some(severity)) => format!("lint, {}", severity.name()),
        (TopicKind::Lint | TopicKind::Error, _) => "error".to_owned(),
        (TopicKind::Metric, _) => topic.summary.split(": ").next().unwrap_or_default().to_owned(),
        (TopicKind::Word, _) => "word of the language".to_owned(),
    };
    let mut text = format!("{name} ({kind})\n\n{}", markdown(&topic.documentation, style));
    if let Ok(lint) = lints::find(topic.name) {
        let name = topic.name;
        let for_all = format!("in `journey.yaml`: `lints: {{ {name}: off }}`");
        let how = match lint.check {
            Check::Configuration(_) => format!("Only for the whole project, {for_all}."),
            _ => format!(
                "Where it is meant, on the line above the statement: `// journey: allow({name})` and the reason. In the \
                 whole project, {for_all}."
            ),
        };
        text += &format!("\n{}", markdown(&format!("## Silence it\n{how}\n"), style));
    }
    text
}

/// Returns one line for each topic, under a heading for each kind; wrapped for people, and left whole for programs, which
/// read lines.
pub fn list(topics: &[Topic], style: Style, is_wrapped: bool) -> String {
    let width = topics.iter().map(|topic| topic.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    let mut last = None;
    for topic in topics {
        if last.replace(topic.kind) != Some(topic.kind) {
            let title = match topic.kind {
                TopicKind::Error => "Errors",
                TopicKind::Lint => "Lints",
                TopicKind::Metric => "Metrics",
                TopicKind::Word => "Words",
            };
            let gap = if text.is_empty() { "" } else { "\n" };
            text += &format!("{gap}{}\n", bold(title, style));
        }
        let severity = match (topic.kind, topic.severity) {
            (TopicKind::Lint, Some(Severity::Warning)) => "warning  ",
            (TopicKind::Lint, _) => "note     ",
            _ => "",
        };
        let summary = markdown(&topic.summary, style);
        let summary = summary.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("  {:width$}  {severity}{summary}", topic.name);
        let hanging = " ".repeat(width + 4 + severity.len());
        let limit = if is_wrapped { LIST_WIDTH } else { usize::MAX };
        let options = textwrap::Options::new(limit).subsequent_indent(&hanging).break_words(false);
        text += &textwrap::fill(&line, options);
        text.push('\n');
    }
    text
}

/// Returns Markdown as text: headings bold, code as it is, paragraphs wrapped.
fn markdown(source: &str, style: Style) -> String {
    let mut renderer = Renderer { style, text: String::new(), line: String::new() };
    for event in Parser::new(source) {
        renderer.event(event);
    }
    renderer.text
}

struct Renderer {
    style: Style,
    text: String,
    /// The paragraph so far.
    line: String,
}

impl Renderer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::CodeBlock(_)) => self.gap(),
            Event::End(TagEnd::Heading(_)) => {
                let title = std::mem::take(&mut self.line);
                self.text += &format!("{}\n", bold(&title, self.style));
            }
            Event::End(TagEnd::Paragraph) => self.wrap("  ", "  "),
            Event::End(TagEnd::CodeBlock) => {
                for line in std::mem::take(&mut self.line).lines() {
                    self.text += format!("      {line}").trim_end();
                    self.text.push('\n');
                }
            }
            Event::Start(Tag::List(_)) => {
                // A list may follow a paragraph that introduces it without a gap, but not a line that is not ended.
                if !self.line.is_empty() {
                    self.wrap("  ", "  ");
                }
                self.gap();
            }
            Event::End(TagEnd::Item) => self.wrap("  - ", "    "),
            Event::Text(text) => self.line += &text,
            Event::Code(code) => {
                // A blank in code is no place to break a line.
                let code = code.replace(' ', "\u{a0}");
                self.line += &match self.style {
                    Style::Plain => format!("`{code}`"),
                    Style::Coloured => format!("\u{1b}[36m{code}\u{1b}[39m"),
                };
            }
            Event::SoftBreak | Event::HardBreak => self.line.push(' '),
            _ => {}
        }
    }

    /// Parts what follows from what stands there, but a heading from its text.
    fn gap(&mut self) {
        let below_heading =
            self.text.lines().last().is_some_and(|line| !line.starts_with(' ') && !line.is_empty());
        if !self.text.is_empty() && !below_heading {
            self.text.push('\n');
        }
    }

    fn wrap(&mut self, first: &str, others: &str) {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return;
        }
        let options = textwrap::Options::new(WIDTH)
            .initial_indent(first)
            .subsequent_indent(others)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace);
        self.text += &textwrap::fill(&line, options).replace('\u{a0}', " ");
        self.text.push('\n');
    }
}

fn bold(text: &str, style: Style) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Coloured => format!("\u{1b}[1m{text}\u{1b}[0m"),
    }
}
