//! What the writer has chosen to silence: `// journey: allow(missing-owner) decided with the web team`.

mod apply;
mod comment;
mod find;

use crate::lints::Lint;
use crate::source::{Span, Spanned};

pub use apply::apply;
pub use find::find;

/// A comment that silences lints, or means to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The whole comment, from its slashes.
    pub comment: Span,
    /// The names in the brackets, in the order written; `None` where they cannot be read.
    pub names: Option<Vec<Spanned<Box<str>>>>,
    /// The statement, with all in its block, for which it speaks; `None` where it stands at none.
    pub scope: Option<Span>,
}

impl Allow {
    /// Returns whether it names a lint.
    pub fn silences(&self, lint: &Lint) -> bool {
        self.names.iter().flatten().any(|name| *name.value == *lint.code.as_str())
    }
}
