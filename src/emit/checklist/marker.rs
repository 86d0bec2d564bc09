//! The hidden comments by which a checklist knows its own lines.
//!
//! | comment | line |
//! | --- | --- |
//! | `<!-- journey checklist: … -->` | the first |
//! | `<!-- journey section: JOURNEY/STAGE/OWNER -->` | a heading |
//! | `<!-- kpi: JOURNEY/KPI -->` | an item: a KPI |
//! | `<!-- opportunity: JOURNEY/OPPORTUNITY -->` | an item: something to do |
//! | `<!-- journey -->` | what more there is to say of the line before |
//! | `<!-- journey lines: 1f0c22ab … -->` | none: the words of the lines around it as they were built (see `line_hash`) |
//! | `<!-- journey gone -->` | the heading over what is no longer in the journey |
//! | `<!-- journey checklist ends: … -->` | the last |
//!
//! Texts of the journey cannot forge them: in what we write, their `<` is escaped.

use std::fmt;

use super::line_hash::LineHash;
use super::sentence;

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
    /// The words of lines as they were built. It stands alone.
    Lines(Vec<LineHash>),
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
    /// What somebody typed into its sentence, where it has one.
    pub typed: &'t str,
}

const HEAD: &str = "journey checklist:";
const END: &str = "journey checklist ends:";
const LINES: &str = "journey lines:";
const OPENING: &str = "<!--";
const CLOSING: &str = "-->";

/// Returns the first line of a checklist.
pub fn head(sentence: &str) -> String {
    format!("<!-- {HEAD} {sentence} -->")
}

/// Returns the last line of a checklist.
pub fn end(sentence: &str) -> String {
    format!("<!-- {END} {sentence} -->")
}

/// Returns whether a line is the first of a checklist.
pub fn is_head(line: &str) -> bool {
    is_alone(line, &Anchor::Title)
}

/// Returns whether a line is the last of a checklist.
pub fn is_end(line: &str) -> bool {
    is_alone(line, &Anchor::End)
}

fn is_alone(line: &str, anchor: &Anchor) -> bool {
    find(line).is_some_and(|found| matches!(found.marker, Marker::Anchor(found) if found == *anchor))
}

/// Returns the first comment of ours in a line. Whether the line is ours as well is for the reader to say, who knows what
/// was built: a person may quote a comment in a sentence. In code, or escaped, it is none.
pub fn find(line: &str) -> Option<Found<'_>> {
    line.match_indices(OPENING).find_map(|(start, opening)| {
        let before = &line[..start];
        if before.ends_with(['`', '\\']) {
            return None;
        }
        let (content, after) = line[start + opening.len()..].split_once(CLOSING)?;
        let marker = read(content)?;
        let typed = sentence::typed_into(content, &marker);
        Some(Found { marker, before, after, typed })
    })
}

/// Returns whether a comment of ours begins in a line and does not end there, as where an editor has broken the line.
pub fn is_broken(line: &str) -> bool {
    let Some((_, content)) = line.rsplit_once(OPENING) else { return false };
    let content = content.trim().to_ascii_lowercase();
    !content.contains(CLOSING)
        && ["kpi:", "opportunity:", "journey"]
            .iter()
            .any(|ours| ours.starts_with(&content) || content.starts_with(ours))
}

/// Returns where in a line a damaged comment could begin: one that is escaped, cut or written as another tool does.
pub fn damaged(line: &str) -> impl Iterator<Item = usize> {
    ["<!", "<-", "!--", "&lt;!", "%%", "--", "kpi:", "opportunity:"]
        .into_iter()
        .flat_map(|sign| line.match_indices(sign).map(|(start, _)| start))
}

/// Returns whether a damaged comment says what that of a part says.
pub fn is_damage_of(comment: &str, anchor: &Anchor) -> bool {
    let (Anchor::Kpi(path) | Anchor::Opportunity(path)) = anchor else { return false };
    comment.contains(&**path) && typed_into(comment, anchor).is_empty()
}

