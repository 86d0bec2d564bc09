//! Bright spots: what works and must be kept.

use rust_decimal::Decimal;

use crate::source::{Span, Spanned};

use super::{About, Citation, Place, Ref, TeamId, Text};

/// What works and must be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct BrightSpot {
    /// The id by which a future is recognised to have it still, if it has one.
    pub id: Option<Spanned<Box<str>>>,
    /// What works, in a sentence.
    pub text: Text,
    /// Where the statement stands: its keyword.
    pub span: Span,
    /// The block it stands in.
    pub place: Place,
    /// For how many of those who come there it is good, in percent.
    pub affects: Option<Spanned<Decimal>>,
    /// Who keeps it up.
    pub owner: Option<Ref<TeamId>>,
    /// Where we know it from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}
