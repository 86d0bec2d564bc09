//! Checklists as files: half saved, links, modes, encodings, and saves in the midst of a build.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{sleep, spawn};
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::date;
use journey::emit::{Artifact, Format};
use journey::output::{self, Checklists, Report, Slot, Target};

use super::{WEB, shop, work_on};
use crate::run::Folder;
use crate::watch::Watching;

const ALL: &str = "dist/checklists/all.md";

/// A project whose lists have work in them.
fn worked() -> Folder {
    let folder = shop();
    folder.run("build --quiet").mentions(0, "");
    [ALL, WEB].iter().for_each(|list| work_on(&folder, list));
    folder.run("build --quiet").mentions(0, "");
    folder
}

fn change(folder: &Folder) {
    let text = folder.read("shop.journey");
    folder.write("shop.journey", text.replace("actual      20%", "actual      23%"));
}

#[test]
fn a_list_that_is_half_saved_stops_the_build_before_it_writes() {
    let folder = worked();
    change(&folder);
    let page = folder.read("dist/index.html");
    let list = folder.read(ALL);
    for (half, sentence) in [
        (
            "",
            "is empty, and its ticks and notes would be lost: save it again; to begin a new one, remove the file",
        ),
        (
            &list[..list.len() / 2],
            "has lost its end, as if only half of it were saved: save it again, or add the line",
        ),
        ("<!-- journey chec", "has lost its end"),
    ] {
        folder.write(ALL, half);
        folder.run("build").mentions(2, &format!("all.md` {sentence}"));
        assert_eq!((folder.read(ALL).as_str(), folder.read("dist/index.html")), (half, page.clone()));
    }
    // The line that the sentence shows is right.
    folder.write(
        ALL,
        list.replace(
            "<!-- journey checklist ends: what you write below stays below -->",
            "<!-- journey checklist ends: here -->",
        ),
    );
    folder.run("build --quiet").mentions(0, "");
    assert!(folder.read(ALL).contains("Asked Anna.") && folder.read(ALL).contains("23%"));
    fs::remove_file(folder.path().join(ALL)).expect("it is there");
    folder.run("build --quiet").mentions(0, "");
    assert!(!folder.read(ALL).contains("Asked Anna."), "a list that was removed begins anew");
}

#[test]
fn a_list_that_is_being_saved_is_waited_for() {
    let folder = worked();
    change(&folder);
    let list = folder.read(ALL);
    let path = folder.path().join(ALL);
    fs::write(&path, "").expect("it can be emptied");
    let save = spawn(move || {
        sleep(Duration::from_millis(120));
        fs::write(path, list.replace("Asked Anna.", "Asked Anna and Bob.")).expect("it can be saved");
    });
    folder.run("build --quiet").mentions(0, "");
    save.join().expect("it is saved");
    assert!(folder.read(ALL).contains("Anna and Bob.") && folder.read(ALL).contains("23%"));
}

#[test]
fn a_watch_tries_again_until_a_list_is_whole() {
    let folder = worked();
    let list = folder.read(ALL);
    let mut watching = Watching::begin(&folder, "");
    watching.outcome();
    folder.write(ALL, "");
    change(&folder);
    let refused = watching.outcome();
    assert!(refused.contains("not written: ") && refused.contains("all.md` is empty"), "{refused}");
    folder.write(ALL, list);
    assert!(watching.outcome().contains(" written"));
    assert!(folder.read(ALL).contains("Asked Anna.") && folder.read(ALL).contains("23%"));
}

#[test]
fn an_old_list_without_its_end_is_adopted() {
    let folder = worked();
    let old: String = folder
        .read(ALL)
        .lines()
        .filter(|line| !line.contains(" ends: "))
        .flat_map(|line| [line, "\n"])
        .collect();
    folder.write(ALL, old);
    fs::remove_file(folder.path().join("dist/.journey-manifest.json")).expect("it is there");
    folder.run("build --quiet").mentions(0, "");
    assert!(folder.read(ALL).contains("Asked Anna.") && folder.read(ALL).contains(" ends: "));
}

