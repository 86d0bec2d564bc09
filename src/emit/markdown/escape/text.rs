//! Running text: emphasis, code and safe links stay, all else is shown as it was written.
//!
//! The text is read as Markdown and written anew, character by character escaped, so that only what is meant here means
//! something to the reader's Markdown, whichever it is.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};
use std::borrow::Cow;
use std::mem;

use crate::emit::link::{self, Base};
use crate::model::Text;

use super::plain::{at_start, inside};

/// Returns a text in one line, for a table cell or behind a bullet.
pub fn inline(text: &Text, base: Base<'_>) -> String {
    Reader::read(text, base).into_iter().map(|block| block.text).collect::<Vec<_>>().join(" ")
}

/// Returns a text as paragraphs and lists, with a blank line behind it.
pub fn blocks(text: &Text, base: Base<'_>) -> String {
    let mut markdown = String::new();
    // How deep the next item may stand: one deeper than the item right before it. What is indented more is code.
    let mut deepest = 0;
    for block in Reader::read(text, base) {
        let is_first_item = block.item.is_some() && deepest == 0;
        if !markdown.is_empty() && (block.item.is_none() || is_first_item) {
            markdown.push('\n');
        }
        deepest = match block.item {
            Some(item) => {
                let depth = item.depth.min(deepest);
                markdown.push_str(&"    ".repeat(depth));
                markdown.push_str(&item.marker);
                depth + 1
            }
            None => 0,
        };
        markdown.push_str(&block.text);
        markdown.push('\n');
    }
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown
}

/// Returns a link. Its words are Markdown.
pub fn link(words: &str, href: &str) -> String {
    format!("[{words}](<{}>)", address(href))
}

/// Returns an image. What it shows, in words, is Markdown.
pub fn image(words: &str, href: &str) -> String {
    format!("!{}", link(words, href))
}

/// A paragraph or a list item, in one line of Markdown.
#[derive(Default)]
struct Block {
    item: Option<Item>,
    text: String,
}

/// What makes a block an item of a list.
struct Item {
    /// How many items it stands in.
    depth: usize,
    /// The bullet or number, and a blank.
    marker: String,
}

/// What stands before a text of one line, so that it is read as a paragraph whatever it begins with: as an entity, it
/// counts as a sign between words, after which emphasis may begin.
const PARAGRAPH: &str = "&#8203;";

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    current: Block,
    /// The open lists: the next number of each, `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Where the open links go.
    links: Vec<String>,
    emphasis: usize,
    strong: usize,
}

