//! How wide words are drawn, estimated from above, so that what is laid out here has room in every font of the page.

/// The size of the letters of a drawing, in pixels (`.6875rem`), and the height of a line of them.
const SIZE: f64 = 11.0;
pub const LINE: f64 = 13.2;

/// The width of a space between words.
pub const SPACE: f64 = 3.6;

/// Returns the width in pixels of a text in the letters of a drawing.
pub fn width(text: &str) -> f64 {
    text.chars().map(letter).sum::<f64>() * SIZE
}

/// Returns the width of the same in bold.
pub fn bold(text: &str) -> f64 {
    width(text) * 1.12
}

/// Returns the width of a letter as a part of the size, as in the widest of the usual screen fonts.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '|' | '!' | ' ' | '\u{a0}'
        | '·' => 0.32,
        'f' | 'r' | 't' | 'J' | '(' | ')' | '[' | ']' | '-' | '/' | '\\' => 0.41,
        '"' | '“' | '”' | '„' => 0.52,
        'm' | 'M' | 'W' | '%' | '@' | '—' | '…' => 1.0,
        'w' | '+' | '−' | '=' | '<' | '>' | '→' | '#' | '~' => 0.84,
        'c' | 's' | 'z' => 0.55,
        'k' | 'v' | 'x' | 'y' => 0.59,
        'a'..='z' | '0'..='9' => 0.635,
        'A'..='Z' => 0.76,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        // Scripts whose letters fill a square, and pictures.
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f000}'..='\u{3ffff}' => 1.3,
        _ => 0.8,
    }
}

#[cfg(test)]
mod tests {
    use super::{bold, width};

    #[test]
    fn wide_letters_are_wider_than_narrow_ones() {
        assert_eq!(width(""), 0.0);
        assert!(width("illicit") < width("mammoth") && width("word") < bold("word"));
        assert!(width("名前") > width("ab"));
        // A mark over a letter takes no room of its own.
        assert_eq!(width("e\u{301}"), width("e"));
    }
}