/// Returns the words that somebody typed into a comment of a part, damaged or not.
pub fn typed_into(comment: &str, anchor: &Anchor) -> String {
    let ours = Marker::Anchor(anchor.clone()).to_string();
    let signs = |sign: char| !sign.is_alphanumeric();
    let words = comment.split_whitespace().filter(|word| {
        let word = word.replace("&lt;", "").replace("&gt;", "").to_lowercase();
        let word = word.trim_matches(signs);
        !word.is_empty() && !ours.split([' ', ':']).any(|ours| ours.trim_matches(signs) == word)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Returns whether the words before a comment look like a heading or an item of a list.
pub fn looks_like_ours(before: &str) -> bool {
    let text = before.trim_start();
    text.is_empty() || text.starts_with(|sign: char| sign.is_ascii_digit() || "-*+#>[".contains(sign))
}

impl Anchor {
    /// Returns whether it is an item, with a box to tick.
    pub fn is_item(&self) -> bool {
        matches!(self, Anchor::Kpi(_) | Anchor::Opportunity(_))
    }
}

impl Marker {
    /// Returns whether it stands alone: words before it in a line are not ours.
    pub fn stands_alone(&self) -> bool {
        matches!(self, Marker::Lines(_) | Marker::Anchor(Anchor::Title | Anchor::End))
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
            Marker::Lines(hashes) => {
                write!(f, "<!-- {LINES} ")?;
                hashes.iter().try_for_each(|hash| write!(f, "{hash} "))?;
                f.write_str(CLOSING)
            }
            Marker::Anchor(Anchor::Top | Anchor::Title | Anchor::End) => Ok(()),
        }
    }
}

/// Reads a comment. Blanks and capitals do not count, since tools and hands change them.
fn read(content: &str) -> Option<Marker> {
    let content = content.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let path = |name: &str| content.strip_prefix(name).map(str::trim_start);
    let anchor = match &*content {
        "journey" => return Some(Marker::Detail),
        "journey gone" => Anchor::Gone,
        _ if content.starts_with(HEAD) => Anchor::Title,
        _ if content.starts_with(END) => Anchor::End,
        _ if content.starts_with(LINES) => {
            let hashes = content[LINES.len()..].split_whitespace();
            return hashes.map(LineHash::parse).collect::<Option<_>>().map(Marker::Lines);
        }
        _ => {
            if let Some(path) = path("kpi:") {
                Anchor::Kpi(checked(path)?)
            } else if let Some(path) = path("opportunity:") {
                Anchor::Opportunity(checked(path)?)
            } else {
                Anchor::Section(checked(path("journey section:")?)?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_ours_are_found_and_others_are_not() {
        let kpi = |path: &str| Some(Marker::Anchor(Anchor::Kpi(path.to_owned())));
        for (line, expected) in [
            ("- [ ] **A** – at risk <!-- kpi: a/b -->", kpi("a/b")),
            ("   * [x] moved <!-- kpi: a/b --> and a remark", kpi("a/b")),
            ("<!--kpi: a/b-->", kpi("a/b")),
            ("<!--\u{a0} KPI:a/b  -->", kpi("a/b")),
            ("- [ ] **A**<!-- kpi: a/b -->", kpi("a/b")),
            (
                "- [ ] b <!-- opportunity: a/-b-0f -->",
                Some(Marker::Anchor(Anchor::Opportunity("a/-b-0f".to_owned()))),
            ),
            ("  - Target: 3 <!-- journey -->", Some(Marker::Detail)),
            ("  <!-- journey lines: no hash -->", None),
            ("- see `<!-- kpi: a/b -->`", None),
            (r"- a \<!-- kpi: a/b -->", None),
            ("- a <!-- kpi: A/../b -->", None),
            ("- a &lt;!-- kpi: a/b --\\>", None),
            ("<!-- a remark -->", None),
        ] {
            assert_eq!(find(line).map(|found| found.marker), expected, "{line}");
        }
    }

    #[test]
    fn a_comment_may_be_broken() {
        for (line, broken) in [
            ("- [ ] **A** <!--", true),
            ("- [ ] **A** <!-- kpi:", true),
            ("<!-- journey lines: 00000001", true),
            ("- [ ] **A** <!-- kpi: a -->", false),
            ("<!-- a remark", false),
            ("- [ ] **A**", false),
        ] {
            assert_eq!(is_broken(line), broken, "{line}");
        }
    }

    #[test]
    fn the_words_of_lines_come_back() {
        let marker = Marker::Lines(["a", "b"].into_iter().filter_map(LineHash::of).collect());
        let text = marker.to_string();
        assert_eq!(find(&text).map(|found| found.marker), Some(marker), "{text}");
    }
}
