//! Arguments against the slots of their word: which argument fills which slot, by shape alone.

use std::ops::Range;

use crate::diagnostic::text::{id_of, listed, one_of, with_article};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::Span;
use crate::syntax::tree::{Argument, Statement, Value};
use crate::vocabulary::{ArgumentKind, EntityKind, Slot, Word};

use super::context::LowerContext;

/// Which arguments fill each slot of a word; an empty range where the slot is left out.
#[derive(Debug, Default)]
pub(super) struct Bound {
    slots: Vec<Range<u32>>,
}

impl Bound {
    /// Returns the slots of a statement whose arguments are wrong: nothing is there.
    pub(super) fn none() -> Self {
        Self::default()
    }

    /// Returns the arguments in slot `index`.
    pub(super) fn arguments<'t, 's>(&self, statement: &'t Statement<'s>, index: usize) -> &'t [Argument<'s>] {
        match self.slots.get(index) {
            Some(range) => &statement.arguments[range.start as usize..range.end as usize],
            None => &[],
        }
    }
}

/// A fault that ends the look at a statement's arguments. Only here is a diagnostic an error: the first one found in a
/// statement is the only one said of it.
type Fault = Box<Diagnostic>;

/// Fills the slots of `word`, or says what is wrong; `Err(None)` where the parser has said it already.
pub(super) fn bind(
    cx: &LowerContext<'_>,
    word: &'static Word,
    statement: &Statement<'_>,
) -> Result<Bound, Option<Fault>> {
    let faults = Faults { cx, word, statement };
    let mut bound = Bound { slots: Vec::with_capacity(word.slots.len()) };
    let mut next = 0;
    for (index, slot) in word.slots.iter().enumerate() {
        if slot.is_free {
            break;
        }
        match faults.fill(slot, next).map_err(|fault| faults.unless_broken(fault))? {
            Some(range) => {
                next = range.end as usize;
                bound.slots.push(range);
            }
            None if slot.is_optional => bound.slots.push(0..0),
            None => return Err(faults.unless_broken(faults.unfilled(index, next))),
        }
    }
    fill_free(&faults, &mut bound, &mut next).map_err(|fault| faults.unless_broken(fault))?;
    match statement.arguments.get(next) {
        None if statement.broken => Err(None),
        None => Ok(bound),
        Some(_) => Err(faults.unless_broken(faults.left_over(next))),
    }
}

/// Fills the slots whose order is free, each at most once.
fn fill_free(faults: &Faults<'_>, bound: &mut Bound, next: &mut usize) -> Result<(), Fault> {
    let first = bound.slots.len();
    let free = &faults.word.slots[first..];
    bound.slots.resize(faults.word.slots.len(), 0..0);
    while *next < faults.statement.arguments.len() {
        let mut found = None;
        for (offset, slot) in free.iter().enumerate() {
            if bound.slots[first + offset].is_empty()
                && let Some(range) = faults.fill(slot, *next)?
            {
                found = Some((first + offset, range));
                break;
            }
        }
        let Some((index, range)) = found else { break };
        *next = range.end as usize;
        bound.slots[index] = range;
    }
    Ok(())
}

/// Where the sentences about one statement's arguments are made.
struct Faults<'a> {
    cx: &'a LowerContext<'a>,
    word: &'static Word,
    statement: &'a Statement<'a>,
}

