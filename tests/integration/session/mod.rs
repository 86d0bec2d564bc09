//! Projects that are built again and again.

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::date;
use journey::project::Project;
use journey::session::{Changes, Session, Settings, State, Writer};

use crate::run::Folder;

/// A journey of one stage.
const JOURNEY: &str = "persona p \"P\"\njourney j \"Join\" {\n  persona p\n  stage s \"Start\" {\n    touchpoint t \"Visit\"\n  }\n}\n";

fn session(folder: &Folder) -> Session {
    let root = Utf8PathBuf::from_path_buf(folder.path().canonicalize().expect("it is there"));
    Session::new(Project::open(root.expect("it is UTF-8")), Settings::default())
}

#[test]
fn the_last_good_build_stays_while_a_project_is_broken() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    let today = date(2026, 11, 21);
    let mut session = session(&folder);
    let map = Utf8Path::new("journeys/j.html");

    let first = session.update(&Changes::Anything, today);
    assert_eq!((first.number, first.state), (1, State::Good));
    assert!(first.changed.new.contains(map));
    let page =
        first.build.as_ref().expect("it is good").artifact(map).expect("it is made").expect("it is planned");

    folder.write("a.journey", "journey j {");
    let broken = session.update(&Changes::Anything, today);
    assert_eq!((broken.number, broken.state), (2, State::Broken));
    assert!(broken.changed.is_empty() && !broken.diagnostics.is_empty());
    let last = broken.build.expect("there was a good one");
    assert_eq!(last.artifact(map).expect("it is made").as_deref(), Some(&*page));

    folder.write("a.journey", &JOURNEY.replace("Visit", "Call"));
    let mended = session.update(&Changes::Anything, today);
    assert!(mended.changed.stale.contains(map));
    let page = mended.build.expect("it is good").artifact(map).expect("it is made").expect("it is planned");
    assert!(std::str::from_utf8(&page).expect("it is text").contains("Call"));
}

#[test]
fn what_a_session_writes_is_what_a_build_writes() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    let update = session(&folder).update(&Changes::Anything, date(2026, 11, 21));
    Writer::default().write(&update.build.expect("it is good")).expect("it can be written");
    folder.run("build --check --format short").mentions(0, "dist is up to date");
}
