//! Text made safe for a terminal.

use std::borrow::Cow;

use crate::source::sign;

/// Returns `text` with everything that would act on a terminal, instead of being shown by it, made visible: escape
/// sequences, backspaces, and the marks that turn the direction of writing. Tabs stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(acts_on_terminal) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|char| if acts_on_terminal(char) { sign(char) } else { char }).collect())
}

/// Returns `text` cleaned and on one line.
pub fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// Returns the name of a file cleaned and on one line: each is one entry of a list, whatever its letters are.
pub fn file_name(path: &str) -> String {
    let breaks = |char: char| char == '\n' || char == '\t';
    clean(path).chars().map(|char| if breaks(char) { sign(char) } else { char }).collect()
}

/// Returns whether `char` acts on a terminal.
pub fn acts_on_terminal(char: char) -> bool {
    (char.is_control() && char != '\t' && char != '\n')
        || matches!(
            char,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::{clean, file_name};

    #[test]
    fn what_acts_on_a_terminal_is_shown() {
        assert_eq!(clean("plain\ttext"), "plain\ttext");
        assert_eq!(clean("\u{1b}[31mred\u{7}"), "␛[31mred␇");
        assert_eq!(clean("a\u{202e}b\u{9b}c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(file_name("a\nb\t\u{1b}.journey"), "a␊b␉␛.journey");
    }
}
