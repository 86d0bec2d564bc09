//! Pains.

use rust_decimal::Decimal;

use crate::source::{Span, Spanned};
use crate::vocabulary::PainSeverity;

use super::{About, Citation, PersonaId, Place, Ref, TeamId, Text};

/// What hurts.
#[derive(Debug, Clone, PartialEq)]
pub struct Pain {
    /// The id by which opportunities name it, if it has one.
    pub id: Option<Spanned<Box<str>>>,
    /// What hurts, in a sentence.
    pub text: Text,
    /// Where the statement stands: its keyword.
    pub span: Span,
    /// The block it stands in.
    pub place: Place,
    /// Whom alone it hurts, where it stands in a `for` block.
    pub persona: Option<Ref<PersonaId>>,
    /// The work behind the touchpoint it stands under, if it does: which lane, and which of its lines from 0.
    pub activity: Option<(ActivityLane, usize)>,
    /// How much it hurts, as written.
    pub severity: Option<Spanned<PainSeverity>>,
    /// How many of those who come there it hurts, in percent.
    pub affects: Option<Spanned<Decimal>>,
    /// Who cares for it.
    pub owner: Option<Ref<TeamId>>,
    /// Where we know it from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

impl Pain {
    /// Returns how much it hurts; medium where nothing is written.
    pub fn severity(&self) -> PainSeverity {
        self.severity.map_or(PainSeverity::Medium, |severity| severity.value)
    }
}

/// A lane of the service blueprint.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ActivityLane {
    /// What the customer sees us do.
    Frontstage,
    /// What we do unseen.
    Backstage,
    /// Systems and partners.
    SupportedBy,
}
