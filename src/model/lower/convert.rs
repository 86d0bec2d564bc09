//! Arguments → typed values. The shape was checked by `bind`; here the calendar, the units and the ranges are asked.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::model::{
    Declaration, Duration, Goal, Misfit, Reading, Takes, TimeUnit, Unit, Value as Amount, Volume, amount,
    ask_about_point, day, in_percent, is_fraction,
};
use crate::source::{Span, Spanned};
use crate::syntax::tree::Number;
use crate::vocabulary::argument::{Id, OneOf, Percent, Plain};
use crate::vocabulary::{ArgumentKind, At, Period, argument};

use super::context::LowerContext;
use super::entry::{Entry, WrittenGoal, WrittenTime};

/// How many letters an id may have: file systems that encrypt names hold 143, and the longest ending of an output file takes 16.
const MAX_ID: usize = 120;

/// The units of time as a help line lists them.
const TIME_UNITS: &str = "ms, s, min, h, day, week, month or year";

impl LowerContext<'_> {
    /// Returns the id and title of a declaration.
    pub(super) fn declaration(&mut self, entry: &Entry<'_, '_>, id: At<Id>, title: At<Plain>) -> Declaration {
        let id = entry.id(id).unwrap_or_else(|| Spanned::new("".into(), entry.statement.keyword_span));
        if id.value.len() > MAX_ID {
            let message = format!("an id has at most {MAX_ID} letters, and this one has {}", id.value.len());
            let help = "write a shorter id: files are called by it, and people read the title behind it";
            self.report(self.error(Code::LIMIT_EXCEEDED, id.span, message).with_help(help));
        }
        let title = match entry.string(title) {
            Some(title) if !title.value.trim().is_empty() => title.value,
            _ => Declaration::title_of(&id.value),
        };
        Declaration { id, title, file: self.path() }
    }

    /// Returns the day in a slot.
    pub(super) fn date(&mut self, entry: &Entry<'_, '_>, slot: At<argument::Date>) -> Option<Spanned<Date>> {
        let written = entry.written_date(slot)?;
        match day(written.value) {
            Ok(date) => Some(Spanned::new(date, written.span)),
            Err(help) => {
                let message = format!("the calendar has no day `{}`", written.value);
                self.report(self.error(Code::INVALID_DATE, written.span, message).with_help(help));
                None
            }
        }
    }

    /// Returns the number in a slot, which must have no unit.
    pub(super) fn number(
        &mut self,
        entry: &Entry<'_, '_>,
        slot: At<argument::Number>,
    ) -> Option<Spanned<Decimal>> {
        let number = entry.written_number(slot)?;
        if let Some(unit) = number.unit
            && entry.word.slots.get(slot.index() + 1).is_some_and(|next| next.kind == ArgumentKind::Plain)
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
        slot: At<argument::Number>,
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
    pub(super) fn percent(&mut self, entry: &Entry<'_, '_>, slot: At<Percent>) -> Option<Spanned<Decimal>> {
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
    pub(super) fn share(&mut self, entry: &Entry<'_, '_>, slot: At<Percent>) -> Option<Spanned<Decimal>> {
        let number = entry.written_number(slot)?;
        if number.unit != Some("%") {
            let digits = number.digits;
            let message = match number.unit {
                Some(unit) => format!("`{}` takes a share in `%`, not in `{unit}`", entry.word.name),
                None => format!("`{}` takes a share in `%`", entry.word.name),
            };
            let fault = self.error(Code::WRONG_ARGUMENT, number.span, message);
            let plain = amount(digits).filter(|_| number.unit.is_none());
            // A number of people, say, is no share of them.
            let is_other = number.unit.is_some_and(|unit| !matches!(unit, "percent" | "pct"));
            self.report(match plain {
                _ if is_other => fault.with_help("write which part of all of them it is, as in `38%`"),
                Some(fraction) if is_fraction(fraction) => fault.with_help(in_percent(fraction)),
                Some(one) if one == Decimal::ONE => {
                    fault.with_help("write `1%` or `100%`, whichever is meant")
                }
                _ => fault
                    .with_help(format!("write `{digits}%`"))
                    .with_replacement("add `%`", format!("{digits}%")),
            });
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
    pub(super) fn amount(&mut self, entry: &Entry<'_, '_>, slot: At<argument::Value>) -> Option<Amount> {
        self.value_of(entry.written_number(slot)?)
    }

    /// Returns the amount in one slot with the day in another.
    pub(super) fn reading(
        &mut self,
        entry: &Entry<'_, '_>,
        value: At<argument::Value>,
        day: At<argument::Date>,
    ) -> Option<Reading> {
        let on = self.date(entry, day);
        let has_bad_date = on.is_none() && entry.has(day);
        let value = self.amount(entry, value)?;
        (!has_bad_date).then_some(Reading { value, on, file: None })
    }

    /// Returns the comparison or range in a slot.
    pub(super) fn goal(&mut self, entry: &Entry<'_, '_>, slot: At<argument::Goal>) -> Option<Goal> {
        match entry.written_goal(slot)? {
            WrittenGoal::Compare(comparison, number) => {
                Some(Goal::Compare(comparison, self.value_of(number)?))
            }
            WrittenGoal::Range(low, high) => {
                let (mut low, high) = (self.value_of(low)?, self.value_of(high)?);
                low.unit = low.unit.or_else(|| high.unit.clone());
                Some(Goal::Range(low, high))
            }
        }
    }

    /// Returns the duration in a slot.
    pub(super) fn duration(
        &mut self,
        entry: &Entry<'_, '_>,
        slot: At<argument::Duration>,
    ) -> Option<Duration> {
        self.duration_of(entry.word.name, entry.written_number(slot)?, None)
    }

    /// Returns the duration or range in a slot.
    pub(super) fn takes(&mut self, entry: &Entry<'_, '_>, slot: At<argument::Takes>) -> Option<Takes> {
        let name = entry.word.name;
        let (least, most) = match entry.written_time(slot)? {
            WrittenTime::Exactly(number) => {
                let duration = self.duration_of(name, number, None)?;
                (duration, duration)
            }
            WrittenTime::Range(low, high) => {
                let most = self.duration_of(name, high, None)?;
                (self.duration_of(name, low, Some(most.unit))?, most)
            }
        };
        let span = entry.span(slot)?;
        if least.seconds() > most.seconds() {
            self.reversed(span);
            return None;
        }
        Some(Takes { least, most, span })
    }

    /// Returns the people in one slot and the period in another.
    pub(super) fn volume(
        &mut self,
        entry: &Entry<'_, '_>,
        people: At<argument::Number>,
        per: At<OneOf<Period>>,
    ) -> Option<Volume> {
        let amount = self.number(entry, people)?;
        let period = entry.choice(per)?;
        self.count(amount)?;
        if amount.value.is_sign_negative() && !amount.value.is_zero() {
            self.out_of_range(
                amount.span,
                "there are no fewer than no people".to_owned(),
                "write a number from 0 on",
            );
            return None;
        }
        let span = amount.span.to(period.span);
        Some(Volume { amount: amount.value, period: period.value, has_other_way_in: false, span })
    }

    /// Returns a number of people or things, if it can be read in one way only.
    pub(super) fn count(&mut self, number: Spanned<Decimal>) -> Option<Decimal> {
        let value = Amount { amount: number.value, unit: None, span: number.span };
        self.unless_asked(ask_about_point(&value), number.span)?;
        Some(number.value)
    }

    /// Returns the amount of money in a slot, if it can be read in one way only.
    pub(super) fn cost(&mut self, entry: &Entry<'_, '_>, slot: At<argument::Value>) -> Option<Amount> {
        let amount = self.amount(entry, slot)?;
        self.unless_asked(ask_about_point(&amount), amount.span)?;
        Some(amount)
    }

    /// Reports what is to be asked about a number, if anything.
    pub(super) fn unless_asked(&mut self, question: Option<Misfit>, span: Span) -> Option<()> {
        let Some(misfit) = question else { return Some(()) };
        self.report(self.error(Code::SYNTAX, span, misfit.message).with_help(misfit.help));
        None
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
