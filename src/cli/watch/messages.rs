//! Diagnostics → what pages show of them.

use super::PreviewUpdate;
use crate::cli::report::{Excerpt as Clipped, Findings, clean, file_name, places_by_file, summary};
use crate::diagnostic::{Diagnostic, Location};
use crate::server::{Excerpt, ExcerptLine, Health, Message, Place, Report};
use crate::session::State;

/// Returns what pages say of a build.
pub fn report(update: &PreviewUpdate<'_>) -> Report {
    let findings = update.findings;
    let mut messages: Vec<Message> = findings.diagnostics.iter().map(|it| message(findings, it)).collect();
    messages.extend(update.error.map(|error| Message {
        severity: "error",
        code: None,
        message: clean(&format!("the outputs are not written: {error:#}")).into_owned(),
        help: None,
        place: None,
        excerpts: Vec::new(),
    }));
    Report {
        title: update.title.to_owned(),
        health: match update.state {
            State::Good if update.error.is_some() => Health::Broken,
            State::Good => Health::Good,
            State::Broken => Health::Broken,
            State::Empty => Health::Empty,
        },
        summary: summary(std::slice::from_ref(findings)),
        messages,
    }
}

fn message(findings: &Findings, diagnostic: &Diagnostic) -> Message {
    let excerpts = places_by_file(diagnostic).into_iter().filter_map(|(file, places)| {
        let text = findings.files.get(&file)?;
        Some(Excerpt { file: file_name(file.as_str()), lines: lines(&Clipped::new(text, places)) })
    });
    Message {
        severity: diagnostic.severity.name(),
        code: Some(diagnostic.code.as_str()),
        message: clean(&diagnostic.message).into_owned(),
        help: diagnostic.help.as_deref().map(|help| clean(help).into_owned()),
        place: Some(place(findings, &diagnostic.location)),
        excerpts: excerpts.collect(),
    }
}

fn place(findings: &Findings, location: &Location) -> Place {
    let (line, column) = findings.start(location).map_or((0, 0), |start| (start.line, start.column));
    Place { file: location.file.to_string(), line, column }
}

/// Returns the lines of an excerpt, each in pieces that are marked or not.
fn lines(excerpt: &Clipped) -> Vec<ExcerptLine> {
    let ends = excerpt.lines.iter().skip(1).map(|line| line.start).chain([excerpt.text.len()]);
    let lines = excerpt.lines.iter().zip(ends).map(|(line, end)| {
        let text = excerpt.text[line.start..end].trim_end_matches('\n');
        let end = line.start + text.len();
        let is_marked = |at: usize, char: char| {
            excerpt.marks.iter().any(|mark| {
                // A mark without length stands at the character that follows it.
                let after = mark.end.max(mark.start + char.len_utf8());
                (mark.start..after).contains(&at)
            })
        };
        let mut pieces: Vec<(String, bool)> = Vec::new();
        for (at, char) in text.char_indices() {
            let marked = is_marked(line.start + at, char);
            match pieces.last_mut() {
                Some((piece, same)) if *same == marked => piece.push(char),
                _ => pieces.push((char.to_string(), marked)),
            }
        }
        if excerpt.marks.iter().any(|mark| mark.start == end && mark.end == end) {
            // What is missing is missing behind the end of the line.
            pieces.push((" ".to_owned(), true));
        }
        let here = excerpt.marks.iter().filter(|mark| (line.start..=end).contains(&mark.start));
        let notes = here.filter_map(|mark| mark.message.as_deref().map(|note| clean(note).into_owned()));
        ExcerptLine { number: line.number + 1, pieces, notes: notes.collect() }
    });
    lines.collect()
}
