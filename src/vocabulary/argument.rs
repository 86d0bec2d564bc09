//! What may stand as an argument, as data and as types: the types let the compiler see what a slot holds.

use std::marker::PhantomData;

/// What may stand in a slot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ArgumentKind {
    /// A new id.
    Id,
    /// A string of one line, taken as it is.
    Plain,
    /// A string or text with inline Markdown.
    Rich,
    /// The id of something declared, or built in.
    Name(EntityKind),
    /// Several of them, with commas between.
    Names(EntityKind),
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
pub enum EntityKind {
    Persona,
    Team,
    Channel,
    /// A channel that is built in, for its icon.
    BuiltInChannel,
    Source,
    Lane,
    /// A `stage` at the top level, whose id stages of journeys have too.
    SharedStage,
    Journey,
    Pain,
    Opportunity,
    Kpi,
    Metric,
    /// Where an arrow goes: a touchpoint, step or stage, `done` or `exit`.
    Destination,
}

impl EntityKind {
    /// Returns the word for one of them.
    pub fn noun(self) -> &'static str {
        match self {
            EntityKind::Persona => "persona",
            EntityKind::Team => "team",
            EntityKind::Channel => "channel",
            EntityKind::BuiltInChannel => "built-in channel",
            EntityKind::Source => "source",
            EntityKind::Lane => "lane",
            EntityKind::SharedStage => "shared stage",
            EntityKind::Journey => "journey",
            EntityKind::Pain => "pain",
            EntityKind::Opportunity => "opportunity",
            EntityKind::Kpi => "KPI",
            EntityKind::Metric => "metric",
            EntityKind::Destination => "touchpoint, step or stage",
        }
    }

    /// Returns the word for several of them.
    pub fn plural(self) -> &'static str {
        match self {
            EntityKind::Persona => "personas",
            EntityKind::Team => "teams",
            EntityKind::Channel | EntityKind::BuiltInChannel => "channels",
            EntityKind::Source => "sources",
            EntityKind::Lane => "lanes",
            EntityKind::SharedStage => "shared stages",
            EntityKind::Journey => "journeys",
            EntityKind::Pain => "pains",
            EntityKind::Opportunity => "opportunities",
            EntityKind::Kpi => "KPIs",
            EntityKind::Metric => "metrics",
            EntityKind::Destination => "touchpoints, steps and stages",
        }
    }
}

/// An [`ArgumentKind`] as a type, so that whoever reads a slot cannot take a number for a name.
pub trait ArgumentType {
    /// The same as data.
    const KIND: ArgumentKind;
}

/// An [`EntityKind`] as a type.
pub trait EntityType {
    /// The same as data.
    const KIND: EntityKind;
}

/// Words of which a writer chooses one.
pub trait Choice: Sized {
    /// The words, in the order of the reference.
    const CHOICES: &'static [&'static str];

    /// Returns the value that `word` stands for.
    fn chosen(word: &str) -> Option<Self>;
}

macro_rules! argument_types {
    ($($name:ident),+) => {
        $(
            #[doc = concat!("[`ArgumentKind::", stringify!($name), "`] as a type.")]
            #[derive(Debug, Clone, Copy)]
            pub enum $name {}

            impl ArgumentType for $name {
                const KIND: ArgumentKind = ArgumentKind::$name;
            }
        )+
    };
}

argument_types!(Id, Plain, Rich, Tags, Number, Percent, Value, Goal, Duration, Takes, Date);

/// [`ArgumentKind::Name`] as a type.
#[derive(Debug, Clone, Copy)]
pub struct Name<E>(PhantomData<E>);

/// [`ArgumentKind::Names`] as a type.
#[derive(Debug, Clone, Copy)]
pub struct Names<E>(PhantomData<E>);

/// [`ArgumentKind::OneOf`] as a type.
#[derive(Debug, Clone, Copy)]
pub struct OneOf<C>(PhantomData<C>);

impl<E: EntityType> ArgumentType for Name<E> {
    const KIND: ArgumentKind = ArgumentKind::Name(E::KIND);
}

impl<E: EntityType> ArgumentType for Names<E> {
    const KIND: ArgumentKind = ArgumentKind::Names(E::KIND);
}

impl<C: Choice> ArgumentType for OneOf<C> {
    const KIND: ArgumentKind = ArgumentKind::OneOf(C::CHOICES);
}

/// The kinds of things that have names, as types.
pub mod entity {
    use super::{EntityKind, EntityType};

    macro_rules! entities {
        ($($name:ident),+) => {
            $(
                #[doc = concat!("[`EntityKind::", stringify!($name), "`] as a type.")]
                #[derive(Debug, Clone, Copy)]
                pub enum $name {}

                impl EntityType for $name {
                    const KIND: EntityKind = EntityKind::$name;
                }
            )+
        };
    }

    entities!(
        Persona,
        Team,
        Channel,
        BuiltInChannel,
        Source,
        Lane,
        Journey,
        Pain,
        Opportunity,
        Kpi,
        Metric,
        Destination
    );
}
