//! The tree: plain statements with their spans, comments and blank lines included.
//!
//! The tree borrows from the text and knows no word of the language. It is made by [`parse`](super::parse), read once
//! by `model`, and again by the formatter.

use std::borrow::Cow;

use crate::source::Span;

/// The items of a file or a block, in the order written.
pub type Items<'s> = Vec<Item<'s>>;

/// One thing in a file or block.
#[derive(Debug, Clone, PartialEq)]
pub enum Item<'s> {
    /// A keyword with its arguments and perhaps a block.
    Statement(Statement<'s>),
    /// `// …` to the end of its line.
    Comment(Comment<'s>),
    /// One blank line or more in a row.
    BlankLines(Span),
    /// What begins no statement: a number, a stray brace, a run of signs. The mistake is in [`Parse`](super::Parse).
    Stray(Span),
}

impl Item<'_> {
    /// Returns where it stands.
    pub fn span(&self) -> Span {
        match self {
            Item::Statement(statement) => statement.span,
            Item::Comment(comment) => comment.span,
            Item::BlankLines(span) | Item::Stray(span) => *span,
        }
    }
}

/// A comment with its two slashes, without its line end.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment<'s> {
    /// The text from the slashes on.
    pub text: &'s str,
    /// Where.
    pub span: Span,
}

/// A keyword, its arguments and its block: `stage awareness "Awareness" { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement<'s> {
    /// The first word as written, or `->` for each spelling of the arrow.
    pub keyword: &'s str,
    /// Where the keyword stands.
    pub keyword_span: Span,
    /// What follows on the line.
    pub arguments: Vec<Argument<'s>>,
    /// What stands in braces.
    pub block: Option<Block<'s>>,
    /// From the keyword to the end of the last argument or of the block.
    pub span: Span,
    /// Whether a `syntax` mistake was found between the keyword and the `{`; such a statement counts as written, and
    /// nothing more is said about its arguments.
    pub broken: bool,
    /// Whether a `}` that is missing, or one too many, may have put it into another block than the writer meant; that it
    /// does not fit there is then no mistake of its own.
    pub astray: bool,
    /// Comments inside the statement: between arguments that go on on the next line, and behind its first line.
    pub comments: Vec<Comment<'s>>,
}

/// The items between two braces; an unclosed block ends with the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Block<'s> {
    /// What stands between the braces.
    pub items: Items<'s>,
    /// From `{` to behind `}`. Where a brace is missing or too many, to the end of what belongs to it.
    pub span: Span,
    /// Whether the `{` stands below the line of its statement, which is reported.
    pub late: bool,
}

/// One argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument<'s> {
    /// What was written.
    pub value: Value<'s>,
    /// Where.
    pub span: Span,
    /// Whether a comma stands between this argument and the one before it.
    pub after_comma: bool,
}

/// What an argument can be, by its shape alone.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'s> {
    /// Letters without quotes that could be an id, or `JOURNEY/ID`: `signup-form`, `low`, `gym-membership/signup-rate`.
    Word(&'s str),
    /// Characters without quotes that are no id: `Sam`, `café`, `https://example.com`, `it's`.
    BadWord(&'s str),
    /// `"…"`, escapes read.
    String(Cow<'s, str>),
    /// `"""…"""`, escapes read and indentation taken off.
    Text(Cow<'s, str>),
    /// A number with its unit.
    Number(Number<'s>),
    /// Four digits, two, two, with dashes: `2026-12-31`. The calendar is asked later.
    Date(&'s str),
    /// `>= 1.5%`.
    Comparison(Comparison, Number<'s>),
    /// `20 .. 30 min`.
    Range(Number<'s>, Number<'s>),
    /// Something with a `syntax` mistake in it.
    Broken,
}

/// A number as written: `+1`, `12.5%`, `4_200`, `3 days`, `40 EUR`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number<'s> {
    /// Sign, digits and point, with `_` between digits and `−` as sign perhaps still in it.
    pub digits: &'s str,
    /// `%` or a word such as `days`, `EUR`, `visits/day`.
    pub unit: Option<&'s str>,
    /// From the sign to the end of the unit.
    pub span: Span,
}

/// How an actual value is compared to a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    MoreThan,
    /// `<`
    LessThan,
    /// `=`
    Exactly,
}

impl Comparison {
    /// Returns the sign as the language writes it.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::AtLeast => ">=",
            Comparison::AtMost => "<=",
            Comparison::MoreThan => ">",
            Comparison::LessThan => "<",
            Comparison::Exactly => "=",
        }
    }
}
