//! The sentences in the first and the last comment, and what somebody typed into them.

use crate::words::{LANGUAGES, Words};

use super::marker::{Anchor, Marker};

/// Returns what somebody typed into the sentence of a comment.
pub fn typed_into<'t>(content: &'t str, marker: &Marker) -> &'t str {
    let sentence = |words: &Words| match marker {
        Marker::Anchor(Anchor::Title) => Some(words.checklist_head),
        Marker::Anchor(Anchor::End) => Some(words.checklist_end),
        _ => None,
    };
    // What a build tells people to type where a list has lost its end.
    const STAND_IN: &str = "here";
    let Some((_, content)) = content.split_once(':') else { return "" };
    // The list may have been built in another language: that sentence counts that explains most.
    let sentences = LANGUAGES.iter().filter_map(|(_, words)| sentence(words));
    let is_end = matches!(marker, Marker::Anchor(Anchor::End));
    let typed =
        sentences.chain(is_end.then_some(STAND_IN)).map(|sentence| inserted(content.trim(), sentence));
    typed.min_by_key(|typed| typed.len()).unwrap_or_default()
}

/// Returns the words of a text between those that a sentence begins with and those that it ends with.
fn inserted<'t>(text: &'t str, sentence: &str) -> &'t str {
    let same = |(one, other): &(char, char)| one == other || (one.is_whitespace() && other.is_whitespace());
    let length = |pairs: &[(char, char)]| pairs.iter().map(|(sign, _)| sign.len_utf8()).sum::<usize>();
    let begin: Vec<(char, char)> = text.chars().zip(sentence.chars()).take_while(same).collect();
    let rest = &text[length(&begin)..];
    let left = sentence.chars().count() - begin.len();
    let end: Vec<(char, char)> =
        rest.chars().rev().zip(sentence.chars().rev().take(left)).take_while(same).collect();
    let (start, end) = (length(&begin), text.len() - length(&end));
    if text[start..end].trim().is_empty() {
        return "";
    }
    // A word that was typed close to another stays whole.
    let is_apart = (text[start..].starts_with(' '), text[..end].ends_with(' '));
    let start = if is_apart.0 { start } else { text[..start].rfind(' ').map_or(0, |blank| blank + 1) };
    let end = if is_apart.1 { end } else { text[end..].find(' ').map_or(text.len(), |blank| end + blank) };
    text[start..end].trim()
}

#[cfg(test)]
mod tests {
    use super::inserted;

    #[test]
    fn what_is_inserted_is_found() {
        for (text, expected) in [
            ("ticks and notes stay", ""),
            ("ticks\u{a0}and  notes stay", ""),
            ("ticks and ZEBRA notes stay", "ZEBRA"),
            ("ticks and notes stay ZEBRA", "ZEBRA"),
            ("ZEBRA ticks and notes stay", "ZEBRA"),
            ("ticks andZEBRA notes stay", "andZEBRA"),
            ("ticks and and notes stay", "and"),
            ("ticks and notes", ""),
            ("another", "another"),
        ] {
            assert_eq!(inserted(text, "ticks and notes stay"), expected, "{text}");
        }
    }
}
