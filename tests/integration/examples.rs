//! The example projects are the golden masters: each builds clean through every back end, the same everywhere.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::run::Folder;

pub fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut examples: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the entry can be read").path()).collect();
    examples.sort();
    assert!(!examples.is_empty(), "there is an example");
    examples
}

/// Returns every file below a folder, the hidden ones included.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            match path.is_dir() {
                true => walk(root, &path, files),
                false => {
                    let name = path.strip_prefix(root).expect("it lies below the root").to_owned();
                    files.insert(name, std::fs::read(&path).expect("the file can be read"));
                }
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

/// Returns a folder of its own with a copy of an example in `below`, without what earlier builds left there.
pub fn copy(example: &Path, below: &str) -> Folder {
    let folder = Folder::new(&[]);
    for (path, bytes) in files(example).into_iter().filter(|(path, _)| !path.starts_with("dist")) {
        folder.write(&format!("{below}/{}", path.display()), bytes);
    }
    folder
}

#[test]
fn an_example_builds_clean_and_the_same_everywhere() {
    for example in examples() {
        let here = copy(&example, "a");
        let there = copy(&example, "deep/er/b c");
        let day = [("SOURCE_DATE_EPOCH", "1795219200")];
        let elsewhere = [
            ("SOURCE_DATE_EPOCH", "1795219200"),
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("LANG", "tr_TR.UTF-8"),
        ];
        here.run_with("build a", "", &day).mentions(0, "no mistakes");
        let first = files(&here.path().join("a/dist"));
        here.run_with("build a", "", &day).mentions(0, "wrote 0 files");
        assert_eq!(first, files(&here.path().join("a/dist")), "{}: a second build", example.display());
        let folder = there.path().join("deep/er/b c");
        there.run_in("deep/er/b c", "build", &elsewhere).mentions(0, "no mistakes");
        let second = files(&folder.join("dist"));
        let names: Vec<_> = first.keys().collect();
        assert_eq!(names, second.keys().collect::<Vec<_>>());
        for (name, bytes) in &first {
            assert!(second[name] == *bytes, "{}: {} differs elsewhere", example.display(), name.display());
        }
        here.run_with("build a --check", "", &day).mentions(0, "is up to date");
    }
}

#[test]
fn on_another_day_only_what_depends_on_the_day_differs() {
    for example in examples() {
        let folder = copy(&example, "a");
        folder.run("build a --quiet --today 2026-11-21").says(0, "");
        let first = files(&folder.path().join("a/dist"));
        folder.run("build a --quiet --today 2026-11-22").says(0, "");
        let second = files(&folder.path().join("a/dist"));
        let differing: Vec<String> = first
            .iter()
            .filter(|(name, bytes)| second[*name] != **bytes)
            .map(|(name, _)| name.display().to_string())
            .collect();
        // No action is due between the two days: the day itself stands in the manifest and on the pages' foot alone,
        // and checklists have a day less to reach a target in, or to the next reading.
        let of_the_day = |name: &String| {
            name == ".journey-manifest.json" || name.ends_with(".html") || name.starts_with("checklists/")
        };
        assert!(differing.iter().all(of_the_day), "{}: {differing:?}", example.display());
        for name in differing.iter().filter(|name| name.starts_with("checklists/")) {
            let lines = |files: &BTreeMap<PathBuf, Vec<u8>>| {
                let text = String::from_utf8(files[Path::new(name)].clone()).expect("a checklist is UTF-8");
                text.lines().map(str::to_owned).collect::<Vec<_>>()
            };
            let (first, second) = (lines(&first), lines(&second));
            assert_eq!(first.len(), second.len(), "{name}");
            for (one, other) in first.iter().zip(&second).filter(|(one, other)| one != other) {
                let counts_days =
                    |line: &str| line.starts_with("  - Gap: ") || line.starts_with("  - Next reading: ");
                assert!(counts_days(one) && counts_days(other), "{name}:\n{one}\n{other}");
            }
        }
    }
}
