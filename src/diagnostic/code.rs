//! The codes of errors, each with its documentation.

use std::fmt;

/// The stable kebab-case name of a kind of fault, such as `unknown-keyword`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Code(&'static str);

impl Code {
    /// Returns the code of a lint, which is declared with the lint.
    pub(crate) const fn of_lint(name: &'static str) -> Self {
        Code(name)
    }

    /// Returns the name as people write it.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

macro_rules! errors {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal;)+) => {
        impl Code {
            $($(#[doc = $doc])+ pub const $name: Code = Code($code);)+

            /// Every error there is, in the order of the language's reference.
            pub const ERRORS: &'static [Code] = &[$(Code::$name),+];

            /// Returns what users read of an error, as Markdown: what it means, why it matters, a wrong example and a
            /// right one. `None` for a lint, which carries its own.
            pub fn documentation(self) -> Option<&'static str> {
                match self.0 {
                    $($code => Some(include_str!(concat!("errors/", $code, ".md"))),)+
                    _ => None,
                }
            }
        }
    };
}

errors! {
    /// The text does not have the shape of the language.
    SYNTAX = "syntax";
    /// A statement begins with a word that the language does not know.
    UNKNOWN_KEYWORD = "unknown-keyword";
    /// An argument is of another kind than its word takes, stands in the wrong order, or is one too many.
    WRONG_ARGUMENT = "wrong-argument";
    /// A word lacks an argument that it needs.
    MISSING_ARGUMENT = "missing-argument";
    /// A word that may stand once in its block stands there again.
    REPEATED_STATEMENT = "repeated-statement";
    /// A word of the language stands in a block where it has no meaning.
    MISPLACED_STATEMENT = "misplaced-statement";
    /// Two things of one kind have the same id.
    DUPLICATE_ID = "duplicate-id";
    /// A name stands for nothing that is declared.
    UNKNOWN_REFERENCE = "unknown-reference";
    /// A number lies outside of what its word allows.
    VALUE_OUT_OF_RANGE = "value-out-of-range";
    /// A date that the calendar does not have, or in another form than ISO 8601.
    INVALID_DATE = "invalid-date";
    /// A value has another unit than its KPI.
    UNIT_MISMATCH = "unit-mismatch";
    /// The shares of a touchpoint's arrows add up to more than all.
    SHARE_OVER_100 = "share-over-100";
    /// A journey that nobody walks.
    MISSING_PERSONA = "missing-persona";
    /// A journey that, through `expands`, holds itself.
    CYCLIC_EXPANSION = "cyclic-expansion";
    /// A file that is named and is not there.
    FILE_NOT_FOUND = "file-not-found";
    /// A link that could run a script or leaves the project.
    UNSAFE_LINK = "unsafe-link";
    /// A file that cannot be read, or is not UTF-8.
    UNREADABLE_FILE = "unreadable-file";
    /// A mistake in `journey.yaml`.
    INVALID_CONFIGURATION = "invalid-configuration";
    /// A mistake in a data file.
    INVALID_DATA = "invalid-data";
    /// A mistake in a template.
    INVALID_TEMPLATE = "invalid-template";
    /// Something is larger or deeper than the program takes.
    LIMIT_EXCEEDED = "limit-exceeded";
}