#[cfg(unix)]
#[test]
fn a_list_that_is_a_link_is_never_replaced() {
    let folder = worked();
    let (path, vault) = (folder.path().join(ALL), folder.path().join("vault.md"));
    fs::rename(&path, &vault).expect("it can be moved");
    std::os::unix::fs::symlink(&vault, &path).expect("a link can be made");
    change(&folder);
    let page = folder.read("dist/index.html");
    folder
        .run("build")
        .mentions(2, "all.md` is a link, and a build writes through none; put the checklist itself there");
    assert!(path.is_symlink() && folder.read("vault.md").contains("Asked Anna."));
    assert_eq!(folder.read("dist/index.html"), page, "nothing is written");
}

#[cfg(unix)]
#[test]
fn a_list_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let folder = worked();
    let path = folder.path().join(ALL);
    for mode in [0o600, 0o664, 0o640] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("it is ours");
        folder.write("shop.journey", folder.read("shop.journey").replace("actual      2", "actual      1"));
        folder.run(&format!("build --quiet --hide {}", if mode == 0o640 { "sources" } else { "questions" }));
        change(&folder);
        folder.run("build --quiet").mentions(0, "");
        assert_eq!(path.metadata().expect("it is there").permissions().mode() & 0o777, mode);
    }
}

#[test]
fn a_byte_order_mark_and_old_line_ends_are_no_strangers() {
    for (mark, end) in [("\u{feff}", "\n"), ("", "\r"), ("\u{feff}", "\r\n")] {
        let folder = worked();
        let text = format!("{mark}{}", folder.read(ALL).replace('\n', end));
        folder.write(ALL, text);
        fs::remove_file(folder.path().join("dist/.journey-manifest.json")).expect("it is there");
        folder.run("build --check").mentions(0, "is up to date");
        folder.run("build").mentions(0, "wrote 0 files");
        change(&folder);
        folder.run("build --quiet").mentions(0, "");
        assert!(folder.read(ALL).contains("Asked Anna.") && folder.read(ALL).contains("23%"));
    }
}

