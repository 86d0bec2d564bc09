//! Lone carriage returns, the line ends of very old programs.

use std::borrow::Cow;

/// Returns `text` with every `\r` that no `\n` follows as `\n`.
///
/// The grammar then knows one line end. As both are one byte, the offsets are those of `text` itself.
pub(super) fn as_line_ends(text: &str) -> Cow<'_, str> {
    let lone = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    if !text.match_indices('\r').any(|(at, _)| lone(at)) {
        return Cow::Borrowed(text);
    }
    let readable = text.char_indices().map(|(at, char)| if char == '\r' && lone(at) { '\n' } else { char });
    Cow::Owned(readable.collect())
}

#[cfg(test)]
mod tests {
    use super::as_line_ends;

    #[test]
    fn only_lone_returns_change() {
        assert_eq!(as_line_ends("a\rb\r\nc\r"), "a\nb\r\nc\n");
        assert!(matches!(as_line_ends("a\r\nb"), std::borrow::Cow::Borrowed(_)));
    }
}
