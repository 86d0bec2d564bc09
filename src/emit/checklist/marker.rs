//! The hidden comments by which a checklist knows its own lines.
//!
//! | comment | line |
//! | --- | --- |
//! | `<!-- journey checklist: … -->` | the first |
//! | `<!-- journey section: JOURNEY/STAGE/OWNER -->` | a heading |
//! | `<!-- kpi: JOURNEY/KPI -->` | an item: a KPI |
//! | `<!-- opportunity: JOURNEY/OPPORTUNITY -->` | an item: something to do |
//! | `<!-- journey -->` | what more there is to say of the line before |
//! | `<!-- journey gone -->` | the heading over what is no longer in the journey |
//! | `<!-- journey checklist ends: … -->` | the last |
//!
//! Texts of the journey cannot forge them: in what we write, their `<` is escaped.

use std::fmt;

/// Where notes belong: the part of a checklist that they stand beneath.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// Above our first line.
    Top,
    /// The title.
    Title,
    /// A heading, by the ids of journey, stage and owner, `-` where there is none: `gym-membership/purchase/web`.
    Section(String),
    /// An item, by the path of its KPI.
    Kpi(String),
    /// An item, by the path of its opportunity.
    Opportunity(String),
    /// The heading over what is no longer in the journey.
    Gone,
    /// Below our last line.
    End,
}

/// What a line of ours is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marker {
    /// The line begins a part.
    Anchor(Anchor),
    /// The line belongs to the part before.
    Detail,
}

/// A line of ours, cut at its comment.
#[derive(Debug, PartialEq, Eq)]
pub struct Found<'t> {
    /// What the comment says.
    pub marker: Marker,
    /// Our words before it.
    pub before: &'t str,
    /// What somebody wrote behind it.
    pub after: &'t str,
}

const HEAD: &str = "journey checklist: ";
const END: &str = "journey checklist ends: ";

/// Returns the first line of a checklist.
pub fn head(sentence: &str) -> String {
    format!("<!-- {HEAD}{sentence} -->")
}

/// Returns the last line of a checklist.
pub fn end(sentence: &str) -> String {
    format!("<!-- {END}{sentence} -->")
}

/// Returns whether a line is the first of a checklist.
pub fn is_head(line: &str) -> bool {
    find(line).is_some_and(|found| found.marker == Marker::Anchor(Anchor::Title))
}

/// Returns what a line of ours says, or `None` for a person's.
///
/// A person may quote a comment in a sentence: only what looks like a heading or an item of a list is ours.
pub fn find(line: &str) -> Option<Found<'_>> {
    for (start, opening) in line.match_indices("<!-- ") {
        let before = &line[..start];
        if !(before.is_empty() || before.ends_with([' ', '\t'])) || !looks_like_ours(before) {
            continue;
        }
        let inside = &line[start + opening.len()..];
        let Some((content, after)) = inside.split_once(" -->") else { continue };
        if let Some(marker) = read(content) {
            return Some(Found { marker, before, after });
        }
    }
    None
}

impl Anchor {
    /// Returns whether it is an item, with a box to tick.
    pub fn is_item(&self) -> bool {
        matches!(self, Anchor::Kpi(_) | Anchor::Opportunity(_))
    }
}

impl Found<'_> {
    /// Returns whether the box of an item is ticked.
    pub fn is_ticked(&self) -> bool {
        let text = self.before.trim_start_matches(|sign: char| {
            sign.is_whitespace() || sign.is_ascii_digit() || "-*+>.)".contains(sign)
        });
        text.starts_with("[x]") || text.starts_with("[X]")
    }
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Marker::Detail => f.write_str("<!-- journey -->"),
            Marker::Anchor(Anchor::Section(path)) => write!(f, "<!-- journey section: {path} -->"),
            Marker::Anchor(Anchor::Kpi(path)) => write!(f, "<!-- kpi: {path} -->"),
            Marker::Anchor(Anchor::Opportunity(path)) => write!(f, "<!-- opportunity: {path} -->"),
            Marker::Anchor(Anchor::Gone) => f.write_str("<!-- journey gone -->"),
            Marker::Anchor(Anchor::Top | Anchor::Title | Anchor::End) => Ok(()),
        }
    }
}

fn read(content: &str) -> Option<Marker> {
    let anchor = match content {
        "journey" => return Some(Marker::Detail),
        "journey gone" => Anchor::Gone,
        _ if content.starts_with(HEAD) => Anchor::Title,
        _ if content.starts_with(END) => Anchor::End,
        _ => {
            if let Some(path) = content.strip_prefix("kpi: ") {
                Anchor::Kpi(checked(path)?)
            } else if let Some(path) = content.strip_prefix("opportunity: ") {
                Anchor::Opportunity(checked(path)?)
            } else {
                Anchor::Section(checked(content.strip_prefix("journey section: ")?)?)
            }
        }
    };
    Some(Marker::Anchor(anchor))
}

/// Returns a path again if it is made of ids, so that nothing else is ever copied into a comment.
fn checked(path: &str) -> Option<String> {
    let of_id = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_/".contains(&byte);
    (!path.is_empty() && path.bytes().all(of_id)).then(|| path.to_owned())
}

fn looks_like_ours(before: &str) -> bool {
    let text = before.trim_start();
    text.is_empty() || text.starts_with(|sign: char| sign.is_ascii_digit() || "-*+#>[".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_lines_are_ours() {
        let kpi = |path: &str| Some(Marker::Anchor(Anchor::Kpi(path.to_owned())));
        for (line, expected) in [
            ("- [ ] **A** – at risk <!-- kpi: a/b -->", kpi("a/b")),
            ("   * [x] moved <!-- kpi: a/b --> and a remark", kpi("a/b")),
            ("<!-- kpi: a/b -->", kpi("a/b")),
            (
                "- [ ] b <!-- opportunity: a/-b-0f -->",
                Some(Marker::Anchor(Anchor::Opportunity("a/-b-0f".to_owned()))),
            ),
            ("  - Target: 3 <!-- journey -->", Some(Marker::Detail)),
            ("- see `<!-- kpi: a/b -->`", None),
            ("we write <!-- kpi: a/b --> there", None),
            ("- a <!-- kpi: A/../b -->", None),
            ("- a &lt;!-- kpi: a/b --\\>", None),
            ("<!-- a remark -->", None),
        ] {
            assert_eq!(find(line).map(|found| found.marker), expected, "{line}");
        }
    }

    #[test]
    fn a_box_is_ticked_by_either_letter() {
        for (line, ticked) in [
            ("- [x] A <!-- kpi: a -->", true),
            ("> 1. [X] A <!-- kpi: a -->", true),
            ("- [ ] [x] A <!-- kpi: a -->", false),
            ("- A <!-- kpi: a -->", false),
        ] {
            assert_eq!(find(line).map(|found| found.is_ticked()), Some(ticked), "{line}");
        }
    }
}
