//! What a row of the table says of a word.

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
            BlockKind::For => "a `for` block",
            BlockKind::StepFor => "the `for` block of a step",
            BlockKind::Claim => "the block of a single line",
            BlockKind::Activity => "a line of the service blueprint",
            BlockKind::Question => "a `question`",
            BlockKind::Pain => "a `pain`",
            BlockKind::Opportunity => "an `opportunity`",
            BlockKind::Kpi => "a `kpi`",
        }
    }
}

/// A row of the table: one word in one block.
#[derive(Debug)]
pub struct Word {
    /// The keyword.
    pub name: &'static str,
    /// The blocks in which it has this meaning.
    pub blocks: &'static [BlockKind],
    /// Its arguments, in order.
    pub slots: &'static [Slot],
    /// How often it may stand in one block.
    pub occurrence: Occurrence,
    /// The block it may open.
    pub opens: Option<BlockKind>,
    /// One sentence on what it means.
    pub meaning: &'static str,
    /// A line as somebody would write it.
    pub example: &'static str,
}

/// How often a word may stand in one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurrence {
    /// At most once.
    Once,
    /// As often as there is something to say.
    Many,
}

/// One argument of a word.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// What it is called in help and reference: `TITLE`.
    pub name: &'static str,
    /// The word that leads it in: `on` before a date.
    pub lead: Option<&'static str>,
    /// What may stand there.
    pub kind: Kind,
    /// Whether it may be left out.
    pub is_optional: bool,
    /// Whether it may stand anywhere behind the first argument.
    pub is_free: bool,
}

/// What may stand in a slot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A new id.
    Id,
    /// A string of one line, taken as it is.
    Plain,
    /// A string or text with inline Markdown.
    Rich,
    /// The id of something declared, or built in.
    Name(Naming),
    /// Several of them, with commas between.
    Names(Naming),
    /// Ids that need no declaration, with commas between.
    Tags,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A number without a unit.
    Number,
    /// A number with `%`.
    Percent,
    /// A number with any unit or none.
    Value,
    /// A comparison or a range.
    Goal,
    /// A number with a unit of time.
    Duration,
    /// A duration or a range of them.
    Takes,
    /// A day.
    Date,
}

/// The kinds of things that have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the thing it is named after")]
pub enum Naming {
    Persona,
    Team,
    Channel,
    /// A channel that is built in, for its icon.
    BuiltInChannel,
    Source,
    Lane,
    Journey,
    Pain,
    Opportunity,
    Kpi,
    Metric,
    /// Where an arrow goes: a touchpoint, step or stage, `done` or `exit`.
    Destination,
}

impl Naming {
    /// Returns the word for one of them.
    pub fn noun(self) -> &'static str {
        match self {
            Naming::Persona => "persona",
            Naming::Team => "team",
            Naming::Channel => "channel",
            Naming::BuiltInChannel => "built-in channel",
            Naming::Source => "source",
            Naming::Lane => "lane",
            Naming::Journey => "journey",
            Naming::Pain => "pain",
            Naming::Opportunity => "opportunity",
            Naming::Kpi => "KPI",
            Naming::Metric => "metric",
            Naming::Destination => "touchpoint, step or stage",
        }
    }
}

impl Naming {
    /// Returns the word for several of them.
    pub fn plural(self) -> &'static str {
        match self {
            Naming::Persona => "personas",
            Naming::Team => "teams",
            Naming::Channel | Naming::BuiltInChannel => "channels",
            Naming::Source => "sources",
            Naming::Lane => "lanes",
            Naming::Journey => "journeys",
            Naming::Pain => "pains",
            Naming::Opportunity => "opportunities",
            Naming::Kpi => "KPIs",
            Naming::Metric => "metrics",
            Naming::Destination => "touchpoints, steps and stages",
        }
    }
}

impl Slot {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, lead: None, kind, is_optional: false, is_free: false }
    }

    const fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    const fn free(mut self) -> Self {
        self.is_free = true;
        self
    }

    const fn after(mut self, lead: &'static str) -> Self {
        self.lead = Some(lead);
        self
    }

    /// Returns the slot as the reference and help lines write it: `TITLE?`, `(on DATE)?`, `PERSONA, …`.
    pub fn signature(&self) -> String {
        let name = match self.kind {
            Kind::OneOf(words) => words.join(" | "),
            Kind::Names(_) | Kind::Tags => format!("{}, …", self.name),
            _ => self.name.to_owned(),
        };
        match (self.lead, self.is_optional) {
            (Some(lead), true) => format!("({lead} {name})?"),
            (Some(lead), false) => format!("{lead} {name}"),
            (None, true) => format!("{name}?"),
            (None, false) => name,
        }
    }
}

impl Word {
    /// Returns the word with its arguments: `target COMPARISON (by DATE)?`.
    pub fn signature(&self) -> String {
        let mut text = self.name.to_owned();
        for slot in self.slots {
            text.push(' ');
            text.push_str(&slot.signature());
        }
        text
    }

