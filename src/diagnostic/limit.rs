//! How many diagnostics of one file are told.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Location, Severity, sort};
use crate::source::FilePath;

/// How many diagnostics of one file are told. A file with more is something else under the wrong name, or has the same mistake
/// over and over; a report for each of a million lines helps nobody, and no reader of reports takes it.
pub const MOST_OF_ONE_FILE: usize = 10_000;

/// Keeps the gravest `most` diagnostics of each file, and puts one that counts the others in their place.
pub fn limit(diagnostics: &mut Vec<Diagnostic>, most: usize) {
    if diagnostics.len() <= most {
        return;
    }
    let mut of_files: BTreeMap<FilePath, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics.drain(..) {
        of_files.entry(diagnostic.location.file.clone()).or_default().push(diagnostic);
    }
    for (file, mut of_file) in of_files {
        // What counts others stays, and comes last.
        of_file.sort_by_key(|it| (it.code == Code::LIMIT_EXCEEDED, it.severity));
        let counting = of_file.iter().filter(|it| it.code == Code::LIMIT_EXCEEDED).count();
        let others = of_file.len() - counting;
        if others > most {
            let mut cut = of_file.drain(most..others);
            let severity = cut.next().map_or(Severity::Note, |gravest| gravest.severity);
            drop(cut);
            of_file.push(more(Location::whole(&file), others - most, most, severity));
        }
        diagnostics.append(&mut of_file);
    }
    sort(diagnostics);
}

/// Returns the diagnostic that stands for `more` others of a file, of which `most` are told.
pub fn more(location: Location, more: usize, most: usize, severity: Severity) -> Diagnostic {
    let file = &location.file;
    let things = match (severity, more) {
        (Severity::Error, 1) => "mistake",
        (Severity::Error, _) => "mistakes",
        (_, 1) => "report",
        _ => "reports",
    };
    let message = format!("`{file}` has {more} more {things} than these {most}");
    Diagnostic::new(Code::LIMIT_EXCEEDED, severity, location, message)
        .with_help("mend the first ones; the others may be the same one over and over")
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic, Location, Severity, limit};
    use crate::source::{Span, file_path};

    fn reports(path: &str, severity: Severity, count: usize) -> impl Iterator<Item = Diagnostic> {
        let file = file_path(path);
        let at = move |number| Location::new(&file, Span::empty(number));
        (0..count).map(move |number| Diagnostic::new(Code::INVALID_DATA, severity, at(number), "x"))
    }

    #[test]
    fn the_gravest_of_each_file_are_told() {
        let notes = reports("a", Severity::Note, 5);
        let all = notes.chain(reports("a", Severity::Error, 1)).chain(reports("b", Severity::Error, 3));
        let mut all: Vec<Diagnostic> = all.collect();
        limit(&mut all, 3);
        let told = all.iter().map(|it| (it.location.file.as_str(), it.severity, it.code.as_str()));
        let (more, data) = (Code::LIMIT_EXCEEDED.as_str(), Code::INVALID_DATA.as_str());
        let (note, error) = (Severity::Note, Severity::Error);
        let a = [("a", note, more), ("a", error, data), ("a", note, data), ("a", note, data)];
        assert_eq!(told.collect::<Vec<_>>(), [&a[..], &[("b", error, data); 3]].concat());
        assert_eq!(all[0].message, "`a` has 3 more reports than these 3");
        let before = all.clone();
        limit(&mut all, 3);
        assert_eq!(all, before, "what counts others is not counted");
    }
}
