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

/// Returns "1 file", "2 files".
pub fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
