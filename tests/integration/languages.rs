//! Outputs speak the language of `journey.yaml`: all of them, and no word of another one is left over.

use std::collections::BTreeSet;

use journey::words::{LANGUAGES, Words};
use serde_json::Value;

use crate::html::EVERY_WORD;
use crate::run::Folder;

/// A project that uses every word of the language, and whose own words are markers that begin with `Q`.
fn project(language: &str) -> Folder {
    let lints: String = journey::lints::NAMES.iter().map(|name| format!("  {name}: off\n")).collect();
    let config = format!("title: Qproject\nlanguage: {language}\nlints:\n{lints}");
    Folder::new(&[
        ("journey.yaml", &config),
        ("a.journey", EVERY_WORD),
        ("Qsource-file.pdf", ""),
        ("photo.png", "<svg/>"),
    ])
}

#[test]
fn every_output_speaks_its_language_and_no_other() {
    for (language, words) in LANGUAGES {
        let folder = project(language);
        folder.run("build --today 2026-11-21 --quiet").says(0, "");
        let strangers = strangers(words);
        assert_eq!(strangers.is_empty(), language == "en");
        for path in [
            "dist/index.html",
            "dist/journeys/membership.html",
            "dist/journeys/membership.md",
            "dist/journeys/membership.flow.mmd",
            "dist/checklists/all.md",
            "dist/checklists/membership.md",
            "dist/checklists/teams/web.md",
        ] {
            let text = folder.read(path);
            let (is_page, lang) = (path.ends_with(".html"), format!("<html lang=\"{language}\""));
            assert!(!is_page || text.contains(&lang), "{path} in {language}");
            let seen = if is_page { seen(&text) } else { without_markers(&text) };
            // Words of Mermaid's own, which it does not show.
            let seen = [":::moment", "classDef moment", "    title "]
                .iter()
                .fold(seen, |seen, own| seen.replace(own, " "));
            let left: BTreeSet<String> = tokens(&seen).filter(|word| strangers.contains(word)).collect();
            assert!(left.is_empty(), "{path} in {language} still says {left:?}");
        }
    }
}

#[test]
fn a_region_speaks_its_language_and_others_are_said_to_speak_english() {
    let folder = project("de-AT");
    folder.run("build --only html").mentions(0, "no mistakes");
    let page = folder.read("dist/index.html");
    assert!(page.contains("<html lang=\"de-AT\"") && page.contains("Offene Fragen"));
    let folder = project("pt-BR");
    folder.run("build --only html --format short").mentions(
        0,
        "journey.yaml:2:11: note[invalid-configuration]: the pages' own words are not there in `pt-BR`",
    );
    let page = folder.read("dist/index.html");
    assert!(page.contains("<html lang=\"pt-BR\"") && page.contains("Open questions"));
}

/// Words belong to the table: what stands in a template is the same in every language.
#[test]
fn templates_have_no_words_of_their_own() {
    for (name, template) in journey::emit::html::TEMPLATES.iter().filter(|(name, _)| name.ends_with(".html"))
    {
        let mut left = (*template).to_owned();
        for (start, end) in
            [("{#", "#}"), ("<style>", "</style>"), ("<!--", "-->"), ("{%", "%}"), ("{{", "}}"), ("<", ">")]
        {
            while let Some(at) = left.find(start) {
                let length = left[at..].find(end).expect("what is opened is closed") + end.len();
                left.replace_range(at..at + length, "");
            }
        }
        let said: Vec<&str> = left
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphabetic) && !word.contains("=\""))
            .collect();
        assert!(said.is_empty(), "{name} says: {said:?}");
    }
}

/// Returns the English words of more than four letters that a language does not use itself.
fn strangers(words: &Words) -> BTreeSet<String> {
    let (_, english) = LANGUAGES[0];
    let own = all(words);
    all(english).difference(&own).filter(|word| word.chars().count() > 4).cloned().collect()
}

/// Returns every single word of a column and of what is built in.
fn all(words: &Words) -> BTreeSet<String> {
    fn walk(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => found.extend(tokens(text)),
            Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
            Value::Object(values) => values.values().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    walk(&serde_json::to_value(words).expect("words are plain data"), &mut found);
    for metric in journey::vocabulary::METRICS {
        let metric = words.metric(metric);
        found.extend(tokens(metric.title).chain(tokens(metric.formula)));
    }
    match &words.built_in {
        Some(own) => own.channels.iter().for_each(|(_, name)| found.extend(tokens(name))),
        None => journey::vocabulary::CHANNELS.iter().for_each(|channel| found.extend(tokens(channel.title))),
    }
    found
}

/// Returns the words of a text in small letters, but for the markers.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/')));
    let words = words.filter(|word| !word.starts_with('Q') && !word.contains(['/', '_']));
    words.map(|word| word.trim_matches('-').to_lowercase()).filter(|word| !word.is_empty())
}

/// Returns a Markdown file without the hidden comments that hold ids.
fn without_markers(text: &str) -> String {
    let mut parts = text.split("<!-- ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |seen, part| {
        let (comment, rest) = part.split_once("-->").expect("a comment ends");
        let sentence = if comment.starts_with("journey checklist") {
            comment.split_once(": ").map_or("", |(_, sentence)| sentence)
        } else {
            ""
        };
        seen + sentence + rest
    })
}

/// Returns what a reader of a page sees or hears: its text, and the attributes that are read out or shown by the script.
fn seen(page: &str) -> String {
    let body = &page[page.find("<body").expect("a page has a body")..];
    let body = &body[..body.rfind("<script").expect("a page has its script")];
    let mut seen = String::new();
    for part in body.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        for name in ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\"", "data-text=\"", "data-words=\""]
        {
            let values = tag.split(name).skip(1).filter_map(|rest| rest.split('"').next());
            values.for_each(|value| seen.push_str(&format!(" {value} ")));
        }
        seen.push(' ');
        seen.push_str(text);
    }
    seen
}
