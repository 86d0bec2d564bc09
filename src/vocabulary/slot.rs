//! The slots of which rows are made: what each is called, what it holds, and how it is led in.

use std::marker::PhantomData;

use super::argument::{
    ArgumentKind, ArgumentType, Choice, Date, Duration, Goal, Id, Name, Names, Number, OneOf, Percent, Plain,
    Rich, Tags, Takes, Value, entity,
};
use super::choices;

/// One argument of a word.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// What it is called in help and reference: `TITLE`.
    pub name: &'static str,
    /// The word that leads it in: `on` before a date.
    pub lead: Option<&'static str>,
    /// What may stand there.
    pub kind: ArgumentKind,
    /// Whether it may be left out.
    pub is_optional: bool,
    /// Whether it may stand anywhere behind the first argument.
    pub is_free: bool,
}

impl Slot {
    const fn new(name: &'static str, kind: ArgumentKind) -> Self {
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
            ArgumentKind::OneOf(words) => words.join(" | "),
            ArgumentKind::Names(_) | ArgumentKind::Tags => format!("{}, …", self.name),
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

/// A slot as a type, which knows the type of its argument.
pub trait TypedSlot {
    /// What may stand there.
    type Argument: ArgumentType;
    /// The same as data.
    const SLOT: Slot;
}

/// The place of an argument among the slots of its word, and what stands there.
#[derive(Debug, Clone, Copy)]
pub struct At<A> {
    index: usize,
    argument: PhantomData<A>,
}

impl<A: ArgumentType> At<A> {
    /// Returns the place of the next slot; only the rows of the table count slots.
    pub(super) fn next(index: &mut usize) -> Self {
        let next = *index + 1;
        Self { index: std::mem::replace(index, next), argument: PhantomData }
    }

    /// Returns the number of the slot, from 0.
    pub fn index(self) -> usize {
        self.index
    }
}

macro_rules! slots {
    ($($slot:ident: $argument:ty = $name:literal $(.$call:ident($($lead:literal)?))*;)+) => {
        /// The slots, by what they are for. Several may have one name: people know them by what stands there.
        pub(in crate::vocabulary) mod slots {
            use super::*;

            $(
                pub enum $slot {}

                impl TypedSlot for $slot {
                    type Argument = $argument;
                    const SLOT: Slot = Slot::new($name, <$argument as ArgumentType>::KIND)$(.$call($($lead)?))*;
                }
            )+

            /// One of the words of a [`Choice`].
            pub struct Chosen<C>(PhantomData<C>);

            impl<C: Choice> TypedSlot for Chosen<C> {
                type Argument = OneOf<C>;
                const SLOT: Slot = Slot::new("WORD", ArgumentKind::OneOf(C::CHOICES));
            }
        }
    };
}

slots! {
    NewId: Id = "ID";
    OptionalId: Id = "ID".optional();
    Title: Plain = "TITLE".optional();
    Label: Plain = "LABEL".optional();
    Sentence: Rich = "STRING";
    LongText: Rich = "TEXT";
    Said: Rich = "STRING".optional();
    PlainName: Plain = "NAME";
    Url: Plain = "URL";
    Path: Plain = "PATH";
    Alt: Plain = "ALT";
    TagList: Tags = "ID";
    Day: Date = "DATE";
    On: Date = "DATE".after("on").optional();
    By: Date = "DATE".after("by").optional();
    Every: Duration = "DURATION".after("every").optional();
    Count: Number = "NUMBER";
    Score: Number = "SCORE";
    Part: Percent = "PERCENT";
    Amount: Value = "VALUE";
    Wanted: Goal = "COMPARISON";
    TakesTime: Takes = "DURATION | RANGE";
    Per: OneOf<choices::Period> = "PERIOD".after("per");
    Persona: Name<entity::Persona> = "PERSONA";
    Personas: Names<entity::Persona> = "PERSONA";
    Team: Name<entity::Team> = "TEAM";
    Teams: Names<entity::Team> = "TEAM";
    Channels: Names<entity::Channel> = "CHANNEL";
    Icon: Name<entity::BuiltInChannel> = "CHANNEL";
    Source: Name<entity::Source> = "SOURCE";
    Lane: Name<entity::Lane> = "LANE";
    Journey: Name<entity::Journey> = "JOURNEY";
    Of: Name<entity::Journey> = "JOURNEY".after("of").optional();
    Pains: Names<entity::Pain> = "PAIN";
    Kpis: Names<entity::Kpi> = "KPI";
    Opportunities: Names<entity::Opportunity> = "OPPORTUNITY";
    Metric: Name<entity::Metric> = "METRIC";
    Target: Name<entity::Destination> = "TARGET";
    ArrowLabel: Plain = "LABEL".optional().free();
    Share: Percent = "SHARE".optional().free();
    After: Duration = "DURATION".after("after").optional().free();
}
