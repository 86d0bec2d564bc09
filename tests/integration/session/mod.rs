//! Projects that are built again and again.

mod edits;
mod unsaved;
mod world;

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::date;
use journey::project::{Changes, Project};
use journey::session::{Session, Settings, State, Unsaved, Writer};

use crate::run::Folder;

/// A journey of one stage.
const JOURNEY: &str = "persona p \"P\"\njourney j \"Join\" {\n  persona p\n  stage s \"Start\" {\n    touchpoint t \"Visit\"\n  }\n}\n";

/// Returns the absolute path of a folder, without links.
fn root(folder: &Folder) -> Utf8PathBuf {
    let path = folder.path().canonicalize().expect("it is there");
    Utf8PathBuf::from_path_buf(path).expect("it is UTF-8")
}

fn session(folder: &Folder) -> Session {
    Session::new(Project::open(root(folder)), Settings::default())
}

#[test]
fn the_last_good_build_stays_while_a_project_is_broken() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    let today = date(2026, 11, 21);
    let mut session = session(&folder);
    let map = Utf8Path::new("journeys/j.html");

    let first = session.update(&Changes::Anything, &Unsaved::new(), today);
    assert_eq!((first.number, first.state), (1, State::Good));
    assert!(first.changed.new.contains(map));
    let page =
        first.build.as_ref().expect("it is good").artifact(map).expect("it is made").expect("it is planned");

    folder.write("a.journey", "journey j {");
    let broken = session.update(&Changes::Anything, &Unsaved::new(), today);
    assert_eq!((broken.number, broken.state), (2, State::Broken));
    assert!(broken.changed.is_empty() && !broken.diagnostics.is_empty());
    let last = broken.build.expect("there was a good one");
    assert_eq!(last.artifact(map).expect("it is made").as_deref(), Some(&*page));

    folder.write("a.journey", JOURNEY.replace("Visit", "Call"));
    let mended = session.update(&Changes::Anything, &Unsaved::new(), today);
    assert!(mended.changed.stale.contains(map));
    let page = mended.build.expect("it is good").artifact(map).expect("it is made").expect("it is planned");
    assert!(std::str::from_utf8(&page).expect("it is text").contains("Call"));
}

#[test]
fn what_a_session_writes_is_what_a_build_writes() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    let update = session(&folder).update(&Changes::Anything, &Unsaved::new(), date(2026, 11, 21));
    Writer::default().write(&update.build.expect("it is good")).expect("it can be written");
    folder.run("build --check --format short").mentions(0, "dist is up to date");
}

/// Returns the text of a journey that touches no other.
fn journey(id: &str, title: &str) -> String {
    format!(
        "journey {id} \"{title}\" {{\n  persona p\n  stage s \"S\" {{\n    touchpoint t \"T\"\n  }}\n}}\n"
    )
}

#[test]
fn an_edit_makes_the_artifacts_of_its_journey_and_of_the_project_again() {
    let folder = Folder::new(&[("journey.yaml", ""), ("all.journey", "persona p \"P\"\nteam t \"T\"\n")]);
    ["a", "b", "c", "d"].iter().for_each(|id| folder.write(&format!("{id}.journey"), journey(id, id)));
    let (today, mut session, mut writer) = (date(2026, 11, 21), session(&folder), Writer::default());
    let first = session.update(&Changes::Anything, &Unsaved::new(), today).build.expect("it is good");
    writer.write(&first).expect("it can be written");
    assert_eq!(first.made(), first.plan().len());

    folder.write("b.journey", journey("b", "Another title"));
    let second =
        session.update(&Changes::Paths([root(&folder).join("b.journey")].into()), &Unsaved::new(), today);
    let build = second.build.expect("it is good");
    let stale: Vec<&str> = second.changed.stale.iter().map(|path| path.as_str()).collect();
    let of_journey: Vec<&&str> = stale.iter().filter(|path| path.contains("/b.")).collect();
    let of_others = ["/a.", "/c.", "/d."].iter().any(|part| stale.iter().any(|path| path.contains(part)));
    assert!(of_journey.len() >= 5 && !of_others, "{stale:?}");
    assert!(stale.contains(&"index.html") && stale.contains(&"model.json"), "{stale:?}");
    let report = writer.write(&build).expect("it can be written");
    assert_eq!(build.made(), stale.len());
    assert!(report.written.iter().all(|path| second.changed.stale.contains(path)), "{report:?}");
    assert_eq!(report.written.len() + report.unchanged, build.plan().len());

    // What somebody else does to the outputs is put right, whether it was to be made again or not.
    std::fs::remove_dir_all(folder.path().join("dist/journeys")).expect("it is there");
    folder.write("dist/checklists/a.md", folder.read("dist/checklists/a.md").replace("T", "U"));
    writer.write(&build).expect("it can be written");
    folder.run("build --check --format short").mentions(0, "dist is up to date");
}

#[test]
fn a_comment_changes_no_artifact() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    let (today, mut session) = (date(2026, 11, 21), session(&folder));
    session.update(&Changes::Anything, &Unsaved::new(), today);
    folder.write("a.journey", format!("// More to come.\n\n{JOURNEY}"));
    assert!(session.update(&Changes::Anything, &Unsaved::new(), today).changed.is_empty());
}

#[test]
fn after_many_edits_a_session_remembers_no_more_than_after_a_few() {
    let folder = Folder::new(&[("journey.yaml", ""), ("all.journey", "persona p \"P\"\n")]);
    let (today, mut session) = (date(2026, 11, 21), session(&folder));
    session.update(&Changes::Anything, &Unsaved::new(), today);
    let mut after_a_few = 0;
    for number in 1..=1_000 {
        let (picture, id) = (format!("{number}.png"), format!("j{number}"));
        folder.write(&picture, "picture");
        let text = journey(&id, "J")
            .replace("touchpoint t \"T\"", &format!("touchpoint t \"T\" {{ image \"{picture}\" \"P\" }}"));
        folder.write("a.journey", text);
        let paths = [picture.as_str(), "a.journey"].map(|path| root(&folder).join(path));
        let update = session.update(&Changes::Paths(paths.into()), &Unsaved::new(), today);
        let page = format!("journeys/{id}.html");
        let build = update.build.filter(|_| update.state == State::Good).expect("it is good");
        assert!(build.artifact(Utf8Path::new(&page)).expect("it can be made").is_some());
        std::fs::remove_file(folder.path().join(&picture)).expect("it is there");
        if number == 100 {
            after_a_few = session.remembered();
        }
    }
    assert!(after_a_few > 0);
    assert_eq!(session.remembered(), after_a_few);
}
