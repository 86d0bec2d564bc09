//! Which files are watched: those that a check reads, and no others.

use std::fs::{create_dir_all, remove_file};
use std::time::Duration;

use super::running::{Watching, journey, project};
use crate::run::Folder;

/// Saves files that a check does not read, and waits for longer than a window is open: nothing may be built.
#[track_caller]
fn are_left_out(folder: &Folder, watching: &mut Watching<'_>, paths: &[&str]) {
    paths.iter().for_each(|path| folder.write(path, "team nobody \"Nobody\"\n"));
    std::thread::sleep(Duration::from_millis(500));
    watching.is_quiet();
}

#[test]
fn folders_that_tools_fill_are_watched_as_they_are_checked() {
    let folder = project();
    folder.write("node_modules/shop/a.journey", journey("a", "A"));
    folder.write("target/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55");
    folder.write("target/deep/b.journey", journey("b", "B"));
    let mut watching = Watching::start(&folder, "");
    for (id, path) in [("a", "node_modules/shop/a.journey"), ("b", "target/deep/b.journey")] {
        folder.write(path, journey(id, "Later"));
        watching.catches_up();
        assert!(watching.page(&format!("journeys/{id}.html")).contains("See Later"), "{path}");
    }
    watching.is_quiet();
}

#[test]
fn what_is_not_read_is_not_watched() {
    let folder = project();
    // A hidden folder stays hidden, whatever is taken back.
    folder.write(".gitignore", "/drafts/\n*.old.journey\nkept/*\n!kept/c.journey\n!.secret\n");
    let left_out = [
        "drafts/a.journey",
        "b.old.journey",
        "kept/other.journey",
        ".secret/d.journey",
        ".e.journey",
        "f.JOURNEY",
        "other/g.journey",
        "other/below/journey.yaml",
        "sub/journey.yml",
        "data.csv",
    ];
    left_out.iter().for_each(|path| folder.write(path, "x\n"));
    folder.write("other/journey.yaml", "");
    folder.write("kept/c.journey", journey("c", "C"));
    let mut watching = Watching::start(&folder, "");
    assert_eq!(watching.status()["health"], "good", "{}", watching.status());
    are_left_out(&folder, &mut watching, &left_out);
    folder.write("kept/c.journey", journey("c", "Later"));
    watching.catches_up();
    watching.is_quiet();
}

#[test]
fn ignore_files_and_projects_inside_decide_anew() {
    let folder = project();
    folder.write("drafts/deep/a.journey", journey("a", "A"));
    let mut watching = Watching::start(&folder, "");
    folder.write("drafts/.gitignore", "*\n");
    watching.catches_up();
    while watching.get("/journeys/a.html").code != 404 {
        watching.outcome();
    }
    are_left_out(&folder, &mut watching, &["drafts/deep/a.journey"]);
    folder.write("drafts/deep/a.journey", journey("a", "Again"));
    remove_file(folder.path().join("drafts/.gitignore")).expect("it is there");
    watching.catches_up();
    assert!(watching.page("journeys/a.html").contains("See Again"));
    folder.write("drafts/deep/a.journey", journey("a", "Watched again"));
    watching.catches_up();

    folder.write("drafts/journey.yaml", "");
    while watching.get("/journeys/a.html").code != 404 {
        watching.outcome();
    }
    are_left_out(&folder, &mut watching, &["drafts/deep/a.journey"]);
    folder.write("drafts/deep/a.journey", journey("a", "At last"));
    remove_file(folder.path().join("drafts/journey.yaml")).expect("it is there");
    watching.catches_up();
    assert!(watching.page("journeys/a.html").contains("See At last"));
    watching.is_quiet();
}

#[test]
fn a_folder_of_templates_is_one_of_the_project_and_may_be_ignored() {
    let folder = project();
    folder.write(".gitignore", "made\n");
    folder.write("journey.yaml", "templates: looks\n");
    folder.write("looks/a.journey", journey("a", "A"));
    let mut watching = Watching::start(&folder, "");
    folder.write("looks/a.journey", journey("a", "Later"));
    watching.catches_up();
    for templates in ["made/looks", ".looks"] {
        create_dir_all(folder.path().join(templates)).expect("it can be made");
        folder.write("journey.yaml", format!("templates: {templates}\n"));
        watching.catches_up();
        folder.write(&format!("{templates}/style/base.css"), format!("/* of {templates} */\n"));
        watching.catches_up();
        assert!(watching.page("index.html").contains(&format!("/* of {templates} */")));
    }
    watching.is_quiet();
}

#[test]
fn all_that_a_pattern_for_data_matches_is_watched() {
    let folder = project();
    folder.write(".gitignore", "made\n");
    folder.write("journey.yaml", "data: ['data/*', 'node_modules/*.csv', made/b.csv]\n");
    for path in ["data/a.csv", "node_modules/c.csv", "made/b.csv"] {
        folder.write(path, "kpi,date,value\n");
    }
    let mut watching = Watching::start(&folder, "");
    assert_eq!(watching.status()["health"], "good", "{}", watching.status());
    for path in ["data/a.csv", "node_modules/c.csv", "made/b.csv"] {
        folder.write(path, "kpi,date,value\nnothing,2026-01-01,3\n");
        watching.becomes("broken");
        folder.write(path, "kpi,date,value\n");
        watching.catches_up();
    }
    // It is no data, and that is a mistake.
    folder.write("data/README.md", "# Data\n");
    watching.becomes("broken");
    remove_file(folder.path().join("data/README.md")).expect("it is there");
    watching.catches_up();
    are_left_out(&folder, &mut watching, &["package.json", "data/deep/d.csv"]);
}

#[test]
fn a_misnamed_file_is_told_when_it_comes() {
    let folder = Folder::new(&[("people.journey", "persona ann \"Ann\"\n")]);
    folder.write("buy.journey", journey("buy", "First"));
    let mut watching = Watching::start(&folder, "");
    let told = |watching: &Watching<'_>, name: &str| watching.status().to_string().contains(name);
    for name in ["Journey.YML", "more.journey.txt"] {
        folder.write(name, "");
        while !told(&watching, name) {
            watching.outcome();
        }
        remove_file(folder.path().join(name)).expect("it is there");
        while told(&watching, name) {
            watching.outcome();
        }
    }
    watching.is_quiet();
}

#[test]
fn a_single_file_is_watched_by_itself() {
    let folder =
        Folder::new(&[("a.journey", "persona ann \"Ann\"\n"), ("b.journey", "persona bob \"Bob\"\n")]);
    let mut watching = Watching::start(&folder, "a.journey");
    let before = watching.builds();
    folder.write("b.journey", "persona bob \"Robert\"\n");
    std::thread::sleep(Duration::from_millis(500));
    folder.write("a.journey", "persona ann \"Anna\"\n");
    watching.outcome();
    folder.write("a.journey", "persona ann \"Annie\"\n");
    watching.outcome();
    assert_eq!(watching.builds(), before + 2, "{:#?}", watching.said);
}
