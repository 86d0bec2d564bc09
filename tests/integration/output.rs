//! What a build does to the output folder, and what it never does.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::date;
use journey::emit::{Artifact, Format};
use journey::output::{self, Checklists, Report, Slot, State, Target};

use crate::run::Folder;

const MANIFEST: &str = "dist/.journey-manifest.json";

fn target(folder: &Folder) -> Target {
    let root =
        Utf8PathBuf::from_path_buf(folder.path().canonicalize().expect("it is there")).expect("it is UTF-8");
    Target {
        folder: root.join("dist"),
        within: Some(root),
        formats: Format::ALL.into_iter().collect(),
        day: date(2026, 11, 21),
        checklists: Checklists {
            is_ours: |text| text.contains("<!-- ours -->"),
            has_work: |text| text.contains("[x]"),
            is_whole: |text| text.contains("<!-- ours -->"),
            has_edited_lines: |_| false,
        },
    }
}

fn format_of(path: &str) -> Format {
    match path.rsplit_once('.') {
        Some((folder, "md")) if folder.starts_with("checklists/") => Format::Checklist,
        Some((_, "md")) => Format::Markdown,
        Some((_, "mmd")) => Format::Mermaid,
        _ => Format::Html,
    }
}

fn slots<'a>(files: &'a [(&'a str, &'a str)]) -> Vec<Slot<'a>> {
    files.iter().map(|(path, _)| Slot { path: Utf8Path::new(path), format: format_of(path) }).collect()
}

/// Makes the artifact of a test: a checklist keeps the line that was ticked.
fn make(files: &[(&str, &str)], index: usize, previous: Option<&str>) -> Artifact {
    let (path, text) = files[index];
    let ticked = previous.filter(|text| text.contains("[x]")).map_or("", |_| "[x] carried over\n");
    Artifact { path: path.into(), bytes: format!("{text}{ticked}").into_bytes(), format: format_of(path) }
}

fn write_to(target: &Target, files: &[(&str, &str)]) -> Result<Report, String> {
    output::write(target, &slots(files), |index, previous| Ok(make(files, index, previous)))
        .map_err(|error| format!("{error:#}"))
}

#[track_caller]
fn build(folder: &Folder, files: &[(&str, &str)]) -> Report {
    write_to(&target(folder), files).expect("the build writes")
}

/// Checks that a build fails with a message that holds `part`, and changes nothing.
#[track_caller]
fn refuses(folder: &Folder, files: &[(&str, &str)], part: &str) {
    let before = tree(folder);
    let error = write_to(&target(folder), files).expect_err("the build is refused");
    assert!(error.contains(part), "{error}");
    assert_eq!(tree(folder), before);
}

/// Returns every file of the folder and its text; for a link, where it leads.
fn tree(folder: &Folder) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.path().to_owned()];
    while let Some(current) = open.pop() {
        for entry in std::fs::read_dir(current).expect("it is a folder").map(Result::unwrap) {
            let kind = entry.file_type().expect("it is there");
            let name = entry.path().strip_prefix(folder.path()).unwrap().to_str().unwrap().to_owned();
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_symlink() {
                files.insert(name, format!("-> {}", std::fs::read_link(entry.path()).unwrap().display()));
            } else {
                files.insert(name, std::fs::read_to_string(entry.path()).expect("it is UTF-8"));
            }
        }
    }
    files
}

fn paths(report: &[Utf8PathBuf]) -> Vec<&str> {
    report.iter().map(|path| path.as_str()).collect()
}

