//! What stands between a keyword and its block.

use std::borrow::Cow;

use pest::iterators::Pair;

use super::super::grammar::Rule;
use super::super::mistake::{self, Mistakes};
use super::super::tree::{Argument, Comment, Comparison, Number, Value};
use super::{comment, number, span, string, text};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

/// The arguments and comments of one statement, as far as they are read.
pub(super) struct ArgumentReader<'s, 'm> {
    file: &'s SourceFile,
    mistakes: &'m mut Mistakes<'s>,
    pub arguments: Vec<Argument<'s>>,
    pub comments: Vec<Comment<'s>>,
    /// Whether there is a mistake in what was read.
    pub broken: bool,
    /// Behind the last argument or comma.
    pub end: u32,
    /// Behind whatever was read last.
    pub behind: u32,
    /// Whether the last argument has no end of its own.
    pub cut: bool,
    /// The comma behind the last argument.
    comma: Option<Span>,
    pending: Pending<'s>,
}

/// What waits for the number behind it.
enum Pending<'s> {
    Nothing,
    Comparison(Comparison, Span),
    Range(Number<'s>),
}

impl<'s, 'm> ArgumentReader<'s, 'm> {
    /// Returns the head of a statement whose keyword ends at `end`.
    pub fn new(file: &'s SourceFile, mistakes: &'m mut Mistakes<'s>, end: u32) -> Self {
        Self {
            file,
            mistakes,
            arguments: Vec::new(),
            comments: Vec::new(),
            broken: false,
            end,
            behind: end,
            cut: false,
            comma: None,
            pending: Pending::Nothing,
        }
    }

    /// Notes a mistake. Only the first of a statement is reported: the others may well follow from it.
    pub fn mistake(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        if !self.broken {
            self.mistakes.push(diagnostic);
            self.broken = true;
        }
    }

    /// Reads the next thing of the statement.
    pub fn read(&mut self, pair: Pair<'_, Rule>) {
        let (file, span) = (self.file, span(&pair));
        self.behind = span.end;
        let written = file.slice(span);
        match pair.as_rule() {
            Rule::id | Rule::path | Rule::glued_id => {
                self.glued(span);
                self.push(Value::Word(written), span);
            }
            Rule::bad_word => self.word(span),
            Rule::string => self.string(span),
            Rule::number => self.number(span),
            Rule::date => {
                self.pending = Pending::Nothing;
                self.push(Value::Date(written), span);
            }
            Rule::text => self.text(span),
            Rule::comparison => self.pending = Pending::Comparison(comparison(written), span),
            Rule::dots => self.range(),
            Rule::comma => pair.into_inner().for_each(|inner| self.read(inner)),
            Rule::commas => self.commas(span),
            Rule::comment => self.comments.push(comment(file, span)),
            Rule::bad_quotes => self.bad_quotes(span),
            Rule::unclosed_string => {
                let span = trimmed(file, span);
                self.broken(span, || mistake::unclosed_string(file, span));
            }
            Rule::unclosed_bad_quotes => {
                let span = trimmed(file, span);
                self.broken(span, || mistake::unclosed_quotes(file, span));
            }
            Rule::unclosed_text => {
                self.broken(span, || mistake::unclosed_text(file, span));
                self.cut = true;
            }
            Rule::bad_number => self.bad_number(span),
            Rule::bad_arrow | Rule::bad_comparison if self.odd_comparison(span) => {}
            Rule::bad_comparison => {
                let first = self.arguments.is_empty();
                self.broken(span, || mistake::comparison_without_number(file, span, first));
            }
            Rule::bad_range => self.broken(span, || mistake::open_range(file, span)),
            Rule::bad_sign => self.word(span),
            Rule::bad_arrow | Rule::inner_arrow => self.broken(span, || mistake::inner_arrow(file, span)),
            Rule::colon if self.arguments.is_empty() => self.mistake(|| mistake::colon(file, span)),
            Rule::colon => self.word(span),
            Rule::hash_comment => self.mistake(|| mistake::hash_comment(file, span)),
            Rule::block_comment => self.mistake(|| mistake::block_comment(file, span)),
            rule => debug_assert!(false, "{rule:?} stands in no statement"),
        }
    }

    /// Ends the statement.
    pub fn finish(&mut self) {
        if let Some(comma) = self.comma.take() {
            self.mistake(|| mistake::comma_without_argument(self.file, comma));
        }
    }

    fn push(&mut self, value: Value<'s>, span: Span) {
        let after_comma = self.comma.take().is_some();
        self.arguments.push(Argument { value, span, after_comma });
        self.end = span.end;
    }