impl Faults<'_> {
    /// Silences what follows from a `syntax` mistake in the same statement.
    fn unless_broken(&self, fault: impl Into<Fault>) -> Option<Fault> {
        (!self.statement.broken).then(|| fault.into())
    }

    fn argument(&self, index: usize) -> Option<&Argument<'_>> {
        self.statement.arguments.get(index)
    }

    /// Returns the arguments from `next` on that fill `slot`, or `None` where they do not.
    fn fill(&self, slot: &Slot, next: usize) -> Result<Option<Range<u32>>, Fault> {
        let Some(argument) = self.argument(next) else { return Ok(None) };
        let mut at = next;
        if let Some(lead) = slot.lead {
            if argument.value != Value::Word(lead) || argument.after_comma {
                return Ok(None);
            }
            at += 1;
            match self.argument(at) {
                None => return Err(self.missing(slot, argument.span).into()),
                Some(value) if value.after_comma => return Err(self.stray_comma(at).into()),
                Some(value) if !fits(slot.kind, &value.value) => return Err(self.wrong(slot, at).into()),
                Some(_) => {}
            }
        } else if argument.after_comma || !fits(slot.kind, &argument.value) {
            return Ok(None);
        }
        let start = at;
        at += 1;
        if matches!(slot.kind, ArgumentKind::Names(_) | ArgumentKind::Tags) {
            while let Some(more) = self.argument(at).filter(|more| more.after_comma) {
                if !fits(slot.kind, &more.value) {
                    return Err(self.wrong(slot, at).into());
                }
                at += 1;
            }
        }
        Ok(Some(start as u32..at as u32))
    }

    /// Says what is wrong where a required slot is not filled by the argument at `next`.
    fn unfilled(&self, index: usize, next: usize) -> Diagnostic {
        let slot = &self.word.slots[index];
        let Some(argument) = self.argument(next) else {
            let last = self.statement.arguments.last().map_or(self.statement.keyword_span, |last| last.span);
            return self.missing(slot, last);
        };
        let fits_later = self.word.slots[index + 1..].iter().any(|later| begins(later, &argument.value));
        let stands_later =
            self.statement.arguments[next + 1..].iter().any(|later| begins(slot, &later.value));
        if argument.after_comma && next > 0 {
            return self.stray_comma(next);
        }
        if slot.lead.is_some() && !stands_later {
            return self.missing(slot, argument.span);
        }
        match (fits_later, stands_later) {
            (true, true) => self.wrong_order(argument.span),
            (true, false) => self.missing(slot, argument.span),
            (false, _) => self.wrong(slot, next),
        }
    }

    /// Says what is wrong with the first argument that no slot takes.
    fn left_over(&self, index: usize) -> Diagnostic {
        let argument = &self.statement.arguments[index];
        let slots = self.word.slots;
        if argument.after_comma && !slots.iter().any(|slot| is_list(slot.kind)) {
            return self.stray_comma(index);
        }
        if let Value::Word(keyword) = argument.value
            && !argument.after_comma
            && Word::named(keyword).next().is_some()
        {
            return self.new_statement(keyword, argument.span);
        }
        if !argument.after_comma
            && index > 0
            && slots.iter().any(|slot| is_list(slot.kind) && fits(slot.kind, &argument.value))
        {
            return self.missing_comma(index);
        }
        if let Value::Text(_) = argument.value
            && let Some(slot) = slots.iter().find(|slot| slot.kind == ArgumentKind::Plain && slot.is_optional)
            && !self.has_string(index)
        {
            return self.wrong(slot, index);
        }
        if !argument.after_comma
            && let Some(slot) = slots.iter().find(|slot| slot.is_optional && takes_string(slot.kind))
            && is_unquoted(&argument.value)
            && !self.has_string(index)
            && !slots.iter().any(|slot| begins(slot, &argument.value))
        {
            return self.wrong(slot, index);
        }
        // What fits a slot that was passed over stands too late; what fits no slot, or one that is filled, is too much.
        let passed = slots.iter().filter(|slot| slot.is_optional && !slot.is_free);
        match passed.clone().any(|slot| begins(slot, &argument.value)) && !self.fills_twice(index) {
            true => self.wrong_order(argument.span),
            false => self.one_too_many(argument),
        }
    }

    /// Returns whether an argument before `index` has the same shape.
    fn fills_twice(&self, index: usize) -> bool {
        let value = |index: usize| &self.statement.arguments[index].value;
        (0..index).any(|before| std::mem::discriminant(value(before)) == std::mem::discriminant(value(index)))
    }

    /// Returns whether a string stands before argument `index`.
    fn has_string(&self, index: usize) -> bool {
        let before = &self.statement.arguments[..index];
        before.iter().any(|argument| matches!(argument.value, Value::String(_) | Value::Text(_)))
    }

    fn stray_comma(&self, index: usize) -> Diagnostic {
        let argument = &self.statement.arguments[index];
        let message = match self.word.slots.iter().skip(1).any(|slot| begins(slot, &argument.value)) {
            true => format!("no comma stands between the arguments of `{}`", self.word.name),
            false => format!("`{}` takes one, not a list", self.word.name),
        };
        self.error(argument.span, message).with_help(format!("the form is: `{}`", self.word.signature()))
    }

    fn missing_comma(&self, index: usize) -> Diagnostic {
        let argument = &self.statement.arguments[index];
        let before = self.statement.arguments[index - 1].span.end as usize;
        self.error(argument.span, format!("a comma is missing before `{}`", self.text(argument.span)))
            .with_help(format!("part names by commas: `{} a, b`", self.word.name))
            .with_edit("insert a comma", self.cx.at(Span::empty(before)), ",")
    }

    fn new_statement(&self, keyword: &str, span: Span) -> Diagnostic {
        self.error(
            span,
            format!("a new statement begins with `{keyword}` on the line of `{}`", self.word.name),
        )
        .with_help(format!("begin a new line before `{keyword}`, or put `;` there"))
        .with_edit("insert `;`", self.cx.at(Span::empty(span.start as usize)), "; ")
    }

    fn one_too_many(&self, argument: &Argument<'_>) -> Diagnostic {
        let shown = self.text(argument.span).lines().next().unwrap_or_default();
        let message = match self.word.slots.is_empty() {
            true => format!("`{}` takes no argument", self.word.name),
            false => format!("`{shown}` is one argument too many"),
        };
        self.error(argument.span, message).with_help(format!("the form is: `{}`", self.word.signature()))
    }

    fn wrong_order(&self, span: Span) -> Diagnostic {
        self.error(span, format!("the arguments of `{}` stand in the wrong order", self.word.name))
            .with_help(format!("the order is: `{}`", self.word.signature()))
    }

    fn missing(&self, slot: &Slot, span: Span) -> Diagnostic {
        let message = format!("`{}` lacks {}", self.word.name, described(slot));
        let title = self.statement.arguments.first().map(|first| &first.value);
        let help = match title {
            Some(Value::String(title)) if slot.kind == ArgumentKind::Id && !id_of(title).is_empty() => {
                format!("write an id before the title: `{} {} \"{title}\"`", self.word.name, id_of(title))
            }
            _ => format!("the form is: `{}`, as in `{}`", self.word.signature(), self.word.example),
        };
        self.cx.error(Code::MISSING_ARGUMENT, span, message).with_help(help)
    }

    /// Says that the argument at `index` is not what `slot` takes.
    fn wrong(&self, slot: &Slot, index: usize) -> Diagnostic {
        let argument = &self.statement.arguments[index];
        match (slot.kind, &argument.value) {
            (kind, Value::BadWord(word)) if takes_string(kind) && self.may_be_id(index) => {
                self.bad_id(word, argument)
            }
            (kind, value) if takes_string(kind) && !matches!(value, Value::Text(_)) => self.unquoted(index),
            (ArgumentKind::Plain, _) => self
                .error(argument.span, format!("{} is a string of one line", slot.name))
                .with_help("write it between double quotes on this line"),
            (
                ArgumentKind::Id | ArgumentKind::Name(_) | ArgumentKind::Names(_) | ArgumentKind::Tags,
                Value::BadWord(word),
            ) => self.bad_id(word, argument),
            (ArgumentKind::OneOf(words), Value::Word(word) | Value::BadWord(word)) => {
                self.not_listed(words, word, argument.span)
            }
            _ => self
                .error(
                    argument.span,
                    format!("`{}` takes {}, not {}", self.word.name, described(slot), shape(&argument.value)),
                )
                .with_help(format!(
                    "the form is: `{}`, as in `{}`",
                    self.word.signature(),
                    self.word.example
                )),
        }
    }

    /// Returns whether the first argument stands where an id may be left out, before the string that is due.
    fn may_be_id(&self, index: usize) -> bool {
        let has_optional_id =
            self.word.slots.first().is_some_and(|slot| slot.kind == ArgumentKind::Id && slot.is_optional);
        let next = self.argument(index + 1).map(|next| &next.value);
        has_optional_id && index == 0 && matches!(next, Some(Value::String(_) | Value::Text(_)))
    }

    /// Words without quotes where a string is due: everything up to the next string is meant.
    fn unquoted(&self, index: usize) -> Diagnostic {
        let rest = &self.statement.arguments[index..];
        let words =
            rest.iter().take_while(|argument| !matches!(argument.value, Value::String(_) | Value::Text(_)));
        let span = words.map(|argument| argument.span).reduce(Span::to).unwrap_or(rest[0].span);
        let quoted = format!("\"{}\"", self.text(span).replace('\\', "\\\\").replace('"', "\\\""));
        let message = match &rest[0].value {
            Value::Word(_) | Value::BadWord(_) => {
                format!("words stand between double quotes after `{}`", self.word.name)
            }
            value => format!("`{}` takes words between double quotes, not {}", self.word.name, shape(value)),
        };
        let before = Span { start: self.statement.keyword_span.start, end: span.start };
        self.error(span, message)
            .with_help(format!("write `{}{quoted}`", self.text(before)))
            .with_replacement("put it between double quotes", quoted)
    }

    fn bad_id(&self, word: &str, argument: &Argument<'_>) -> Diagnostic {
        let id = id_of(word);
        let message =
            format!("`{word}` is no id: ids are lower-case letters, digits, `-` and `_`, a letter first");
        let fault = self.cx.error(Code::SYNTAX, argument.span, message);
        match id.is_empty() {
            true => fault.with_help(format!(
                "the form is: `{}`, as in `{}`",
                self.word.signature(),
                self.word.example
            )),
            false => {
                fault.with_help(format!("write `{id}`")).with_replacement(format!("replace with `{id}`"), id)
            }
        }
    }

    fn not_listed(&self, words: &'static [&'static str], word: &str, span: Span) -> Diagnostic {
        let fault =
            self.error(span, format!("`{word}` is none of the words that `{}` takes", self.word.name));
        match nearest(word, words.iter().copied()) {
            Some(near) => fault
                .with_help(format!("did you mean `{near}`? It takes {}", one_of(words)))
                .with_replacement(format!("replace with `{near}`"), near),
            None => fault.with_help(format!("write {}", one_of(words))),
        }
    }

    fn error(&self, span: Span, message: String) -> Diagnostic {
        self.cx.error(Code::WRONG_ARGUMENT, span, message)
    }

    fn text(&self, span: Span) -> &str {
        self.cx.file.slice(span)
    }
}

