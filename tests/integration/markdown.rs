//! Pages for code hosts show every title as it is, and nothing in them runs.

use std::collections::BTreeSet;

use journey::emit::{Format, Options, markdown};
use journey::model::Journey;
use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeStream};

use crate::hostile;

#[test]
fn hostile_titles_are_shown_and_nothing_runs() {
    let (model, _) = hostile::project();
    for planned in markdown::plan(&model) {
        let page = markdown::make(&model, &options(), &planned);
        let journey::emit::Subject::Journey(id) = planned.subject else {
            panic!("a page tells of a journey")
        };
        let read = Page::read(&page);
        assert_eq!(read.harmful, Vec::<String>::new(), "{page}");
        let wanted = Page::wanted(&model[id]);
        assert_eq!(read.headings, wanted.headings, "{page}");
        assert_eq!(read.touchpoints, wanted.touchpoints, "{page}");
    }
}

/// What a reader finds on a page.
#[derive(Default)]
struct Page {
    /// The titles of the journey and of its stages.
    headings: Vec<String>,
    /// The first cells of the rows under the stages.
    touchpoints: Vec<String>,
    /// Markup, and links that could run.
    harmful: Vec<String>,
}

impl Page {
    fn wanted(journey: &Journey) -> Self {
        let stages = journey.stages.iter().map(|stage| &stage.head.title);
        Self {
            headings: std::iter::once(&journey.head.title)
                .chain(stages)
                .map(|title| in_one_line(title))
                .collect(),
            touchpoints: journey
                .touchpoints
                .iter()
                .map(|touchpoint| match touchpoint.moment_of_truth {
                    Some(_) => format!("{} (moment of truth)", in_one_line(&touchpoint.head.title)),
                    None => in_one_line(&touchpoint.head.title),
                })
                .collect(),
            harmful: Vec::new(),
        }
    }

    fn read(page: &str) -> Self {
        let mut read = Self::default();
        let mut text = String::new();
        let mut part = String::new();
        let mut cell = 0;
        for event in TextMergeStream::new(Parser::new_ext(page, of_code_hosts())) {
            match event {
                Event::Start(Tag::Heading { .. } | Tag::TableCell) => text.clear(),
                Event::Start(Tag::TableRow) => cell = 0,
                Event::Text(words) | Event::Code(words) => text.push_str(&words),
                Event::End(TagEnd::Heading(level)) => match level as u8 {
                    2 => part = text.clone(),
                    _ => read.headings.push(text.clone()),
                },
                Event::End(TagEnd::TableCell) => {
                    if cell == 0 && part == "Stages" {
                        read.touchpoints.push(text.clone());
                    }
                    cell += 1;
                }
                // The head's first cell is no touchpoint.
                Event::End(TagEnd::TableHead) if part == "Stages" => {
                    read.touchpoints.pop();
                }
                Event::Html(markup) | Event::InlineHtml(markup) => read.harmful.push(markup.to_string()),
                Event::Start(Tag::Image { dest_url, .. }) => read.harmful.push(dest_url.to_string()),
                Event::Start(Tag::Link { dest_url, .. })
                    if dest_url.contains(':') && !dest_url.starts_with("http") =>
                {
                    read.harmful.push(dest_url.to_string());
                }
                Event::InlineMath(math) | Event::DisplayMath(math) => read.harmful.push(math.to_string()),
                _ => {}
            }
        }
        read
    }
}

/// Returns what code hosts read beyond CommonMark.
fn of_code_hosts() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS
}

fn in_one_line(title: &str) -> String {
    title.replace("\r\n", " ").replace(['\n', '\r'], " ")
}

fn options() -> Options {
    Options {
        title: "Hostile".to_owned(),
        way_to_root: Some("..".to_owned()),
        language: "en".to_owned(),
        today: jiff::civil::date(2026, 11, 21),
        formats: vec![Format::Markdown],
        templates: Vec::new(),
        hidden: BTreeSet::new(),
        blank_lanes: false,
    }
}
