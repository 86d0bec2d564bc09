//! The lint `bidirectional-text`: invisible characters that turn the direction of text.

use crate::diagnostic::{Diagnostic, Location};
use crate::source::{SourceFile, Span};

use super::{Check, lint};

lint! {
    /// ## What it does
    /// Finds invisible characters that turn the direction of text: embeddings, overrides and isolates such as U+202E.
    /// One report for each line that holds any.
    ///
    /// ## Why it matters
    /// With them a line can read otherwise than it is: a reviewer sees a target of 30 % where the file says 3 %. Arabic
    /// and Hebrew need none of them here; letters bring their direction with them.
    ///
    /// ## Example
    /// ```journey
    /// persona sam "Sam" {
    #[doc = "   role \"Runner, \u{202e}neve\u{202c}r\""]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam "Sam" {
    ///   role "Runner, now and then"
    /// }
    /// ```
    Warning "bidirectional-text": Check::Text(check);
}

/// The characters that turn what follows them, up to the end of the line or their own end.
const TURNING: [char; 9] = [
    '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}',
];

fn check(file: &SourceFile) -> Vec<Diagnostic> {
    let text = file.text();
    if !may_turn(text.as_bytes()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut turning = line.match_indices(TURNING);
        if let Some((first, sign)) = turning.next() {
            let more = turning.count();
            let code = u32::from(sign.chars().next().unwrap_or_default());
            let span = Span::new(start + first, start + first + sign.len());
            let others = if more > 0 { format!(", and {more} more like it") } else { String::new() };
            let message = format!(
                "this line holds an invisible character that turns text around (U+{code:04X}{others})"
            );
            found.push(
                LINT.found(Location::new(file.path(), span), message)
                    .with_help("delete it: letters of every script bring their direction with them"),
            );
        }
        start += line.len();
    }
    found
}

/// Returns whether the text holds any of the characters. Every text is searched, and nearly none holds one, so that the
/// search is by their first byte.
fn may_turn(text: &[u8]) -> bool {
    memchr::memchr_iter(0xe2, text)
        .any(|at| matches!(text.get(at + 1..at + 3), Some([0x80, 0xaa..=0xae] | [0x81, 0xa6..=0xa9])))
}

#[cfg(test)]
mod tests {
    use super::{TURNING, may_turn};

    #[test]
    fn the_search_by_bytes_finds_each_of_them_and_no_other() {
        for code in 0..=u32::from(char::MAX) {
            let Some(letter) = char::from_u32(code) else { continue };
            let text = format!("a{letter}");
            assert_eq!(may_turn(text.as_bytes()), TURNING.contains(&letter), "U+{code:04X}");
        }
    }
}
