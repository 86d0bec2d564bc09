//! The pages of a preview in a real browser, while files are edited.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::Folder;

#[test]
fn pages_follow_the_files_in_a_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new(&[]);
    copy(&root.join("examples/gym-membership"), &folder.path().join("gym"));
    let status = Command::new("node")
        .arg(root.join("tests/browser/live.mjs"))
        .arg(env!("CARGO_BIN_EXE_journey"))
        .arg(folder.path().join("gym"))
        .status()
        .expect("node is installed: what drives the browser is JavaScript");
    assert!(status.success(), "what was wrong is said above");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let entry = entry.expect("the folder can be read");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file can be copied");
        }
    }
}
