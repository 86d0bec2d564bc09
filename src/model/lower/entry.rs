//! A statement that can be lowered, and what its slots hold by their shape.

use crate::model::{
    ChannelId, Citation, JourneyId, KpiId, LaneId, OpportunityId, PainId, PersonaId, Ref, SourceId, TeamId,
    Text,
};
use crate::source::{Span, Spanned, visible};
use crate::syntax::tree::{Argument, Comparison, Item, Number, Statement, Value};
use crate::vocabulary::argument::{
    ArgumentType, Date, Duration, EntityType, Goal, Id, Name, Names, OneOf, Percent, Plain, Rich, Tags,
    Takes, entity,
};
use crate::vocabulary::{At, Choice, Word, argument};

use super::bind::Bound;

/// A statement whose word is known and whose arguments have the right shape.
pub(super) struct Entry<'t, 's> {
    pub word: &'static Word,
    pub statement: &'t Statement<'s>,
    pub bound: Bound,
}

/// A slot that holds words between quotes.
pub(super) trait StringArgument: ArgumentType {}

impl StringArgument for Plain {}
impl StringArgument for Rich {}

/// A slot that holds a single number.
pub(super) trait NumberArgument: ArgumentType {}

impl NumberArgument for argument::Number {}
impl NumberArgument for Percent {}
impl NumberArgument for argument::Value {}
impl NumberArgument for Duration {}

/// Something that is named, and what its name stands for in the model.
pub(super) trait NamedEntity: EntityType {
    type Target: Copy;
}

macro_rules! named {
    ($($entity:ident => $target:ty;)+) => {
        $(impl NamedEntity for entity::$entity {
            type Target = $target;
        })+
    };
}

named! {
    Persona => PersonaId;
    Team => TeamId;
    Channel => ChannelId;
    Source => SourceId;
    Lane => LaneId;
    Journey => JourneyId;
    Pain => PainId;
    Opportunity => OpportunityId;
    Kpi => KpiId;
}

/// A comparison or range as written.
pub(super) enum WrittenGoal<'s> {
    Compare(Comparison, Number<'s>),
    Range(Number<'s>, Number<'s>),
}

/// A duration or a range of them as written.
pub(super) enum WrittenTime<'s> {
    Exactly(Number<'s>),
    Range(Number<'s>, Number<'s>),
}