#[test]
fn new_files_are_written_equal_ones_left_and_old_ones_removed() {
    let folder = Folder::new(&[]);
    let first = build(&folder, &[("a.html", "A"), ("journeys/x/b.html", "B")]);
    assert_eq!(paths(&first.written), ["a.html", "journeys/x/b.html"]);
    let time = || folder.path().join("dist/a.html").metadata().unwrap().modified().unwrap();
    let manifest_time = || folder.path().join(MANIFEST).metadata().unwrap().modified().unwrap();
    let before = (time(), manifest_time());
    std::thread::sleep(std::time::Duration::from_millis(20));

    let same = build(&folder, &[("a.html", "A"), ("journeys/x/b.html", "B")]);
    assert_eq!((same.written.len(), same.unchanged, (time(), manifest_time())), (0, 2, before));

    let next = build(&folder, &[("a.html", "A2")]);
    assert_eq!((paths(&next.written), paths(&next.removed)), (vec!["a.html"], vec!["journeys/x/b.html"]));
    assert!(!folder.exists("dist/journeys"), "folders that are empty now go too");
    assert_eq!(folder.read("dist/a.html"), "A2");
}

#[cfg(unix)]
#[test]
fn files_are_readable_for_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[]);
    build(&folder, &[("a.html", "A")]);
    folder.write("plain", "");
    let mode = |path: &str| folder.path().join(path).metadata().unwrap().permissions().mode();
    assert_eq!(mode("dist/a.html"), mode("plain"));
}

#[test]
fn foreign_files_are_never_touched() {
    let folder = Folder::new(&[("dist/mine.txt", "mine"), ("dist/journeys/notes.md", "mine too")]);
    build(&folder, &[("journeys/a.html", "A")]);
    build(&folder, &[]);
    assert_eq!(folder.read("dist/mine.txt"), "mine");
    assert_eq!(folder.read("dist/journeys/notes.md"), "mine too");

    folder.write("dist/a.html", "not yours");
    refuses(
        &folder,
        &[("b.html", "B"), ("a.html", "A")],
        "dist/a.html` was not made by journey and is in the way",
    );
    build(&folder, &[("a.html", "not yours")]);
    std::fs::create_dir(folder.path().join("dist/folder.html")).unwrap();
    refuses(&folder, &[("folder.html", "A")], "it is a folder");
    refuses(&folder, &[("mine.txt/a.html", "A")], "mine.txt` is no folder");
}

#[test]
fn a_committed_checklist_is_ours_without_a_manifest() {
    let folder = Folder::new(&[
        ("dist/checklists/a.md", "<!-- ours --> [x] old\n"),
        ("dist/checklists/b.md", "theirs"),
    ]);
    let report = build(&folder, &[("checklists/a.md", "<!-- ours --> new\n")]);
    assert_eq!(paths(&report.written), ["checklists/a.md"]);
    assert_eq!(folder.read("dist/checklists/a.md"), "<!-- ours --> new\n[x] carried over\n");
    refuses(
        &folder,
        &[("checklists/a.md", "<!-- ours --> new\n"), ("checklists/b.md", "<!-- ours -->")],
        "b.md` was not made",
    );
}

#[test]
fn a_checklist_with_work_in_it_is_never_removed() {
    let folder = Folder::new(&[]);
    let all = [("checklists/a.md", "<!-- ours -->\n"), ("checklists/b.md", "<!-- ours -->\n")];
    build(&folder, &all);
    folder.write("dist/checklists/a.md", "<!-- ours -->\n[x] done\n");
    // Even where the manifest has seen the ticks.
    build(&folder, &all);
    for _ in 0..2 {
        let report = build(&folder, &[]);
        assert_eq!(paths(&report.kept), ["checklists/a.md"]);
    }
    assert!(folder.exists("dist/checklists/a.md") && !folder.exists("dist/checklists/b.md"));
    folder.write("dist/checklists/a.md", "<!-- ours -->\n[x] carried over\n");
}

#[test]
fn a_file_that_was_changed_by_hand_is_not_removed() {
    let folder = Folder::new(&[]);
    build(&folder, &[("a.html", "A")]);
    folder.write("dist/a.html", "changed");
    let report = build(&folder, &[]);
    assert_eq!((paths(&report.kept), report.removed.len()), (vec!["a.html"], 0));
    assert_eq!(folder.read("dist/a.html"), "changed");
    assert_eq!(build(&folder, &[]).kept.len(), 0, "from then on it is theirs");
}

