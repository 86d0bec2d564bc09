//! A checklist → its lines, whatever ends them.

use std::borrow::Cow;

use super::{line_hash, marker};

/// Returns the lines of a text. One that was broken within a comment of ours is whole again.
pub fn lines(text: &str) -> Vec<Cow<'_, str>> {
    // The longest comment has some twenty words.
    const MOST_PARTS: usize = 32;
    let broken: Vec<&str> = physical_lines(text).collect();
    let mut lines = Vec::with_capacity(broken.len());
    let mut at = 0;
    while at < broken.len() {
        let rest = &broken[at..broken.len().min(at + MOST_PARTS)];
        let whole = if marker::is_broken(rest[0]) { mended(rest) } else { None };
        let (line, parts) = whole.map_or((rest[0].into(), 1), |(line, parts)| (Cow::Owned(line), parts));
        lines.push(line);
        at += parts;
    }
    lines
}

/// Returns the first lines of some as one, as far as a comment in them is broken, and how many they are.
fn mended(lines: &[&str]) -> Option<(String, usize)> {
    let mut whole = lines[0].trim_end().to_owned();
    for (index, line) in lines.iter().enumerate().skip(1) {
        if begins_anew(line) {
            return None;
        }
        whole.push(' ');
        whole.push_str(line.trim());
        if !marker::is_broken(&whole) {
            return marker::find(&whole).is_some().then_some((whole, index + 1));
        }
    }
    None
}

/// Returns whether a line cannot be the rest of a comment.
fn begins_anew(line: &str) -> bool {
    let text = line.trim_start();
    let has_comment = text.split("-->").next().is_some_and(|text| text.contains("<!--"));
    text.is_empty() || text.starts_with('#') || has_comment || line_hash::split(line).0.is_some()
}

/// Returns the lines as they stand: each ends with LF, CRLF or, as on old systems, CR.
fn physical_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text.trim_start_matches('\u{feff}')).filter(|text| !text.is_empty());
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let after = &text[end + if text[end..].starts_with("\r\n") { 2 } else { 1 }..];
        rest = Some(after).filter(|text| !text.is_empty());
        Some(&text[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn any_end_of_a_line_ends_it() {
        for text in ["a\nb\n\nc", "a\r\nb\r\n\r\nc\r\n", "a\rb\r\rc\r", "\u{feff}a\nb\r\rc\n"] {
            assert_eq!(lines(text), ["a", "b", "", "c"], "{text:?}");
        }
        assert!(lines("").is_empty());
    }

    #[test]
    fn a_broken_comment_is_whole_again() {
        for text in ["- A <!-- kpi:\n  a/b -->\nx", "- A <!--\n  kpi:\n  a/b\n  -->\nx"] {
            let lines = lines(text);
            assert_eq!(lines.len(), 2, "{lines:?}");
            assert!(super::marker::find(&lines[0]).is_some(), "{lines:?}");
        }
        assert_eq!(lines("<!-- a remark\nb -->"), ["<!-- a remark", "b -->"]);
        for text in
            ["- A <!-- kpi: a\n\n-->", "- A <!-- kpi: a\n# B -->", "- A <!-- kpi: a\n- B <!-- kpi: b -->"]
        {
            assert_eq!(lines(text).len(), text.lines().count(), "{text}");
        }
        assert_eq!(lines("<!-- journey\nb"), ["<!-- journey", "b"]);
    }
}
