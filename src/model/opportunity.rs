//! Opportunities.

use jiff::civil::Date;

use crate::source::{FilePath, Span, Spanned};
use crate::vocabulary::{Level, OpportunityStatus, Priority};

use super::{About, Citation, KpiId, PainId, PersonaId, Place, Ref, TeamId, Text, Value};

/// What could be done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opportunity {
    /// The id by which touchpoints of a future name it, if it has one.
    pub id: Option<Spanned<Box<str>>>,
    /// What to do, in a sentence.
    pub text: Text,
    /// Where the statement stands: its keyword.
    pub span: Span,
    /// The file it is written in.
    pub file: FilePath,
    /// The block it stands in; `None` for one of the project.
    pub place: Option<Place>,
    /// The pains it takes away.
    pub solves: Vec<Ref<PainId>>,
    /// The KPIs it moves.
    pub improves: Vec<Ref<KpiId>>,
    /// For whom.
    pub personas: Vec<Ref<PersonaId>>,
    /// Who does it.
    pub owner: Option<Ref<TeamId>>,
    /// Who must help.
    pub with: Vec<Ref<TeamId>>,
    /// How much it brings.
    pub impact: Option<Spanned<Level>>,
    /// How much it costs.
    pub effort: Option<Spanned<Level>>,
    /// When, as written.
    pub priority: Option<Spanned<Priority>>,
    /// How far it has come, as written.
    pub status: Option<Spanned<OpportunityStatus>>,
    /// Until when.
    pub due: Option<Spanned<Date>>,
    /// What it costs.
    pub cost: Option<Value>,
    /// What it brings, in words.
    pub benefit: Option<Text>,
    /// What came of it.
    pub result: Option<Outcome>,
    /// Where we know it from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// `result "4 points more sign-ups" on 2027-03-01`.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What came of it.
    pub text: Text,
    /// When that was seen.
    pub on: Option<Spanned<Date>>,
}

impl Opportunity {
    /// Returns how far it has come; an idea where nothing is written.
    pub fn status(&self) -> OpportunityStatus {
        self.status.map_or(OpportunityStatus::Idea, |status| status.value)
    }

    /// Returns when to take it up: as written, else what impact and effort suggest.
    pub fn priority(&self) -> Option<Priority> {
        if let Some(written) = self.priority {
            return Some(written.value);
        }
        Some(match (self.impact?.value, self.effort?.value) {
            (Level::High, Level::Low) => Priority::Now,
            (Level::Low, Level::High) => Priority::Later,
            _ => Priority::Next,
        })
    }

    /// Returns whether nothing more is to be done: done or dropped.
    pub fn is_closed(&self) -> bool {
        matches!(self.status(), OpportunityStatus::Done | OpportunityStatus::Dropped)
    }

    /// Returns whether it should have been done before `today`.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.is_closed() && self.due.is_some_and(|due| due.value < today)
    }
}