#[test]
fn only_some_kinds_leave_the_others_alone() {
    let folder = Folder::new(&[]);
    build(&folder, &[("a.html", "A"), ("a.mmd", "A"), ("b.mmd", "B")]);
    let mut some = target(&folder);
    some.formats = [Format::Mermaid].into_iter().collect();
    let report = write_to(&some, &[("a.mmd", "A2")]).expect("the build writes");
    assert_eq!(paths(&report.removed), ["b.mmd"]);
    assert!(folder.exists("dist/a.html") && folder.read(MANIFEST).contains("a.html"));
    assert_eq!(paths(&build(&folder, &[]).removed), ["a.html", "a.mmd"]);
}

#[test]
fn a_plan_that_collides_writes_nothing() {
    let folder = Folder::new(&[]);
    refuses(&folder, &[("a.html", "1"), ("A.html", "2")], "`a.html` and `A.html` would be the same file");
    refuses(&folder, &[("a.html", "1"), ("a.html", "2")], "would be the same file");
    refuses(
        &folder,
        &[("a.html", "1"), ("A.html/b.html", "2")],
        "`a.html` would be a file and the folder of",
    );
    for path in ["../a.html", "/a.html", "a/../b.html", "", ".journey-manifest.json", "a\\b.html"] {
        refuses(&folder, &[(path, "1")], "is no path below the output folder");
    }
}

#[test]
fn a_tampered_manifest_moves_nobodys_hand() {
    let folder = Folder::new(&[("outside.txt", "mine")]);
    build(&folder, &[("a.html", "A")]);
    let hash = "8b2b5a1a0f0a6a2d";
    let absolute = folder.path().join("outside.txt");
    let hash = {
        let manifest = folder.read(MANIFEST);
        let entry: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        entry["files"]["a.html"]["sha256"].as_str().unwrap_or(hash).to_owned()
    };
    // The hash of "A", so that nothing but the path protects the files.
    folder.write("outside.txt", "A");
    for path in
        ["../outside.txt", absolute.to_str().unwrap(), "x/../../outside.txt", ".journey-manifest.json", "."]
    {
        let manifest = serde_json::json!({
            "version": 1, "day": "2026-01-01", "files": {path: {"format": "html", "sha256": hash}},
        });
        folder.write(MANIFEST, manifest.to_string());
        let report = build(&folder, &[]);
        assert_eq!(report.removed.len(), 0, "{path}");
        assert_eq!(folder.read("outside.txt"), "A", "{path}");
    }
}

