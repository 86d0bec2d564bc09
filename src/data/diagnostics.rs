//! The diagnostics of one data file, up to a limit.

use crate::diagnostic::{self, Diagnostic, Location, Severity};
use crate::source::{SourceFile, Span};

/// How many mistakes of one file are told. Whoever has more has one in the program that writes the file.
const MOST: usize = 1_000;

/// The mistakes of one data file, up to a limit.
#[derive(Debug, Clone)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    more: usize,
    /// The end of the file, behind everything else.
    end: Location,
}

impl Diagnostics {
    pub fn new(file: &SourceFile) -> Self {
        let end = Location::new(file.path(), Span::empty(file.text().len()));
        Self { found: Vec::new(), more: 0, end }
    }

    /// Adds a mistake, which is not even made once there are enough.
    pub fn push(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.found.len() < MOST {
            self.found.push(diagnostic());
        } else {
            self.more += 1;
        }
    }

    /// Returns the mistakes; a last one says how many more there are.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        if self.more > 0 {
            self.found.push(diagnostic::more(self.end, self.more, MOST, Severity::Error));
        }
        self.found
    }
}