impl<'t, 's> Entry<'t, 's> {
    /// Returns what stands in its block; nothing where there is none.
    pub(super) fn items(&self) -> &'t [Item<'s>] {
        self.statement.block.as_ref().map_or(&[], |block| &block.items)
    }

    /// Returns the place from the keyword to the last argument.
    pub(super) fn line(&self) -> Span {
        let last = self.statement.arguments.last().map_or(self.statement.keyword_span, |last| last.span);
        self.statement.keyword_span.to(last)
    }

    fn arguments<A: ArgumentType>(&self, slot: At<A>) -> &'t [Argument<'s>] {
        self.bound.arguments(self.statement, slot.index())
    }

    fn argument<A: ArgumentType>(&self, slot: At<A>) -> Option<&'t Argument<'s>> {
        self.arguments(slot).first()
    }

    /// Returns whether a slot is filled.
    pub(super) fn has<A: ArgumentType>(&self, slot: At<A>) -> bool {
        self.argument(slot).is_some()
    }

    /// Returns where the argument of a slot stands.
    pub(super) fn span<A: ArgumentType>(&self, slot: At<A>) -> Option<Span> {
        self.argument(slot).map(|argument| argument.span)
    }

    /// Returns the id that a slot declares.
    pub(super) fn id(&self, slot: At<Id>) -> Option<Spanned<Box<str>>> {
        self.argument(slot).map(|argument| Spanned::new(word(argument).into(), argument.span))
    }

    /// Returns the running text of a slot. Whatever it is shown in, control characters are shown by signs.
    pub(super) fn text<S: StringArgument>(&self, slot: At<S>) -> Option<Text> {
        let argument = self.argument(slot)?;
        let is_block = matches!(argument.value, Value::Text(_));
        Some(Text { markdown: visible(letters(argument)).into(), span: argument.span, is_block })
    }

    /// Returns the running text of a slot, empty where the statement's arguments are wrong.
    pub(super) fn sentence(&self, slot: At<Rich>) -> Text {
        let missing = Text { markdown: "".into(), span: self.statement.keyword_span, is_block: false };
        self.text(slot).unwrap_or(missing)
    }

    /// Returns the string of a slot, in which nothing is marked up.
    pub(super) fn string<S: StringArgument>(&self, slot: At<S>) -> Option<Spanned<Box<str>>> {
        self.text(slot).map(|text| Spanned::new(text.markdown, text.span))
    }

    /// Returns the string of a slot with every character that it holds.
    pub(super) fn written_string<S: StringArgument>(&self, slot: At<S>) -> Option<Spanned<Box<str>>> {
        self.argument(slot).map(|argument| Spanned::new(letters(argument).into(), argument.span))
    }

    /// Returns the name in a slot as it is written.
    pub(super) fn written_name<E: EntityType>(&self, slot: At<Name<E>>) -> Option<Spanned<&'s str>> {
        self.argument(slot).map(|argument| Spanned::new(word(argument), argument.span))
    }

    /// Returns the name in a slot, not yet resolved.
    pub(super) fn name<E: NamedEntity>(&self, slot: At<Name<E>>) -> Option<Ref<E::Target>> {
        self.argument(slot).map(reference)
    }

    /// Returns the names in a slot, not yet resolved.
    pub(super) fn names<E: NamedEntity>(&self, slot: At<Names<E>>) -> Vec<Ref<E::Target>> {
        self.arguments(slot).iter().map(reference).collect()
    }

    /// Returns the ids in a slot that need no declaration.
    pub(super) fn tags(&self, slot: At<Tags>) -> Vec<Spanned<Box<str>>> {
        let tags = self.arguments(slot).iter();
        tags.map(|tag| Spanned::new(word(tag).into(), tag.span)).collect()
    }

    /// Returns the chosen word of a slot.
    pub(super) fn choice<C: Choice>(&self, slot: At<OneOf<C>>) -> Option<Spanned<C>> {
        let argument = self.argument(slot)?;
        C::chosen(word(argument)).map(|value| Spanned::new(value, argument.span))
    }

    /// Returns the source in one slot and what it says in another.
    pub(super) fn citation(&self, source: At<Name<entity::Source>>, words: At<Rich>) -> Option<Citation> {
        Some(Citation { source: self.name(source)?, words: self.text(words) })
    }

    /// Returns the day in a slot as it is written.
    pub(super) fn written_date(&self, slot: At<Date>) -> Option<Spanned<&'s str>> {
        self.argument(slot).map(|argument| match argument.value {
            Value::Date(date) => Spanned::new(date, argument.span),
            _ => unreachable!("bind lets only dates through"),
        })
    }

    /// Returns the number in a slot as it is written.
    pub(super) fn written_number<N: NumberArgument>(&self, slot: At<N>) -> Option<Number<'s>> {
        self.argument(slot).map(|argument| match argument.value {
            Value::Number(number) => number,
            _ => unreachable!("bind lets only numbers through"),
        })
    }

    /// Returns the comparison or range in a slot as it is written.
    pub(super) fn written_goal(&self, slot: At<Goal>) -> Option<WrittenGoal<'s>> {
        self.argument(slot).map(|argument| match argument.value {
            Value::Comparison(comparison, number) => WrittenGoal::Compare(comparison, number),
            Value::Range(low, high) => WrittenGoal::Range(low, high),
            _ => unreachable!("bind lets only comparisons and ranges through"),
        })
    }

    /// Returns the duration or range in a slot as it is written.
    pub(super) fn written_time(&self, slot: At<Takes>) -> Option<WrittenTime<'s>> {
        self.argument(slot).map(|argument| match argument.value {
            Value::Number(number) => WrittenTime::Exactly(number),
            Value::Range(low, high) => WrittenTime::Range(low, high),
            _ => unreachable!("bind lets only durations and ranges through"),
        })
    }
}

fn reference<T: Copy>(argument: &Argument<'_>) -> Ref<T> {
    Ref::new(word(argument), argument.span)
}

fn letters<'t>(argument: &'t Argument<'_>) -> &'t str {
    match &argument.value {
        Value::String(text) | Value::Text(text) => text,
        value => unreachable!("bind lets only strings and texts through, not {value:?}"),
    }
}

fn word<'s>(argument: &Argument<'s>) -> &'s str {
    match argument.value {
        Value::Word(word) => word,
        _ => unreachable!("bind lets only words through"),
    }
}
