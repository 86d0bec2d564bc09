//! What else than a save can happen to a project.

use std::fs::{create_dir_all, remove_dir_all, remove_file, rename};
use std::process::Command;

use super::running::{Watching, journey, project};
use crate::run::Folder;

fn git(folder: &Folder, args: &[&str]) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"];
    let run = Command::new("git").args(identity).args(args).current_dir(folder.path()).output();
    let run = run.expect("git is there");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_switched_branch_is_one_build() {
    let folder = project();
    folder.write(".gitignore", "/dist\n/.fresh\n");
    git(&folder, &["init", "-q", "-b", "one"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-qm", "one"]);
    git(&folder, &["checkout", "-qb", "two"]);
    for number in 0..100 {
        let text = match number {
            0..10 => journey(&format!("j{number}"), "Two"),
            _ => format!("team t{number} \"Team {number}\"\n"),
        };
        folder.write(&format!("more/j{number}.journey"), text);
    }
    folder.write("buy.journey", journey("buy", "Of two"));
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-qm", "two"]);
    git(&folder, &["checkout", "-q", "one"]);
    let mut watching = Watching::start(&folder, "");
    for branch in ["two", "one", "two"] {
        let before = watching.builds();
        git(&folder, &["checkout", "-q", branch]);
        watching.catches_up();
        assert!(watching.builds() - before <= 2, "{:#?}", watching.said);
    }
    assert!(watching.page("index.html").contains("journeys/j9.html"));
    watching.is_quiet();
}

#[test]
fn folders_that_come_move_and_go() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    // Made and filled at once, before anybody can have seen that it is there.
    folder.write("a/b/c/deep.journey", journey("deep", "Deep"));
    watching.catches_up();
    assert_eq!(watching.get("/journeys/deep.html").code, 200);
    rename(folder.path().join("a"), folder.path().join("moved")).unwrap();
    watching.is_quiet();
    folder.write("moved/b/c/deep.journey", journey("deep", "Deeper"));
    watching.catches_up();
    assert!(watching.page("journeys/deep.html").contains("Deeper"));
    // Another one of the old name.
    folder.write("a/b/c/other.journey", journey("other", "Other"));
    watching.catches_up();
    remove_dir_all(folder.path().join("moved")).unwrap();
    watching.catches_up();
    while watching.get("/journeys/deep.html").code != 404 {
        watching.outcome();
    }
    remove_dir_all(folder.path().join("a")).unwrap();
    create_dir_all(folder.path().join("a/b/c")).unwrap();
    folder.write("a/b/c/again.journey", journey("again", "Again"));
    watching.catches_up();
    assert_eq!(watching.get("/journeys/again.html").code, 200);
    watching.is_quiet();
}

#[test]
fn a_broken_configuration_and_a_mended_one() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    folder.write("journey.yaml", "title: [\n");
    watching.outcome();
    let status = watching.status();
    assert_eq!((&status["health"], &status["good"]), (&"broken".into(), &1.into()), "{status}");
    assert!(watching.page("index.html").contains("Shop"));
    folder.write("journey.yaml", "title: Other shop\n");
    watching.catches_up();
    assert!(watching.page("index.html").contains("Other shop"));
    assert_eq!(watching.status()["health"], "good");
    remove_file(folder.path().join("journey.yaml")).unwrap();
    watching.outcome();
    watching.catches_up();
    folder.write("journey.yaml", "title: Again\n");
    watching.catches_up();
    watching.is_quiet();
}

#[test]
fn a_project_that_was_broken_or_empty_from_the_start() {
    let folder =
        Folder::new(&[("people.journey", "persona ann \"Ann\"\n"), ("buy.journey", "journey buy {")]);
    let mut watching = Watching::start(&folder, "");
    let page = watching.get("/journeys/buy.html");
    assert!(
        page.text().contains("Not built yet") && page.text().contains("buy.journey:1:"),
        "{}",
        page.text()
    );
    assert!(!folder.exists("dist"));
    folder.write("buy.journey", journey("buy", "Mended"));
    watching.catches_up();
    assert!(folder.exists("dist/journeys/buy.html"));
    watching.is_quiet();
    drop(watching);

    let folder = Folder::new(&[]);
    let mut watching = Watching::start(&folder, "");
    assert!(watching.get("/").text().contains("There is no `.journey` file"));
    assert_eq!(watching.status()["health"], "empty");
    folder.write("people.journey", "persona ann \"Ann\"\n");
    folder.write("buy.journey", journey("buy", "New"));
    watching.catches_up();
}

