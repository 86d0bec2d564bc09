//! How deep brackets stand in each other, seen before the parser sees them.

use super::place::{body, quoted_length};

/// Returns the byte at which lists and mappings in brackets first stand more than `limit` deep.
///
/// It looks before the parser does, which takes long for deep brackets, and so it knows of YAML only where a value
/// can begin. A text that it misjudges is still measured after parsing.
pub fn too_deep(text: &str, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let blank = |at: usize| bytes.get(at).is_none_or(|byte| byte.is_ascii_whitespace());
    let (mut at, mut depth, mut value_may_begin) = (text.len() - body(text).len(), 0usize, true);
    while at < bytes.len() {
        match bytes[at] {
            b'[' | b'{' if value_may_begin => {
                depth += 1;
                if depth > limit {
                    return Some(at);
                }
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                value_may_begin = false;
            }
            b'"' | b'\'' if value_may_begin => {
                at += quoted_length(&text[at..], bytes[at]) - 1;
                value_may_begin = false;
            }
            b'#' if at == 0 || blank(at - 1) => at += line_length(&bytes[at..]) - 1,
            b'&' | b'!' if value_may_begin => at += word_length(&bytes[at..]) - 1,
            b'\n' => value_may_begin = true,
            b',' if depth > 0 => value_may_begin = true,
            b':' if depth > 0 || blank(at + 1) => value_may_begin = true,
            b'-' | b'?' if value_may_begin && blank(at + 1) => {}
            byte => value_may_begin &= byte.is_ascii_whitespace(),
        }
        at += 1;
    }
    None
}

fn line_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len()).max(1)
}

fn word_length(bytes: &[u8]) -> usize {
    bytes.iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_where_a_value_begins() {
        for (text, depth) in [
            ("[[x], {a: [y]}]", 3),
            ("a: &b !c [x]", 1),
            ("- ? [x]", 1),
            ("title: a [b] and [[[c", 0),
            ("title: '[[[' # [[[", 0),
            ("[\"[[\", '[[', x[[]", 1),
            ("it's: [x]", 1),
            ("[\"a\":[x]]", 2),
        ] {
            assert_eq!(too_deep(text, depth), None, "{text}");
            assert!(depth == 0 || too_deep(text, depth - 1).is_some(), "{text}");
        }
    }
}
