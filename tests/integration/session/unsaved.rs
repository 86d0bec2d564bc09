//! Texts that an editor has not saved yet.

use camino::Utf8Path;
use jiff::civil::{Date, date};
use journey::project::Changes;
use journey::session::{Session, State, Unsaved, Update};
use journey::source::file_path;

use super::{JOURNEY, journey, root, session};
use crate::run::Folder;

const TODAY: Date = date(2026, 11, 21);

/// Returns an update after which nothing has changed on disk, or nobody has told of it.
fn typed(session: &mut Session, texts: &[(&str, &str)]) -> Update {
    let texts = texts.iter().map(|(path, text)| (file_path(path), (*text).into()));
    session.update(&Changes::Paths([].into()), &texts.collect(), TODAY)
}

fn page(update: &Update, path: &str) -> String {
    let build = update.build.as_ref().expect("there was a good one");
    let bytes = build.artifact(Utf8Path::new(path)).expect("it can be made").expect("it is planned");
    String::from_utf8(bytes.to_vec()).expect("it is text")
}

fn has_page(update: &Update, path: &str) -> bool {
    update.build.as_ref().is_some_and(|build| build.fingerprint(Utf8Path::new(path)).is_some())
}

#[test]
fn an_unsaved_text_stands_in_for_its_file_until_it_is_closed() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    let mut session = session(&folder);
    session.update(&Changes::Anything, &Unsaved::new(), TODAY);

    let opened = typed(&mut session, &[("a.journey", JOURNEY)]);
    assert!(opened.changed.is_empty());
    let call = JOURNEY.replace("Visit", "Call");
    let edited = typed(&mut session, &[("a.journey", &call)]);
    assert!(edited.changed.stale.contains(Utf8Path::new("journeys/j.html")));
    assert!(page(&edited, "journeys/j.html").contains("Call"));

    // Somebody else saves the file: what is typed goes before it.
    folder.write("a.journey", JOURNEY.replace("Visit", "Write"));
    let changes = Changes::Paths([root(&folder).join("a.journey")].into());
    let unsaved = [(file_path("a.journey"), call.into())].into();
    assert!(session.update(&changes, &unsaved, TODAY).changed.is_empty());

    assert!(page(&typed(&mut session, &[]), "journeys/j.html").contains("Write"));
}

#[test]
fn only_what_is_typed_is_read_again() {
    let folder = Folder::new(&[("journey.yaml", ""), ("all.journey", "persona p \"P\"\n")]);
    folder.write("a.journey", journey("a", "First"));
    folder.write("b.journey", journey("b", "Second"));
    let mut session = session(&folder);
    session.update(&Changes::Anything, &Unsaved::new(), TODAY);
    // Nobody tells of this change, so that whoever sees it has read more than there was to read.
    folder.write("b.journey", journey("b", "Changed in silence"));
    for title in ["Edited", "Edited again"] {
        let update = typed(&mut session, &[("a.journey", &journey("a", title))]);
        assert!(page(&update, "journeys/a.html").contains(title));
        assert!(page(&update, "journeys/b.html").contains("Second"));
    }
}

#[test]
fn a_file_that_was_never_saved_belongs_to_the_project() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    let mut session = session(&folder);
    session.update(&Changes::Anything, &Unsaved::new(), TODAY);

    let update = typed(&mut session, &[("deep/new.journey", &journey("new", "New"))]);
    assert_eq!((update.state, update.journey_files), (State::Good, 2));
    assert!(page(&update, "journeys/new.html").contains("New"));
    let update = typed(&mut session, &[("deep/new.journey", &journey("new", "Newer"))]);
    assert!(page(&update, "journeys/new.html").contains("Newer"));
    let update = typed(&mut session, &[]);
    assert!(update.journey_files == 1 && !has_page(&update, "journeys/new.html"));
}

#[test]
fn a_file_that_is_deleted_lives_on_in_its_editor() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    folder.write("b.journey", journey("b", "B"));
    let mut session = session(&folder);
    session.update(&Changes::Anything, &Unsaved::new(), TODAY);
    let text = journey("b", "Still here");
    typed(&mut session, &[("b.journey", &text)]);

    std::fs::remove_file(folder.path().join("b.journey")).expect("it is there");
    let changes = Changes::Paths([root(&folder).join("b.journey")].into());
    let unsaved: Unsaved = [(file_path("b.journey"), text.into())].into();
    let update = session.update(&changes, &unsaved, TODAY);
    assert!(page(&update, "journeys/b.html").contains("Still here"));
    assert!(!has_page(&typed(&mut session, &[]), "journeys/b.html"));
}

#[test]
fn every_file_that_is_text_can_be_typed() {
    let folder = Folder::new(&[("journey.yaml", ""), ("logo.svg", "<svg/>")]);
    let kpi = "kpi k \"K\" { metric csat }\n  stage";
    let image = "touchpoint t \"Visit\" { image \"new.svg\" \"A picture\" }";
    let text = JOURNEY.replace("stage", kpi).replace("touchpoint t \"Visit\"", image);
    folder.write("a.journey", text);
    let mut session = session(&folder);
    assert_eq!(session.update(&Changes::Anything, &Unsaved::new(), TODAY).state, State::Broken);

    let config = "title: Typed\ndata: [k.csv]\ntemplates: looks\n";
    folder.write("looks/style/extra.css", "");
    let all = [
        ("journey.yaml", config),
        ("k.csv", "kpi,date,value\nj/k,2026-01-01,77.5%\n"),
        ("looks/style/map/words.css", "/* Typed, too. */"),
        ("new.svg", "<svg id='typed'/>"),
    ];
    let update = typed(&mut session, &all);
    assert_eq!(update.state, State::Good, "{:#?}", update.diagnostics);
    let map = page(&update, "journeys/j.html");
    assert!(
        page(&update, "index.html").contains("Typed")
            && map.contains("77.5")
            && map.contains("/* Typed, too. */")
    );
    let again =
        typed(&mut session, &[all[0], ("k.csv", "kpi,date,value\nj/k,2026-01-01,66.5%\n"), all[2], all[3]]);
    assert!(page(&again, "journeys/j.html").contains("66.5"));
    let broken = typed(&mut session, &[("journey.yaml", "titel: Typed\n"), all[1], all[2], all[3]]);
    assert_eq!(broken.state, State::Broken);
    assert_eq!(typed(&mut session, &[]).state, State::Broken, "the picture is gone");
}

#[test]
fn a_broken_text_leaves_a_partial_model_and_the_last_build() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", JOURNEY)]);
    let mut session = session(&folder);
    session.update(&Changes::Anything, &Unsaved::new(), TODAY);
    let text = format!(
        "{}journey half \"Half\" {{\n  persona p\n  stage s \"S\" {{",
        JOURNEY.replace("Visit", "Call")
    );
    let update = typed(&mut session, &[("a.journey", &text)]);
    assert_eq!(update.state, State::Broken);
    assert!(page(&update, "journeys/j.html").contains("Visit"), "the last good build stays");
    let titles: Vec<&str> = update.partial_model.journeys.iter().map(|it| &*it.head.id.value).collect();
    assert_eq!(titles, ["j", "half"]);
    assert_eq!(&*update.partial_model.journeys[0].touchpoints[0].head.title, "Call");
}
