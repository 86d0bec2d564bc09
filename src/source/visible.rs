//! Control characters, made visible: nobody sees them, and what shows a text may obey them.

use std::borrow::Cow;

/// Returns `text` with a sign in the place of every control character, such as `␀`. Tabs and line ends stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|char| if is_hidden(char) { sign(char) } else { char }).collect())
}

/// Returns the sign that stands for a character that cannot be shown itself.
pub fn sign(char: char) -> char {
    match char {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + char as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ => '\u{fffd}',
    }
}

fn is_hidden(char: char) -> bool {
    char.is_control() && char != '\t' && char != '\n'
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(visible("plain\ttext\nof two lines"), "plain\ttext\nof two lines");
        assert_eq!(visible("a\0b\u{1b}[31m\r\u{7f}\u{9b}"), "a␀b␛[31m␍␡\u{fffd}");
    }
}