#[test]
fn another_encoding_is_named_with_and_without_a_manifest() {
    let latin = |text: &str| {
        text.replace("Asked Anna", "Asked Ren\u{1}")
            .into_bytes()
            .into_iter()
            .map(|byte| if byte == 1 { 0xe9 } else { byte })
            .collect::<Vec<u8>>()
    };
    let utf16 = |text: &str| {
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    for (name, bytes) in [
        ("is saved as Latin-1 or Windows-1252, not as UTF-8 (line", latin(&worked().read(ALL))),
        ("is saved as UTF-16", utf16(&worked().read(ALL))),
    ] {
        let folder = worked();
        folder.write(ALL, &bytes);
        folder.run("build").mentions(2, name);
        fs::remove_file(folder.path().join("dist/.journey-manifest.json")).expect("it is there");
        folder.run("build").mentions(2, name);
        assert_eq!(fs::read(folder.path().join(ALL)).expect("it is there"), bytes);
    }
}

#[test]
fn every_output_is_compared_without_line_ends() {
    let folder = worked();
    for path in
        ["dist/index.html", "dist/journeys/shop.md", "dist/journeys/shop.flow.mmd", "dist/model.json", ALL]
    {
        folder.write(path, folder.read(path).replace('\n', "\r\n"));
    }
    let table = folder.read("dist/tables/kpis.csv");
    folder.write("dist/tables/kpis.csv", table.replace("\r\n", "\n"));
    folder.run("build --check").mentions(0, "is up to date");
    folder.run("build --check --only markdown,checklist").mentions(0, "is up to date");
    folder.run("build").mentions(0, "wrote 0 files");
    assert!(folder.read("dist/index.html").contains("\r\n"));
}

#[test]
fn words_typed_into_our_lines_are_said_once() {
    let folder = worked();
    folder.write(ALL, folder.read(ALL).replace("**Signups**", "**Signups** (ask Zoe)"));
    let sentence = "kept the words typed into lines of dist/checklists/all.md that journey writes, as notes beneath them";
    folder.run("build").mentions(0, sentence);
    assert!(folder.read(ALL).contains("(ask Zoe)"));
    let again = folder.run("build");
    assert!(!again.stderr.contains("kept the words"), "{again:?}");
    assert_eq!(folder.read(ALL).matches("(ask Zoe)").count(), 1);
}

/// A list of a test: what it was, and a line for each time it was made.
fn build_with(folder: &Folder, save: impl Fn(usize, PathBuf) + Sync) -> (Report, String) {
    let root =
        Utf8PathBuf::from_path_buf(folder.path().canonicalize().expect("it is there")).expect("it is UTF-8");
    let target = Target {
        folder: root.join("dist"),
        within: Some(root),
        formats: [Format::Checklist].into(),
        day: date(2026, 11, 21),
        checklists: Checklists {
            is_ours: |text| text.contains("<!-- ours -->"),
            has_work: |_| true,
            is_whole: |text| text.contains("<!-- end -->"),
            has_edited_lines: |_| false,
        },
    };
    let slot = Slot { path: Utf8Path::new("checklists/a.md"), format: Format::Checklist };
    let calls = AtomicUsize::new(0);
    let report = output::write(&target, &[slot], |_, previous| {
        let call = calls.fetch_add(1, Ordering::SeqCst);
        save(call, folder.path().join("dist/checklists/a.md"));
        let notes: Vec<&str> =
            previous.unwrap_or_default().lines().filter(|line| line.starts_with("note")).collect();
        let text = format!("<!-- ours -->\n{}\nbuilt {call}\n<!-- end -->\n", notes.join("\n"));
        Ok(Artifact { path: slot.path.to_owned(), format: Format::Checklist, bytes: text.into_bytes() })
    });
    (report.expect("it is written"), folder.read("dist/checklists/a.md"))
}

#[test]
fn what_is_saved_while_a_list_is_made_is_in_it() {
    let before = "<!-- ours -->\nnote one\n<!-- end -->\n";
    let after = "<!-- ours -->\nnote one\nnote two\n<!-- end -->\n";
    let in_place: fn(usize, PathBuf) = |call, path| {
        if call == 0 {
            fs::write(path, "<!-- ours -->\nnote one\nnote two\n<!-- end -->\n").expect("it can be saved");
        }
    };
    let by_rename: fn(usize, PathBuf) = |call, path| {
        if call == 0 {
            let beside = path.with_extension("new");
            fs::write(&beside, "<!-- ours -->\nnote one\nnote two\n<!-- end -->\n").expect("it can be saved");
            fs::rename(beside, path).expect("it can be renamed");
        }
    };
    let in_two_steps: fn(usize, PathBuf) = |call, path| {
        if call == 0 {
            fs::write(&path, "").expect("it can be emptied");
            spawn(move || {
                sleep(Duration::from_millis(30));
                fs::write(path, "<!-- ours -->\nnote one\nnote two\n<!-- end -->\n")
                    .expect("it can be saved");
            });
        }
    };
    let held_open: fn(usize, PathBuf) = |call, path| {
        if call == 0 {
            let file = fs::OpenOptions::new().append(true).open(path).expect("it is there");
            spawn(move || {
                sleep(Duration::from_millis(20));
                std::io::Write::write_all(&mut &file, b"note two\n").expect("it can be saved");
            });
        }
    };
    for (name, save) in [
        ("in place", in_place),
        ("renamed", by_rename),
        ("two steps", in_two_steps),
        ("held open", held_open),
    ] {
        let folder = Folder::new(&[("dist/checklists/a.md", before)]);
        let (report, text) = build_with(&folder, save);
        assert_eq!(report.written.len(), 1);
        assert!(text.contains("note one\nnote two\nbuilt"), "{name}: {text}");
        let names = fs::read_dir(folder.path().join("dist/checklists")).expect("it is there").count();
        assert_eq!(names, 1, "{name}: nothing else is left");
    }
    // A list that is there only now is not overwritten either.
    let folder = Folder::new(&[]);
    let (_, text) = build_with(&folder, |call, path| {
        if call == 0 {
            fs::write(path, after).expect("it can be saved");
        }
    });
    assert!(text.contains("note one\nnote two\nbuilt"), "{text}");
}
