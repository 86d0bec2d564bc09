//! The lines around a diagnostic, clipped and cleaned.

use super::char_boundary;
use super::clean::acts_on_terminal;
use crate::source::{SourceFile, Span, sign};

/// How many bytes of a line are shown on each side of what matters in it.
const CONTEXT_BYTES: usize = 200;

/// How many lines a marked stretch may have; of a longer one, the first line is marked.
const MAX_LINES: usize = 6;

/// The lines of one file that a diagnostic is about, with a line of context around each, and the places in them.
///
/// It is a text of its own, made of clipped and cleaned lines, because the renderer takes time and, past column 65,535,
/// panics on the text as it is. All offsets are into this text.
#[derive(Debug, Default)]
pub struct Excerpt {
    pub text: String,
    pub lines: Vec<Line>,
    pub marks: Vec<Mark>,
}

/// A line of an excerpt.
#[derive(Debug)]
pub struct Line {
    /// Its number in the file, from 0.
    pub number: usize,
    /// Where it begins in the excerpt.
    pub start: usize,
}

/// A place in an excerpt.
#[derive(Debug)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    /// The column in the file at which it begins, in characters from 0.
    pub column: usize,
    pub message: Option<String>,
}

impl Excerpt {
    /// Returns the excerpt of `file` that shows these places; the marks are in the order of the places.
    pub fn new(file: &SourceFile, places: impl IntoIterator<Item = (Span, Option<String>)>) -> Self {
        let places: Vec<_> = places.into_iter().map(|(span, message)| (clip(file, span), message)).collect();
        let index = file.lines();
        let last = index.line_count() - 1;
        let mut numbers: Vec<usize> = places
            .iter()
            .flat_map(|(span, _)| {
                index.line_of(span.start).saturating_sub(1)..=(index.line_of(span.end) + 1).min(last)
            })
            .collect();
        numbers.sort_unstable();
        numbers.dedup();

        let mut excerpt = Self::default();
        let mut ends: Vec<(usize, usize)> = vec![(0, 0); places.len()];
        for number in numbers {
            excerpt.lines.push(Line { number, start: excerpt.text.len() });
            excerpt.push_line(file, number, &places, &mut ends);
        }
        for ((span, message), (start, end)) in places.into_iter().zip(ends) {
            let column = index.line_column(file.text(), span.start).column - 1;
            excerpt.marks.push(Mark { start, end: end.max(start), column, message });
        }
        excerpt
    }

    /// Appends one line, and notes where in it the places begin and end.
    fn push_line(
        &mut self,
        file: &SourceFile,
        number: usize,
        places: &[(Span, Option<String>)],
        ends: &mut [(usize, usize)],
    ) {
        let text = file.text();
        let line = file.lines().line_text(text, number);
        let start = file.lines().line_start(number) as usize;
        let end = start + line.len();
        let inside = |offset: u32| (start..=end).contains(&(offset as usize)).then_some(offset as usize);
        let centre = places.iter().find_map(|(span, _)| inside(span.start)).unwrap_or(start);
        let from = char_boundary(text, centre.saturating_sub(CONTEXT_BYTES).max(start));
        let to = char_boundary(text, end.min(centre + CONTEXT_BYTES));

        self.text.push_str(if from > start { "…" } else { "" });
        let mut note = |at: usize, here: usize, after_last: bool| {
            for ((span, _), (mark_start, mark_end)) in places.iter().zip(&mut *ends) {
                let is_at = |offset: u32| {
                    inside(offset).is_some_and(|offset| offset == at || (offset > at && after_last))
                };
                if is_at(span.start) {
                    *mark_start = here;
                }
                if is_at(span.end) {
                    *mark_end = here;
                }
            }
        };
        for (at, char) in text[from..to].char_indices() {
            note(from + at, self.text.len(), false);
            self.text.push(if acts_on_terminal(char) { sign(char) } else { char });
        }
        note(to, self.text.len(), true);
        if to < end {
            self.text.push('…');
        }
        self.text.push('\n');
    }
}

/// Returns the part of `span` that an excerpt marks, on the edges of characters.
fn clip(file: &SourceFile, span: Span) -> Span {
    let (text, index) = (file.text(), file.lines());
    let start = char_boundary(text, span.start as usize);
    let end = char_boundary(text, span.end as usize).max(start);
    let first = index.line_of(start as u32);
    if index.line_of(end as u32) - first < MAX_LINES {
        return Span::new(start, end);
    }
    let first_end = index.line_start(first) as usize + index.line_text(text, first).len();
    Span::new(start, first_end.max(start))
}
