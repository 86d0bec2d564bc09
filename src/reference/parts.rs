//! The parts of the documentation that are made from the code: tables of words, codes and metrics, and their pages.

use crate::diagnostic::Severity;
use crate::vocabulary::{BlockKind, CHANNELS, Direction, METRICS, Occurrence, Word};

use super::word::is_of_every_block;
use super::{Topic, TopicKind, arguments, topics};

/// Returns the part of a page that is called so, or `None` where no part is: `errors`, `lint pages`, `words of kpi`.
pub fn part(name: &str) -> Option<String> {
    Some(match name {
        "errors" => codes(TopicKind::Error),
        "error pages" => sections(TopicKind::Error),
        "lints" => codes(TopicKind::Lint),
        "lint pages" => sections(TopicKind::Lint),
        "metrics" => metrics(),
        "metric pages" => sections(TopicKind::Metric),
        "channels" => channels(),
        "words of every block" => table(Word::of_block(BlockKind::Lane)),
        "words of the top level" => words(BlockKind::File),
        _ => words(block(name.strip_prefix("words of ")?)?),
    })
}

/// Returns the block that a word of the top level or of a journey opens.
fn block(keyword: &str) -> Option<BlockKind> {
    let rows = || Word::named(keyword);
    // A `stage` of a journey comes after the shared one in the table, and has more words.
    rows().filter_map(|word| word.opens).max()
}

fn words(block: BlockKind) -> String {
    table(Word::of_block(block).filter(|word| !is_of_every_block(word)))
}

/// Returns the pages of a kind, as sections of one page.
fn sections(kind: TopicKind) -> String {
    let sections: Vec<String> = topics(kind).iter().map(section).collect();
    sections.join("\n")
}

/// Returns a topic as a section of a page: a heading that links lead to, and its parts below.
fn section(topic: &Topic) -> String {
    let mut text = format!("### {}\n\n", topic.name);
    let title = match topic.kind {
        TopicKind::Metric => topic.summary.split(": ").next().unwrap_or_default(),
        TopicKind::Lint => topic.severity.map_or("", Severity::name),
        TopicKind::Error | TopicKind::Word => "",
    };
    if !title.is_empty() {
        text += &format!("*{title}*\n\n");
    }
    let mut in_fence = false;
    for line in topic.documentation.lines() {
        in_fence ^= line.starts_with("```");
        match line.strip_prefix("## ").filter(|_| !in_fence) {
            // Headings within a section would crowd the page's outline.
            Some(title) => text += &format!("**{title}**\n\n"),
            None => text += &format!("{line}\n"),
        }
    }
    text.trim_end().to_owned() + "\n"
}

fn table(words: impl Iterator<Item = &'static Word>) -> String {
    let mut table =
        "| word | takes | how often | what it says | for example |\n| --- | --- | --- | --- | --- |\n"
            .to_owned();
    for word in words {
        let often = match word.occurrence {
            Occurrence::Once => "once",
            Occurrence::Many => "many",
        };
        let cells = [
            format!("`{}`", word.name),
            arguments::takes(word),
            often.to_owned(),
            word.meaning.trim_end_matches('.').to_owned(),
            format!("`{}`", word.example),
        ];
        table += &format!("| {} |\n", cells.map(|text| cell(&text)).join(" | "));
    }
    table
}

/// Returns the table of all errors, or of all lints, with links to their page.
fn codes(kind: TopicKind) -> String {
    let mut table = match kind {
        TopicKind::Lint => "| lint | severity | what it does |\n| --- | --- | --- |\n".to_owned(),
        _ => "| code | what it means |\n| --- | --- |\n".to_owned(),
    };
    for topic in topics(kind) {
        let severity =
            topic.severity.filter(|_| kind == TopicKind::Lint).map(|it| format!(" {} |", it.name()));
        let name = topic.name;
        let summary = cell(&topic.summary);
        table +=
            &format!("| [`{name}`](diagnostics.md#{name}) |{} {summary} |\n", severity.unwrap_or_default());
    }
    table
}

/// Returns the table of all metrics, with links to their page.
fn metrics() -> String {
    let mut table =
        "| metric | name | unit | better | usual stages |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for metric in METRICS {
        let better = match metric.direction {
            Some(Direction::Up) => "up",
            Some(Direction::Down) => "down",
            None => "–",
        };
        let stages: Vec<&str> = metric.stages.iter().map(|stage| stage.title()).collect();
        let (id, title, unit) = (metric.id, metric.title, metric.unit.title());
        table +=
            &format!("| [`{id}`](kpis.md#{id}) | {title} | {unit} | {better} | {} |\n", stages.join(", "));
    }
    table
}

/// Returns the table of the built-in channels.
fn channels() -> String {
    let mut table = "| channel | name | kind |\n| --- | --- | --- |\n".to_owned();
    for channel in CHANNELS {
        table += &format!("| `{}` | {} | {} |\n", channel.id, channel.title, channel.kind.word());
    }
    table
}

/// Returns a text for a cell of a table: bars are no borders there.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
