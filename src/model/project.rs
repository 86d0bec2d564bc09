//! What stands at the top of a project: people, teams, channels, sources, lanes.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::source::Spanned;
use crate::vocabulary::{ChannelKind, SourceKind};

use super::{About, ChannelId, Citation, Declaration, Question, Ref, Text};

/// Somebody who walks journeys.
#[derive(Debug, Clone, PartialEq)]
pub struct Persona {
    /// Id and title.
    pub head: Declaration,
    /// What they are.
    pub role: Option<Text>,
    /// The group they stand for.
    pub segment: Option<Text>,
    /// Their part of all customers, in percent.
    pub share: Option<Spanned<Decimal>>,
    /// What they say.
    pub quote: Option<Text>,
    /// What they want.
    pub goals: Vec<Text>,
    /// What they hire us for: "When …, I want to …, so I can …".
    pub jobs: Vec<Text>,
    /// What they need.
    pub needs: Vec<Text>,
    /// What drives them.
    pub motivation: Option<Text>,
    /// What they take for granted.
    pub expects: Vec<Text>,
    /// What holds them back.
    pub barriers: Vec<Text>,
    /// What hurts them anywhere.
    pub pains: Vec<Text>,
    /// What they need to be able to take part.
    pub accessibility: Vec<Text>,
    /// The channels they like.
    pub prefers: Vec<Ref<ChannelId>>,
    /// Name and value: "Age", "25–40".
    pub demographics: Vec<(Box<str>, Text)>,
    /// Where we know it from.
    pub cites: Vec<Citation>,
    /// What we do not know of them.
    pub questions: Vec<Question>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// Who owns and does things.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// Id and title.
    pub head: Declaration,
    /// The part of the organisation.
    pub department: Option<Text>,
    /// How to reach them.
    pub contact: Option<Text>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// A way in which people and we meet, built in or declared.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// The id.
    pub id: Box<str>,
    /// The title.
    pub title: Box<str>,
    /// How it reaches people.
    pub kind: ChannelKind,
    /// The built-in channel whose icon it has: itself for a built-in one, `None` for its kind's.
    pub icon: Option<&'static str>,
    /// Where it is declared; `None` for a built-in one.
    pub declared: Option<Declaration>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// Where claims come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Id and title.
    pub head: Declaration,
    /// How it came to know.
    pub kind: Option<Spanned<SourceKind>>,
    /// When.
    pub on: Option<Spanned<Date>>,
    /// Of how many.
    pub sample: Option<Spanned<Decimal>>,
    /// Where to read it.
    pub url: Option<Spanned<Box<str>>>,
    /// The file that holds it, as written.
    pub file: Option<Spanned<Box<str>>>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// A lane of the project's own, into which touchpoints write with `note`.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Id and title.
    pub head: Declaration,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// A stage that several journeys share; a column of the project's matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedStage {
    /// Id and title.
    pub head: Declaration,
    /// Whether the title was written.
    pub has_title: bool,
    /// What people want there.
    pub goals: Vec<Text>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}