#[test]
fn an_unreadable_manifest_is_none() {
    for manifest in ["", "{", "[]", "{\"version\": 2, \"day\": \"2026-01-01\", \"files\": {}}"] {
        let folder = Folder::new(&[]);
        build(&folder, &[("a.html", "A"), ("b.html", "B")]);
        folder.write(MANIFEST, manifest);
        let report = build(&folder, &[("a.html", "A")]);
        assert_eq!((report.unchanged, report.removed.len()), (1, 0));
        assert!(folder.exists("dist/b.html"));
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[("outside/b.html", "B"), ("target.html", "A")]);
    let link = |from: &str, to: &str| symlink(to, folder.path().join(from)).expect("a link can be made");
    build(&folder, &[("a.html", "A"), ("sub/b.html", "B")]);

    // A link in the place of a folder: no way to write, nothing to remove.
    std::fs::remove_dir_all(folder.path().join("dist/sub")).unwrap();
    link("dist/sub", "../outside");
    refuses(&folder, &[("sub/b.html", "new")], "dist/sub` is no folder");
    assert_eq!(paths(&build(&folder, &[("a.html", "A")]).kept), ["sub/b.html"]);
    assert_eq!(folder.read("outside/b.html"), "B");

    // A link in the place of our file is replaced, not followed; one that nobody listed is foreign.
    std::fs::remove_file(folder.path().join("dist/a.html")).unwrap();
    link("dist/a.html", "../target.html");
    assert_eq!(paths(&build(&folder, &[("a.html", "A")]).written), ["a.html"]);
    assert!(folder.path().join("dist/a.html").symlink_metadata().unwrap().is_file());
    link("dist/c.html", "../target.html");
    refuses(&folder, &[("a.html", "A"), ("c.html", "C")], "c.html` was not made by journey");
    assert_eq!(folder.read("target.html"), "A");
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_a_link_stays_in_the_project() {
    use std::os::unix::fs::symlink;
    let outside = Folder::new(&[]);
    let folder = Folder::new(&[("real/keep.txt", "")]);
    symlink(outside.path(), folder.path().join("dist")).unwrap();
    refuses(&folder, &[("a.html", "A")], "it is a link that leads out of the project");
    assert!(!outside.exists("a.html"));
    let mut named = target(&folder);
    named.within = None;
    write_to(&named, &[("a.html", "A")]).expect("who names the folder may name any");
    assert!(outside.exists("a.html"));

    std::fs::remove_file(folder.path().join("dist")).unwrap();
    symlink("nowhere/yet", folder.path().join("dist")).unwrap();
    refuses(&folder, &[("a.html", "A")], "it is a link");
    std::fs::remove_file(folder.path().join("dist")).unwrap();
    symlink("real", folder.path().join("dist")).unwrap();
    build(&folder, &[("a.html", "A")]);
    assert!(folder.exists("real/a.html"));
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let folder = Folder::new(&[("dist", "a file")]);
    refuses(&folder, &[("a.html", "A")], "dist`: it is a file");
    let mut below = target(&folder);
    below.folder.push("deeper");
    let error = write_to(&below, &[("a.html", "A")]).expect_err("there is a file in the way");
    assert!(error.contains("cannot make the folder"), "{error}");
}

#[test]
fn a_build_that_was_cut_short_does_not_stand_in_its_own_way() {
    let folder = Folder::new(&[]);
    let files = [("a.html", "A"), ("b.html", "B")];
    let calls = AtomicUsize::new(0);
    let cut = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        output::write(&target(&folder), &slots(&files), |index, previous| {
            assert!(calls.fetch_add(1, Ordering::SeqCst) == 0, "the machine loses power");
            Ok(make(&files, index, previous))
        })
    }));
    assert!(cut.is_err());
    build(&folder, &[("a.html", "A2"), ("b.html", "B2")]);
    assert_eq!((folder.read("dist/a.html"), folder.read("dist/b.html")), ("A2".into(), "B2".into()));
}

#[test]
fn checking_writes_nothing_and_names_what_differs() {
    let folder = Folder::new(&[]);
    build(
        &folder,
        &[("a.html", "A"), ("b.html", "B"), ("c.html", "C"), ("checklists/a.md", "<!-- ours -->\n")],
    );
    folder.write("dist/checklists/a.md", "<!-- ours -->\n[x] carried over\n");
    std::fs::remove_file(folder.path().join("dist/b.html")).unwrap();
    let before = tree(&folder);
    let files = [("a.html", "A2"), ("b.html", "B"), ("checklists/a.md", "<!-- ours -->\n")];
    let differences =
        output::check(&target(&folder), &slots(&files), |index, previous| Ok(make(&files, index, previous)))
            .expect("the folder can be looked at");
    let found: Vec<_> = differences.iter().map(|it| (it.path.as_str(), it.state)).collect();
    assert_eq!(found, [("a.html", State::Differs), ("b.html", State::Missing), ("c.html", State::Stale)]);
    assert_eq!(tree(&folder), before);
}

#[test]
fn a_checklist_that_is_not_utf8_stops_the_build_with_its_notes_in_place() {
    let folder = Folder::new(&[]);
    let notes = b"<!-- ours -->\n- note caf\xe9\n";
    folder.write("dist/checklists/a.md", notes);
    folder.write("dist/.journey-manifest.json", "");
    build(&folder, &[("a.html", "A")]);
    let files = [("a.html", "A"), ("checklists/a.md", "<!-- ours -->\n")];
    let failure = write_to(&target(&folder), &files).unwrap_err();
    assert!(failure.contains("checklists/a.md"), "{failure}");
    assert_eq!(std::fs::read(folder.path().join("dist/checklists/a.md")).unwrap(), notes);
}
