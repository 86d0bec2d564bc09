//! The report for people: `--format human`. The only place that knows miette.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};

use super::excerpt::Excerpt;
use super::{Findings, clean, one_line, plural};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FilePath, Span};

/// The width that labels are wrapped to; a fixed one, so that a report is the same in every window.
const WIDTH: usize = 100;

/// How many labels are shown; the renderer's time grows with their square.
const MAX_LABELS: usize = 20;

/// Whether a report is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// With ANSI colours.
    Coloured,
    /// Without any escape sequence.
    Plain,
}

/// Returns `diagnostic` with its excerpt: the primary file first, then those of labels in other files.
pub fn pretty(findings: &Findings, diagnostic: &Diagnostic, style: Style) -> String {
    let severity = diagnostic.severity;
    let head = format!("{}[{}]", severity.name(), diagnostic.code);
    let mut text = format!("{}: {}\n", style.paint(severity, &head), one_line(&diagnostic.message));
    match primary(findings, diagnostic) {
        Some(source) => render(&mut text, severity, source, style),
        None => text.push_str(&format!("  in {}\n", findings.display_path(&diagnostic.location.file))),
    }
    for (file, places) in labels_elsewhere(diagnostic) {
        if let Some(source) = source(findings, &file, places) {
            render(&mut text, Severity::Note, source, style);
        }
    }
    if let Some(more) = diagnostic.labels.len().checked_sub(MAX_LABELS).filter(|more| *more > 0) {
        text.push_str(&format!("  and {}\n", plural(more, "more place")));
    }
    if let Some(help) = &diagnostic.help {
        let help = clean(help);
        let mut lines = help.lines();
        let first = lines.next().unwrap_or_default();
        text.push_str(&format!("  {}: {first}\n", style.paint(Severity::Note, "help")));
        lines.for_each(|line| text.push_str(&format!("        {line}\n")));
    }
    text
}

impl Style {
    fn paint(self, severity: Severity, text: &str) -> String {
        let colour = match (self, severity) {
            (Style::Plain, _) => return text.to_owned(),
            (Style::Coloured, Severity::Error) => "1;31",
            (Style::Coloured, Severity::Warning) => "1;33",
            (Style::Coloured, Severity::Note) => "1;36",
        };
        format!("\u{1b}[{colour}m{text}\u{1b}[0m")
    }
}

fn primary(findings: &Findings, diagnostic: &Diagnostic) -> Option<Source> {
    source(findings, &diagnostic.location.file, own_places(diagnostic)?)
}

/// Returns the place of a diagnostic and those of its labels in the same file, if it has a place.
fn own_places(diagnostic: &Diagnostic) -> Option<Vec<Place>> {
    let file = &diagnostic.location.file;
    let span = diagnostic.location.span?;
    let here = diagnostic.labels.iter().take(MAX_LABELS).filter(|label| label.location.file == *file);
    let labels = here.filter_map(|label| Some((label.location.span?, Some(label.message.clone()))));
    Some(std::iter::once((span, diagnostic.note.clone())).chain(labels).collect())
}

/// Returns the places of a diagnostic, its own first, by file.
#[cfg(feature = "preview")]
pub(in crate::cli) fn places_by_file(diagnostic: &Diagnostic) -> Vec<(FilePath, Vec<Place>)> {
    let own = own_places(diagnostic).map(|places| (diagnostic.location.file.clone(), places));
    own.into_iter().chain(labels_elsewhere(diagnostic)).collect()
}

/// Returns the labels that stand in other files than the diagnostic, by file, in order.
fn labels_elsewhere(diagnostic: &Diagnostic) -> Vec<(FilePath, Vec<Place>)> {
    let mut files: Vec<(FilePath, Vec<Place>)> = Vec::new();
    for label in diagnostic.labels.iter().take(MAX_LABELS) {
        let (file, Some(span)) = (&label.location.file, label.location.span) else { continue };
        if *file == diagnostic.location.file && diagnostic.location.span.is_some() {
            continue;
        }
        let place = (span, Some(label.message.clone()));
        match files.iter_mut().find(|(other, _)| other == file) {
            Some((_, places)) => places.push(place),
            None => files.push((file.clone(), vec![place])),
        }
    }
    files
}

/// A place and what to say of it.
pub(in crate::cli) type Place = (Span, Option<String>);

fn source(findings: &Findings, file: &FilePath, places: Vec<Place>) -> Option<Source> {
    let excerpt = Excerpt::new(findings.files.get(file)?, places);
    Some(Source { name: findings.display_path(file), excerpt })
}

/// Appends the excerpt of one file. Head and help are not left to miette: it would wrap messages, which then cannot be
/// searched for, and put the help above the excerpts of other files.
fn render(text: &mut String, severity: Severity, source: Source, style: Style) {
    let theme = match style {
        Style::Coloured => {
            GraphicalTheme { styles: miette::ThemeStyles::ansi(), ..GraphicalTheme::unicode() }
        }
        Style::Plain => GraphicalTheme::unicode_nocolor(),
    };
    let mut rendered = String::new();
    GraphicalReportHandler::new_themed(theme)
        .with_width(WIDTH)
        .with_links(false)
        .without_cause_chain()
        .with_context_lines(1)
        .with_break_words(false)
        .tab_width(2)
        .render_report(&mut rendered, &ExcerptReport { severity, source })
        .expect("a string takes everything, and every mark lies in its excerpt");
    // The first line is that of the message, which is empty.
    text.push_str(rendered.split_once('\n').map_or("", |(_, excerpt)| excerpt));
}

/// One excerpt with its marks, in miette's terms.
#[derive(Debug)]
struct ExcerptReport {
    severity: Severity,
    source: Source,
}

impl fmt::Display for ExcerptReport {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for ExcerptReport {}

impl miette::Diagnostic for ExcerptReport {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let marks = self.source.excerpt.marks.iter();
        Some(Box::new(marks.enumerate().map(|(position, mark)| {
            let message = mark.message.as_deref().map(|message| clean(message).into_owned());
            let span = (mark.start, mark.end - mark.start);
            if position == 0 {
                LabeledSpan::new_primary_with_span(message, span)
            } else {
                LabeledSpan::new_with_span(message, span)
            }
        })))
    }
}

/// An excerpt and the name of its file, in miette's terms.
#[derive(Debug)]
struct Source {
    name: String,
    excerpt: Excerpt,
}

impl SourceCode for Source {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let Excerpt { text, lines, marks } = &self.excerpt;
        let line_of = |offset: usize| lines.partition_point(|line| line.start <= offset).saturating_sub(1);
        let (first, last) = (line_of(span.offset()), line_of(span.offset() + span.len()));
        let joined = |line: usize| lines[line].number + 1 == lines[line + 1].number;
        if !(first..last).all(joined) {
            return Err(MietteError::OutOfBounds);
        }
        let first =
            (0..before).fold(first, |line, _| if line > 0 && joined(line - 1) { line - 1 } else { line });
        let last = (0..after)
            .fold(last, |line, _| if line + 1 < lines.len() && joined(line) { line + 1 } else { line });

        let start = lines[first].start;
        let end = lines.get(last + 1).map_or(text.len(), |line| line.start);
        // miette asks for the column of a place by asking for the place without context.
        let mark = marks.iter().find(|mark| before == 0 && mark.start == span.offset());
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            &text.as_bytes()[start..end],
            (start, end - start).into(),
            lines[first].number,
            mark.map_or(0, |mark| mark.column),
            last - first + 1,
        )))
    }
}
