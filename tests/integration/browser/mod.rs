//! The pages in a real browser: what readers see, press and print.

mod hostile;
mod long;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::generator;
use crate::run::Folder;

/// The day on which the examples are up to date.
const TODAY: &str = "2026-11-21";

/// How many journeys the project has whose pages are measured.
const MANY: usize = 1_000;

#[test]
fn pages_hold_in_a_browser() {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    assert!(
        scripts.join("node_modules/playwright-core").is_dir()
            && scripts.join("node_modules/axe-core").is_dir(),
        "Playwright and axe are not installed: run `npm ci` in tests/browser"
    );
    let folder = Folder::new(&[]);
    let built = folder.path().join("built");
    for example in
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).expect("there are examples")
    {
        let example = example.expect("the folder can be read");
        build(&example.path(), &built.join(example.file_name()));
    }
    for (name, files) in [("hostile", hostile::project()), ("long", long::project()), ("large", large())] {
        for (path, bytes) in files {
            folder.write(&format!("{name}/{path}"), bytes);
        }
        build(&folder.path().join(name), &built.join(name));
    }
    // What it says is read as it says it: sizes and times are worth reading, also where they are right.
    let status = Command::new("node")
        .arg(scripts.join("check.mjs"))
        .arg(&built)
        .status()
        .expect("node is installed: what drives the browser is JavaScript");
    assert!(status.success(), "the pages have the faults told above");
}

/// Builds a project into a folder: all outputs, as people do.
fn build(project: &Path, output: &Path) {
    let run = Command::new(env!("CARGO_BIN_EXE_journey"))
        .args(["build", "--quiet", "--today", TODAY])
        .arg(project)
        .arg("--out")
        .arg(output)
        .output()
        .expect("the program starts");
    assert!(run.status.success(), "{}: {}", project.display(), String::from_utf8_lossy(&run.stderr));
}

/// Returns a project of many journeys.
fn large() -> Vec<(String, Vec<u8>)> {
    generator::project(MANY).into_iter().map(|file| (file.path, file.text.into_bytes())).collect()
}
