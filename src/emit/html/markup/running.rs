//! The Markdown of running text as HTML: emphasis, code, links; in texts between `"""` also paragraphs and lists.
//!
//! Raw HTML is shown as text, an image as its words, a link that may not be followed as it was written.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::emit::link::{self, Base};
use crate::model::Text;

use super::Markup;

/// What may stand where the text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Paragraphs and lists: in a cell, an item, a section.
    Flow,
    /// Words only: in a heading, a bold line, a link. Paragraphs become lines.
    Phrase,
}

/// Writes a text.
pub fn write(out: &mut Markup, text: &Text, context: Context, base: Base<'_>) {
    if text.is_block {
        let context = if is_one_paragraph(&text.markdown) { Context::Phrase } else { context };
        return if context == Context::Phrase && is_plain(&text.markdown) {
            out.text(text.markdown.trim());
        } else {
            events(out, &text.markdown, context, base);
        };
    }
    for (number, line) in text.markdown.lines().enumerate() {
        if number > 0 {
            out.raw("<br>");
        }
        inline(out, line.trim(), base);
    }
}

/// Writes several texts: one as it is, more as a list.
pub fn write_all(out: &mut Markup, texts: &[Text], base: Base<'_>) {
    if let [only] = texts {
        return write(out, only, Context::Flow, base);
    }
    out.raw("<ul class=\"list\">");
    for text in texts {
        out.raw("<li>");
        write(out, text, Context::Flow, base);
        out.raw("</li>");
    }
    out.raw("</ul>");
}

/// Writes the number of a source behind what it says, in brackets where it is only assumed. `label` says it to those who do not
/// see it.
pub fn citation(out: &mut Markup, number: usize, label: &str, is_assumed: bool) {
    out.raw("<a class=\"ref\" href=\"#Source.").number(number).raw("\" aria-label=\"").text(label);
    out.raw(if is_assumed { "\">[" } else { "\">" }).number(number);
    out.raw(if is_assumed { "]</a>" } else { "</a>" });
}

/// Writes the mark of a claim that ought to have a source and has none.
pub fn unsupported(out: &mut Markup, words: &str) {
    out.raw("<span class=\"ref none\">?<span class=\"vh\"> ").text(words).raw("</span></span>");
}

/// Returns the words of a text without any markup, for attributes and headings.
pub fn plain(text: &Text) -> String {
    if is_plain(&text.markdown) {
        return text.markdown.trim().replace('\n', " ");
    }
    if !text.is_block {
        let lines = text.markdown.lines().map(|line| plain_line(line.trim()));
        return lines.collect::<Vec<_>>().join(" ");
    }
    words_of(&text.markdown)
}

/// Returns the words of one line, read as [`inline`] reads it.
fn plain_line(line: &str) -> String {
    if is_plain(line) { line.to_owned() } else { words_of(&format!("\"{line}")).split_off(1) }
}

fn words_of(markdown: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(markdown, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                words.push(' ')
            }
            _ => {}
        }
    }
    words.trim_end().to_owned()
}

/// Returns whether Markdown would leave a text as it is. Most lines of a journey are so, and are spared the parser.
fn is_plain(markdown: &str) -> bool {
    !markdown
        .bytes()
        .any(|byte| matches!(byte, b'*' | b'_' | b'`' | b'[' | b'<' | b'\\' | b'&' | b'\n' | b'!'))
}

/// Returns whether a text between `"""` is one line that begins with a letter or opening quotation mark, and so can
/// only be a paragraph.
fn is_one_paragraph(markdown: &str) -> bool {
    let markdown = markdown.trim_end();
    !markdown.contains('\n')
        && markdown.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '«'))
}

