//! What a string means: escapes and odd quotes.

use std::borrow::Cow;
use std::ops::Range;

/// Returns what `raw`, the inside of a string or text, stands for. An escape that the language does not have stays as
/// it is written; [`bad_escape`] finds it.
pub(super) fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        value.push_str(&rest[..at]);
        let (length, meaning) = escape(&rest[at..]);
        match meaning {
            Some(char) => value.push(char),
            None => value.push_str(&rest[at..at + length]),
        }
        rest = &rest[at + length..];
    }
    value.push_str(rest);
    Cow::Owned(value)
}

/// Returns the place of the first escape in `raw` that the language does not have.
pub(super) fn bad_escape(raw: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(at) = raw[from..].find('\\') {
        let start = from + at;
        let (length, meaning) = escape(&raw[start..]);
        if meaning.is_none() {
            return Some(start..start + length);
        }
        from = start + length;
    }
    None
}

/// Returns how long the escape is that `text` begins with, and the character it stands for, if the language has it.
fn escape(text: &str) -> (usize, Option<char>) {
    let mut chars = text[1..].chars();
    match chars.next() {
        Some(char @ ('"' | '\\')) => (2, Some(char)),
        Some('n') => (2, Some('\n')),
        Some('t') => (2, Some('\t')),
        Some('u') if chars.as_str().starts_with('{') => code_point(text),
        None | Some('\n' | '\r') => (1, None),
        Some(char) => (1 + char.len_utf8(), None),
    }
}

/// Reads `\u{1F600}`: up to six hexadecimal digits that are the number of a character.
fn code_point(text: &str) -> (usize, Option<char>) {
    let digits = &text[3..];
    let length = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
    if digits.as_bytes().get(length) != Some(&b'}') {
        return (3 + length, None);
    }
    let number = if length <= 6 { u32::from_str_radix(&digits[..length], 16).ok() } else { None };
    (3 + length + 1, number.and_then(char::from_u32))
}

/// Returns what stands between two quotes that are not straight double ones. French quotes have blanks inside of them,
/// which belong to the quotes.
pub(super) fn between_odd_quotes(written: &str) -> &str {
    let mut chars = written.chars();
    let (first, _) = (chars.next(), chars.next_back());
    let inside = chars.as_str();
    if matches!(first, Some('«' | '»' | '‹' | '›')) { inside.trim() } else { inside }
}

#[cfg(test)]
mod tests {
    use super::{bad_escape, between_odd_quotes, unescape};

    #[test]
    fn escapes_mean_their_characters() {
        assert_eq!(unescape("plain"), "plain");
        assert_eq!(unescape(r#"a \"b\" \\ \t\n\u{1F600}\u{41}"#), "a \"b\" \\ \t\n😀A");
        assert_eq!(unescape(r"a\qb\u{110000}c\u{d800}"), r"a\qb\u{110000}c\u{d800}");
    }

    #[test]
    fn a_bad_escape_is_found_exactly() {
        let found = |raw: &'static str| bad_escape(raw).map(|range| &raw[range]);
        assert_eq!(found(r#"\"\\\n\t\u{0}\u{10FFFF}"#), None);
        assert_eq!(found(r"ab\qc"), Some(r"\q"));
        assert_eq!(found(r"\\\é"), Some(r"\é"));
        assert_eq!(found(r"\u0041"), Some(r"\u"));
        assert_eq!(found(r"\u{}"), Some(r"\u{}"));
        assert_eq!(found(r"\u{41"), Some(r"\u{41"));
        assert_eq!(found(r"\u{D800}"), Some(r"\u{D800}"));
        assert_eq!(found(r"\u{0000041}"), Some(r"\u{0000041}"));
        assert_eq!(found("ab\\"), Some("\\"));
    }

    #[test]
    fn french_quotes_own_their_blanks() {
        assert_eq!(between_odd_quotes("“ a ”"), " a ");
        assert_eq!(between_odd_quotes("«\u{A0}a »"), "a");
    }
}
