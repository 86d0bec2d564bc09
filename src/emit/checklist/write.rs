//! The page and people's work on it → Markdown.

use std::fmt::Write;

use crate::words::Words;

use super::entry::Entry;
use super::kept::{Kept, Work};
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
    text.note_apart(kept.work(&Anchor::Title));
    for entry in &page.entries {
        let marker = Marker::Anchor(entry.anchor.clone());
        text.entry(entry, &marker, kept.work(&entry.anchor));
    }
    write_gone(&mut text, page, kept);
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
                text.ours(format_args!("- {} `{path}`", tick(Some(work))), &marker)
            }
            Anchor::Section(path) => text.ours(format_args!("- `{path}`"), &marker),
            Anchor::Top | Anchor::Title | Anchor::Gone | Anchor::End => {}
        }
        text.note_beneath(Some(work));
    }
}

fn tick(work: Option<&Work>) -> &'static str {
    if work.is_some_and(|work| work.is_ticked) { "[x]" } else { "[ ]" }
}

/// A text that grows line by line.
#[derive(Default)]
struct Lines {
    text: String,
    /// Whether the last lines are a person's, from which ours keep a distance.
    after_note: bool,
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
                self.ours(format_args!("- {} {}", tick(work), entry.line), marker);
                for detail in &entry.details {
                    self.ours(format_args!("  - {detail}"), &Marker::Detail);
                }
                self.note_beneath(work);
            }
        }
    }

    /// Adds a line of ours with its comment.
    fn ours(&mut self, line: std::fmt::Arguments<'_>, marker: &Marker) {
        if self.after_note {
            self.gap();
        }
        writeln!(self.text, "{line} {marker}").expect("a string takes any text");
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
