//! Lines of ours that hands and tools have torn: broken in two, joined to a note, typed into.

use std::borrow::Cow;

use super::built::Built;
use super::line_hash::{self, LineHash};
use super::marker::{self, Anchor, Found, Marker};

/// In how many lines one of ours may be broken.
const MOST_LINES: usize = 24;

/// At how many places of a line one of ours is looked for, so that no line takes long.
const MOST_STARTS: usize = 64;

/// What of a line and of those before it is ours.
pub struct Ours {
    /// How many of the lines before are parts of it, as it was broken.
    pub lines: usize,
    /// Where it begins in what stands before its comment; a note may have been joined to it.
    pub start: usize,
    /// Whether it has other words than it was built with.
    pub is_edited: bool,
}

/// Returns what of a line is ours, by its comment and the lines above; `None` where a person quotes the comment. `part` is
/// the one that it stands in, unless it begins another.
pub fn ours(built: &Built, part: &Anchor, above: &[Cow<'_, str>], found: &Found<'_>) -> Option<Ours> {
    let before = found.before;
    let part = if let Marker::Anchor(anchor) = &found.marker { anchor } else { part };
    if found.marker.stands_alone() {
        return Some(Ours { lines: 0, start: before.len(), is_edited: false });
    }
    let as_built = |lines: usize, start: usize| Some(Ours { lines, start, is_edited: false });
    let broken = if built.holds(part, before) { Some(0) } else { lines_of_built(built, part, above, before) };
    if let Some(lines) = broken {
        let is_item = matches!(&found.marker, Marker::Anchor(anchor) if anchor.is_item());
        let (above, parts) = above.split_at(above.len() - lines);
        let has_box_above = is_item && is_boxed_off(above, parts.first().map_or(before, |line| line));
        return as_built(lines + usize::from(has_box_above), 0);
    }
    // The last one: before it, a note may end as a line begins, as in `on the 3. - [ ] …`.
    if let Some(start) = starts(before).filter(|start| built.holds(part, &before[*start..])).last() {
        return as_built(0, start);
    }
    edited(built, above, &found.marker, before)
}

/// Returns what is ours of a line that has other words than any build wrote.
fn edited(built: &Built, above: &[Cow<'_, str>], marker: &Marker, before: &str) -> Option<Ours> {
    if let Marker::Anchor(anchor) = marker
        && anchor.is_item()
        && line_hash::split(before).0.is_none()
        && built.has_once(anchor)
    {
        // The words are no help, but a box is: it stands further left, or in a line before.
        if let Some(start) = starts(before).find(|start| line_hash::split(&before[*start..]).0.is_some()) {
            return Some(Ours { lines: 0, start, is_edited: true });
        }
        if let Some(lines) = lines_from_box(above) {
            return Some(Ours { lines, start: 0, is_edited: true });
        }
    }
    // Where a text does not say what was built, nearly every such line is one whose numbers have changed since.
    let is_edited = built.is_signed() && LineHash::of(before).is_some();
    let is_ours = marker::looks_like_ours(before) || matches!(marker, Marker::Anchor(Anchor::Gone));
    is_ours.then_some(Ours { lines: 0, start: 0, is_edited })
}

/// Returns whether the box of an item was broken off its words, and stands alone in the line above them.
fn is_boxed_off(above: &[Cow<'_, str>], first: &str) -> bool {
    let is_bare = |line: &str| matches!(line_hash::split(line), (Some(_), ""));
    line_hash::split(first).0.is_none() && above.last().is_some_and(|line| is_bare(line))
}

/// Returns how many of the lines before, with these words behind them, make a line that was built.
fn lines_of_built(built: &Built, part: &Anchor, above: &[Cow<'_, str>], before: &str) -> Option<usize> {
    let mut line = before.to_owned();
    for (index, words) in above.iter().rev().take(MOST_LINES).enumerate() {
        // A quotation has its sign in each line.
        line = format!("{words} {}", line.trim_start_matches([' ', '\t', '>']));
        if built.holds(part, &line) {
            return Some(index + 1);
        }
    }
    None
}

/// Returns how many lines there are back to the nearest one with a box, no blank line in between.
fn lines_from_box(above: &[Cow<'_, str>]) -> Option<usize> {
    let near = above.iter().rev().take(MOST_LINES);
    let mut near = near.take_while(|line| !line.trim().is_empty());
    near.position(|line| line_hash::split(line).0.is_some()).map(|index| index + 1)
}

/// Returns where in a text a line of ours could begin, but at its start.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let pairs = text.char_indices().zip(text.char_indices().skip(1));
    // The second `#` of a heading and the second digit of a number begin nothing.
    let is_within = |before: char, sign: char| {
        (before == '#' && sign == '#') || (before.is_ascii_digit() && sign.is_ascii_digit())
    };
    pairs
        .filter(move |((_, before), (_, sign))| !is_within(*before, *sign))
        .map(|(_, (index, _))| index)
        .filter(|index| line_hash::begins_line(&text[*index..]))
        .take(MOST_STARTS)
}
