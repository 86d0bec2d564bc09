//! `journey explain`: the documentation of codes, metrics and words, in the terminal.

mod terminal;

use std::io::IsTerminal;

use anyhow::{Context, Result, bail};

use super::Status;
use super::args::{Explain, Global, ReportFormat, TopicList};
use super::console::Console;
use super::destinations::check_destinations;
use super::report::Style;
use crate::reference::{self, Topic, TopicKind};

/// Says what a code, a metric or a word means, or lists them.
pub fn explain(args: &Explain, global: &Global, console: &mut Console) -> Result<Status> {
    check_destinations(global)?;
    let topics = match (&args.name, args.list) {
        (_, Some(TopicList::Codes)) => {
            [reference::topics(TopicKind::Error), reference::topics(TopicKind::Lint)].concat()
        }
        (_, Some(TopicList::Metrics)) => reference::topics(TopicKind::Metric),
        (_, Some(TopicList::Words)) => reference::topics(TopicKind::Word),
        (Some(name), None) => find_topics(name)?,
        (None, None) => bail!("name a code, a metric or a word, or ask for the `--list`"),
    };
    for destination in &global.format {
        let style = if destination.file.is_some() { Style::Plain } else { console.result_style() };
        let text = match destination.format {
            ReportFormat::Json => json(&topics),
            ReportFormat::Human | ReportFormat::Short if args.list.is_some() => {
                let is_wrapped = destination.file.is_none() && std::io::stdout().is_terminal();
                terminal::list(&topics, style, is_wrapped)
            }
            ReportFormat::Human | ReportFormat::Short => terminal::pages(&topics, style),
        };
        match &destination.file {
            Some(path) => std::fs::write(path, text).with_context(|| format!("cannot write `{path}`"))?,
            None => console.print_result(&text)?,
        }
    }
    Ok(Status::Done)
}

fn find_topics(name: &str) -> Result<Vec<Topic>> {
    match reference::explain(name) {
        Ok(topics) => Ok(topics),
        Err(Some(near)) => bail!("there is nothing called `{name}`; did you mean `{near}`?"),
        Err(None) => bail!(
            "there is nothing called `{name}`; `journey explain --list` names every code, `--list metrics` and `--list words` the rest"
        ),
    }
}

fn json(topics: &[Topic]) -> String {
    let document = serde_json::json!({ "version": 1, "topics": topics });
    serde_json::to_string_pretty(&document).expect("plain data has a JSON form") + "\n"
}
