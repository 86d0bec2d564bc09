//! The report with one line for each diagnostic: `--format short`.

use std::fmt::Write;

use super::{Findings, one_line};
use crate::diagnostic::Diagnostic;

/// Returns `diagnostic` as one line, `file:line:column: error[code]: message`, and its help as a second one.
pub fn short(findings: &Findings, diagnostic: &Diagnostic) -> String {
    let path = findings.display_path(&diagnostic.location.file);
    let (line, column) =
        findings.start(&diagnostic.location).map_or((0, 0), |place| (place.line, place.column));
    let severity = diagnostic.severity.name();
    let message = one_line(&diagnostic.message);
    let mut text = format!("{path}:{line}:{column}: {severity}[{}]: {message}\n", diagnostic.code);
    if let Some(help) = &diagnostic.help {
        writeln!(text, "  help: {}", one_line(help)).expect("a string takes everything");
    }
    text
}
