//! Saves as editors do them, call by call.

use std::fs::{File, OpenOptions, copy, remove_file, rename, write};
use std::io::Write;
use std::path::Path;

use super::running::{Watching, journey, project};

/// Saves `buy.journey` in one way, and checks that the preview follows.
#[track_caller]
fn check(save: impl Fn(&Path, &str)) {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    for title in ["Second", "Third, a longer one", "4"] {
        save(folder.path(), &journey("buy", title));
        watching.catches_up();
        assert!(watching.page("journeys/buy.html").contains(&format!("See {title}")));
    }
    watching.is_quiet();
    // A save may show in two steps, but no more.
    assert!(watching.builds() <= 1 + 3 * 2 + 2, "{:#?}", watching.said);
}

#[test]
fn written_in_place() {
    check(|folder, text| write(folder.join("buy.journey"), text).unwrap());
}

#[test]
fn truncated_and_written_in_two_steps() {
    check(|folder, text| {
        let mut file = File::create(folder.join("buy.journey")).unwrap();
        file.sync_all().unwrap();
        let (first, second) = text.split_at(text.len() / 2);
        file.write_all(first.as_bytes()).unwrap();
        file.sync_all().unwrap();
        file.write_all(second.as_bytes()).unwrap();
    });
}

#[test]
fn a_temporary_file_renamed_as_vs_code_and_many_do() {
    check(|folder, text| {
        write(folder.join("buy.journey.tmp.4711"), text).unwrap();
        rename(folder.join("buy.journey.tmp.4711"), folder.join("buy.journey")).unwrap();
    });
}

#[test]
fn vim_with_a_backup() {
    check(|folder, text| {
        // It tries whether it may write into the folder.
        File::create(folder.join("4913")).unwrap();
        remove_file(folder.join("4913")).unwrap();
        rename(folder.join("buy.journey"), folder.join("buy.journey~")).unwrap();
        write(folder.join("buy.journey"), text).unwrap();
        remove_file(folder.join("buy.journey~")).unwrap();
    });
}

#[test]
fn vim_without_a_backup() {
    check(|folder, text| {
        write(folder.join(".buy.journey.swp"), "b0VIM").unwrap();
        let mut file =
            OpenOptions::new().write(true).truncate(true).open(folder.join("buy.journey")).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync_all().unwrap();
        remove_file(folder.join(".buy.journey.swp")).unwrap();
    });
}

#[test]
fn emacs_with_lock_and_backup() {
    check(|folder, text| {
        #[cfg(unix)]
        std::os::unix::fs::symlink("me@host.42:1", folder.join(".#buy.journey")).unwrap();
        write(folder.join("#buy.journey#"), text).unwrap();
        rename(folder.join("buy.journey"), folder.join("buy.journey~")).unwrap();
        copy(folder.join("buy.journey~"), folder.join("buy.journey")).unwrap();
        write(folder.join("buy.journey"), text).unwrap();
        remove_file(folder.join("#buy.journey#")).unwrap();
        let _ = remove_file(folder.join(".#buy.journey"));
    });
}

#[test]
fn jetbrains_with_two_temporary_files() {
    check(|folder, text| {
        write(folder.join("buy.journey___jb_tmp___"), text).unwrap();
        rename(folder.join("buy.journey"), folder.join("buy.journey___jb_old___")).unwrap();
        rename(folder.join("buy.journey___jb_tmp___"), folder.join("buy.journey")).unwrap();
        remove_file(folder.join("buy.journey___jb_old___")).unwrap();
    });
}

#[test]
fn deleted_and_made_again() {
    check(|folder, text| {
        remove_file(folder.join("buy.journey")).unwrap();
        write(folder.join("buy.journey"), text).unwrap();
    });
}

#[test]
fn two_hundred_saves_at_once_need_few_builds() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    for count in 0..200 {
        folder.write("buy.journey", journey("buy", &format!("Save {count}")));
    }
    watching.catches_up();
    assert!(watching.page("journeys/buy.html").contains("See Save 199"));
    watching.is_quiet();
    assert!(watching.builds() < 50, "{:#?}", watching.said);
}

#[test]
fn an_equal_save_builds_nothing() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    folder.write("buy.journey", journey("buy", "First"));
    folder.write("notes.txt", "not ours");
    folder.write("buy.journey~", "not ours");
    folder.write("dist/index.html", "somebody else's hand in the outputs");
    watching.is_quiet();
}
