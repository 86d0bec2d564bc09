//! Files that are too large, and too many of them.

use super::check;
use crate::run::Folder;
use crate::tier;

const FILES: [(&str, u64); 6] = [
    ("b.journey", 16),
    ("journey.yaml", 1),
    ("d.csv", 256),
    ("d.json", 256),
    ("d.yaml", 1),
    ("t/parts/logo.html", 1),
];

#[test]
fn a_file_that_is_too_large_is_not_read() {
    for (path, limit) in FILES {
        let folder = Folder::new(&[
            ("journey.yaml", "data: [\"*.csv\", \"*.json\", \"d.yaml\"]\ntemplates: t\n"),
            ("a.journey", "persona p\n"),
            ("t/parts/logo.html", "x"),
            ("d.csv", "kpi,date,value\n"),
            ("d.json", "{}"),
            ("d.yaml", ""),
        ]);
        folder.write(path, "");
        let file = std::fs::OpenOptions::new().write(true).open(folder.path().join(path));
        // It has no blocks on the disk.
        file.and_then(|file| file.set_len((limit << 20) + 1)).expect("the system knows such files");
        let run = check(&folder, "--format short");
        run.mentions(
            1,
            &format!("error[limit-exceeded]: cannot read `{path}`: it has more than {limit} MiB"),
        );
    }
}

#[test]
fn files_are_counted() {
    // To make a hundred thousand files takes longer than all other tests of this kind.
    if tier::size(true, false) {
        return;
    }
    let folder = Folder::new(&[("journey.yaml", "")]);
    (0..100_001).for_each(|number| folder.write(&format!("{}/{number}.journey", number % 100), ""));
    check(&folder, "--format short").mentions(1, "the project has more than 100000 journey files");
}

#[test]
fn blocks_and_lists_are_counted() {
    for (path, text) in [
        ("a.journey", "journey j { ".repeat(100_000)),
        ("journey.yaml", format!("title: {}", "[".repeat(100_000))),
        ("journey.yaml", format!("title: {}", "{a: ".repeat(100_000))),
        ("d.json", "[".repeat(100_000)),
        ("d.json", "{\"a\": ".repeat(100_000)),
        ("d.yaml", format!("a: {}", "[".repeat(100_000))),
        ("d.yaml", (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()),
    ] {
        let folder = Folder::new(&[
            ("journey.yaml", "data: [d.json, d.yaml]\n"),
            ("a.journey", "persona p\n"),
            ("d.json", "{}"),
            ("d.yaml", ""),
        ]);
        folder.write(path, &text);
        let run = check(&folder, "--format short");
        assert!(run.code == 1 && run.stderr.contains(path), "{path}: {:.300}", run.stderr);
    }
}
