//! Pages for code hosts show every title as it is, and nothing in them runs.

use std::sync::Arc;

use camino::Utf8Path;
use journey::emit::{Format, Options, markdown};
use journey::model::{Journey, Model, TouchpointId, TouchpointKind};
use journey::source::{Files, SourceFile};
use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeStream};

use crate::compiling::errors_only;
use crate::{examples, hostile, html};

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
        let wanted = Page::wanted(&model, &model[id]);
        assert_eq!(read.headings, wanted.headings, "{page}");
        assert_eq!(read.touchpoints, wanted.touchpoints, "{page}");
    }
}

#[test]
fn no_text_breaks_a_table() {
    for hostile in [
        "a | b | c",
        "`a | b`",
        "` | ``",
        "| --- |",
        "\\\\|",
        "<br><td>|</td>",
        "</table> <!-- | -->",
        "[a|b](https://example.com/|)",
        "*a|b* ~~|~~ $|$",
        &"word ".repeat(400),
        &"W".repeat(40),
    ] {
        let mut text = String::new();
        for (index, part) in html::EVERY_WORD.split('"').enumerate() {
            // The odd parts stand between quotation marks; addresses and paths stay.
            let is_string = index % 2 == 1 && part.starts_with('Q') && !part.contains(['.', '\n']);
            text.push_str(if index > 0 { "\"" } else { "" });
            text.push_str(part);
            text.push_str(if is_string { hostile } else { "" });
        }
        let source = Arc::new(SourceFile::new("all.journey", text));
        let compilation = errors_only(&[source], &AnyFiles);
        let model = compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
        for planned in markdown::plan(model) {
            let page = markdown::make(model, &options(), &planned);
            check_tables(&page);
            let harmful = Page::read(&page).harmful;
            let is_picture = |found: &String| found == "../../photo.png";
            assert!(harmful.iter().all(is_picture), "{harmful:?} in {page}");
        }
    }
}

#[test]
fn the_tables_of_the_examples_and_of_hostile_titles_are_whole() {
    let (model, _) = hostile::project();
    for planned in markdown::plan(&model) {
        check_tables(&markdown::make(&model, &options(), &planned));
    }
    let mut tables = 0;
    for example in examples::examples() {
        let folder = examples::copy(&example, "a");
        folder.run("build a --only markdown --quiet --today 2026-11-21").says(0, "");
        for entry in std::fs::read_dir(folder.path().join("a/dist/journeys")).expect("there are pages") {
            let page = std::fs::read_to_string(entry.expect("it can be read").path()).expect("it is UTF-8");
            tables += check_tables(&page);
        }
    }
    assert!(tables > 50, "only {tables} tables were found");
}

#[test]
fn what_a_persona_says_alone_stands_under_their_short_name() {
    let text = r#"
        persona sam "Sam, starting again" { role "Clerk"; quote "I try."; goal "Get fit" }
        persona mona "Mona, moving clubs"
        source talks "Talks" { kind interview; on 2026-03-04; sample 12; url "https://example.com/a" }
        journey gym "Gym" {
            persona sam, mona
            image "photo.png" "A room"
            stage join {
                touchpoint form {
                    channel website
                    thinks "Too long" { cites talks }
                    for mona { thinks "„Fine“"; says "OK"; pain "No hint" { severity critical; cites talks } }
                }
                step wait
            }
            question "Why?" { due 2026-01-01 }
        }"#;
    let source = Arc::new(SourceFile::new("a/gym.journey", text));
    let compilation = errors_only(&[source], &AnyFiles);
    let model = compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    let page = markdown::make(model, &options(), &markdown::plan(model)[0]);
    for line in [
        "* **Sam, starting again** – Clerk\n  * “I try.”\n  * Goal: Get fit\n* **Mona, moving clubs**\n",
        "![A room](<../../a/photo.png>)\n",
        "| Touchpoint | Channels | Thinks | Says |\n",
        "| Form | Website | “Too long” [\\[1\\]](#sources) · **Mona:** „Fine“ | **Mona:** “OK” |\n",
        "| Wait (*step*) | | | |\n",
        "| ⚠ **critical** | **Mona:** No hint [\\[1\\]](#sources) | Form | not counted |\n",
        "| Why? | open | 1 Jan 2026 (⚠ **overdue**) |\n",
        "1. **Talks** · Interview · 4\u{a0}Mar\u{a0}2026 · n\u{a0}=\u{a0}12 · [https\\://example.com/a](<https://example.com/a>)\n",
    ] {
        let line = line.replace("1 Jan 2026", "1\u{a0}Jan\u{a0}2026");
        assert!(page.contains(&line), "{line}\n{page}");
    }
    assert!(!page.contains("](<gym.html>)"), "what is not built has no link");
    let formats = vec![Format::Markdown, Format::Html, Format::Checklist];
    let page = markdown::make(model, &Options { formats, ..options() }, &markdown::plan(model)[0]);
    assert!(page.contains("\n[Map](<gym.html>) · [Checklist](<../checklists/gym.md>)\n"), "{page}");
}

