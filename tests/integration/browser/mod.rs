//! The pages in a real browser: what readers see, press and print. One test for each check of `tests/browser/checks`.

mod hostile;
mod long;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::run::Folder;
use crate::{generator, tier};

/// The day on which the examples are up to date.
const TODAY: &str = "2026-11-21";

/// Writes a test for each check, which looks at the pages of these folders, and the list of all.
macro_rules! checks {
    ($($check:ident in $folders:expr;)*) => {
        const CHECKS: &[&str] = &[$(stringify!($check)),*];
        $(
            #[test]
            fn $check() {
                holds(stringify!($check), &$folders);
            }
        )*
    };
}

checks! {
    axe in [usual()];
    cards in [usual()];
    comforts in [usual()];
    curve in [usual()];
    filters in [usual()];
    labels in [usual()];
    paper in [usual()];
    search in [usual()];
    sizes in [usual(), measured()];
    texts in [usual()];
    whole in [usual()];
}

#[test]
fn every_check_is_run() {
    let files = fs::read_dir(scripts().join("checks")).expect("there are checks");
    let names = files.map(|file| {
        let file = file.expect("the folder can be read").path();
        file.file_stem().and_then(|name| name.to_str()).expect("names here are UTF-8").to_owned()
    });
    assert_eq!(names.collect::<BTreeSet<_>>(), CHECKS.iter().map(|&name| name.to_owned()).collect());
}

/// Runs one check over the pages of each folder.
fn holds(check: &str, folders: &[&Path]) {
    let scripts = scripts();
    let is_installed = |package: &str| scripts.join("node_modules").join(package).is_dir();
    assert!(
        is_installed("playwright-core") && is_installed("axe-core"),
        "Playwright and axe are not installed: run `npm ci` in tests/browser"
    );
    let output = Command::new("node")
        .arg(scripts.join("check.mjs"))
        .arg(check)
        .args(folders)
        .env("JOURNEY_THOROUGH", tier::size("0", "1"))
        .output()
        .expect("node is installed: what drives the browser is JavaScript");
    say(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Passes on what a check says: sizes and times are worth reading, also where they are right (`--show-output`).
#[expect(
    clippy::print_stdout,
    reason = "the test harness keeps what a test prints, and shows it with a failure"
)]
fn say(text: &[u8]) {
    print!("{}", String::from_utf8_lossy(text));
}

/// Returns the folder of the usual pages: the examples, and a project of all that pages stumble over.
fn usual() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let examples = fs::read_dir(examples).expect("there are examples");
        let mut projects: Vec<PathBuf> =
            examples.map(|example| example.expect("the folder can be read").path()).collect();
        let folder = Folder::new(&[]);
        projects.push(lay_out(&folder, "hostile", hostile::project()));
        build("usual", &projects, &[])
    })
}

/// Returns the folder of pages that are only measured: a long journey, and many.
fn measured() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = Folder::new(&[]);
        let many = generator::project(tier::size(200, 1_000));
        let many = many.into_iter().map(|file| (file.path, file.text.into_bytes())).collect();
        let projects = [lay_out(&folder, "long", long::project()), lay_out(&folder, "large", many)];
        // The check reads pages, and the model for what is on them.
        build("measured", &projects, &["--only", "html,json"])
    })
}

/// Writes the files of a project, and returns its folder.
fn lay_out(folder: &Folder, name: &str, files: Vec<(String, Vec<u8>)>) -> PathBuf {
    for (path, bytes) in files {
        folder.write(&format!("{name}/{path}"), bytes);
    }
    folder.path().join(name)
}

/// Builds projects, each into a folder of its name, and returns the folder of all.
///
/// They stay, for a look at them and for `check.mjs` by hand. A further build writes only what differs, so that a second run
/// of the tests at the same time finds each page whole.
fn build(name: &str, projects: &[PathBuf], options: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser").join(name);
    let output = |project: &PathBuf| folder.join(project.file_name().expect("a project's folder has a name"));
    let outputs: BTreeSet<PathBuf> = projects.iter().map(output).collect();
    for left in fs::read_dir(&folder).into_iter().flatten() {
        let left = left.expect("the folder can be read").path();
        if !outputs.contains(&left) {
            fs::remove_dir_all(&left).expect("what an earlier run left can be removed");
        }
    }
    for project in projects {
        let run = Command::new(env!("CARGO_BIN_EXE_journey"))
            .args(["build", "--quiet", "--today", TODAY])
            .args(options)
            .arg(project)
            .arg("--out")
            .arg(output(project))
            .output()
            .expect("the program starts");
        assert!(run.status.success(), "{}: {}", project.display(), String::from_utf8_lossy(&run.stderr));
    }
    folder
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}
