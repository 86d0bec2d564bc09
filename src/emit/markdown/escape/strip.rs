//! Running text as words alone, for cells of a table: no emphasis, no marks, one line.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::model::{Text, is_followed, scheme};

/// Returns the words of a text in one line. A link's address follows its words in brackets; what must not become a link,
/// an image and raw HTML are shown as written.
pub fn words(text: &Text) -> String {
    if !text.markdown.contains(['*', '_', '`', '[', '<', '\\', '&', '!', '\n']) && !text.is_block {
        return text.markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let source: Cow<'_, str> = match text.is_block {
        true => (&*text.markdown).into(),
        // A text of one line is a paragraph whatever it begins with.
        false => format!("{PARAGRAPH}{}", text.markdown.replace(['\n', '\r'], " ")).into(),
    };
    let mut stripper = Stripper::default();
    let mut written_until = 0;
    for (event, range) in Parser::new_ext(&source, Options::empty()).into_offset_iter() {
        if range.start < written_until {
            continue;
        }
        let is_shown_as_written = match &event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => !stripper.open_link(*link_type, dest_url),
            Event::Start(Tag::Image { .. }) => true,
            _ => false,
        };
        if is_shown_as_written {
            written_until = range.end;
            stripper.text.push_str(&source[range]);
        } else {
            stripper.event(event);
        }
    }
    stripper.text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{200b}', "")
}

/// What stands before a text of one line. As an entity it counts as a sign, after which emphasis may begin.
const PARAGRAPH: &str = "&#8203;";

/// Text as it loses its marks, event by event.
#[derive(Default)]
struct Stripper {
    text: String,
    /// The open links: where their words begin, and their address where it is worth telling.
    links: Vec<(usize, Option<String>)>,
    /// The open lists: the next number of each, `None` for bullets.
    lists: Vec<Option<u64>>,
}

impl Stripper {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Start(Tag::List(first)) => {
                self.text.push(' ');
                self.lists.push(first);
            }
            Event::Start(Tag::Item) => match self.lists.last_mut() {
                Some(Some(number)) => {
                    self.text.push_str(&format!(" {number}. "));
                    *number += 1;
                }
                _ => self.text.push_str(" • "),
            },
            Event::End(TagEnd::Link) => self.close_link(),
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Item) => {
                self.text.push(' ');
            }
            // No more is asked of the parser.
            _ => {}
        }
    }

    /// Begins a link; returns whether its words may stand alone.
    fn open_link(&mut self, kind: LinkType, address: &str) -> bool {
        let address = match scheme(address) {
            _ if kind == LinkType::Email => None,
            Some(scheme) if is_followed(scheme) && !address.contains(char::is_control) => Some(address),
            Some(_) => return false,
            // A file of the project is not where the table goes.
            None => None,
        };
        self.links.push((self.text.len(), address.map(str::to_owned)));
        true
    }

    fn close_link(&mut self) {
        if let Some((start, Some(address))) = self.links.pop()
            && self.text[start..] != address
        {
            self.text.push_str(&format!(" ({address})"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::model::Text;
    use crate::source::Span;

    fn line(markdown: &str) -> String {
        words(&Text { markdown: markdown.into(), span: Span::default(), is_block: false })
    }

    #[test]
    fn marks_go_and_words_stay() {
        for (markdown, expected) in [
            ("*a* **b** `c` \\*d\\* &amp; e", "a b c *d* & e"),
            ("**a**", "a"),
            ("- a", "- a"),
            ("1. *a*", "1. a"),
            ("# `a`", "# a"),
            ("a  <b>b</b>\tc", "a <b>b</b> c"),
            ("![a](b.png)", "![a](b.png)"),
            ("snake_case and 2*3*4", "snake_case and 234"),
        ] {
            assert_eq!(line(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn links_keep_their_address() {
        for (markdown, expected) in [
            ("see [d](https://e.f) now", "see d (https://e.f) now"),
            ("<https://e.f>", "https://e.f"),
            ("<a@b.c> [*m*](mailto:a@b.c)", "a@b.c m (mailto:a@b.c)"),
            ("[notes](notes.md) [top](#top)", "notes top"),
            ("[a](javascript:b) [c](data:d)", "[a](javascript:b) [c](data:d)"),
        ] {
            assert_eq!(line(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn a_long_text_becomes_one_line() {
        let markdown = "One\ntwo.\n\n- a\n- *b*\n    1. c\n\nThree\n\n    code\n";
        let text = Text { markdown: markdown.into(), span: Span::default(), is_block: true };
        assert_eq!(words(&text), "One two. • a • b 1. c Three code");
    }
}
