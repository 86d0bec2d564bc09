//! Every name comes back unchanged from Mermaid's own parser, whatever it holds.

mod expected;

use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::civil::date;
use journey::emit::{Format, Options, Planned, markdown, mermaid};
use journey::model::Model;
use journey::project::{Project, Request};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::{bounds, hostile};

#[test]
fn hostile_names_come_back_unchanged() {
    let (model, texts) = hostile::project();
    assert!(texts >= 300, "only {texts} names");
    node("check.mjs", &model);
}

#[test]
fn hostile_names_are_drawn_unchanged() {
    node("render.mjs", &hostile::project().0);
}

#[test]
fn a_journey_may_have_more_arrows_than_mermaid_reads() {
    let mut text = String::from("persona p\njourney j {\n persona p\n stage s {\n");
    for number in 0..600 {
        text.push_str(&format!("  touchpoint t{number} {{ -> t{} \"again\" 10% }}\n", number / 2));
    }
    text.push_str(" }\n}\n");
    let model = hostile::model(&text);
    let (id, _) = model.journeys().next().expect("there is one journey");
    let flow = mermaid::flow(&model, id, options().words());
    assert_eq!(flow.lines().filter(|line| line.contains("-->")).count(), 500);
    assert!(flow.contains("%% 700 arrows are left out"), "{flow}");
    node("check.mjs", &model);
}

#[test]
fn diagrams_that_are_cut_are_read() {
    let long = "Waits for the confirmation: the sign-up has been received; the card #1 is on its way";
    for (touchpoints, personas, title) in [(120, 4, long), (250, 4, "Short")] {
        let model = bounds::diagrams::project(touchpoints, personas, title);
        // What of it is left is told by tests of the diagrams.
        let expected = serde_json::json!({ "j.journey.mmd": {}, "j.flow.mmd": {} });
        node_expecting("check.mjs", &model, &expected);
        pages_hold_diagrams(&model);
    }
}

#[test]
fn pages_hold_the_diagrams_as_they_are() {
    pages_hold_diagrams(&hostile::project().0);
}

#[test]
fn examples_come_back_unchanged() {
    let examples =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).expect("there are examples");
    for example in examples {
        let root = example.expect("the folder can be read").path().canonicalize().expect("it is there");
        let project = Project::open(root.try_into().expect("paths here are UTF-8"));
        let compiled = project.compile(&Request::on(date(2026, 11, 21)));
        let model = compiled.model().unwrap_or_else(|| panic!("{:?}", compiled.diagnostics.first()));
        node("check.mjs", model);
        pages_hold_diagrams(model);
    }
}

fn pages_hold_diagrams(model: &Model) {
    for planned in markdown::plan(model) {
        let page = markdown::make(model, &options(), &planned);
        let diagrams: Vec<_> = mermaid::plan(model)
            .iter()
            .filter(|diagram| diagram.subject == planned.subject)
            .map(|diagram| mermaid::make(model, &options(), diagram))
            .collect();
        assert_eq!(fences(&page), diagrams, "{}", planned.path);
    }
}

fn options() -> Options {
    Options {
        title: "Hostile".to_owned(),
        way_to_root: Some("..".to_owned()),
        today: jiff::civil::date(2026, 11, 21),
        formats: vec![Format::Mermaid, Format::Markdown],
        ..Options::default()
    }
}

/// Writes the diagrams of a model and what they must say into a folder, and lets a script of `tests/mermaid` compare.
fn node(script: &str, model: &Model) {
    node_expecting(script, model, &expected::of(model, options().words()));
}

/// Does the same with something else that they must say.
fn node_expecting(script: &str, model: &Model, expected: &serde_json::Value) {
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
    fs::write(folder.path().join("expected.json"), expected.to_string()).expect("the folder is ours");
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
