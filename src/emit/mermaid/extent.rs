//! How much of a journey a diagram shows: Mermaid draws no text that is longer than it allows.

use crate::model::{Arrow, Destination, Journey, StageId, TouchpointId};
use crate::words::{Words, fill};

use super::escape::escape;
use super::line;

/// How many characters Mermaid draws as it comes, in code units of UTF-16, as JavaScript counts them. Code hosts and editors
/// leave its `maxTextSize` at that, and no diagram can raise it.
const MOST_CHARACTERS: usize = 50_000;

/// How long names and labels may be, one length tried after the other: a shorter name says more than a diagram that is not
/// drawn.
const LENGTHS: [usize; 4] = [usize::MAX, 60, 36, 20];

/// How much of a journey a diagram shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// How many characters of a name or label.
    length: usize,
    /// How many stages, touchpoints and steps, in the order in which they are written.
    entries: usize,
}

/// Returns the largest diagram that Mermaid draws: with all names as they are, else with shorter ones, else without the end of
/// the journey. Blanks before lines, which mean nothing, go first.
pub(super) fn fitted(journey: &Journey, draw: impl Fn(Extent) -> String) -> String {
    let all = journey.stages.len() + journey.touchpoints.len();
    let drawn = |length, entries| {
        let text = draw(Extent { length, entries });
        if fits(&text) { Some(text) } else { Some(without_indentation(&text)).filter(|text| fits(text)) }
    };
    if let Some(text) = LENGTHS.into_iter().find_map(|length| drawn(length, all)) {
        return text;
    }
    let shortest = LENGTHS[LENGTHS.len() - 1];
    let (mut most, mut too_many, mut largest) = (0, all, None);
    while too_many - most > 1 {
        let middle = most.midpoint(too_many);
        match drawn(shortest, middle) {
            Some(text) => (most, largest) = (middle, Some(text)),
            None => too_many = middle,
        }
    }
    largest.unwrap_or_else(|| draw(Extent { length: shortest, entries: 0 }))
}

/// Returns a diagram without the blanks before its lines. A name never begins with one: it would be written by its number.
fn without_indentation(text: &str) -> String {
    text.lines().flat_map(|line| [line.trim_start_matches(' '), "\n"]).collect()
}

fn fits(text: &str) -> bool {
    // A character has at least as many bytes as code units.
    text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS
}

impl Extent {
    /// Returns a name or label as Mermaid text.
    pub(super) fn name(self, text: &str) -> String {
        match text.char_indices().nth(self.length) {
            None => escape(text),
            Some(_) => {
                let start: String = text.chars().take(self.length - 1).collect();
                escape(&format!("{}…", start.trim_end()))
            }
        }
    }

    pub(super) fn shows_stage(self, journey: &Journey, stage: StageId) -> bool {
        stage.index() + journey[stage].touchpoints.start < self.entries
    }

    pub(super) fn shows(self, journey: &Journey, touchpoint: TouchpointId) -> bool {
        journey[touchpoint].stage.index() + 1 + touchpoint.index() < self.entries
    }

    /// Returns whether both ends of an arrow are shown.
    pub(super) fn shows_arrow(self, journey: &Journey, arrow: &Arrow) -> bool {
        let shows_target = match arrow.to {
            Destination::Touchpoint(target) => self.shows(journey, target),
            Destination::Done | Destination::Exit => true,
        };
        shows_target && self.shows(journey, arrow.from)
    }

    /// Writes how much is left out, if anything is.
    pub(super) fn say_what_is_left_out(self, text: &mut String, journey: &Journey, words: &Words) {
        let left_out = journey.stages.len() + journey.touchpoints.len() - self.entries;
        if left_out > 0 {
            let left_out = fill(words.entries_left_out, &[("n", &left_out.to_string())]);
            line(text, format_args!("    %% {left_out}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, MOST_CHARACTERS, fits};

    #[test]
    fn characters_are_counted_as_mermaid_does() {
        assert!(fits(&"ü".repeat(MOST_CHARACTERS)));
        assert!(!fits(&"a".repeat(MOST_CHARACTERS + 1)));
        assert!(!fits(&"😀".repeat(MOST_CHARACTERS / 2 + 1)), "two code units each");
    }

    #[test]
    fn a_long_name_is_cut_before_it_is_escaped() {
        let extent = Extent { length: 6, entries: 0 };
        assert_eq!(extent.name("a: b; c"), "a#58; b#59;…");
        assert_eq!(extent.name("a: b;c"), "a#58; b#59;c");
        assert_eq!(extent.name("abcd efg"), "abcd…");
    }
}
