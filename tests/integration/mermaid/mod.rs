//! Every name comes back unchanged from Mermaid's own parser, whatever it holds.

mod expected;
mod names;

use std::fs;
use std::path::Path;
use std::process::Command;

use journey::emit::{Format, Options, Planned, markdown, mermaid};
use journey::model::{FileUnit, Model, link, lower};
use journey::source::{NoFiles, SourceFile};
use journey::syntax::parse;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use names::{full_treatment, quoted, titles_only};

#[test]
fn hostile_names_come_back_unchanged() {
    let (model, texts) = hostile();
    assert!(texts >= 300, "only {texts} names");
    node("check.mjs", &model);
}

#[test]
fn hostile_names_are_drawn_unchanged() {
    node("render.mjs", &hostile().0);
}

#[test]
fn a_journey_may_have_more_arrows_than_mermaid_reads() {
    let mut text = String::from("persona p\njourney j {\n persona p\n stage s {\n");
    for number in 0..600 {
        text.push_str(&format!("  touchpoint t{number} {{ -> t{} \"again\" 10% }}\n", number / 2));
    }
    text.push_str(" }\n}\n");
    let model = model(&text);
    let (id, _) = model.journeys().next().expect("there is one journey");
    let flow = mermaid::flow(&model, id, options().words());
    assert_eq!(flow.lines().filter(|line| line.contains("-->")).count(), 500);
    assert!(flow.contains("%% 700 arrows are left out"), "{flow}");
    node("check.mjs", &model);
}

#[test]
fn pages_hold_the_diagrams_as_they_are() {
    let (model, _) = hostile();
    for planned in markdown::plan(&model) {
        let page = markdown::make(&model, &options(), &planned);
        let fences = fences(&page);
        let diagrams: Vec<_> = mermaid::plan(&model)
            .iter()
            .filter(|diagram| diagram.subject == planned.subject)
            .map(|diagram| mermaid::make(&model, &options(), diagram))
            .collect();
        assert_eq!(fences, diagrams, "{}", planned.path);
    }
}

/// Returns a project in which every hostile name stands wherever a name may stand, and how many names there are.
fn hostile() -> (Model, usize) {
    let names = full_treatment();
    let mut text = String::new();
    for (number, name) in names.iter().enumerate() {
        text.push_str(&format!("persona p{number} {}\n", quoted(name)));
    }
    for (number, name) in names.iter().enumerate() {
        let other = (number + 1) % names.len();
        let (one, two) = (quoted(name), quoted(&names[other]));
        text.push_str(&format!(
            "journey j{number} {one} {{
                persona p{number}, p{other}
                stage s {one} {{
                    touchpoint t {one} {{
                        feels +1 {one}
                        for p{other} {{ feels -2 }}
                        moment-of-truth
                        -> u {one} 38% after 1 day
                        -> exit {two}
                    }}
                    step u {two} {{ -> t {one} 20% \n -> done {two} }}
                    step v {one} {{ who p{number} }}
                }}
                stage e {two} {{}}
            }}\n"
        ));
    }
    let titles = titles_only();
    for (number, titles) in titles.chunks(200).enumerate() {
        text.push_str(&format!("journey bulk{number} {{\n persona p0\n stage s {{\n"));
        for (number, title) in titles.iter().enumerate() {
            text.push_str(&format!("touchpoint t{number} {}\n", quoted(title)));
        }
        text.push_str("}\n}\n");
    }
    let model = model(&text);
    for (id, name) in names.iter().enumerate().filter(|(_, name)| !name.trim().is_empty()) {
        assert_eq!(*model.journeys[id].head.title, **name);
    }
    (model, names.len() + titles.len())
}

fn model(text: &str) -> Model {
    let file = SourceFile::new("a.journey", text);
    let parse = parse(&file);
    let unit: FileUnit = lower(&file, &parse.items);
    assert!(unit.diagnostics.is_empty(), "{:?}", unit.diagnostics.first());
    let (model, diagnostics) = link(vec![unit], &NoFiles);
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.first());
    model
}

fn options() -> Options {
    Options {
        title: "Hostile".to_owned(),
        language: "en".to_owned(),
        today: jiff::civil::date(2026, 11, 21),
        formats: vec![Format::Mermaid, Format::Markdown],
    }
}

/// Writes the diagrams of a model and what they must say into a folder, and lets a script of `tests/mermaid` compare.
fn node(script: &str, model: &Model) {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mermaid");
    assert!(
        scripts.join("node_modules/mermaid").is_dir(),
        "Mermaid is not installed: run `npm ci` in tests/mermaid"
    );
    let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
    for planned in mermaid::plan(model) {
        let text = mermaid::make(model, &options(), &planned);
        fs::write(folder.path().join(file_name(&planned)), text).expect("the folder is ours");
    }
    let expected = expected::of(model, options().words()).to_string();
    fs::write(folder.path().join("expected.json"), expected).expect("the folder is ours");
    let output = Command::new("node")
        .arg(scripts.join(script))
        .arg(folder.path())
        .output()
        .expect("node is installed: Mermaid's parser is JavaScript");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn file_name(planned: &Planned) -> &str {
    planned.path.file_name().expect("a planned path ends with a file")
}

/// Returns what stands in the `mermaid` fences of a page.
fn fences(page: &str) -> Vec<String> {
    let mut fences = Vec::new();
    let mut open: Option<String> = None;
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if &*language == "mermaid" => {
                open = Some(String::new());
            }
            Event::Text(text) => {
                if let Some(fence) = &mut open {
                    fence.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => fences.extend(open.take()),
            _ => {}
        }
    }
    fences
}
