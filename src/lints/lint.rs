//! What a lint is, and how a file declares one.

use crate::diagnostic::{Code, Diagnostic, Location, Severity};
use crate::model::{JourneyId, Kpi, Opportunity};
use crate::source::SourceFile;

use super::{Finding, LintContext};

/// Something that is allowed but unwise, and how it is found.
#[derive(Debug, Clone, Copy)]
pub struct Lint {
    /// Its name in diagnostics, in the configuration and in `allow`.
    pub code: Code,
    /// How much it matters where the configuration says nothing.
    pub severity: Severity,
    /// What users read of it, as Markdown: what it does, why it matters, a wrong example and a right one.
    pub documentation: &'static str,
    /// How it is found.
    pub check: Check,
}

/// What a lint looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// One journey at a time.
    Journey(fn(&LintContext<'_>, JourneyId) -> Vec<Diagnostic>),
    /// One journey at a time, of which several things are one report.
    Grouped(fn(&LintContext<'_>, JourneyId) -> Vec<Finding>),
    /// One KPI at a time, of a journey or of the project.
    Kpi(fn(&LintContext<'_>, &Kpi) -> Option<Diagnostic>),
    /// One opportunity at a time, of a journey or of the project.
    Opportunity(fn(&LintContext<'_>, &Opportunity) -> Option<Diagnostic>),
    /// The project as a whole.
    Project(fn(&LintContext<'_>) -> Vec<Diagnostic>),
    /// The configuration, in which no comment can allow anything.
    Configuration(fn(&LintContext<'_>) -> Vec<Diagnostic>),
    /// The text of one file.
    Text(fn(&SourceFile) -> Vec<Diagnostic>),
    /// Nothing: another part of the compiler finds it on its way.
    Elsewhere,
}

impl Lint {
    /// Returns a finding of this lint.
    pub fn found(&self, location: Location, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, self.severity, location, message)
    }
}

impl Check {
    pub(super) fn journey(&self, cx: &LintContext<'_>, id: JourneyId) -> Vec<Finding> {
        let journey = &cx.model[id];
        match self {
            Check::Journey(check) => check(cx, id).into_iter().map(Finding::from).collect(),
            Check::Grouped(check) => check(cx, id),
            Check::Kpi(check) => {
                journey.kpis.iter().filter_map(|kpi| check(cx, kpi)).map(Finding::from).collect()
            }
            Check::Opportunity(check) => {
                journey.opportunities.iter().filter_map(|it| check(cx, it)).map(Finding::from).collect()
            }
            Check::Project(_) | Check::Configuration(_) | Check::Text(_) | Check::Elsewhere => Vec::new(),
        }
    }

    pub(super) fn project(&self, cx: &LintContext<'_>) -> Vec<Diagnostic> {
        match self {
            Check::Project(check) | Check::Configuration(check) => check(cx),
            Check::Kpi(check) => cx.model.kpis.iter().filter_map(|kpi| check(cx, kpi)).collect(),
            Check::Opportunity(check) => {
                cx.model.opportunities.iter().filter_map(|it| check(cx, it)).collect()
            }
            Check::Journey(_) | Check::Grouped(_) | Check::Text(_) | Check::Elsewhere => Vec::new(),
        }
    }

    pub(super) fn text(&self, file: &SourceFile) -> Vec<Diagnostic> {
        match self {
            Check::Text(check) => check(file),
            Check::Journey(_)
            | Check::Grouped(_)
            | Check::Kpi(_)
            | Check::Opportunity(_)
            | Check::Project(_)
            | Check::Configuration(_)
            | Check::Elsewhere => Vec::new(),
        }
    }
}

/// Declares the lint of a file: the doc comment is what users read of it.
macro_rules! lint {
    ($(#[doc = $line:literal])+ $severity:ident $code:literal: $check:expr;) => {
        $(#[doc = $line])+
        pub(crate) const LINT: $crate::lints::Lint = $crate::lints::Lint {
            code: $crate::diagnostic::Code::of_lint($code),
            severity: $crate::diagnostic::Severity::$severity,
            documentation: concat!($($line, "\n"),+),
            check: $check,
        };
    };
}

pub(super) use lint;