/// Returns whether a value has the shape of a kind; words of a list are looked up at once.
fn fits(kind: ArgumentKind, value: &Value<'_>) -> bool {
    match (kind, value) {
        (ArgumentKind::Id | ArgumentKind::Tags, Value::Word(word)) => !word.contains('/'),
        (ArgumentKind::Name(_) | ArgumentKind::Names(_), Value::Word(_)) => true,
        (ArgumentKind::OneOf(words), Value::Word(word)) => words.contains(word),
        (ArgumentKind::Plain | ArgumentKind::Rich, Value::String(_))
        | (ArgumentKind::Rich, Value::Text(_)) => true,
        (
            ArgumentKind::Number
            | ArgumentKind::Percent
            | ArgumentKind::Value
            | ArgumentKind::Duration
            | ArgumentKind::Takes,
            Value::Number(_),
        ) => true,
        (ArgumentKind::Goal, Value::Comparison(..) | Value::Range(..))
        | (ArgumentKind::Takes, Value::Range(..)) => true,
        (ArgumentKind::Date, Value::Date(_)) => true,
        _ => false,
    }
}

/// Returns whether a value could begin a slot: its lead, or what it takes.
fn begins(slot: &Slot, value: &Value<'_>) -> bool {
    match slot.lead {
        Some(lead) => *value == Value::Word(lead),
        None => fits(slot.kind, value),
    }
}

