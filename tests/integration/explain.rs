//! `journey explain`: the same text as the documentation, in the terminal.

use std::collections::BTreeSet;
use std::path::Path;

use journey::diagnostic::Code;
use journey::lints::NAMES;
use serde_json::Value;

use crate::run::Folder;

fn json(args: &str) -> Value {
    let run = Folder::new(&[]).run(args);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    serde_json::from_str(&run.stdout).expect("it is JSON")
}

fn names(document: &Value) -> Vec<String> {
    let topics = document["topics"].as_array().expect("a list of topics");
    topics.iter().map(|topic| topic["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn the_codes_of_code_docs_and_list_are_one_set() {
    let listed: BTreeSet<String> = names(&json("explain --list --format json")).into_iter().collect();
    let errors = Code::ERRORS.iter().map(|code| code.as_str());
    let in_code: BTreeSet<String> = errors.chain(NAMES.iter().copied()).map(str::to_owned).collect();
    assert_eq!(listed, in_code);

    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let page = std::fs::read_to_string(page).expect("the page is there");
    let sections = page.lines().filter_map(|line| line.strip_prefix("### ")).map(str::to_owned);
    assert_eq!(sections.collect::<BTreeSet<String>>(), in_code);

    let shown = Folder::new(&[]).run("explain --list").stdout;
    // In a pipe, each code has one line.
    let first_words = shown.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next());
    assert_eq!(first_words.map(str::to_owned).collect::<BTreeSet<String>>(), in_code);
}

#[test]
fn a_page_reads_well_in_a_terminal() {
    let folder = Folder::new(&[]);
    let run = folder.run("explain stage-without-kpi");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("explain-lint", run.stdout);
        insta::assert_snapshot!("explain-metric", folder.run("explain nps").stdout);
        insta::assert_snapshot!("explain-word", folder.run("explain touchpoint").stdout);
    });
}

#[test]
fn every_page_fits_a_terminal_and_loses_nothing() {
    let folder = Folder::new(&[]);
    let mut faults = Vec::new();
    for list in ["codes", "metrics", "words"] {
        for topic in
            json(&format!("explain --list {list} --format json"))["topics"].as_array().expect("topics")
        {
            let name = topic["name"].as_str().expect("a name");
            let Value::String(markdown) = &topic["documentation"] else { panic!("{name} has a page") };
            let shown = folder.run_with(&format!("explain {name}"), "", &[]).stdout;
            let wide = shown.lines().filter(|line| line.chars().count() > 100);
            faults.extend(wide.map(|line| format!("{name}: {line}")));
            let words = |text: &str| {
                let letters = text.to_lowercase().replace(|sign: char| !sign.is_alphanumeric(), " ");
                letters.split_whitespace().map(str::to_owned).collect::<Vec<String>>()
            };
            let lines: Vec<&str> = markdown.lines().filter(|line| !line.starts_with("```")).collect();
            let mut rest = words(&shown).into_iter();
            let lost = words(&lines.join("\n")).into_iter().find(|word| !rest.any(|shown| shown == *word));
            if let Some(lost) = lost {
                faults.push(format!("{name}: `{lost}` is not shown"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_name_is_found_as_people_write_it() {
    let folder = Folder::new(&[]);
    for name in
        ["NPS", "error[syntax]", "[missing-owner]", "Net-Promoter-Score", "phase", "exit", "Moment_of_truth"]
    {
        let run = folder.run(&format!("explain {name}"));
        assert_eq!(run.code, 0, "{name}: {run:#?}");
    }
    folder.run("explain stage-witout-kpi").mentions(2, "did you mean `stage-without-kpi`?");
    folder.run("explain npss").mentions(2, "did you mean `nps`?");
    folder.run("explain zzzzzzzz").mentions(2, "`journey explain --list` names every code");
    folder.run("explain").mentions(2, "required");
}
