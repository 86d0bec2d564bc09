//! Arguments → typed values. The shape was checked by `bind`; here the calendar, the units and the ranges are asked.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::model::{
    Duration, Goal, Head, Reading, Ref, Takes, Text, TimeUnit, Unit, Value as Amount, Volume, amount, day,
};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{Argument, Number, Value};
use crate::vocabulary::{Kind, Period};

use super::block::Entry;
use super::context::Context;

/// The units of time as a help line lists them.
const TIME_UNITS: &str = "ms, s, min, h, day, week, month or year";

impl Context<'_> {
    /// Returns the id and title of a declaration: slots 0 and 1.
    pub(super) fn head(&mut self, entry: &Entry<'_, '_>) -> Head {
        let id = self.id(entry, 0).unwrap_or_else(|| Spanned::new("".into(), entry.statement.keyword_span));
        let title = match self.plain(entry, 1) {
            Some(title) if !title.value.trim().is_empty() => title.value,
            _ => title_of(&id.value),
        };
        Head { id, title, file: self.path() }
    }

    /// Returns the id that a slot declares.
    pub(super) fn id(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Spanned<Box<str>>> {
        entry.argument(slot).map(|argument| Spanned::new(word(argument).into(), argument.span))
    }

    /// Returns the running text of a slot.
    pub(super) fn rich(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Text> {
        let argument = entry.argument(slot)?;
        let (markdown, is_block) = match &argument.value {
            Value::String(text) => (text.as_ref(), false),
            Value::Text(text) => (text.as_ref(), true),
            value => unreachable!("bind lets only strings and texts through, not {value:?}"),
        };
        Some(Text { markdown: markdown.into(), span: argument.span, is_block })
    }

    /// Returns the running text of a slot, empty where the statement's arguments are wrong.
    pub(super) fn sentence(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Text {
        let missing = Text { markdown: "".into(), span: entry.statement.keyword_span, is_block: false };
        self.rich(entry, slot).unwrap_or(missing)
    }

    /// Returns the plain string of a slot.
    pub(super) fn plain(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Spanned<Box<str>>> {
        self.rich(entry, slot).map(|text| Spanned::new(text.markdown, text.span))
    }

    /// Returns the name in a slot, not yet resolved.
    pub(super) fn name<T: Copy>(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Ref<T>> {
        self.names(entry, slot).into_iter().next()
    }

    /// Returns the names in a slot, not yet resolved.
    pub(super) fn names<T: Copy>(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Vec<Ref<T>> {
        entry.arguments(slot).iter().map(|argument| Ref::new(word(argument), argument.span)).collect()
    }

    /// Returns the chosen word of a slot.
    pub(super) fn choice<T>(
        &mut self,
        entry: &Entry<'_, '_>,
        slot: usize,
        from_word: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let argument = entry.argument(slot)?;
        from_word(word(argument)).map(|value| Spanned::new(value, argument.span))
    }

    /// Returns the day in a slot.
    pub(super) fn date(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Spanned<Date>> {
        let argument = entry.argument(slot)?;
        let Value::Date(written) = argument.value else { unreachable!("bind lets only dates through") };
        match day(written) {
            Ok(date) => Some(Spanned::new(date, argument.span)),
            Err(help) => {
                let fault = self.error(
                    Code::INVALID_DATE,
                    argument.span,
                    format!("the calendar has no day `{written}`"),
                );
                self.report(fault.with_help(help));
                None
            }
        }
    }

    /// Returns the number in a slot, which must have no unit.
    pub(super) fn number(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Spanned<Decimal>> {
        let number = number(entry.argument(slot)?);
        if let Some(unit) = number.unit
            && entry.word.slots.get(slot + 1).is_some_and(|next| next.kind == Kind::Plain)
            && unit != "%"
        {
            let message = format!("words stand between double quotes after `{}`", entry.word.name);
            let help = format!("write `{} {} \"{unit}\"`", entry.word.name, number.digits);
            self.report(self.error(Code::WRONG_ARGUMENT, number.span, message).with_help(help));
            return None;
        }
        if let Some(unit) = number.unit {
            let message = format!("`{}` takes a number without a unit, not `{unit}`", entry.word.name);
            let help = format!("write `{}`", number.digits);
            self.report(self.error(Code::WRONG_ARGUMENT, number.span, message).with_help(help));
            return None;
        }
        Some(Spanned::new(self.digits(number)?, number.span))
    }

    /// Returns the whole number in a slot, which must lie between two ends.
    pub(super) fn scale(
        &mut self,
        entry: &Entry<'_, '_>,
        slot: usize,
        least: i8,
        most: i8,
    ) -> Option<Spanned<i8>> {
        let number = self.number(entry, slot)?;
        let whole = i8::try_from(number.value).ok().filter(|_| number.value.fract().is_zero());
        match whole.filter(|whole| (least..=most).contains(whole)) {
            Some(whole) => Some(Spanned::new(whole, number.span)),
            None => {
                let message = format!(
                    "`{}` takes a whole number from {least} to {most}, not `{}`",
                    entry.word.name, number.value
                );
                let help = format!(
                    "write {}",
                    (least..=most).map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
                );
                self.report(self.error(Code::VALUE_OUT_OF_RANGE, number.span, message).with_help(help));
                None
            }
        }
    }

    /// Returns the share in a slot, in percent from 0 to 100.
    pub(super) fn percent(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Spanned<Decimal>> {
        let share = self.share(entry, slot)?;
        if share.value > Decimal::ONE_HUNDRED {
            self.out_of_range(
                share.span,
                "a share is at most 100%".to_owned(),
                "write a number from `0%` to `100%`",
            );
            return None;
        }
        Some(share)
    }

    /// Returns the share in a slot, in percent from 0 on.
    pub(super) fn share(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Spanned<Decimal>> {
        let number = number(entry.argument(slot)?);
        if number.unit != Some("%") {
            let digits = number.digits;
            let message = match number.unit {
                Some(unit) => format!("`{}` takes a share in `%`, not in `{unit}`", entry.word.name),
                None => format!("`{}` takes a share in `%`", entry.word.name),
            };
            let fault = self.error(Code::WRONG_ARGUMENT, number.span, message);
            self.report(
                fault
                    .with_help(format!("write `{digits}%`"))
                    .with_replacement("add `%`", format!("{digits}%")),
            );
            return None;
        }
        let share = self.digits(number)?;
        if share.is_sign_negative() && !share.is_zero() {
            self.out_of_range(
                number.span,
                "a share is not below 0%".to_owned(),
                "write a number from `0%` to `100%`",
            );
            return None;
        }
        Some(Spanned::new(share, number.span))
    }

    /// Returns the amount in a slot.
    pub(super) fn amount(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Amount> {
        self.value_of(number(entry.argument(slot)?))
    }

    /// Returns the amount in slot 0 with the day in slot 1.
    pub(super) fn reading(&mut self, entry: &Entry<'_, '_>) -> Option<Reading> {
        let on = self.date(entry, 1);
        let has_bad_date = on.is_none() && entry.argument(1).is_some();
        let value = self.amount(entry, 0)?;
        (!has_bad_date).then_some(Reading { value, on, file: None })
    }

    /// Returns the comparison or range in a slot.
    pub(super) fn goal(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Goal> {
        let argument = entry.argument(slot)?;
        match argument.value {
            Value::Comparison(comparison, number) => Some(Goal::Compare(comparison, self.value_of(number)?)),
            Value::Range(low, high) => {
                let (mut low, high) = (self.value_of(low)?, self.value_of(high)?);
                low.unit = low.unit.or_else(|| high.unit.clone());
                Some(Goal::Range(low, high))
            }
            _ => unreachable!("bind lets only comparisons and ranges through"),
        }
    }

    /// Returns the duration in a slot.
    pub(super) fn duration(&mut self, entry: &Entry<'_, '_>, slot: usize) -> Option<Duration> {
        self.duration_of(entry.word.name, number(entry.argument(slot)?), None)
    }

    /// Returns the duration or range in slot 0.
    pub(super) fn takes(&mut self, entry: &Entry<'_, '_>) -> Option<Takes> {
        let argument = entry.argument(0)?;
        let name = entry.word.name;
        let (least, most) = match argument.value {
            Value::Number(number) => {
                let duration = self.duration_of(name, number, None)?;
                (duration, duration)
            }
            Value::Range(low, high) => {
                let most = self.duration_of(name, high, None)?;
                (self.duration_of(name, low, Some(most.unit))?, most)
            }
            _ => unreachable!("bind lets only durations and ranges through"),
        };
        if least.seconds() > most.seconds() {
            self.reversed(argument.span);
            return None;
        }
        Some(Takes { least, most, span: argument.span })
    }

    /// Returns the people and period in slots 0 and 1.
    pub(super) fn volume(&mut self, entry: &Entry<'_, '_>) -> Option<Volume> {
        let amount = self.number(entry, 0)?;
        let period = self.choice(entry, 1, Period::from_word)?;
        if amount.value.is_sign_negative() && !amount.value.is_zero() {
            self.out_of_range(
                amount.span,
                "there are no fewer than no people".to_owned(),
                "write a number from 0 on",
            );
            return None;
        }
        Some(Volume { amount: amount.value, period: period.value, span: amount.span.to(period.span) })
    }

    /// Reports a range whose ends stand the wrong way round.
    pub(super) fn reversed(&mut self, span: Span) {
        self.out_of_range(span, "the range ends before it begins".to_owned(), "write the smaller end first");
    }

    pub(super) fn out_of_range(&mut self, span: Span, message: String, help: &str) {
        self.report(self.error(Code::VALUE_OUT_OF_RANGE, span, message).with_help(help));
    }

    fn value_of(&mut self, number: Number<'_>) -> Option<Amount> {
        let amount = self.digits(number)?;
        Some(Amount { amount, unit: number.unit.map(Unit::from_word), span: number.span })
    }

    fn duration_of(&mut self, word: &str, number: Number<'_>, shared: Option<TimeUnit>) -> Option<Duration> {
        let unit = match number.unit {
            Some(unit) => TimeUnit::from_word(unit),
            None => shared,
        };
        let Some(unit) = unit else {
            let message = match number.unit {
                Some(unit) => format!("`{unit}` is no unit of time"),
                None => format!("`{word}` takes a duration, and `{}` has no unit", number.digits),
            };
            let help = format!("write a number and {TIME_UNITS}, as in `{} days`", number.digits);
            self.report(self.error(Code::WRONG_ARGUMENT, number.span, message).with_help(help));
            return None;
        };
        let amount = self.digits(number)?;
        if amount.is_sign_negative() && !amount.is_zero() {
            self.out_of_range(
                number.span,
                "time does not run backwards".to_owned(),
                "write a duration from 0 on",
            );
            return None;
        }
        Some(Duration { amount, unit })
    }

    fn digits(&mut self, number: Number<'_>) -> Option<Decimal> {
        let amount = amount(number.digits);
        if amount.is_none() {
            let message = "the number has more digits than can be kept exactly".to_owned();
            self.out_of_range(number.span, message, "write it with at most 28 digits");
        }
        amount
    }
}

impl<'t, 's> Entry<'t, 's> {
    /// Returns the arguments in a slot.
    pub(super) fn arguments(&self, slot: usize) -> &'t [Argument<'s>] {
        self.bound.arguments(self.statement, slot)
    }

    /// Returns the one argument in a slot.
    pub(super) fn argument(&self, slot: usize) -> Option<&'t Argument<'s>> {
        self.arguments(slot).first()
    }
}

fn word<'s>(argument: &Argument<'s>) -> &'s str {
    match argument.value {
        Value::Word(word) => word,
        _ => unreachable!("bind lets only words through"),
    }
}

fn number<'s>(argument: &Argument<'s>) -> Number<'s> {
    match argument.value {
        Value::Number(number) => number,
        _ => unreachable!("bind lets only numbers through"),
    }
}

/// Returns the title that an id stands for: `sign-up_form` → "Sign up form".
fn title_of(id: &str) -> Box<str> {
    let mut title = id.replace(['-', '_'], " ");
    if let Some(first) = title.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    title.into()
}