#[test]
fn errors_leave_the_last_good_pages_and_are_all_told() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    folder.write("buy.journey", "journey buy \"Buy <b>\" {\n  stagee look\n  persona bob\n}\n");
    assert!(watching.outcome().starts_with("not built"));
    assert!(watching.page("journeys/buy.html").contains("See First"));
    let status = watching.status();
    let messages = status["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 2, "{status}");
    assert_eq!(messages[0]["place"], serde_json::json!({"file": "buy.journey", "line": 2, "column": 3}));
    assert!(messages.iter().all(|message| !message["excerpts"].as_array().unwrap().is_empty()), "{status}");
    assert!(folder.read("dist/journeys/buy.html").contains("See First"));
    folder.write("buy.journey", journey("buy", "Mended"));
    watching.catches_up();
    assert!(watching.status()["messages"].as_array().unwrap().iter().all(|it| it["severity"] != "error"));
    watching.is_quiet();
}

#[test]
fn the_output_folder_may_go_while_it_runs() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    remove_dir_all(folder.path().join("dist")).unwrap();
    watching.catches_up();
    folder.write("buy.journey", journey("buy", "Second"));
    watching.catches_up();
    watching.is_quiet();
    assert!(folder.exists("dist/index.html") && folder.read("dist/journeys/buy.html").contains("See Second"));
}

#[test]
fn a_missing_picture_is_seen_when_it_comes() {
    let folder = project();
    let text = journey("buy", "First")
        .replace("  persona ann", "  image \"assets/deep/a.svg\" \"A\"\n  persona ann");
    folder.write("buy.journey", &text);
    let mut watching = Watching::start(&folder, "");
    assert_eq!(watching.status()["health"], "broken", "{}", watching.status());
    let picture =
        |colour: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><path fill=\"{colour}\"/></svg>");
    folder.write("assets/deep/a.svg", picture("red"));
    watching.catches_up();
    assert_eq!(watching.status()["health"], "good");
    folder.write("assets/deep/a.svg", picture("blue"));
    watching.catches_up();
    watching.is_quiet();
    rename(folder.path().join("assets"), folder.path().join("other")).unwrap();
    watching.becomes("broken");
    rename(folder.path().join("other"), folder.path().join("assets")).unwrap();
    watching.becomes("good");
    watching.catches_up();
}

#[test]
fn data_and_templates_count_as_much_as_sources() {
    let folder = project();
    folder.write("journey.yaml", "data: [data/*.csv]\ntemplates: .looks\n");
    folder.write("data/a.csv", "kpi,date,value\n");
    folder.write(".looks/style/base.css", "/* one */\n");
    let mut watching = Watching::start(&folder, "");
    assert!(watching.page("index.html").contains("/* one */"), "{:#?}", watching.status());
    folder.write(".looks/style/base.css", "/* two */\n");
    watching.catches_up();
    assert!(watching.page("index.html").contains("/* two */"));
    folder.write("data/a.csv", "kpi,date,value\nnothing,2026-01-01,3\n");
    watching.becomes("broken");
    folder.write("data/a.csv", "kpi,date,value\n");
    watching.catches_up();
    watching.is_quiet();
}

#[test]
fn looking_again_and_again_finds_the_same() {
    let folder = project();
    let mut watching = Watching::start(&folder, "--poll");
    folder.write("a/b/deep.journey", journey("deep", "Deep"));
    watching.catches_up();
    rename(folder.path().join("a"), folder.path().join("c")).unwrap();
    folder.write("buy.journey", journey("buy", "Second, which is longer"));
    watching.catches_up();
    remove_dir_all(folder.path().join("c")).unwrap();
    while watching.get("/journeys/deep.html").code != 404 {
        watching.outcome();
    }
    watching.is_quiet();
}
