//! Words of the journey, made safe to stand on one line of Markdown.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::model::Text;

/// Returns plain words such that they are shown as written.
pub fn literal(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 8);
    push_literal(&mut line, text);
    line.trim().to_owned()
}

/// Returns running text with its emphasis, code and safe links, and all else shown as written.
///
/// Paragraphs and lists run into one line.
pub fn inline(text: &Text) -> String {
    let markdown = &*text.markdown;
    let mut line = String::with_capacity(markdown.len() + 8);
    let mut events = Parser::new(markdown).into_offset_iter();
    let mut links = Vec::new();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => line.push('*'),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => line.push_str("**"),
            Event::Start(Tag::Link { dest_url, .. }) if is_safe(&dest_url) => {
                line.push('[');
                links.push(dest_url);
            }
            Event::End(TagEnd::Link) => {
                line.push_str("](");
                push_address(&mut line, &links.pop().expect("a link ends after it starts"));
                line.push(')');
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                push_literal(&mut line, &markdown[range.clone()]);
                while events.next().is_some_and(|(_, inner)| inner != range) {}
            }
            Event::Start(_) => push_gap(&mut line),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                push_literal(&mut line, &words);
            }
            Event::Code(code) => push_code(&mut line, &code),
            Event::SoftBreak | Event::HardBreak => push_gap(&mut line),
            _ => {}
        }
    }
    line.trim().to_owned()
}

fn push_literal(line: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' => {
                line.push('\\');
                line.push(sign);
            }
            _ if sign.is_control() => push_gap(line),
            _ => line.push(sign),
        }
    }
}

fn push_gap(line: &mut String) {
    if !line.is_empty() && !line.ends_with(' ') {
        line.push(' ');
    }
}

fn push_code(line: &mut String, code: &str) {
    // Nothing can be escaped in code, and a comment there would look like one of ours.
    if code.contains("<!--") {
        return push_literal(line, code);
    }
    let code = code.replace(char::is_control, " ");
    let longest = code.split(|sign| sign != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) { " " } else { "" };
    line.push_str(&format!("{fence}{gap}{code}{gap}{fence}"));
}

fn is_safe(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| ["http", "https", "mailto", "tel"].contains(&scheme.as_str()))
}

fn push_address(line: &mut String, address: &str) {
    for sign in address.chars() {
        match sign {
            '(' | ')' | '<' | '>' | '"' | '\\' | '`' => {
                line.push_str(&format!("%{:02X}", u32::from(sign)));
            }
            _ if sign.is_whitespace() || sign.is_control() => line.push_str("%20"),
            _ => line.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Span;

    use super::*;

    fn shown(markdown: &str) -> String {
        inline(&Text { markdown: markdown.into(), span: Span::default(), is_block: true })
    }

    #[test]
    fn plain_words_are_shown_as_written() {
        assert_eq!(literal("a *b* <i> [c](d) -->\n& e"), r"a \*b\* \<i\> \[c\](d) --\> \& e");
    }

    #[test]
    fn inline_markdown_stays_and_markup_does_not() {
        for (markdown, expected) in [
            ("a *b* **c** `d < e`", "a *b* **c** `d < e`"),
            ("a <b>c</b>", r"a \<b\>c\</b\>"),
            ("<script>\nx\n</script>", r"\<script\> x \</script\>"),
            ("<!-- kpi: a/b -->", r"\<!-- kpi: a/b --\>"),
            ("` <!-- kpi: a/b --> `", r"\<!-- kpi: a/b --\>"),
            ("[x](https://a.b/c_(d))", "[x](https://a.b/c_%28d%29)"),
            ("[x](javascript:alert(1)) y", r"\[x\](javascript:alert(1)) y"),
            ("![*x*](https://a.b/c.png)", r"!\[\*x\*\](https://a.b/c.png)"),
            ("one\n\ntwo\n\n- three\n- four", "one two three four"),
        ] {
            assert_eq!(shown(markdown), expected, "{markdown}");
        }
    }
}