/// Writes one line. A quotation mark in front keeps `- a`, `1. a` or `# a` from being read as a list or heading; to
/// what follows, it is what the beginning of a line is.
fn inline(out: &mut Markup, line: &str, base: Base<'_>) {
    if is_plain(line) {
        out.text(line);
        return;
    }
    let quoted = format!("\"{line}");
    let mut line = Markup::new();
    events(&mut line, &quoted, Context::Phrase, base);
    out.raw(line.as_str().strip_prefix("&quot;").unwrap_or(line.as_str()));
}

fn events(out: &mut Markup, markdown: &str, context: Context, base: Base<'_>) {
    let mut writer = Writer { out, markdown, context, base, skipping: 0, pending: None };
    for (event, range) in Parser::new_ext(markdown, Options::empty()).into_offset_iter() {
        writer.event(event, range);
    }
}

struct Writer<'a> {
    out: &'a mut Markup,
    markdown: &'a str,
    context: Context,
    base: Base<'a>,
    /// How many links we are in that are shown as written, their words included.
    skipping: usize,
    /// What parts this paragraph or item from the one before, once there is something to part.
    pending: Option<&'static str>,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skipping > 0 {
            match event {
                Event::Start(Tag::Link { .. }) => self.skipping += 1,
                Event::End(TagEnd::Link) => self.skipping -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.part();
                self.out.text(&text);
            }
            Event::Code(text) => {
                self.part();
                self.out.raw("<code>").text(&text).raw("</code>");
            }
            Event::SoftBreak => {
                self.out.raw("\n");
            }
            Event::HardBreak => {
                self.out.raw("<br>");
            }
            Event::Rule if self.context == Context::Flow => {
                self.out.raw("<hr>");
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if let Tag::Link { link_type, dest_url, .. } = &tag {
            self.part();
            match link::href_in_text(*link_type, dest_url, self.base) {
                Some(href) => self.out.raw("<a href=\"").text(&href).raw("\">"),
                None => {
                    self.skipping = 1;
                    self.out.text(&self.markdown[range])
                }
            };
            return;
        }
        match (tag, self.context) {
            (Tag::Emphasis, _) => self.open("<em>"),
            (Tag::Strong, _) => self.open("<strong>"),
            (Tag::Paragraph | Tag::HtmlBlock | Tag::CodeBlock(_), Context::Flow) => self.open("<p>"),
            (Tag::Heading { .. }, Context::Flow) => self.open("<p><strong>"),
            (Tag::List(None), Context::Flow) => self.open("<ul class=\"list\">"),
            (Tag::List(Some(_)), Context::Flow) => self.open("<ol class=\"list\">"),
            (Tag::Item, Context::Flow) => self.open("<li>"),
            (Tag::Item, Context::Phrase) => {
                self.pending = Some(if self.out.is_empty() { "• " } else { "<br>• " })
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match (tag, self.context) {
            (TagEnd::Link, _) => self.open("</a>"),
            (TagEnd::Emphasis, _) => self.open("</em>"),
            (TagEnd::Strong, _) => self.open("</strong>"),
            (TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::CodeBlock, Context::Flow) => self.open("</p>"),
            (TagEnd::Heading(_), Context::Flow) => self.open("</strong></p>"),
            (TagEnd::List(false), Context::Flow) => self.open("</ul>"),
            (TagEnd::List(true), Context::Flow) => self.open("</ol>"),
            (TagEnd::Item, Context::Flow) => self.open("</li>"),
            (
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::HtmlBlock
                | TagEnd::CodeBlock
                | TagEnd::List(_)
                | TagEnd::Item,
                Context::Phrase,
            ) => self.pending = Some("<br>"),
            _ => {}
        }
    }

    fn open(&mut self, markup: &str) {
        self.part();
        self.out.raw(markup);
    }

    fn part(&mut self) {
        if let Some(pending) = self.pending.take() {
            self.out.raw(pending);
        }
    }
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use crate::model::Text;
    use crate::source::Span;

    use super::{Base, Context, plain, write};
    use crate::emit::html::markup::Markup;

    fn text(markdown: &str, is_block: bool) -> Text {
        Text { markdown: markdown.into(), span: Span::default(), is_block }
    }

    fn render(markdown: &str, is_block: bool, context: Context) -> String {
        let mut out = Markup::new();
        let base = Base { file: Utf8Path::new("gym.journey"), root: Some("../../") };
        write(&mut out, &text(markdown, is_block), context, base);
        out.as_str().to_owned()
    }

    fn line(markdown: &str) -> String {
        render(markdown, false, Context::Flow)
    }

    fn block(markdown: &str) -> String {
        render(markdown, true, Context::Flow)
    }

    #[test]
    fn a_line_holds_inline_markdown_only() {
        assert_eq!(line("a *b* **c** `d`"), "a <em>b</em> <strong>c</strong> <code>d</code>");
        assert_eq!(line("*a* b"), "<em>a</em> b");
        assert_eq!(line("_a_, [b](https://c.d)"), "<em>a</em>, <a href=\"https://c.d\">b</a>");
        for plain in ["- a", "1. a", "# a", "> a", "+ a"] {
            assert_eq!(line(&format!("{plain} *b*")), format!("{} <em>b</em>", plain.replace('>', "&gt;")));
        }
        assert_eq!(line("a\nb"), "a<br>b");
        assert_eq!(line("\"a\" & b_c"), "&quot;a&quot; &amp; b_c");
    }

    #[test]
    fn a_block_holds_paragraphs_and_lists() {
        assert_eq!(block("a\n\nb"), "<p>a</p><p>b</p>");
        assert_eq!(block("a\n\n- b\n- c"), "<p>a</p><ul class=\"list\"><li>b</li><li>c</li></ul>");
        assert_eq!(block("1. a\n2. b"), "<ol class=\"list\"><li>a</li><li>b</li></ol>");
        assert_eq!(block("# a\n\nb"), "<p><strong>a</strong></p><p>b</p>");
        assert_eq!(block("only words"), "only words");
    }

    #[test]
    fn where_only_words_may_stand_paragraphs_become_lines() {
        assert_eq!(render("a\n\n- b\n- c\n\nd", true, Context::Phrase), "a<br>• b<br>• c<br>d");
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        assert_eq!(line("<b>a</b><script>"), "&lt;b&gt;a&lt;/b&gt;&lt;script&gt;");
        assert_eq!(
            block("a\n\n<script>\nb()\n</script>"),
            "<p>a</p><p>&lt;script&gt;\nb()\n&lt;/script&gt;</p>"
        );
        assert_eq!(line("{{ 7*7 }} {% raw %}"), "{{ 7*7 }} {% raw %}");
    }

    #[test]
    fn a_link_that_may_not_be_followed_is_shown_as_written() {
        assert_eq!(line("[a *b*](javascript:x) c"), "[a *b*](javascript:x) c");
        assert_eq!(line("<javascript:x>"), "&lt;javascript:x&gt;");
        assert_eq!(line("[a](../x) *b*"), "[a](../x) <em>b</em>");
        assert_eq!(line("[a](//x.y)"), "[a](//x.y)");
        assert_eq!(line("<a@b.c>"), "<a href=\"mailto:a@b.c\">a@b.c</a>");
    }

    #[test]
    fn an_image_asks_for_nothing() {
        assert_eq!(line("![a dog](https://x.y/dog.png)"), "a dog");
        assert_eq!(line("[![a](https://x.y/z)](https://x.y)"), "<a href=\"https://x.y\">a</a>");
    }

    #[test]
    fn plain_words_have_no_markup() {
        assert_eq!(plain(&text("a *b* [c](d)\n\n- e", true)), "a b c e");
        for line in
            ["> 50% leave & never return", "3. call & still no answer", "- 10 points & more", "+ 5 & 6?"]
        {
            assert_eq!(plain(&text(line, false)), line);
        }
        assert_eq!(plain(&text("# a *b*\n> c_d", false)), "# a b > c_d");
    }
}
