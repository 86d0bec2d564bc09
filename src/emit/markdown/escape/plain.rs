//! Plain text as Markdown that shows exactly that text: in a heading, a table cell or a paragraph.

/// Returns a title, or any text without Markdown of its own, so that every character of it is shown.
pub fn plain(text: &str) -> String {
    let text = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
    let (leading, rest) = text.split_at(text.len() - text.trim_start().len());
    let (inner, trailing) = rest.split_at(rest.trim_end().len());
    let mut escaped: String = leading.chars().map(code).collect();
    escaped.push_str(&at_start(inner));
    escaped.extend(trailing.chars().map(code));
    escaped
}

/// Returns text that begins a line: what would begin a list or an underlined heading is escaped too.
pub(super) fn at_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|first: char| first.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let begins_list = if number.is_empty() {
        rest.starts_with(['-', '+', '='])
    } else {
        // `22.4` is a number.
        let behind = rest.strip_prefix(['.', ')']);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(char::is_whitespace))
    };
    let escape = if begins_list { "\\" } else { "" };
    format!("{number}{escape}{}", inside(rest))
}

/// Returns text without Markdown of its own, within a line.
pub fn inside(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        match character {
            // By name rather than with a backslash: also readers that look for tags before they look for Markdown
            // find none.
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            _ => {
                if is_active(text, at, character) {
                    escaped.push('\\');
                }
                escaped.push(character);
            }
        }
    }
    escaped
}

/// Returns whether a character could mean something to CommonMark or to what code hosts add to it.
fn is_active(text: &str, at: usize, character: char) -> bool {
    let before = &text[..at];
    let next = text[at + character.len_utf8()..].chars().next();
    match character {
        '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '>' | '|' | '#' | '$' | '@' | '{' => true,
        // `:tada:` and `https://`; a colon before a blank is only a colon.
        ':' => next.is_some_and(|next| !next.is_whitespace()),
        '.' => before.len() >= 3 && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"www"),
        // `{%` is a command of page generators.
        '%' => before.ends_with('{'),
        _ => false,
    }
}

fn code(character: char) -> String {
    format!("&#{};", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn common_names_stay_readable() {
        for title in ["Sign-up form", "Call (inbound), 9.5 %", "What next?", "Größe", "a = b + c: d", "22.4%"]
        {
            assert_eq!(plain(title), title);
        }
    }

    #[test]
    fn nothing_runs() {
        assert_eq!(plain("<b>&amp;"), "&lt;b\\>&amp;amp;");
        assert_eq!(plain("*a* [b](c) `d` #"), "\\*a\\* \\[b\\](c) \\`d\\` \\#");
        assert_eq!(plain("1. one"), "1\\. one");
        assert_eq!(plain("- one"), "\\- one");
        assert_eq!(plain("=== x"), "\\=== x");
        assert_eq!(plain(":tada: www.a.b https://c"), "\\:tada: www\\.a.b https\\://c");
        assert_eq!(plain(" a "), "&#32;a&#32;");
    }
}
