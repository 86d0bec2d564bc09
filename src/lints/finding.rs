//! What a lint found, before anything of it is silenced.

use crate::diagnostic::{Diagnostic, Label};

/// How many places one report shows: more fill the screen and help nobody.
const MAX_LABELS: usize = 20;

/// What a lint found and is told in one report: most often one thing, or several of which one is enough to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding(Vec<Part>);

/// One of the things that are told in one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The report, where this is the first that nobody has silenced.
    pub diagnostic: Diagnostic,
    /// What the report on another one says of it, if it names it at all.
    pub label: Option<String>,
}

impl Finding {
    /// Returns the finding that is several things, in the order in which they are to be told.
    pub fn of_several(parts: Vec<Part>) -> Self {
        Self(parts)
    }

    /// Returns the report on what nobody has silenced, if anything is left.
    pub fn into_diagnostic(self, mut is_silenced: impl FnMut(&Diagnostic) -> bool) -> Option<Diagnostic> {
        let mut left = self.0.into_iter().filter(|part| !is_silenced(&part.diagnostic));
        let mut diagnostic = left.next()?.diagnostic;
        diagnostic.labels.extend(
            left.filter_map(|other| {
                Some(Label { location: other.diagnostic.location, message: other.label? })
            }),
        );
        diagnostic.labels.truncate(MAX_LABELS);
        Some(diagnostic)
    }
}

impl From<Diagnostic> for Finding {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![Part { diagnostic, label: None }])
    }
}