    fn broken(&mut self, span: Span, diagnostic: impl FnOnce() -> Diagnostic) {
        self.mistake(diagnostic);
        let span = match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Nothing => span,
            Pending::Comparison(_, start) => start.to(span),
            Pending::Range(first) => first.span.to(span),
        };
        self.push(Value::Broken, span);
    }

    fn word(&mut self, span: Span) {
        self.glued(span);
        self.push(Value::BadWord(self.file.slice(span)), span);
    }

    fn string(&mut self, span: Span) {
        let inner = Span { start: span.start + 1, end: span.end - 1 };
        self.escapes(inner);
        self.push(Value::String(string::unescape(self.file.slice(inner))), span);
    }

    fn text(&mut self, span: Span) {
        let text = text::read(self.file.slice(span));
        self.escapes(span);
        if let Some(fault) = text.fault {
            self.mistake(|| mistake::text(self.file, span, &fault));
        }
        self.push(Value::Text(text.value), span);
    }

    /// Reads a string between quotes that the language does not use; what was meant is plain.
    fn bad_quotes(&mut self, span: Span) {
        let content = string::between_odd_quotes(self.file.slice(span));
        self.mistake(|| mistake::odd_quotes(self.file, span, content));
        let value: Cow<'s, str> = string::unescape(content);
        self.push(Value::String(value), span);
    }

    fn escapes(&mut self, inner: Span) {
        if let Some(fault) = string::bad_escape(self.file.slice(inner)) {
            let start = inner.start as usize;
            let span = Span::new(start + fault.start, start + fault.end);
            self.mistake(|| mistake::escape(self.file, span));
        }
    }

    fn number(&mut self, span: Span) {
        let number = number::split(self.file.slice(span), span);
        if let Some(mistake) = number.unit.and_then(|unit| mistake::currency(self.file, number, unit)) {
            self.broken(span, || mistake);
            return;
        }
        self.sign_before(span);
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Nothing => self.push(Value::Number(number), span),
            Pending::Comparison(comparison, start) => {
                self.push(Value::Comparison(comparison, number), start.to(span));
            }
            Pending::Range(first) => self.push(Value::Range(first, number), first.span.to(span)),
        }
    }

    /// Notices a sign that stands alone before the number at `span`: `- 2`, `5 - 10`.
    fn sign_before(&mut self, span: Span) {
        let file = self.file;
        match self.arguments[..] {
            [.., Argument { value: Value::Number(first), .. }, ref sign] if is_sign(sign) => {
                let sign = sign.span;
                self.mistake(|| mistake::range_with_sign(file, first.span, sign, span));
            }
            [.., ref sign] if is_sign(sign) => {
                let sign = sign.span;
                self.mistake(|| mistake::lonely_sign(file, sign, span));
            }
            _ => {}
        }
    }

    /// Reads what begins like a number: `0,9%` is one gone wrong, `24/7` a word.
    fn bad_number(&mut self, span: Span) {
        let file = self.file;
        match (mistake::number(file, span), &self.pending) {
            (Some(mistake), _) => self.broken(span, || mistake),
            (None, Pending::Nothing) => self.word(span),
            (None, Pending::Comparison(_, sign)) => {
                let sign = *sign;
                self.broken(span, || mistake::comparison_without_number(file, sign, false));
            }
            (None, Pending::Range(_)) => self.broken(span, || mistake::open_range(file, span)),
        }
    }

    /// Reads `=>` or `==` before a number as the comparison that was meant. Returns whether that is what stands at `span`.
    fn odd_comparison(&mut self, span: Span) -> bool {
        let file = self.file;
        let meant = match file.slice(span) {
            "=>" | "⇒" => Comparison::AtLeast,
            "=<" => Comparison::AtMost,
            "==" => Comparison::Exactly,
            _ => return false,
        };
        let behind = file.text()[span.end as usize..].trim_start_matches([' ', '\t']);
        if !behind.starts_with(|char: char| char.is_ascii_digit()) {
            return false;
        }
        self.mistake(|| mistake::other_comparison(file, span, meant.sign()));
        self.pending = Pending::Comparison(meant, span);
        true
    }

    /// Takes back the number before `..`, to wait for the one behind it.
    fn range(&mut self) {
        if let Some(Argument { value: Value::Number(first), after_comma, .. }) = self.arguments.last() {
            self.pending = Pending::Range(*first);
            self.comma = after_comma.then_some(first.span);
            self.arguments.pop();
        }
    }

    fn commas(&mut self, span: Span) {
        let comma = Span { end: span.start + 1, ..span };
        if self.arguments.is_empty() || self.comma.is_some() {
            self.mistake(|| mistake::comma_before_argument(self.file, comma));
        } else if span.len() > 1 {
            self.mistake(|| mistake::comma_twice(self.file, span));
        }
        self.comma = Some(comma);
        self.end = span.end;
    }

    /// Notices a word that touches the string before it: `"he said "no" to me"`.
    fn glued(&mut self, word: Span) {
        let Some(Argument { value: Value::String(_), span: string, .. }) = self.arguments.last() else {
            return;
        };
        let (file, string) = (self.file, *string);
        if string.end == word.start {
            self.mistake(|| mistake::quote_in_string(file, string, word));
        }
    }
}

/// Returns whether `argument` is a sign that touches nothing.
fn is_sign(argument: &Argument<'_>) -> bool {
    matches!(argument.value, Value::BadWord("+" | "-" | "−" | "–" | "—"))
}

fn comparison(sign: &str) -> Comparison {
    match sign {
        ">=" | "≥" => Comparison::AtLeast,
        "<=" | "≤" => Comparison::AtMost,
        ">" => Comparison::MoreThan,
        "<" => Comparison::LessThan,
        _ => Comparison::Exactly,
    }
}

/// Returns `span` without the blanks at its end.
fn trimmed(file: &SourceFile, span: Span) -> Span {
    let text = file.slice(span).trim_end();
    Span { end: span.start + text.len() as u32, ..span }
}