/// Checks that each row of each table has as many cells as its head, and that no other line looks like one; returns how
/// many tables there are. The lines are counted, since readers of Markdown cut and fill rows that are not.
fn check_tables(page: &str) -> usize {
    let mut tables = 0;
    let mut of_tables = 0;
    for (event, range) in Parser::new_ext(page, of_code_hosts()).into_offset_iter() {
        let Event::Start(Tag::Table(columns)) = event else { continue };
        tables += 1;
        for line in page[range].lines() {
            of_tables += 1;
            let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            assert_eq!(bars, columns.len() + 1, "{line}\n{page}");
        }
    }
    let mut in_fence = false;
    let rows = page.lines().filter(|line| {
        in_fence ^= line.starts_with("```");
        !in_fence && line.starts_with('|')
    });
    assert_eq!(rows.count(), of_tables, "{page}");
    tables
}

/// A project in which every file is there.
struct AnyFiles;

impl Files for AnyFiles {
    fn exists(&self, _: &Utf8Path) -> bool {
        true
    }

    fn read(&self, _: &Utf8Path) -> Option<Vec<u8>> {
        None
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

/// Returns the first cell of a touchpoint: its title, and what is special about it.
fn title(model: &Model, journey: &Journey, id: TouchpointId) -> String {
    let touchpoint = &journey[id];
    let title = in_one_line(&touchpoint.head.title);
    let mut notes = Vec::new();
    match touchpoint.kind {
        TouchpointKind::Touchpoint => {}
        TouchpointKind::Step => notes.push("step".to_owned()),
        TouchpointKind::TeamStep => {
            let team = touchpoint.by.as_ref().and_then(|by| by.target);
            let team = team.map(|team| format!("{} does it, ", in_one_line(&model[team].head.title)));
            notes.push(format!("step: {}people wait", team.unwrap_or_default()));
        }
    }
    notes.extend(touchpoint.moment_of_truth.map(|_| "◆\u{a0}moment of truth".to_owned()));
    if let Some(group) = journey.alternatives_of(id) {
        let share = group.share_of(id).map(|share| format!("{}%", share.normalize()));
        let share = share.unwrap_or_else(|| "share not known".to_owned());
        let group = format!("{}, one of {}", in_one_line(&group.head.title), group.members.len());
        notes.push(format!("{group}: {share}"));
    }
    if notes.is_empty() { title } else { format!("{title} ({})", notes.join(", ")) }
}

impl Page {
    fn wanted(model: &Model, journey: &Journey) -> Self {
        let stages = journey.stages.iter().map(|stage| &stage.head.title);
        Self {
            headings: std::iter::once(&journey.head.title)
                .chain(stages)
                .map(|title| in_one_line(title))
                .collect(),
            touchpoints: journey.touchpoints().map(|(id, _)| title(model, journey, id)).collect(),
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
        today: jiff::civil::date(2026, 11, 21),
        formats: vec![Format::Markdown],
        ..Options::default()
    }
}
