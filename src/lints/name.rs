//! The lint of a name that a user has written.

use crate::diagnostic::{Code, nearest};

use super::{LINTS, Lint, NAMES};

/// Why a name is not that of a lint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLint {
    /// It is that of an error, which nobody can silence.
    IsError,
    /// It is near to this one.
    Near(&'static str),
    /// It is near to none.
    Unknown,
}

/// Returns the lint of this name.
///
/// # Errors
/// Where there is none.
pub fn find(name: &str) -> Result<&'static Lint, NoLint> {
    if let Some(lint) = LINTS.iter().find(|lint| lint.code.as_str() == name) {
        return Ok(lint);
    }
    if Code::ERRORS.iter().any(|code| code.as_str() == name) {
        return Err(NoLint::IsError);
    }
    Err(nearest(name, NAMES.iter().copied()).map_or(NoLint::Unknown, NoLint::Near))
}
