//! The blocks of the language, each with words of its own.

/// The blocks of the language, each with words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the block of the word it is named after")]
pub enum BlockKind {
    /// The top level of a file.
    File,
    Persona,
    Team,
    Channel,
    Source,
    Lane,
    /// A `stage` at the top level.
    SharedStage,
    Journey,
    Stage,
    Touchpoint,
    Step,
    /// A `step` that a team does, while people wait: one with `by`.
    TeamStep,
    OneOf,
    /// `for PERSONA` in a touchpoint.
    For,
    /// `for PERSONA` in a step.
    StepFor,
    /// `does`, `thinks`, `says`, `sees`, `feels`, `needs`, `note` and arrows: only sources.
    Claim,
    /// `frontstage`, `backstage`, `supported-by`.
    Activity,
    Question,
    Pain,
    BrightSpot,
    Opportunity,
    Kpi,
}

impl BlockKind {
    /// Returns the block as people are told of it: "a touchpoint", "the top level".
    pub fn described(self) -> &'static str {
        match self {
            BlockKind::File => "the top level of a file",
            BlockKind::Persona => "a `persona`",
            BlockKind::Team => "a `team`",
            BlockKind::Channel => "a `channel`",
            BlockKind::Source => "a `source`",
            BlockKind::Lane => "a `lane`",
            BlockKind::SharedStage => "a shared `stage`",
            BlockKind::Journey => "a `journey`",
            BlockKind::Stage => "a `stage`",
            BlockKind::Touchpoint => "a `touchpoint`",
            BlockKind::Step => "a `step`",
            BlockKind::TeamStep => "a `step` that a team does",
            BlockKind::OneOf => "a `one-of`",
            BlockKind::For => "a `for` block",
            BlockKind::StepFor => "the `for` block of a step",
            BlockKind::Claim => "the block of a single line",
            BlockKind::Activity => "a line of the service blueprint",
            BlockKind::Question => "a `question`",
            BlockKind::Pain => "a `pain`",
            BlockKind::BrightSpot => "a `bright-spot`",
            BlockKind::Opportunity => "an `opportunity`",
            BlockKind::Kpi => "a `kpi`",
        }
    }
}
