//! Strings and texts.

use super::super::build::Fault;
use super::{at, quoted, syntax};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

/// `"Sign-up form`
pub(in super::super) fn unclosed_string(file: &SourceFile, span: Span) -> Diagnostic {
    let written = file.slice(span);
    if let Some(at) = written.find(['”', '“', '„', '»', '«']) {
        let quote = written[at..].chars().next().map_or(0, char::len_utf8);
        let start = span.start as usize + at;
        return mixed_quotes(file, Span::new(start, start + quote));
    }
    let help = if written.ends_with("\\\"") {
        "the `\\\"` at its end stands for a quote; write one more `\"` to close the string"
    } else {
        "write a `\"` where the string ends; what takes several lines stands between two `\"\"\"`"
    };
    syntax(file, span, "this string is not closed on its line").with_help(help)
}

/// `"Sign-up form”`
fn mixed_quotes(file: &SourceFile, quote: Span) -> Diagnostic {
    syntax(file, quote, format!("a string ends with a straight quote, not with {}", quoted(file, quote)))
        .with_help("write `\"`")
        .with_replacement("replace with `\"`", "\"")
}

/// `“Sign-up form”`
pub(in super::super) fn odd_quotes(file: &SourceFile, span: Span, content: &str) -> Diagnostic {
    let straight = straight(content);
    let what = if file.slice(span).starts_with('\'') { "double quotes" } else { "straight quotes" };
    syntax(file, span, format!("a string stands between {what}"))
        .with_help(format!("write {}", super::in_ticks(&straight)))
        .with_replacement(format!("write {what}"), straight)
}

/// `“Sign-up form`
pub(in super::super) fn unclosed_quotes(file: &SourceFile, span: Span) -> Diagnostic {
    syntax(file, span, "a string stands between straight quotes, and this one is not closed on its line")
        .with_help("write a `\"` where the string begins and where it ends")
}

/// `"he said "no" to me"`
pub(in super::super) fn quote_in_string(file: &SourceFile, string: Span, word: Span) -> Diagnostic {
    let quote = Span { start: string.end - 1, end: string.end };
    syntax(file, quote, format!("this quote ends the string before {}", quoted(file, word)))
        .with_help("write a quote inside of a string as `\\\"`, or put a blank behind the string")
}

/// `"a\qb"`
pub(in super::super) fn escape(file: &SourceFile, span: Span) -> Diagnostic {
    let written = file.slice(span);
    let diagnostic = if written.starts_with("\\u{") {
        syntax(file, span, format!("{} is no character", quoted(file, span)))
            .with_help("write the number of a character with up to six hexadecimal digits: `\\u{1F600}`")
    } else {
        syntax(file, span, format!("{} stands for nothing", quoted(file, span))).with_help(
            "a backslash stands before `\"`, `\\`, `n`, `t` or `u{…}`; write `\\\\` for the backslash itself",
        )
    };
    if written.starts_with("\\u") || written == "\\" {
        return diagnostic;
    }
    let backslash = Span { end: span.start + 1, ..span };
    diagnostic.with_edit("write `\\\\` for a backslash", at(file, backslash), "\\\\")
}

/// A text that no `"""` ends.
pub(in super::super) fn unclosed_text(file: &SourceFile, span: Span) -> Diagnostic {
    let quotes = Span { end: span.start + 3, ..span };
    syntax(file, quotes, "this text is not closed").with_help(
        "write `\"\"\"` alone on the line below its last one; what fits on one line stands between two `\"`",
    )
}

/// A text whose quotes do not stand on lines of their own.
pub(in super::super) fn text(file: &SourceFile, span: Span, fault: &Fault) -> Diagnostic {
    let part = |start: usize, end: usize| Span::new(span.start as usize + start, span.start as usize + end);
    let written = file.slice(span);
    match fault {
        Fault::OneLine => {
            let string = straight(written[3..written.len() - 3].trim());
            syntax(file, span, "a text between `\"\"\"` takes several lines")
                .with_help(format!("write it as a string: {}", super::in_ticks(&string)))
                .with_replacement("make it a string", string)
        }
        Fault::Begins(words) => {
            let opening = Span { end: span.start + 3, ..span };
            let blanks = part(3, words.start);
            syntax(file, opening, "an opening `\"\"\"` ends its line")
                .with_help("begin the text on the next line")
                .with_edit(
                    "begin the text on the next line",
                    at(file, blanks),
                    format!("\n{}", indentation(written)),
                )
        }
        Fault::Ends(quotes) => {
            let closing = part(quotes.start, quotes.end);
            let here = Span { start: closing.start, end: closing.start };
            syntax(file, closing, "a closing `\"\"\"` stands alone on its line")
                .with_help("write it on the next line")
                .with_edit("put it on the next line", at(file, here), format!("\n{}", indentation(written)))
        }
    }
}

/// Returns the blanks that the last line of `text` begins with.
fn indentation(text: &str) -> &str {
    let last = &text[text.rfind(['\n', '\r']).map_or(0, |end| end + 1)..];
    &last[..last.len() - last.trim_start().len()]
}

/// Returns `content` between straight quotes, those within it escaped if they are not yet.
fn straight(content: &str) -> String {
    let mut string = String::from("\"");
    let mut escaped = false;
    for char in content.chars() {
        if char == '"' && !escaped {
            string.push('\\');
        }
        escaped = char == '\\' && !escaped;
        string.push(char);
    }
    if escaped {
        string.push('\\');
    }
    string.push('"');
    string
}
