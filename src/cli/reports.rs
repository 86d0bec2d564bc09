//! The reports that `--format` asks for, and the exit status that follows from them.

use anyhow::Result;

use super::Status;
use super::args::{Destination, Global, ReportFormat};
use super::console::Console;
use super::destinations::write_report;
use super::report::{self, Findings, Style};
use crate::diagnostic::Severity;

/// Writes every report that was asked for.
pub fn write_reports(findings: &[Findings], global: &Global, console: &mut Console) -> Result<()> {
    for Destination { format, file } in &global.format {
        match (format, file) {
            (ReportFormat::Json, None) => console.print_result(&json(findings))?,
            (format, None) => {
                let mut text = listing(*format, findings, global.max_diagnostics, console.style());
                if !global.quiet {
                    text.push_str(&report::summary(findings));
                    text.push('\n');
                    if *format == ReportFormat::Human {
                        text.push_str(&explain_hint(findings));
                    }
                }
                console.print_message(&text)?;
            }
            (format, Some(path)) => {
                let text = match format {
                    ReportFormat::Json => json(findings),
                    format => {
                        listing(*format, findings, None, Style::Plain) + &report::summary(findings) + "\n"
                    }
                };
                write_report(path, &text)?;
            }
        }
    }
    Ok(())
}

/// Returns how a run with these findings ends.
pub fn status(findings: &[Findings], global: &Global) -> Status {
    let at_fault = findings.iter().any(|findings| is_at_fault(findings, global));
    if at_fault { Status::AtFault } else { Status::Done }
}

/// Returns whether one project fails the run.
pub fn is_at_fault(findings: &Findings, global: &Global) -> bool {
    findings.diagnostics.iter().any(|diagnostic| match diagnostic.severity {
        Severity::Error => true,
        Severity::Warning => global.deny_warnings,
        Severity::Note => false,
    })
}

/// Returns the line that leads to the page of the gravest thing found.
fn explain_hint(findings: &[Findings]) -> String {
    let all = findings.iter().flat_map(|findings| &findings.diagnostics);
    let gravest = all.min_by_key(|diagnostic| diagnostic.severity);
    gravest.map_or_else(String::new, |it| format!("`journey explain {}` says more\n", it.code))
}

fn json(findings: &[Findings]) -> String {
    let text = serde_json::to_string_pretty(&report::json(findings)).expect("plain data has a JSON format");
    text + "\n"
}

fn listing(format: ReportFormat, findings: &[Findings], limit: Option<usize>, style: Style) -> String {
    let all = findings.iter().flat_map(|findings| findings.diagnostics.iter().map(move |it| (findings, it)));
    let mut all: Vec<_> = all.collect();
    let total = all.len();
    let shown = limit.unwrap_or(total).min(total);
    if shown < total {
        // What is cut off must not be what stops the build.
        all.sort_by_key(|(_, diagnostic)| diagnostic.severity);
    }
    let mut text = String::new();
    for (findings, diagnostic) in all.into_iter().take(shown) {
        match format {
            ReportFormat::Short => text.push_str(&report::short(findings, diagnostic)),
            ReportFormat::Human | ReportFormat::Json => {
                text.push_str(&report::pretty(findings, diagnostic, style));
                text.push('\n');
            }
        }
    }
    if shown < total {
        text.push_str(&format!("… and {} more\n", total - shown));
    }
    text
}
