//! Hundreds of edits, after each of which a session must stand where a build from nothing stands.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use journey::output::MANIFEST;
use journey::project::{Changes, Project};
use journey::session::{Session, Settings, State, Update, Writer};

use super::root;
use super::world::{World, files};

/// How many edits each project goes through.
const EDITS: usize = 60;

/// How many projects are edited, and how many make ten thousand edits, which take a quarter of an hour.
const PROJECTS: u64 = 5;
const THOROUGH_PROJECTS: u64 = 167;

#[test]
fn after_any_edit_a_session_stands_where_a_build_from_nothing_stands() {
    let is_thorough = std::env::var_os("JOURNEY_THOROUGH").is_some();
    let projects = if is_thorough { THOROUGH_PROJECTS } else { PROJECTS };
    let (mut good, mut broken) = (0, 0);
    for seed in 1..=projects {
        let counts = edit_and_compare(seed);
        good += counts.0;
        broken += counts.1;
    }
    // Neither half of the test may fall asleep.
    let least = usize::try_from(projects).expect("there are few");
    assert!(good >= 16 * least && broken >= 8 * least, "{good} good builds, {broken} broken ones");
}

/// Returns how many builds were good, and how many were not.
fn edit_and_compare(seed: u64) -> (usize, usize) {
    let mut world = World::new(seed);
    let root = root(&world.folder);
    let mut session = Session::new(Project::open(root.clone()), Settings::default());
    let mut writer = Writer::default();
    let mut last_good: BTreeMap<Utf8PathBuf, Vec<u8>> = BTreeMap::new();
    let (mut good, mut broken) = (0, 0);
    for step in 0..EDITS {
        match step % 4 {
            0 => world.mend(),
            _ => world.edit(),
        }
        let changes = world.changes();
        let open: Vec<_> = world.unsaved.keys().collect();
        let at = format!("seed {seed}, step {step}, {changes:?}, open: {open:?}");
        let update = session.update(&changes, &world.unsaved, world.today);
        let from_nothing = Session::new(Project::open(root.clone()), Settings::default()).update(
            &Changes::Anything,
            &world.unsaved,
            world.today,
        );
        assert_eq!(update.diagnostics, from_nothing.diagnostics, "{at}");
        assert_eq!(update.state, from_nothing.state, "{at}");
        assert_eq!(update.partial_model, from_nothing.partial_model, "{at}");
        assert!(update.files.keys().eq(from_nothing.files.keys()), "{at}");
        assert!(step % 4 != 0 || update.state == State::Good, "{at}: mended, and not whole: {update:?}");
        if update.state != State::Good {
            broken += 1;
            assert!(update.changed.is_empty(), "{at}");
            continue;
        }
        good += 1;
        let (made, expected) = (artifacts(&update), artifacts(&from_nothing));
        assert!(made.keys().eq(expected.keys()), "{at}");
        for (path, bytes) in &made {
            assert!(*bytes == expected[path], "{at}: {path} is not what a build from nothing makes");
            let is_told = update.changed.holds(path);
            assert!(is_told || last_good.get(path) == Some(bytes), "{at}: {path} has changed unsaid");
        }
        assert!(last_good.keys().all(|path| made.contains_key(path) || update.changed.holds(path)), "{at}");
        last_good = made;

        writer.write(&update.build.expect("it is good")).expect("it can be written");
        let mut written = files(&session.project().output());
        assert!(written.remove(Utf8Path::new(MANIFEST)).is_some(), "{at}: there is a manifest");
        assert!(written.keys().eq(expected.keys()), "{at}: {:?}", written.keys());
        let differs = written.iter().find(|(path, bytes)| expected[*path] != **bytes);
        assert_eq!(differs.map(|(path, _)| path), None, "{at}: a file differs");
    }
    (good, broken)
}

/// Returns every artifact of a good build.
fn artifacts(update: &Update) -> BTreeMap<Utf8PathBuf, Vec<u8>> {
    let build = update.build.as_ref().expect("it is good");
    let bytes = |path: &Utf8Path| build.artifact(path).expect("it can be made").expect("it is planned");
    build.paths().map(|path| (path.to_owned(), bytes(path).to_vec())).collect()
}
