//! What tells a line as it was built from one that somebody typed into, and its box from its words.

use std::fmt;

/// A hash of the words of a line. What formatters change does not count: bullets, line breaks, blanks, escapes and signs of
/// emphasis; neither does the box, which is people's.
///
/// It stands in files, and so is the same in every version of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LineHash(u32);

impl LineHash {
    /// Returns the hash of a line, or `None` where it has no words.
    pub fn of(line: &str) -> Option<Self> {
        let (_, text) = split(line);
        let mut words = words(text).peekable();
        words.peek()?;
        // FNV-1a: a checklist has few lines, and nobody attacks it.
        let mut hash: u32 = 0x811c_9dc5;
        for letter in words {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
        }
        Some(Self(hash))
    }

    /// Returns the hash that stands in a comment.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 8).then(|| u32::from_str_radix(text, 16).ok().map(Self))?
    }
}

impl fmt::Display for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// Returns the box of a line as it stands there, if it has one, and the words behind bullet and box.
pub fn split(line: &str) -> (Option<&str>, &str) {
    let mut text = line.trim();
    while let Some(rest) = text.strip_prefix('>').or_else(|| after_bullet(text)) {
        text = rest.trim_start();
    }
    match box_length(text) {
        Some(length) => (Some(&text[..length]), text[length..].trim_start()),
        None => (None, text),
    }
}

/// Returns whether a box has nothing in it.
pub fn is_blank(boxed: &str) -> bool {
    boxed.chars().all(|sign| sign.is_whitespace() || "[]\\".contains(sign))
}

/// Returns whether a text begins as an item, a heading or a quotation does.
pub fn begins_line(text: &str) -> bool {
    text.starts_with('>') || after_bullet(text).is_some()
}

/// Returns what follows the sign of a list's item or of a heading.
fn after_bullet(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let rest = match text.trim_start_matches('#') {
        rest if rest.len() < text.len() => rest,
        _ if digits.len() < text.len() => digits.strip_prefix(['.', ')'])?,
        _ => {
            let rest = text.strip_prefix(['-', '*', '+', '•'])?;
            // People forget the blank before a box.
            if rest.starts_with('[') || rest.starts_with("\\[") {
                return Some(rest);
            }
            rest
        }
    };
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(rest)
}

/// Returns the length of a box: `[ ]`, `[x]`, `[/]` or, as some formatters write it, `\[x\]` or `\[x]`. Words may follow at
/// once, but what makes a link of it may not.
fn box_length(text: &str) -> Option<usize> {
    // The longest that people use are words such as `[waiting]`.
    const MOST_LETTERS: usize = 12;
    let (content, rest) = text.strip_prefix('\\').unwrap_or(text).strip_prefix('[')?.split_once(']')?;
    let is_box =
        content.chars().count() <= MOST_LETTERS && !content.contains('[') && !rest.starts_with(['(', '[']);
    is_box.then(|| text.len() - rest.len())
}

/// Returns the signs of a text that no formatter takes away or adds.
fn words(mut text: &str) -> impl Iterator<Item = char> {
    const INVISIBLE: [char; 3] = ['\u{200b}', '\u{2060}', '\u{feff}'];
    const ENTITIES: [&str; 5] = ["&lt;", "&gt;", "&amp;", "&quot;", "&nbsp;"];
    std::iter::from_fn(move || {
        loop {
            if let Some(rest) = ENTITIES.iter().find_map(|entity| text.strip_prefix(entity)) {
                text = rest;
                continue;
            }
            let sign = text.chars().next()?;
            text = &text[sign.len_utf8()..];
            if !sign.is_whitespace() && !INVISIBLE.contains(&sign) && !"*_`\\<>-+&\"#|".contains(sign) {
                return Some(sign);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_formatters_do_is_no_other_line() {
        let built = LineHash::of("- [ ] **A & b** – 3\u{a0}min, `c_d` &lt;e>");
        assert!(built.is_some());
        for line in [
            "* [x] __A & b__ –\n      3 min, `c_d` \\<e>",
            "1. \\[x\\] A &amp; b – 3&nbsp;min, c\\_d <e\\>",
            "> - [/] **A & b** – 3 min, `c_d` &lt;e&gt;",
            "- [x]\u{200b} **A & b** – 3 min, `c_d` e",
        ] {
            assert_eq!(LineHash::of(line), built, "{line}");
        }
        for line in ["- [ ] **A & b** – 4 min, `c_d` e", "- [ ] **A & b** – 3 min, `c_d` e now", "- [ ]", ""]
        {
            assert_ne!(LineHash::of(line), built, "{line}");
        }
    }

    #[test]
    fn a_box_may_hold_anything() {
        for (line, expected) in [
            ("- [x] A", (Some("[x]"), "A")),
            ("> 1. [X] A", (Some("[X]"), "A")),
            ("- [ ] [x] A", (Some("[ ]"), "[x] A")),
            ("  * [ x] A", (Some("[ x]"), "A")),
            ("- [✓] A", (Some("[✓]"), "A")),
            (r"- \[x\] A", (Some(r"\[x\]"), "A")),
            (r"- \[ ] A", (Some(r"\[ ]"), "A")),
            ("- [x]**A**", (Some("[x]"), "**A**")),
            ("- [x], A", (Some("[x]"), ", A")),
            ("-[x] A", (Some("[x]"), "A")),
            ("• [x] A", (Some("[x]"), "A")),
            ("- [] A", (Some("[]"), "A")),
            ("- [done][1] A", (None, "[done][1] A")),
            ("- [a link](b) A", (None, "[a link](b) A")),
            ("- A [x]", (None, "A [x]")),
            ("## A", (None, "A")),
            ("- **3 minutes**", (None, "**3 minutes**")),
        ] {
            assert_eq!(split(line), expected, "{line}");
        }
        assert!(
            is_blank("[ ]") && is_blank("[]") && is_blank(r"\[ ]") && is_blank(r"\[ \]") && !is_blank("[-]")
        );
    }
}
