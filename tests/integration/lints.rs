//! How much lints matter: by themselves, in the configuration, and on the command line.

use crate::run::Folder;

const OWNERLESS: &str = "persona sam\njourney a { persona sam }\n";

fn folder(config: &str) -> Folder {
    Folder::new(&[("journey.yaml", config), ("a.journey", OWNERLESS)])
}

#[test]
fn the_configuration_says_how_much_a_lint_matters() {
    let levels =
        [("off", 0, "no mistakes"), ("note", 0, "note"), ("warning", 0, "warning"), ("error", 1, "error")];
    for (level, code, word) in levels {
        let folder = folder(&format!("lints: {{ missing-owner: {level} }}"));
        let run = folder.run("check --format short");
        run.mentions(code, word);
        assert_eq!(run.stderr.contains("[missing-owner]"), level != "off", "{run:#?}");
    }
}

#[test]
fn the_command_line_wins() {
    let off = folder("lints: { missing-owner: off }");
    off.run("check --format short --deny missing-owner").mentions(1, "error[missing-owner]");
    off.run("check --format short --warn missing-owner").mentions(0, "warning[missing-owner]");
    let error = folder("lints: { missing-owner: error }");
    error.run("check --allow missing-owner").mentions(0, "no mistakes");
    error.run("check --deny-warnings --warn missing-owner").mentions(1, "warning[missing-owner]");
    error.run("check --allow missing-owner --deny missing-owner").mentions(2, "stands in two of");
    error.run("check --deny missing-persona").mentions(2, "is an error, no lint, and stays one");
    error.run("check --allow mising-owner").mentions(2, "did you mean `missing-owner`?");
}

#[test]
fn a_lint_that_is_an_error_stops_a_build() {
    let folder = folder("lints: { missing-owner: error }");
    folder.run("build").mentions(1, "error[missing-owner]");
    assert!(!folder.exists("dist"));
    folder.run("build --allow missing-owner").mentions(0, "wrote");
    assert!(folder.exists("dist/index.html"));
}

#[test]
fn what_the_writer_allows_is_silent_whatever_the_configuration_says() {
    let text = "persona sam\n// journey: allow(missing-owner) a sketch\njourney a { persona sam }\n";
    for config in ["", "lints: { missing-owner: error }", "lints: { missing-owner: off }"] {
        let folder = Folder::new(&[("journey.yaml", config), ("a.journey", text)]);
        folder.run("check").mentions(0, "no mistakes");
    }
}

#[test]
fn lints_wait_until_there_is_no_error() {
    let folder = Folder::new(&[("a.journey", OWNERLESS), ("b.journey", "persona {\n}\n")]);
    let run = folder.run("check --format short");
    assert!(run.code == 1 && !run.stderr.contains("missing-owner"), "{run:#?}");
}

#[test]
fn a_first_draft_gets_few_warnings() {
    let readme = include_str!("../../README.md");
    let draft = readme.split("```journey\n").nth(1).and_then(|rest| rest.split("```").next());
    let folder = Folder::new(&[("draft.journey", draft.expect("the first journey of the page"))]);
    let report: serde_json::Value =
        serde_json::from_str(&folder.run("check --format json").stdout).expect("it is JSON");
    let summary = &report["summary"];
    assert_eq!(summary["errors"], 0);
    assert!(summary["warnings"].as_u64().is_some_and(|warnings| (1..5).contains(&warnings)), "{summary}");
}
