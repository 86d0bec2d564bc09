//! Words that people wrote: running text, links, images, citations and questions.

use camino::Utf8Path;
use jiff::civil::Date;

use crate::source::{FilePath, Span, Spanned};

use super::path::{rebase_address, rebase_path};
use super::{Place, Ref, SourceId, TeamId};

/// The id and title of something declared.
#[derive(Debug, Clone, PartialEq)]
pub struct Declaration {
    /// The id, and where it stands.
    pub id: Spanned<Box<str>>,
    /// The title as written, else made of the id.
    pub title: Box<str>,
    /// The file in which it is declared.
    pub file: FilePath,
}

impl Declaration {
    /// Returns the title of what has an id alone: `Sign-up form` is written, `Signup form` made of `signup-form`.
    pub(super) fn title_of(id: &str) -> Box<str> {
        let mut title = id.replace(['-', '_'], " ");
        if let Some(first) = title.get_mut(0..1) {
            first.make_ascii_uppercase();
        }
        title.into()
    }

    /// Returns whether its title says more than its id.
    pub fn has_own_title(&self) -> bool {
        self.title != Self::title_of(&self.id.value)
    }
}

/// Running text with inline Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The Markdown, escapes read.
    pub markdown: Box<str>,
    /// Where it is written.
    pub span: Span,
    /// Whether it was written between `"""`, where paragraphs and lists count too.
    pub is_block: bool,
}

impl Text {
    /// Returns the beginning of the text, by which it is named elsewhere: its first line, cut between words where that has
    /// more than `most` characters. `…` stands for what is left out.
    pub fn beginning(&self, most: usize) -> Text {
        let text = self.markdown.trim();
        // No more of it is read than is shown: a long text may be named often.
        let end = text.char_indices().nth(most).map_or(text.len(), |(end, _)| end);
        let markdown = match text[..end].split_once('\n') {
            Some((line, _)) => format!("{} …", line.trim_end()),
            None if end == text.len() => text.to_owned(),
            None => format!("{} …", text[..end].rsplit_once(' ').map_or(&text[..end], |(words, _)| words)),
        };
        Text { markdown: markdown.into(), ..*self }
    }
}

/// The words that every block takes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// What there is to say beyond the title.
    pub description: Option<Text>,
    /// Free words to filter by.
    pub tags: Vec<Spanned<Box<str>>>,
    /// Places to read more.
    pub links: Vec<Link>,
    /// A picture.
    pub image: Option<Image>,
}

impl About {
    /// Returns the words as they would stand in another file, from where links and image lead to the same places.
    ///
    /// Links within the description stay as they are: only a back end reads running text.
    pub(super) fn rebased(&self, from: &Utf8Path, to: &Utf8Path) -> Self {
        let mut about = self.clone();
        for link in &mut about.links {
            link.url.value = rebase_address(&link.url.value, from, to);
        }
        if let Some(image) = &mut about.image {
            image.path.value = rebase_path(&image.path.value, from, to);
        }
        about
    }
}

/// `link "https://…" "Title"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// An http, https, mailto or tel address, or a path inside the project relative to the file.
    pub url: Spanned<Box<str>>,
    /// What the link is called.
    pub title: Option<Box<str>>,
}

/// `image "photo.png" "A person at a desk"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The path as written, relative to the file.
    pub path: Spanned<Box<str>>,
    /// What is to be seen, in words.
    pub alt: Box<str>,
}

/// `cites interviews "7 of 9 said so"`: a source behind a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The source.
    pub source: Ref<SourceId>,
    /// What the source says.
    pub words: Option<Text>,
}

/// A line of a lane (`does`, `thinks`, `says`, `sees`, `needs`), with its sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What was written.
    pub text: Text,
    /// Where it comes from.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

/// A thing nobody knows yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The question.
    pub text: Text,
    /// Where it is asked.
    pub place: Place,
    /// Who finds the answer.
    pub owner: Option<Ref<TeamId>>,
    /// Until when.
    pub due: Option<Spanned<Date>>,
    /// Whether a source answers it, be it shown or not.
    pub answered: bool,
    /// The sources that answer it.
    pub cites: Vec<Citation>,
    /// The words of every block.
    pub about: Option<Box<About>>,
}

impl Question {
    /// Returns whether a source answers it.
    pub fn is_answered(&self) -> bool {
        self.answered
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Span;

    use super::Text;

    #[test]
    fn a_beginning_ends_between_words_and_with_its_line() {
        for (text, beginning) in [
            ("The form", "The form"),
            (" The form\n", "The form"),
            ("The form is long", "The form …"),
            ("Übergrößenträger", "Übergrößent …"),
            ("The \r\nform", "The …"),
            ("", ""),
        ] {
            let text = Text { markdown: text.into(), span: Span::new(0, 0), is_block: false };
            assert_eq!(&*text.beginning(11).markdown, beginning);
        }
    }
}
