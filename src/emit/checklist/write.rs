//! The page and people's work on it → Markdown.

use std::fmt::Write;

use crate::words::Words;

use super::entry::Entry;
use super::kept::{Kept, Work};
use super::line_hash::LineHash;
use super::marker::{self, Anchor, Marker};
use super::page::Page;

/// Returns the text of a checklist.
pub fn write(page: &Page, kept: &Kept, words: &Words) -> String {
    let mut text = Lines::default();
    text.note_apart(kept.work(&Anchor::Top));
    text.gap();
    text.line(&marker::head(words.checklist_head));
    text.ours(format_args!("# {}", page.title), &Marker::Detail);
    for line in &page.summary {
        text.gap();
        text.ours(format_args!("> {line}"), &Marker::Detail);
    }
    text.gap();
    text.sign("");
    text.note_apart(kept.work(&Anchor::Title));
    for entry in &page.entries {
        let marker = Marker::Anchor(entry.anchor.clone());
        text.entry(entry, &marker, kept.work(&entry.anchor));
    }
    write_gone(&mut text, page, kept);
    text.gap();
    text.sign("");
    text.gap();
    text.line(&marker::end(words.checklist_end));
    text.note_apart(kept.work(&Anchor::End));
    text.text
}

/// Writes the work on what the model does not have any more.
fn write_gone(text: &mut Lines, page: &Page, kept: &Kept) {
    let current = page.anchors();
    let of_model = |anchor: &&Anchor| anchor.is_item() || matches!(anchor, Anchor::Section(_));
    let gone: Vec<&Anchor> =
        kept.anchors().filter(of_model).filter(|anchor| !current.contains(*anchor)).collect();
    let of_heading = kept.work(&Anchor::Gone);
    if gone.is_empty() && of_heading.is_none() {
        return;
    }
    text.gap();
    text.ours(format_args!("## {}", page.gone), &Marker::Anchor(Anchor::Gone));
    text.note_apart(of_heading);
    text.gap();
    for anchor in gone {
        let work = kept.work(anchor).expect("only what was worked on is gone");
        let marker = Marker::Anchor(anchor.clone());
        match anchor {
            Anchor::Kpi(path) | Anchor::Opportunity(path) => {
                text.ours(format_args!("- {} `{path}`", box_of(Some(work))), &marker)
            }
            Anchor::Section(path) => text.ours(format_args!("- `{path}`"), &marker),
            Anchor::Top | Anchor::Title | Anchor::Gone | Anchor::End => {}
        }
        text.sign("  ");
        text.note_beneath(Some(work));
        text.gap();
    }
}

/// Returns the box of an item, with what people put into it.
fn box_of(work: Option<&Work>) -> &str {
    work.and_then(|work| work.mark.as_deref()).unwrap_or("[ ]")
}

/// A text that grows line by line.
#[derive(Default)]
struct Lines {
    text: String,
    /// Whether the last lines are a person's, from which ours keep a distance.
    after_note: bool,
    /// The words of our lines that no comment holds yet.
    hashes: Vec<LineHash>,
}

impl Lines {
    fn entry(&mut self, entry: &Entry, marker: &Marker, work: Option<&Work>) {
        match entry.level {
            Some(level) => {
                self.gap();
                self.ours(format_args!("{} {}", "#".repeat(level), entry.line), marker);
                self.note_apart(work);
                self.gap();
            }
            None => {
                self.ours(format_args!("- {} {}", box_of(work), entry.line), marker);
                let details: Vec<String> =
                    entry.details.iter().map(|detail| format!("  - {detail}")).collect();
                self.hashes.extend(details.iter().filter_map(|detail| LineHash::of(detail)));
                self.sign("  ");
                for detail in details {
                    self.line(&format!("{detail} {}", Marker::Detail));
                }
                self.note_beneath(work);
                // A line between two items, so that git merges what two people did on them.
                self.gap();
            }
        }
    }

    /// Adds a line of ours with its comment.
    fn ours(&mut self, line: std::fmt::Arguments<'_>, marker: &Marker) {
        if self.after_note {
            self.gap();
        }
        let start = self.text.len();
        write!(self.text, "{line}").expect("a string takes any text");
        self.hashes.extend(LineHash::of(&self.text[start..]));
        self.line(&format!(" {marker}"));
    }

    /// Says with what words the lines of ours were built, those that no comment holds yet.
    fn sign(&mut self, indent: &str) {
        if !self.hashes.is_empty() {
            let marker = Marker::Lines(std::mem::take(&mut self.hashes));
            self.line(&format!("{indent}{marker}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds one blank line, unless there is one or nothing yet.
    fn gap(&mut self) {
        self.after_note = false;
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Adds notes right beneath an item, so that what is indented belongs to it.
    fn note_beneath(&mut self, work: Option<&Work>) {
        for line in work.map(Work::notes).unwrap_or_default() {
            self.line(line);
            self.after_note = true;
        }
    }

    /// Adds notes as paragraphs of their own.
    fn note_apart(&mut self, work: Option<&Work>) {
        let notes = work.map(Work::notes).unwrap_or_default();
        if !notes.is_empty() {
            self.gap();
            self.note_beneath(work);
        }
    }
}
