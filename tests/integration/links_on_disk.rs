//! Links: what they lead to is read once, whatever it is called, and what leads elsewhere is said.
#![cfg(unix)]

use std::os::unix::fs::symlink;

use crate::run::Folder;

/// Returns a project with these links, each a name and what it leads to.
fn project(files: &[(&str, &str)], links: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(&[("journey.yaml", "lints: {unused-declaration: off}\n")]);
    files.iter().for_each(|(path, text)| folder.write(path, text));
    for (name, target) in links {
        symlink(target, folder.path().join(name)).expect("a link can be made");
    }
    folder
}

#[track_caller]
fn checks(folder: &Folder, files: usize) {
    let plural = if files == 1 { "file" } else { "files" };
    folder.run("check --format short").says(0, &format!("checked {files} {plural}: no mistakes\n"));
}

#[test]
fn a_link_is_read_whatever_its_target_is_called() {
    for (target, name) in [
        ("..v1/a.journey", "a.journey"),
        ("store/a.tmpl", "a.journey"),
        ("store/a", "a.journey"),
        ("gen/a.journey", "a.journey"),
        (".store/deep/a.journey", "a.journey"),
        (".store/A.JOURNEY", "a.journey"),
        ("inner/a.journey", "a.journey"),
    ] {
        let folder = project(&[(target, "persona a\n"), (".gitignore", "gen/\n")], &[(name, target)]);
        if target.starts_with("inner") {
            folder.write("inner/journey.yaml", "");
        }
        checks(&folder, 1);
    }
    for target in [".store", "gen", ".store/deep/er"] {
        let files = [(&*format!("{target}/a.journey"), "persona a\n"), (".gitignore", "gen/\n")];
        checks(&project(&files, &[("shared", target)]), 1);
    }
}

#[test]
fn a_mount_of_kubernetes_is_read_once() {
    let files = [
        ("..v1/a.journey", "persona a\n"),
        ("..v1/b.journey", "persona b\n"),
        ("..v1/k.csv", "kpi,date,value\n"),
    ];
    let links = [
        ("..data", "..v1"),
        ("a.journey", "..data/a.journey"),
        ("b.journey", "..data/b.journey"),
        ("k.csv", "..data/k.csv"),
    ];
    let folder = project(&files, &links);
    folder.write("journey.yaml", "lints: {unused-declaration: off}\ndata: [\"*.csv\"]\n");
    checks(&folder, 2);
    folder.run("check a.journey").mentions(0, "no mistakes");
    folder.write("..v1/b.journey", "persona a\n");
    folder.run("check --format short").mentions(1, "b.journey:1:9: error[duplicate-id]");
    folder.run("check a.journey").mentions(0, "no mistakes");
    folder.run("check b.journey").mentions(1, "duplicate-id");
}

#[test]
fn each_content_is_read_once_and_no_way_is_endless() {
    let files = [
        ("a.journey", "persona a\n"),
        ("sub/b.journey", "persona b\n"),
        (".store/in/c.journey", "persona c\n"),
    ];
    let links = [
        ("again.journey", "a.journey"),
        ("self", "."),
        ("sub/up", ".."),
        ("other", "sub"),
        ("one", ".store"),
        ("two", ".store/in"),
        ("three.journey", ".store/in/c.journey"),
        ("four.journey", "three.journey"),
        (".store/back", ".."),
        (".store/in/again", "../in"),
    ];
    checks(&project(&files, &links), 3);
}

#[test]
fn what_a_link_hides_is_said() {
    let folder = project(
        &[("a.journey", "persona a\n"), (".store/x.journey", "persona x\n")],
        &[
            ("folder", "/"),
            ("gone.journey", "nothing"),
            ("loop", "loop"),
            ("missing", "nothing/at/all"),
            ("missing.png", "nothing.png"),
            ("plain", ".store/x.journey"),
            ("up.png", "/dev/null"),
        ],
    );
    folder.write(".gitignore", "");
    folder.run("check --format short").says(
        1,
        "folder:0:0: error[unreadable-file]: cannot read `folder`: it is a link that leads out of the project\n\
         \x20 help: put the folder itself into the project, or name the link in `.gitignore` if no journey lies there\n\
         gone.journey:0:0: error[unreadable-file]: cannot read `gone.journey`: it is a link, and nothing is where it leads\n\
         \x20 help: put the file there, or remove the link\n\
         loop:0:0: error[unreadable-file]: cannot read `loop`: it is a link that leads to itself\n\
         \x20 help: remove the link\n\
         missing:0:0: error[unreadable-file]: cannot read `missing`: it is a link, and nothing is where it leads\n\
         \x20 help: put the file there, or remove the link\n\
         plain:0:0: warning[unreadable-file]: `plain` is not read, though it is a link to the journey file `.store/x.journey`\n\
         \x20 help: rename the link to `plain.journey`\n\
         4 errors, 1 warning in 5 files\n",
    );
    folder.write(".gitignore", "/folder\n/gone.journey\n/loop\n/missing\n/plain\n");
    checks(&folder, 1);
}
