//! The line that ends a run, and the counts behind it.

use super::Findings;
use crate::diagnostic::Severity;

/// How many diagnostics there are of each weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Counts the diagnostics of all projects.
    pub fn of(findings: &[Findings]) -> Self {
        let mut counts = Self::default();
        for diagnostic in findings.iter().flat_map(|findings| &findings.diagnostics) {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }
}

/// Returns the line that ends a run: "2 errors, 1 warning in 3 files" or "checked 3 files: no mistakes".
pub fn summary(findings: &[Findings]) -> String {
    let counts = Counts::of(findings);
    let all = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note")];
    let parts: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, word)| plural(*count, word)).collect();
    if parts.is_empty() {
        let files = findings.iter().map(|findings| findings.journey_files).sum();
        return format!("checked {}: no mistakes", plural(files, "file"));
    }
    let mut files: Vec<_> = findings
        .iter()
        .flat_map(|findings| findings.diagnostics.iter().map(|it| (&findings.folder, &it.location.file)))
        .collect();
    files.sort_unstable();
    files.dedup();
    format!("{} in {}", parts.join(", "), plural(files.len(), "file"))
}

/// Returns whether a line is one that [`summary`] returns.
pub fn is_summary(line: &str) -> bool {
    let counts = |text: &str, words: &[&str]| {
        let counted = text.split_once(' ').filter(|(count, _)| count.parse::<usize>().is_ok());
        counted.is_some_and(|(_, word)| words.contains(&word.strip_suffix('s').unwrap_or(word)))
    };
    if let Some(files) = line.strip_prefix("checked ").and_then(|rest| rest.strip_suffix(": no mistakes")) {
        return counts(files, &["file"]);
    }
    line.rsplit_once(" in ").is_some_and(|(parts, files)| {
        counts(files, &["file"]) && parts.split(", ").all(|part| counts(part, &["error", "warning", "note"]))
    })
}

/// Returns "1 file", "2 files".
pub fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

#[cfg(test)]
mod tests {
    use super::is_summary;

    #[test]
    fn a_report_is_known_by_its_last_line() {
        for line in
            ["checked 1 file: no mistakes", "1 error in 1 file", "2 errors, 1 warning, 3 notes in 12 files"]
        {
            assert!(is_summary(line), "{line}");
        }
        for line in [
            "",
            "files",
            "1 error",
            "two errors in 1 file",
            "3 lessons in 2 files",
            "checked by Ann: no mistakes",
        ] {
            assert!(!is_summary(line), "{line}");
        }
    }
}
