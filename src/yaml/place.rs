//! Places in the text. serde_yaml says where a value begins; where it ends is seen from the text.

use std::borrow::Cow;

use crate::source::Span;

/// Returns the text with line ends instead of a byte order mark, which serde_yaml does not take; all places stay.
pub fn without_bom(text: &str) -> Cow<'_, str> {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Cow::Owned(format!("\n\n\n{rest}")),
        None => Cow::Borrowed(text),
    }
}

/// Returns the place of `part`, if it is a part of `text` and not a copy; the quotes around it belong to it.
pub fn span_of(text: &str, part: &str) -> Option<Span> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let end = start + part.len();
    if end > text.len() {
        return None;
    }
    let bytes = text.as_bytes();
    let before = start.checked_sub(1).map(|at| bytes[at]);
    let quoted = matches!(before, Some(b'"' | b'\'')) && bytes.get(end).copied() == before;
    Some(if quoted { Span::new(start - 1, end + 1) } else { Span::new(start, end) })
}

/// Returns the place of the value that begins at the byte `index`: all of a value in quotes or brackets, else what
/// stands on that line.
pub fn value_span(text: &str, index: usize) -> Span {
    let mut start = boundary(text, index);
    // An anchor or a tag belongs to the value for serde_yaml, not for people.
    while text[start..].starts_with(['&', '!']) {
        let rest = text[start..].trim_start_matches(|next: char| !next.is_whitespace()).trim_start();
        start = text.len() - rest.len();
    }
    let rest = &text[start..];
    let length = match rest.bytes().next() {
        Some(quote @ (b'"' | b'\'')) => quoted_length(rest, quote),
        Some(b'[' | b'{') => flow_length(rest),
        _ => plain_length(rest),
    };
    Span::new(start, start + length)
}

/// Returns the character at the byte `index`; at the end of a line, nothing.
pub fn char_span(text: &str, index: usize) -> Span {
    let start = boundary(text, index);
    let next = text[start..].chars().next().filter(|next| !matches!(next, '\n' | '\r'));
    Span::new(start, start + next.map_or(0, char::len_utf8))
}

/// Returns the tag of the value that begins at the byte `index`.
pub fn tag_span(text: &str, index: usize) -> Span {
    let index = boundary(text, index);
    let start = text[index..].find('!').map_or(index, |tag| index + tag);
    let length = text[start..].find(|next: char| next.is_whitespace() || matches!(next, ',' | ']' | '}'));
    Span::new(start, length.map_or(text.len(), |length| start + length))
}

/// Returns the line `---` before a document whose value begins at the byte `index`.
pub fn document_marker(text: &str, index: usize) -> Span {
    let index = boundary(text, index);
    let line = text[..index].rfind("\n---").map(|before| before + 1);
    line.map_or_else(|| char_span(text, index), |line| Span::new(line, line + 3))
}

/// Returns a text without the quotes around it.
pub fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

/// Returns the colour that was meant to be the value of a key, and is a comment: `accent: #0b7285`.
pub fn commented_colour(text: &str, key: Span) -> Option<&str> {
    let line = text[key.end as usize..].lines().next()?;
    let comment = line.trim_start_matches([':', ' ', '\t']).split_whitespace().next()?;
    let digits = comment.strip_prefix('#')?;
    let colour = matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    colour.then_some(comment)
}

/// Returns the length of the text in quotes that `rest` begins with; all of it where the quote is not closed.
pub fn quoted_length(rest: &str, quote: u8) -> usize {
    let mut bytes = rest.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' if quote == b'"' => _ = bytes.next(),
            b'\'' if quote == b'\'' && rest.as_bytes().get(at + 1) == Some(&quote) => _ = bytes.next(),
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Returns `index`, or the beginning of the character that it stands in.
fn boundary(text: &str, index: usize) -> usize {
    (0..=index.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn flow_length(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while let Some(byte) = rest.as_bytes().get(at) {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            // A quote inside of a word is an apostrophe.
            b'"' | b'\'' if !rest.as_bytes()[at - 1].is_ascii_alphanumeric() => {
                at += quoted_length(&rest[at..], *byte) - 1;
            }
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at
}

fn plain_length(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or_default();
    let ends = [" #", ": ", ", ", "]", "}"];
    let end = ends.iter().filter_map(|end| line.find(end)).min().unwrap_or(line.len());
    line[..end].trim_end_matches([' ', '\t', ',', ':']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_people_see_its_end() {
        for (text, value) in [
            ("12 # a comment", "12"),
            ("12, 13]", "12"),
            ("&a !!int 12}", "12"),
            ("[a, 'b]', {c: \"]\\\"\"}], d", "[a, 'b]', {c: \"]\\\"\"}]"),
            ("[it's, [x]] y", "[it's, [x]]"),
            ("'it''s' x", "'it''s'"),
            ("\"a\\\"b\" x", "\"a\\\"b\""),
            ("- a\r\n- b", "- a"),
            ("a: b", "a"),
            ("[", "["),
            ("'é", "'é"),
            ("", ""),
        ] {
            assert_eq!(&text[value_span(text, 0).range()], value, "{text}");
        }
    }

    #[test]
    fn a_copy_has_no_place() {
        let text = "title: 'x'";
        assert_eq!(span_of(text, &text[8..9]), Some(Span::new(7, 10)));
        assert_eq!(span_of(text, &text[..5]), Some(Span::new(0, 5)));
        let copy = text.to_owned();
        assert_eq!(span_of(text, &copy[8..9]), None);
    }
}