fn takes_string(kind: ArgumentKind) -> bool {
    matches!(kind, ArgumentKind::Plain | ArgumentKind::Rich)
}

fn is_list(kind: ArgumentKind) -> bool {
    matches!(kind, ArgumentKind::Names(_) | ArgumentKind::Tags)
}

fn is_unquoted(value: &Value<'_>) -> bool {
    matches!(value, Value::Word(_) | Value::BadWord(_) | Value::Number(_))
}

/// Returns a slot as a sentence names it: "its title", "a date".
fn described(slot: &Slot) -> String {
    let what = match slot.kind {
        ArgumentKind::Id => "an id".to_owned(),
        ArgumentKind::Plain | ArgumentKind::Rich => format!("{} between double quotes", slot.name),
        ArgumentKind::Name(EntityKind::Metric) => "a metric".to_owned(),
        ArgumentKind::Name(entity) => format!("the id of {}", with_article(entity.noun())),
        ArgumentKind::Names(entity) => {
            format!("the id of {}, or several with commas between", with_article(entity.noun()))
        }
        ArgumentKind::Tags => "an id, or several with commas between".to_owned(),
        ArgumentKind::OneOf(words) => format!("one of the words {}", listed(words, "or")),
        ArgumentKind::Number => "a number".to_owned(),
        ArgumentKind::Percent => "a number with `%`".to_owned(),
        ArgumentKind::Value => "a number, perhaps with a unit".to_owned(),
        ArgumentKind::Goal => "a comparison such as `>= 30%`, or a range such as `20 .. 30 min`".to_owned(),
        ArgumentKind::Duration => "a duration such as `2 weeks`".to_owned(),
        ArgumentKind::Takes => "a duration such as `2 weeks`, or a range such as `20 .. 30 min`".to_owned(),
        ArgumentKind::Date => "a date such as `2026-12-31`".to_owned(),
    };
    match slot.lead {
        Some(lead) => format!("`{lead}` and {what}"),
        None => what,
    }
}

fn shape(value: &Value<'_>) -> &'static str {
    match value {
        Value::Word(_) | Value::BadWord(_) => "a word",
        Value::String(_) => "a string",
        Value::Text(_) => "a text",
        Value::Number(_) => "a number",
        Value::Date(_) => "a date",
        Value::Comparison(..) => "a comparison",
        Value::Range(..) => "a range",
        Value::Broken => "this",
    }
}
