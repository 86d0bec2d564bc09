//! What `journey watch` prints.

use std::time::Duration;

use anyhow::{Error, Result};

use crate::cli::args::Global;
use crate::cli::console::Console;
use crate::cli::report::{clean, plural};
use crate::output::Report;
use crate::project::Project;
use crate::session::State;

/// What a run says in the terminal: on a terminal that gives us keys, the last build and nothing else; else one line
/// after the other.
#[derive(Debug)]
pub struct Screen {
    title: String,
    root: String,
    address: Option<String>,
    has_keys: bool,
    is_quiet: bool,
    /// What stays to be said.
    note: Option<String>,
}

/// How a build ended.
#[derive(Debug)]
pub enum Outcome {
    /// The outputs were written.
    Written(Report),
    /// It was good, and could not be written.
    NotWritten(Error),
    /// It was not good, so that everything stays as it was.
    NotBuilt(State),
}

const CLEAR: &str = "\u{1b}[2J\u{1b}[H";
const KEYS: &str = "r build again · o open · c clear · q quit\n";

impl Screen {
    pub fn new(project: &Project, address: Option<&str>, has_keys: bool, global: &Global) -> Self {
        Self {
            title: clean(&project.title()).into_owned(),
            root: project.root.to_string(),
            address: address.map(str::to_owned),
            has_keys,
            is_quiet: global.quiet,
            note: None,
        }
    }

    /// Returns whether keys are read.
    pub fn has_keys(&self) -> bool {
        self.has_keys
    }

    /// Says what is watched and where to look at it.
    pub fn print_start(&self, console: &mut Console) -> Result<()> {
        let Self { title, root, .. } = self;
        let place = self.address.as_ref().map_or_else(String::new, |address| format!(", shown at {address}"));
        console.print_message(&format!("watching {title} in {root}{place}\n"))
    }

    /// Makes room for what is to be said of a build.
    pub fn print_header(&self, console: &mut Console) -> Result<()> {
        if !self.has_keys {
            return Ok(());
        }
        let address = self.address.as_deref().unwrap_or(&self.root);
        console.send_control(CLEAR)?;
        let note = self.note.as_deref().unwrap_or_default();
        console.print_message(&format!("{}  {address}\n{note}\n", self.title))
    }

    /// Says how a build ended.
    pub fn print_outcome(&self, outcome: &Outcome, took: Duration, console: &mut Console) -> Result<()> {
        let took = format!("{} ms", took.as_millis());
        let mut text = match outcome {
            Outcome::NotWritten(error) => {
                format!("built in {took}, and not written: {}\n", clean(&format!("{error:#}")))
            }
            _ if self.is_quiet => String::new(),
            Outcome::Written(report) => {
                let kept = match report.kept.len() {
                    0 => String::new(),
                    count => format!(", {} kept that people changed", plural(count, "file")),
                };
                let removed = match report.removed.len() {
                    0 => String::new(),
                    count => format!(", {} removed", plural(count, "file")),
                };
                let edited = match report.edited.len() {
                    0 => String::new(),
                    count => format!(
                        "; words typed into lines of {} that journey writes are notes beneath them now",
                        plural(count, "checklist")
                    ),
                };
                let written = plural(report.written.len(), "file");
                format!("built in {took}: {written} written{removed}{kept}{edited}\n")
            }
            Outcome::NotBuilt(State::Empty) => {
                format!("nothing to build: there is no `.journey` file ({took})\n")
            }
            Outcome::NotBuilt(_) => format!("not built; the last good pages stay ({took})\n"),
        };
        if self.has_keys && !self.is_quiet {
            text.push('\n');
            text.push_str(KEYS);
        }
        console.print_message(&text)
    }

    /// Says why files are looked at again and again.
    pub fn print_fallback(&mut self, reason: &str, console: &mut Console) -> Result<()> {
        let note = format!("{reason}: looking at every file four times a second instead\n");
        console.print_message(&note)?;
        self.note = Some(note);
        Ok(())
    }

    /// Says one sentence.
    pub fn print_line(&self, sentence: &str, console: &mut Console) -> Result<()> {
        console.print_message(&format!("{}\n", clean(sentence)))
    }

    /// Empties the terminal.
    pub fn clear(&self, console: &mut Console) -> Result<()> {
        self.print_header(console)?;
        console.print_message(KEYS)
    }
}