    /// Returns the row of a keyword in a block.
    pub fn find(block: BlockKind, keyword: &str) -> Option<&'static Word> {
        super::words::WORDS.iter().find(|word| word.name == keyword && word.blocks.contains(&block))
    }

    /// Returns the rows of a block, in the order of the reference.
    pub fn of_block(block: BlockKind) -> impl Iterator<Item = &'static Word> {
        super::words::WORDS.iter().filter(move |word| word.blocks.contains(&block))
    }

    /// Returns the rows of a keyword in any block.
    pub fn named(keyword: &str) -> impl Iterator<Item = &'static Word> {
        super::words::WORDS.iter().filter(move |word| word.name == keyword)
    }
}

/// The slots that rows are made of.
pub(super) mod slots {
    use super::{Kind, Naming, Slot};
    use crate::vocabulary::Period;

    pub(in crate::vocabulary) const ID: Slot = Slot::new("ID", Kind::Id);
    pub(in crate::vocabulary) const ID_OPT: Slot = ID.optional();
    pub(in crate::vocabulary) const TITLE: Slot = Slot::new("TITLE", Kind::Plain).optional();
    pub(in crate::vocabulary) const LABEL: Slot = Slot::new("LABEL", Kind::Plain).optional();
    pub(in crate::vocabulary) const STRING: Slot = Slot::new("STRING", Kind::Rich);
    pub(in crate::vocabulary) const TEXT: Slot = Slot::new("TEXT", Kind::Rich);
    pub(in crate::vocabulary) const SAID: Slot = STRING.optional();
    pub(in crate::vocabulary) const NAME: Slot = Slot::new("NAME", Kind::Plain);
    pub(in crate::vocabulary) const URL: Slot = Slot::new("URL", Kind::Plain);
    pub(in crate::vocabulary) const PATH: Slot = Slot::new("PATH", Kind::Plain);
    pub(in crate::vocabulary) const ALT: Slot = Slot::new("ALT", Kind::Plain);
    pub(in crate::vocabulary) const TAGS: Slot = Slot::new("ID", Kind::Tags);
    pub(in crate::vocabulary) const DATE: Slot = Slot::new("DATE", Kind::Date);
    pub(in crate::vocabulary) const ON: Slot = DATE.after("on").optional();
    pub(in crate::vocabulary) const BY: Slot = DATE.after("by").optional();
    pub(in crate::vocabulary) const EVERY: Slot =
        Slot::new("DURATION", Kind::Duration).after("every").optional();
    pub(in crate::vocabulary) const NUMBER: Slot = Slot::new("NUMBER", Kind::Number);
    pub(in crate::vocabulary) const SCORE: Slot = Slot::new("SCORE", Kind::Number);
    pub(in crate::vocabulary) const PERCENT: Slot = Slot::new("PERCENT", Kind::Percent);
    pub(in crate::vocabulary) const VALUE: Slot = Slot::new("VALUE", Kind::Value);
    pub(in crate::vocabulary) const GOAL: Slot = Slot::new("COMPARISON", Kind::Goal);
    pub(in crate::vocabulary) const TAKES: Slot = Slot::new("DURATION | RANGE", Kind::Takes);
    pub(in crate::vocabulary) const PER: Slot = Slot::new("PERIOD", Kind::OneOf(Period::WORDS)).after("per");
    pub(in crate::vocabulary) const PERSONA: Slot = name("PERSONA", Naming::Persona);
    pub(in crate::vocabulary) const PERSONAS: Slot = names("PERSONA", Naming::Persona);
    pub(in crate::vocabulary) const TEAM: Slot = name("TEAM", Naming::Team);
    pub(in crate::vocabulary) const TEAMS: Slot = names("TEAM", Naming::Team);
    pub(in crate::vocabulary) const CHANNELS: Slot = names("CHANNEL", Naming::Channel);
    pub(in crate::vocabulary) const ICON: Slot = name("CHANNEL", Naming::BuiltInChannel);
    pub(in crate::vocabulary) const SOURCE: Slot = name("SOURCE", Naming::Source);
    pub(in crate::vocabulary) const LANE: Slot = name("LANE", Naming::Lane);
    pub(in crate::vocabulary) const JOURNEY: Slot = name("JOURNEY", Naming::Journey);
    pub(in crate::vocabulary) const OF: Slot = JOURNEY.after("of").optional();
    pub(in crate::vocabulary) const PAINS: Slot = names("PAIN", Naming::Pain);
    pub(in crate::vocabulary) const KPIS: Slot = names("KPI", Naming::Kpi);
    pub(in crate::vocabulary) const OPPORTUNITIES: Slot = names("OPPORTUNITY", Naming::Opportunity);
    pub(in crate::vocabulary) const METRIC: Slot = name("METRIC", Naming::Metric);
    pub(in crate::vocabulary) const TARGET: Slot = name("TARGET", Naming::Destination);
    pub(in crate::vocabulary) const ARROW_LABEL: Slot = LABEL.free();
    pub(in crate::vocabulary) const SHARE: Slot = Slot::new("SHARE", Kind::Percent).optional().free();
    pub(in crate::vocabulary) const AFTER: Slot =
        Slot::new("DURATION", Kind::Duration).after("after").optional().free();

    const fn name(name: &'static str, naming: Naming) -> Slot {
        Slot::new(name, Kind::Name(naming))
    }

    const fn names(name: &'static str, naming: Naming) -> Slot {
        Slot::new(name, Kind::Names(naming))
    }

    pub(in crate::vocabulary) const fn one_of(words: &'static [&'static str]) -> Slot {
        Slot::new("WORD", Kind::OneOf(words))
    }
}