impl Reader {
    fn read(text: &Text, base: Base<'_>) -> Vec<Block> {
        let source: Cow<'_, str> = if text.is_block {
            (&*text.markdown).into()
        } else {
            format!("{PARAGRAPH}{}", text.markdown.replace(['\n', '\r'], " ")).into()
        };
        let mut reader = Self::default();
        let mut written_until = 0;
        let events = Parser::new_ext(&source, Options::empty()).into_offset_iter();
        for (event, range) in TextMergeWithOffset::new(events) {
            if range.start < written_until {
                continue;
            }
            let is_shown_as_written = match &event {
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let href = link::href_in_text(*link_type, dest_url, base);
                    reader.links.extend(href.as_deref().map(address));
                    href.is_none()
                }
                Event::Start(Tag::Image { .. }) => true,
                _ => false,
            };
            if is_shown_as_written {
                written_until = range.end;
                reader.text(&source[range]);
            } else {
                reader.event(event);
            }
        }
        reader.finish();
        reader.blocks
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak | Event::HardBreak => self.current.text.push(' '),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // No more is asked of the parser.
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = text.replace(['\n', '\r'], " ");
        if self.current.text.is_empty() {
            let text = text.trim_start_matches('\u{200b}').trim_start();
            self.current.text.push_str(&at_start(text));
        } else {
            self.current.text.push_str(&inside(&text));
        }
    }

    fn code(&mut self, code: &str) {
        // Nothing can be escaped in code, and a comment there would look like one that a checklist hides.
        if code.contains("<!--") {
            return self.text(code);
        }
        let code = code.replace(char::is_control, " ");
        // Tables part their cells before they read code, and take the backslash away again; elsewhere it would show.
        // So a bar within code is written as text between two codes.
        for (index, code) in code.split('|').enumerate() {
            if index > 0 {
                self.current.text.push_str("\\|");
            }
            if code.is_empty() {
                continue;
            }
            let fence = "`".repeat(longest_run(code) + 1);
            let is_padded = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
            let pad = if is_padded && !code.trim().is_empty() { " " } else { "" };
            self.current.text.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => {
                self.emphasis += 1;
                if self.emphasis == 1 {
                    self.current.text.push('*');
                }
            }
            Tag::Strong => {
                self.strong += 1;
                if self.strong == 1 {
                    self.current.text.push_str("**");
                }
            }
            Tag::Link { .. } => self.current.text.push('['),
            Tag::List(first) => {
                self.finish();
                self.lists.push(first);
            }
            Tag::Item => {
                self.finish();
                self.current.item = Some(self.item());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => {
                self.emphasis -= 1;
                if self.emphasis == 0 {
                    self.current.text.push('*');
                }
            }
            TagEnd::Strong => {
                self.strong -= 1;
                if self.strong == 0 {
                    self.current.text.push_str("**");
                }
            }
            TagEnd::Link => {
                let address = self.links.pop().unwrap_or_default();
                self.current.text.push_str(&format!("](<{address}>)"));
            }
            TagEnd::List(_) => {
                self.finish();
                self.lists.pop();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Item => {
                self.finish();
            }
            _ => {}
        }
    }

    /// Returns the next item of the innermost list.
    fn item(&mut self) -> Item {
        let depth = self.lists.len().saturating_sub(1);
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        Item { depth, marker }
    }

    /// Ends the paragraph or item.
    fn finish(&mut self) {
        let block = mem::take(&mut self.current);
        if !block.text.trim().is_empty() {
            self.blocks.push(block);
        }
    }
}

/// Returns how many backticks stand side by side at most.
fn longest_run(code: &str) -> usize {
    code.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

/// Returns an address as it stands between `<` and `>`.
fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '\\' => address.push_str("%5C"),
            '|' => address.push_str("%7C"),
            '&' => address.push_str("&amp;"),
            character if character.is_ascii_control() => {
                address.push_str(&format!("%{:02X}", u32::from(character)))
            }
            character => address.push(character),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::{blocks, inline};
    use crate::emit::link::Base;
    use crate::model::{Text, is_followed, scheme};
    use crate::source::Span;

    fn text(markdown: &str, is_block: bool) -> Text {
        Text { markdown: markdown.into(), span: Span::default(), is_block }
    }

    fn base(root: Option<&str>) -> Base<'_> {
        Base { file: Utf8Path::new("journeys/a.journey"), root }
    }

    fn line(markdown: &str) -> String {
        inline(&text(markdown, false), base(Some("../../")))
    }

    #[test]
    fn emphasis_code_and_links_stay() {
        assert_eq!(line("*a* **b** `c` [d](https://e.f/?a&b)"), "*a* **b** `c` [d](<https://e.f/?a&amp;b>)");
        assert_eq!(line("_a_b"), "\\_a\\_b");
        assert_eq!(line("<https://e.f>"), "[https\\://e.f](<https://e.f>)");
        assert_eq!(line("`` a`b ``"), "``a`b``");
    }

    #[test]
    fn what_begins_a_line_is_text() {
        assert_eq!(line("# a"), "\\# a");
        assert_eq!(line("1. a"), "1\\. a");
        assert_eq!(line("- a"), "\\- a");
        assert_eq!(line("    a"), "a");
        assert_eq!(line("[a]: b"), "\\[a\\]: b");
    }

    #[test]
    fn markup_is_shown() {
        assert_eq!(line("a <b>c</b> &lt;"), "a &lt;b\\>c&lt;/b\\> &lt;");
        assert_eq!(line("<script>x</script>"), "&lt;script\\>x&lt;/script\\>");
        assert_eq!(line("![a](b.png)"), "!\\[a\\](b.png)");
    }

    #[test]
    fn unsafe_links_are_shown_as_written() {
        assert_eq!(line("[a](javascript:b)"), "\\[a\\](javascript\\:b)");
        assert_eq!(line("[a](java\tscript:b)"), "\\[a\\](java\tscript\\:b)");
        assert_eq!(line("[a](<java&#9;script:b>) c"), "\\[a\\](&lt;java&amp;\\#9;script\\:b\\>) c");
        assert_eq!(line("<data:a,b>"), "&lt;data\\:a,b\\>");
        assert_eq!(line("[*a*](x:y) *b*"), "\\[\\*a\\*\\](x\\:y) *b*");
        assert_eq!(line("[a](//b.c) [a](/etc/b) [a](../../b)").matches("\\[a\\]").count(), 3);
    }

    #[test]
    fn links_to_files_leave_from_the_page() {
        assert_eq!(line("[a](../b.md#d)"), "[a](<../../b.md#d>)");
        assert_eq!(line("[a](b\\c.md) <a@b.c>"), "[a](<../../journeys/b/c.md>) [a\\@b.c](<mailto:a@b.c>)");
        assert_eq!(inline(&text("[a](b.md) *c*", false), base(None)), "\\[a\\](b.md) *c*");
    }

    #[test]
    fn code_that_holds_a_comment_is_text() {
        assert_eq!(line("` <!-- kpi: a/b --> `"), "&lt;!-- kpi: a/b --\\>");
        assert_eq!(line("a `b` `<!--|`"), "a `b` &lt;!--\\|");
    }

    #[test]
    fn bars_in_code_part_no_cells() {
        assert_eq!(line("`a|b`"), "`a`\\|`b`");
    }

    #[test]
    fn long_texts_keep_their_paragraphs_and_lists() {
        let source = "One\ntwo\n\n- a\n- b\n    1. c\n\nThree\n\n<div>\n[x](javascript:y)\n</div>\n";
        let markdown =
            "One two\n\n- a\n- b\n    1. c\n\nThree\n\n&lt;div\\> \\[x\\](javascript\\:y) &lt;/div\\> \n\n";
        assert_eq!(blocks(&text(source, true), base(Some("../../"))), markdown);
    }

    /// Pieces of which the random texts are made.
    const PIECES: &str = r#"(a|b| |  |\*|\*\*|_|__|`|``|```|~~|<|>|</|<b>|<!--|-->|\[|\]|\(|\)|!|\||:|#|# |&|;|&lt;|&#9;|\\|-|- |\+ |=|1\. |\$|\$\$|@|\{|%|"|'|\n|\n\n|\n    |https://c\.d|javascript:e|www\.f|\]\(|\]\(javascript:g\)|\]: h|\[\^i\]|é|\u{a0}){0,24}"#;

    proptest::proptest! {
        #[test]
        fn nothing_in_a_text_runs(markdown in PIECES) {
            for is_block in [false, true] {
                let text = text(&markdown, is_block);
                assert_harmless(&blocks(&text, base(Some("../../"))));
                let cell = inline(&text, base(Some("../../")));
                assert!(!cell.contains('\n'), "{cell:?}");
                let table = format!("| a | b | c |\n| --- | --- | --- |\n| x | {cell} | y |\n");
                assert_harmless(&table);
                assert_eq!(cells(&table), 6, "{table}");
            }
        }
    }

    fn of_code_hosts() -> Options {
        Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM
            | Options::ENABLE_MATH
            | Options::ENABLE_WIKILINKS
    }

    /// Returns whether a link leads into the project, to its page, or by a scheme that runs nothing.
    fn is_safe(href: &str) -> bool {
        href.starts_with("../../") || href.starts_with('#') || scheme(href).is_some_and(is_followed)
    }

    fn assert_harmless(markdown: &str) {
        assert!(!markdown.contains("<!--"), "{markdown}");
        for event in Parser::new_ext(markdown, of_code_hosts()) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => assert!(is_safe(&dest_url), "{markdown}"),
                Event::Start(
                    Tag::Paragraph
                    | Tag::Item
                    | Tag::List(_)
                    | Tag::Emphasis
                    | Tag::Strong
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell,
                )
                | Event::End(_)
                | Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak => {}
                event => panic!("{event:?} in {markdown}"),
            }
        }
    }

    fn cells(markdown: &str) -> usize {
        let events = Parser::new_ext(markdown, of_code_hosts());
        events.filter(|event| matches!(event, Event::End(TagEnd::TableCell))).count()
    }
}
