//! Which files make a project.

use camino::Utf8PathBuf;
use journey::project::{BuildInputs, DiskFiles, Project, ProjectFiles};
use journey::source::Files;

use crate::run::Folder;

/// A text that nothing is said of.
const PERSONA: &str = "persona p \"P\" // journey: allow(unused-declaration)\n";

/// Returns the summary line of `journey check`.
fn summary(folder: &Folder, args: &str) -> String {
    let args = format!("{args} --format short");
    folder.run(&args).stderr.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_project_is_its_folder_without_the_projects_in_it() {
    let folder = Folder::new(&[
        ("journey.yaml", ""),
        ("a.journey", PERSONA),
        ("deep/er/b.journey", "// Nothing yet.\n"),
        ("notes.txt", ""),
        ("other/journey.yaml", ""),
        ("other/c.journey", PERSONA),
    ]);
    assert_eq!(summary(&folder, "check"), "checked 2 files: no mistakes");
    assert_eq!(summary(&folder, "check deep/er"), "checked 2 files: no mistakes");
    assert_eq!(summary(&folder, "check other"), "checked 1 file: no mistakes");
    assert_eq!(summary(&folder, "check . other/c.journey"), "checked 3 files: no mistakes");
}

#[test]
fn a_folder_above_several_projects_runs_each_by_itself() {
    let folder = Folder::new(&[
        ("x/journey.yaml", "titel: x"),
        ("x/a.journey", PERSONA),
        ("y/journey.yaml", ""),
        ("y/a.journey", PERSONA),
        ("loose.journey", PERSONA),
    ]);
    let run = folder.run("check --format short --verbose");
    assert_eq!(summary(&folder, "check . x . loose.journey"), "1 error in 1 file");
    run.says(
        1,
        "checking ROOT\nchecking ROOT/x\nchecking ROOT/y\n\
         x/journey.yaml:1:1: error[invalid-configuration]: unknown key `titel`\n  help: did you mean `title`?\n\
         1 error in 1 file\n",
    );
    let document: serde_json::Value =
        serde_json::from_str(&folder.run("check --format json").stdout).expect("one document");
    assert_eq!(
        (&document["diagnostics"][0]["project"], &document["diagnostics"][0]["file"]),
        (&"x".into(), &"journey.yaml".into())
    );
}

#[test]
fn only_what_was_asked_for_is_reported() {
    let folder =
        Folder::new(&[("journey.yaml", "titel: x"), ("a/a.journey", PERSONA), ("b.journey", PERSONA)]);
    folder.write("b.journey", b"\xff");
    assert_eq!(summary(&folder, "check"), "2 errors in 2 files");
    assert_eq!(summary(&folder, "check a"), "checked 1 file: no mistakes");
    assert_eq!(summary(&folder, "check b.journey"), "1 error in 1 file");
    assert_eq!(summary(&folder, "check journey.yaml"), "2 errors in 2 files");
}

#[test]
fn hidden_ignored_and_built_files_are_not_read() {
    let folder = Folder::new(&[
        ("journey.yaml", "output: out"),
        (".gitignore", "/drafts/\n*.old.journey\n"),
        (".ignore", "a.journey\n"),
        ("a.journey", PERSONA),
        ("a.old.journey", PERSONA),
        ("drafts/b.journey", PERSONA),
        (".hidden/c.journey", PERSONA),
        ("out/d.journey", PERSONA),
    ]);
    assert_eq!(summary(&folder, "check"), "checked 1 file: no mistakes");
}

#[test]
fn what_lies_above_the_project_changes_nothing() {
    let folder = Folder::new(&[(".gitignore", "*\n"), ("p/journey.yaml", ""), ("p/a.journey", PERSONA)]);
    std::fs::create_dir(folder.path().join(".git")).expect("a folder can be made");
    assert_eq!(summary(&folder, "check p"), "checked 1 file: no mistakes");
}

#[test]
fn what_cannot_be_read_is_said_and_stops_a_build() {
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", PERSONA)]);
    folder.write("b.journey", b"persona x\n\xff");
    folder.write("c.journey", b"\xff\xfea\0");
    folder.run("build --format short").says(
        1,
        "b.journey:0:0: error[unreadable-file]: cannot read `b.journey`: byte 10, in line 2, is 0xff, which is not UTF-8\n\
         \x20 help: save it as UTF-8\n\
         c.journey:0:0: error[unreadable-file]: cannot read `c.journey`: it is UTF-16\n  help: save it as UTF-8\n\
         2 errors in 2 files\n",
    );
    assert!(!folder.exists("dist"));
    folder.write("journey.yaml", b"\xff");
    folder.run("check --format short").mentions(1, "journey.yaml:0:0: error[unreadable-file]");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_project_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder =
        Folder::new(&[("p/journey.yaml", ""), ("p/a.journey", PERSONA), ("secret.journey", PERSONA)]);
    let link = |from: &str, to: &str| symlink(to, folder.path().join(from)).expect("a link can be made");
    link("p/loop", ".");
    link("p/again.journey", "a.journey");
    assert_eq!(summary(&folder, "check p"), "checked 1 file: no mistakes");
    link("p/out.journey", "../secret.journey");
    link("p/nowhere.journey", "nothing");
    folder.run("check p --format short").says(
        1,
        "p/nowhere.journey:0:0: error[unreadable-file]: cannot read `nowhere.journey`: it is a link, and nothing is where it leads\n\
         \x20 help: put the file there, or remove the link\n\
         p/out.journey:0:0: error[unreadable-file]: cannot read `out.journey`: it is a link that leads out of the project\n\
         \x20 help: put the file itself into the project\n\
         2 errors in 2 files\n",
    );
}

#[cfg(unix)]
#[test]
fn a_configuration_from_elsewhere_is_not_read() {
    let folder = Folder::new(&[("p/a.journey", PERSONA), ("secret.yaml", "titel: secret")]);
    std::os::unix::fs::symlink("../secret.yaml", folder.path().join("p/journey.yaml"))
        .expect("a link can be made");
    let run = folder.run("check p");
    run.mentions(1, "cannot read `journey.yaml`: it is a link that leads out of the project");
    assert!(!run.stderr.contains("titel"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = Folder::new(&[("a.journey", PERSONA)]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("b.journey")).status();
    if made.is_ok_and(|status| status.success()) {
        folder.run("check").mentions(1, "cannot read `b.journey`: it is no ordinary file");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_said() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new(&[("journey.yaml", ""), ("a.journey", PERSONA)]);
    let name = std::ffi::OsStr::from_bytes(b"\xff.journey");
    std::fs::write(folder.path().join(name), PERSONA).expect("a file can be written");
    folder
        .run("check --format short")
        .mentions(1, "error[unreadable-file]: cannot read `\u{fffd}.journey`: its name is not UTF-8");
}

#[test]
fn nothing_to_read_is_a_failure_of_the_call() {
    let folder = Folder::new(&[("empty/notes.txt", "")]);
    folder.run("check").says(2, "error: no `.journey` file found in `ROOT`\n");
    folder.run("check empty/notes.txt").says(2, "error: `empty/notes.txt` is no `.journey` file\n");
    folder.run("check nope.journey").mentions(2, "error: cannot open `nope.journey`");
}

#[cfg(unix)]
#[test]
fn the_files_of_a_project_do_not_lead_out_of_it() {
    let folder = Folder::new(&[("p/a/logo.svg", "<svg/>"), ("secret.txt", "")]);
    std::os::unix::fs::symlink("../secret.txt", folder.path().join("p/link.txt"))
        .expect("a link can be made");
    let root = folder.path().join("p").canonicalize().expect("it is there");
    let files = DiskFiles::new(Utf8PathBuf::try_from(root).expect("it is UTF-8"));
    assert_eq!(files.read("a/logo.svg".into()).as_deref(), Some(&b"<svg/>"[..]));
    for path in ["a", "b.svg", "../secret.txt", "link.txt", "a/../../secret.txt", "/etc/passwd"] {
        assert!(!files.exists(path.into()) && files.read(path.into()).is_none(), "{path}");
    }
}

#[test]
fn a_configuration_that_is_a_folder_is_not_passed_over() {
    let folder = Folder::new(&[("a.journey", PERSONA), ("journey.yaml/x", "")]);
    folder.run("check").mentions(1, "unreadable-file");
}

#[test]
fn what_is_read_is_what_is_watched() {
    let folder = Folder::new(&[
        ("journey.yaml", "output: out\n"),
        (".gitignore", "/drafts/\n*.old.journey\nkept/*\n!kept/b.journey\n!.github\n[\nbuild/\n"),
        ("deep/.gitignore", "!c.old.journey\n/er\n"),
        ("other/journey.yaml", ""),
        ("other/inside/journey.yaml", ""),
    ]);
    let paths = [
        "a.journey",
        "a.old.journey",
        "a.JOURNEY",
        "a.journey.txt",
        ".a.journey",
        "build.journey/a.journey",
        "build",
        "kept/a.journey",
        "kept/b.journey",
        "drafts/a.journey",
        "deep/drafts/a.journey",
        "deep/c.old.journey",
        "deep/d.old.journey",
        "deep/er/a.journey",
        "deep/deep/er/a.journey",
        ".github/a.journey",
        "node_modules/a.journey",
        "target/a.journey",
        "target/CACHEDIR.TAG",
        "other/a.journey",
        "other/inside/a.journey",
        "out/a.journey",
        "deep/out/a.journey",
    ];
    paths.iter().for_each(|path| folder.write(path, PERSONA));
    let root =
        Utf8PathBuf::try_from(folder.path().canonicalize().expect("it is there")).expect("it is UTF-8");
    let project = Project::open(root.clone());
    let sources = project.read(&[project.output()]);
    let read: Vec<&str> = sources.files.keys().map(|path| path.as_str()).collect();
    assert_eq!(
        read,
        [
            "a.journey",
            "build.journey/a.journey",
            "deep/c.old.journey",
            "deep/deep/er/a.journey",
            "deep/drafts/a.journey",
            "deep/out/a.journey",
            "kept/b.journey",
            "node_modules/a.journey",
            "target/a.journey",
        ]
    );
    let files = ProjectFiles::new(BuildInputs::of(&project, &[]));
    let is_read = |path: &&str| path.ends_with(".journey") && files.is_relevant(&root.join(path));
    let mut watched: Vec<&str> = paths.into_iter().filter(is_read).collect();
    watched.sort_unstable();
    assert_eq!(watched, read);
    let walked = files.relevant_files();
    for path in paths.into_iter().chain([
        ".gitignore",
        "deep/.gitignore",
        "other/journey.yaml",
        "other/inside/journey.yaml",
    ]) {
        let path = root.join(path);
        assert_eq!(files.is_relevant(&path), walked.contains(&path), "{path}");
    }
}
