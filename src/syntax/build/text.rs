//! What a text between `"""` means.

use std::borrow::Cow;
use std::ops::Range;

use super::string::unescape;

/// The value of a text, and what is wrong with where its quotes stand.
pub(super) struct Text<'s> {
    pub value: Cow<'s, str>,
    pub fault: Option<Fault>,
}

/// Where the quotes of a text must not stand. Places are offsets into the text as written.
#[derive(Debug, PartialEq)]
pub(in super::super) enum Fault {
    /// `"""on one line"""`
    OneLine,
    /// Words behind the opening quotes.
    Begins(Range<usize>),
    /// Words before the closing quotes.
    Ends(Range<usize>),
}

/// Reads a text as written, from its opening to its closing quotes.
pub(super) fn read(written: &str) -> Text<'_> {
    let inner = &written[3..written.len() - 3];
    if !inner.contains(['\n', '\r']) {
        return Text { value: unescape(inner.trim()), fault: Some(Fault::OneLine) };
    }
    let mut lines: Vec<&str> = lines(inner).collect();
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    let fault = if !first.trim().is_empty() {
        let start = 3 + first.len() - first.trim_start().len();
        Some(Fault::Begins(start..3 + first.trim_end().len()))
    } else if !last.trim().is_empty() {
        Some(Fault::Ends(written.len() - 3..written.len()))
    } else {
        None
    };
    // Even where the quotes stand wrong, the words beside them belong to the text.
    let indentation = &last[..last.len() - last.trim_start().len()];
    lines[0] = first.trim();
    if last.trim().is_empty() {
        lines.pop();
    }
    let skipped = usize::from(lines[0].is_empty());
    Text { value: Cow::Owned(dedent(&lines[skipped..], indentation)), fault }
}

/// Returns the lines of `text`, whatever they end with.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// Joins `lines` without `indentation`, escapes read. A line that is indented less loses what it has of it.
///
/// Escapes are read line by line and last, so that a written `\t` is never taken for indentation.
fn dedent(lines: &[&str], indentation: &str) -> String {
    let mut value = String::new();
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            value.push('\n');
        }
        let shared = line.char_indices().zip(indentation.chars()).take_while(|((_, a), b)| a == b);
        let length = shared.last().map_or(0, |((at, char), _)| at + char.len_utf8());
        value.push_str(&unescape(&line[length..]));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::{Fault, read};

    #[test]
    fn the_closing_quotes_set_the_indentation() {
        let value = |written| read(written).value;
        assert_eq!(value("\"\"\"\n    One\n      two\n\n  three\n    \"\"\""), "One\n  two\n\nthree");
        assert_eq!(value("\"\"\"\n  a\n  b\"\"\""), "a\nb");
        assert_eq!(value("\"\"\"  \r\n\ta\\tb\r\n\tc\r\n\t\"\"\""), "a\tb\nc");
        assert_eq!(value("\"\"\"\r  a\r  b\r  \"\"\""), "a\nb");
        assert_eq!(value("\"\"\"\n\\n\\\"\"\"\n\"\"\""), "\n\"\"\"");
        assert_eq!(value("\"\"\"\n\"\"\""), "");
        assert_eq!(value("\"\"\"\n\n\"\"\""), "");
    }

    #[test]
    fn words_beside_the_quotes_are_a_fault() {
        let fault = |written| read(written).fault;
        assert_eq!(fault("\"\"\"\nso\n\"\"\""), None);
        assert_eq!(fault("\"\"\"so\"\"\""), Some(Fault::OneLine));
        assert_eq!(fault("\"\"\" so \nmore\n\"\"\""), Some(Fault::Begins(4..6)));
        assert_eq!(fault("\"\"\"\nso\"\"\""), Some(Fault::Ends(6..9)));
        assert_eq!(read("\"\"\"so\n  it is\n  \"\"\"").value, "so\nit is");
    }
}
