//! Places in the text. serde_yaml says where a value begins; where it ends is seen from the text.

use crate::source::{SourceFile, Span};

/// Returns the text without a byte order mark, which serde_yaml does not take.
pub fn body(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Returns the place of a scalar with the quotes around it, if it has any.
pub fn with_quotes(text: &str, inner: Span) -> Span {
    let Span { start, end } = inner;
    let bytes = text.as_bytes();
    let before = (start as usize).checked_sub(1).map(|at| bytes[at]);
    let quoted = matches!(before, Some(b'"' | b'\'')) && bytes.get(end as usize).copied() == before;
    if quoted { Span::new(start as usize - 1, end as usize + 1) } else { inner }
}

/// Returns the place of the value that begins at the byte `index`: all of a value in quotes or brackets, else what
/// stands on that line.
pub fn value_span(file: &SourceFile, index: usize) -> Span {
    let text = file.text();
    let mut start = file.character_edge(index);
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

/// Returns the tag of the value that begins at the byte `index`.
pub fn tag_span(file: &SourceFile, index: usize) -> Span {
    let (text, index) = (file.text(), file.character_edge(index));
    let start = text[index..].find('!').map_or(index, |tag| index + tag);
    let length = text[start..].find(|next: char| next.is_whitespace() || matches!(next, ',' | ']' | '}'));
    Span::new(start, length.map_or(text.len(), |length| start + length))
}

/// Returns the line `---` before a document whose value begins at the byte `index`.
pub fn document_marker(file: &SourceFile, index: usize) -> Span {
    let line = file.text()[..file.character_edge(index)].rfind("\n---").map(|before| before + 1);
    line.map_or_else(|| file.character_at(index), |line| Span::new(line, line + 3))
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
            let file = SourceFile::new("a.yaml", text);
            assert_eq!(file.slice(value_span(&file, 0)), value, "{text}");
        }
    }

    #[test]
    fn quotes_belong_to_a_value() {
        for (text, inner, value) in [("a: 'x'", Span::new(4, 5), "'x'"), ("a: x", Span::new(3, 4), "x")] {
            assert_eq!(&text[with_quotes(text, inner).range()], value, "{text}");
        }
    }
}
