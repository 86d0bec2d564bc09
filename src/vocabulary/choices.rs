//! The words of which a writer chooses one: `severity high`, `cadence weekly`.

use super::argument::Choice;

/// Declares an enum whose variants are words of the language, in the order in which the reference lists them.
macro_rules! choice {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $variant_doc:literal])+ $variant:ident = $word:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[doc = $variant_doc])+ #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the reference.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// Returns the word that the language writes.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// Returns the value that `word` stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl Choice for $name {
            const CHOICES: &'static [&'static str] = Self::WORDS;

            fn chosen(word: &str) -> Option<Self> {
                Self::from_word(word)
            }
        }
    };
}

choice! {
    /// How a channel reaches people.
    ChannelKind {
        /// On a screen.
        Digital = "digital",
        /// At a place, or as a thing in the hand.
        Physical = "physical",
        /// From person to person.
        Human = "human",
    }
}

choice! {
    /// How a source came to know what it says.
    SourceKind {
        /// Talks with people.
        Interview = "interview",
        /// Questions asked of many.
        Survey = "survey",
        /// Counted behaviour.
        Analytics = "analytics",
        /// Watched sessions.
        Recording = "recording",
        /// Records of customers.
        Crm = "crm",
        /// What people wrote in public.
        Review = "review",
        /// Tickets, calls and chats.
        Support = "support",
        /// A test with a control.
        Experiment = "experiment",
        /// What somebody believes, without data.
        Assumption = "assumption",
    }
}

choice! {
    /// Whether a journey is of today.
    JourneyState {
        /// As it is.
        Current = "current",
        /// As it shall be.
        Future = "future",
    }
}

choice! {
    /// Whether a journey's claims were checked with real people.
    Confidence {
        /// Not yet checked.
        Hypothesis = "hypothesis",
        /// Checked with research.
        Validated = "validated",
    }
}

choice! {
    /// How much a pain hurts.
    PainSeverity {
        /// Barely noticed.
        Low = "low",
        /// Noticed.
        Medium = "medium",
        /// Costs customers.
        High = "high",
        /// Ends journeys.
        Critical = "critical",
    }
}

choice! {
    /// How much something brings or costs.
    Level {
        /// Little.
        Low = "low",
        /// Some.
        Medium = "medium",
        /// Much.
        High = "high",
    }
}

choice! {
    /// When an opportunity is to be taken up.
    Priority {
        /// At once.
        Now = "now",
        /// After what is under way.
        Next = "next",
        /// Some day.
        Later = "later",
    }
}

choice! {
    /// How far an opportunity has come.
    OpportunityStatus {
        /// Only thought of.
        Idea = "idea",
        /// Decided, not begun.
        Planned = "planned",
        /// Under way.
        Doing = "doing",
        /// In customers' hands.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

choice! {
    /// How often a KPI is read.
    Cadence {
        /// Every day.
        Daily = "daily",
        /// Every week.
        Weekly = "weekly",
        /// Every month.
        Monthly = "monthly",
        /// Every three months.
        Quarterly = "quarterly",
        /// Every year.
        Yearly = "yearly",
    }
}

choice! {
    /// The time over which people are counted: `4_200 per month`.
    Period {
        /// One day.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// 30.4375 days.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// 365.25 days.
        Year = "year",
    }
}
