//! What stands between a keyword and its block.

use std::borrow::Cow;

use pest::iterators::Pair;

use super::super::grammar::Rule;
use super::super::mistake;
use super::super::tree::{Argument, Comment, Comparison, Number, Value};
use super::{comment, number, span, string, text};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

/// The arguments and comments of one statement, as far as they are read, and its first mistake.
pub(super) struct Head<'s> {
    file: &'s SourceFile,
    pub arguments: Vec<Argument<'s>>,
    pub comments: Vec<Comment<'s>>,
    pub mistake: Option<Diagnostic>,
    pub broken: bool,
    /// Behind the last argument or comma.
    pub end: u32,
    /// Whether the last thing read has no end of its own.
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

impl<'s> Head<'s> {
    pub fn new(file: &'s SourceFile) -> Self {
        Self {
            file,
            arguments: Vec::new(),
            comments: Vec::new(),
            mistake: None,
            broken: false,
            end: 0,
            cut: false,
            comma: None,
            pending: Pending::Nothing,
        }
    }

    /// Notes a mistake. Only the first of a statement is reported: the others may well follow from it.
    pub fn mistake(&mut self, diagnostic: Diagnostic) {
        self.mistake.get_or_insert(diagnostic);
    }

    /// Reads the next thing of the statement.
    pub fn read(&mut self, pair: &Pair<'_, Rule>) {
        let (file, span) = (self.file, span(pair));
        let written = file.slice(span);
        match pair.as_rule() {
            Rule::id => {
                self.glued(span);
                self.push(Value::Word(written), span);
            }
            Rule::bad_word => {
                self.glued(span);
                self.push(Value::BadWord(written), span);
            }
            Rule::string => self.string(span),
            Rule::number => self.number(span),
            Rule::date => self.push(Value::Date(written), span),
            Rule::text => self.text(span),
            Rule::comparison => self.pending = Pending::Comparison(comparison(written), span),
            Rule::dots => self.range(),
            Rule::comma => self.comma(span),
            Rule::side_comment => self.comments.push(comment(file, span)),
            Rule::bad_quotes => self.bad_quotes(span),
            Rule::unclosed_string => {
                let span = trimmed(file, span);
                self.broken(mistake::unclosed_string(file, span), span);
            }
            Rule::unclosed_bad_quotes => {
                let span = trimmed(file, span);
                self.broken(mistake::unclosed_quotes(file, span), span);
            }
            Rule::unclosed_text => {
                self.broken(mistake::unclosed_text(file, span), span);
                self.cut = true;
            }
            Rule::bad_number => self.broken(mistake::number(file, span), span),
            Rule::bad_comparison => {
                let first = self.arguments.is_empty();
                self.broken(mistake::comparison_without_number(file, span, first), span);
            }
            Rule::bad_range => self.broken(mistake::open_range(file, span), span),
            Rule::bad_sign => self.broken(mistake::lonely_sign(file, span), span),
            Rule::bad_arrow | Rule::inner_arrow => self.broken(mistake::inner_arrow(file, span), span),
            Rule::colon => self.mistake(mistake::colon(file, span)),
            Rule::hash_comment => self.mistake(mistake::hash_comment(file, span)),
            Rule::block_comment => self.mistake(mistake::block_comment(file, span)),
            rule => debug_assert!(false, "{rule:?} stands in no statement"),
        }
    }

    /// Returns the head as it stands at the statement's end.
    pub fn finish(mut self) -> Self {
        if let Some(comma) = self.comma.take() {
            self.mistake(mistake::comma_without_argument(self.file, comma));
        }
        self
    }

    fn push(&mut self, value: Value<'s>, span: Span) {
        let after_comma = self.comma.take().is_some();
        self.arguments.push(Argument { value, span, after_comma });
        self.end = span.end;
    }

    fn broken(&mut self, diagnostic: Diagnostic, span: Span) {
        self.mistake(diagnostic);
        let span = match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Nothing => span,
            Pending::Comparison(_, start) => start.to(span),
            Pending::Range(first) => first.span.to(span),
        };
        self.push(Value::Broken, span);
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
            self.mistake(mistake::text(self.file, span, &fault));
        }
        self.push(Value::Text(text.value), span);
    }

    /// Reads a string between quotes that the language does not use; what was meant is plain.
    fn bad_quotes(&mut self, span: Span) {
        let content = string::between_odd_quotes(self.file.slice(span));
        self.mistake(mistake::odd_quotes(self.file, span, content));
        let value: Cow<'s, str> = string::unescape(content);
        self.push(Value::String(value), span);
    }

    fn escapes(&mut self, inner: Span) {
        if let Some(fault) = string::bad_escape(self.file.slice(inner)) {
            let start = inner.start as usize;
            let span = Span::new(start + fault.start, start + fault.end);
            self.mistake(mistake::escape(self.file, span));
        }
    }

    fn number(&mut self, span: Span) {
        let number = number::split(self.file.slice(span), span);
        if number.unit.is_some_and(|unit| !unit.starts_with('%') && !unit.starts_with(char::is_alphabetic)) {
            self.broken(mistake::number(self.file, span), span);
            return;
        }
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Nothing => self.push(Value::Number(number), span),
            Pending::Comparison(comparison, start) => {
                self.push(Value::Comparison(comparison, number), start.to(span));
            }
            Pending::Range(first) => self.push(Value::Range(first, number), first.span.to(span)),
        }
    }

    /// Takes back the number before `..`, to wait for the one behind it.
    fn range(&mut self) {
        if let Some(Argument { value: Value::Number(first), after_comma, .. }) = self.arguments.last() {
            self.pending = Pending::Range(*first);
            self.comma = after_comma.then_some(first.span);
            self.arguments.pop();
        }
    }

    fn comma(&mut self, span: Span) {
        let comma = Span { end: span.start + 1, ..span };
        if self.arguments.is_empty() || self.comma.is_some() {
            self.mistake(mistake::comma_before_argument(self.file, comma));
        } else if span.len() > 1 {
            self.mistake(mistake::comma_twice(self.file, span));
        }
        self.comma = Some(comma);
        self.end = span.end;
    }

    /// Notices a word that touches the string before it: `"he said "no" to me"`.
    fn glued(&mut self, span: Span) {
        if let Some(Argument { value: Value::String(_), span: before, .. }) = self.arguments.last()
            && before.end == span.start
        {
            self.mistake(mistake::quote_in_string(self.file, *before, span));
        }
    }
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
