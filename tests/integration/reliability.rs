//! What no mishap does: builds that are killed, run into each other, or have no room left, and files that change or go
//! meanwhile. What `docs/reliability.md` promises is tried here; with `JOURNEY_THOROUGH=1` as often as it says.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::run::Folder;
use crate::tier;

/// How many journeys a project has: enough that a build takes many writes.
const JOURNEYS: usize = 12;

fn journey(number: usize, title: &str) -> String {
    format!(
        "journey j{number} \"{title} {number}\" {{\n  persona ann\n  owner web\n  stage s \"Look\" {{\n    touchpoint t \"See\" {{ \
         channel website; feels +1 }}\n    kpi k {{ metric conversion-rate; target >= 3% }}\n  }}\n}}\n"
    )
}

fn project() -> Folder {
    let folder = Folder::new(&[
        ("journey.yaml", "title: Shop\nlints: {stage-without-goal: off, kpi-without-baseline: off}\n"),
        ("people.journey", "persona ann\nteam web\n"),
    ]);
    (0..JOURNEYS).for_each(|number| folder.write(&format!("j{number}.journey"), journey(number, "First")));
    folder
}

/// Starts `journey`, of which nobody reads what it says.
fn start(folder: &Folder, args: &str) -> Child {
    command(folder, env!("CARGO_BIN_EXE_journey"), &args.split_whitespace().collect::<Vec<_>>())
        .spawn()
        .expect("the program starts")
}

fn command(folder: &Folder, program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder.path()).env_clear().env("SOURCE_DATE_EPOCH", "1795219200");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Returns every file below a folder with its content.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in below.read_dir().expect("a folder can be read").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(folder).expect("it lies below").display().to_string();
                files.insert(name, std::fs::read(entry.path()).expect("it can be read"));
            }
        }
    }
    files
}

/// Builds, and checks that the output folder is what a build from nothing makes.
#[track_caller]
fn is_whole_after_a_build(folder: &Folder) {
    folder.run("build -q").says(0, "");
    let built = tree(&folder.path().join("dist"));
    folder.run("build -q --out fresh/dist").says(0, "");
    let fresh = tree(&folder.path().join("fresh/dist"));
    std::fs::remove_dir_all(folder.path().join("fresh")).expect("it was made");
    assert_eq!(built.keys().collect::<Vec<_>>(), fresh.keys().collect::<Vec<_>>());
    // From elsewhere, links lead elsewhere, so that contents are compared by the build itself.
    folder.run("build -q --check").says(0, "");
}

/// Checks that every file is whole: one of those that a build before or after makes.
#[track_caller]
fn holds_only(found: &BTreeMap<String, Vec<u8>>, builds: &[&BTreeMap<String, Vec<u8>>]) {
    for (name, bytes) in found.iter().filter(|(name, _)| !name.ends_with(".journey-manifest.json")) {
        let is_temporary = name.rsplit('/').next().is_some_and(|name| name.starts_with(".journey-"));
        let is_known = builds.iter().any(|build| build.get(name) == Some(bytes));
        assert!(is_temporary || is_known, "`{name}` is neither the old file nor the new one");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "who asks for it reads the figures")]
fn a_build_that_is_killed_leaves_whole_files_and_the_next_one_mends_all() {
    let folder = project();
    let dist = folder.path().join("dist");
    let mut builds = Vec::new();
    for title in ["First", "Second"] {
        (0..JOURNEYS).for_each(|number| folder.write(&format!("j{number}.journey"), journey(number, title)));
        folder.run("build -q").says(0, "");
        builds.push(tree(&dist));
    }
    let start_of_one = Instant::now();
    folder.run("build -q").says(0, "");
    let whole = start_of_one.elapsed().max(Duration::from_millis(5));
    let (mut killed, mut left) = (0, 0);
    let kills = tier::size(25, 500);
    for kill in 0..kills {
        let title = ["First", "Second"][kill % 2];
        (0..JOURNEYS).for_each(|number| folder.write(&format!("j{number}.journey"), journey(number, title)));
        let mut child = start(&folder, "build -q");
        // The moments are spread over a whole build, in an order that looks like none.
        std::thread::sleep(whole.mul_f64((kill * 37 % 101) as f64 / 100.0));
        let _ = child.kill();
        killed += usize::from(child.wait().expect("it ends").signal().is_some());
        let found = tree(&dist);
        left += found.keys().filter(|name| name.ends_with(".tmp")).count();
        holds_only(&found, &[&builds[0], &builds[1]]);
        if kill % 25 == 24 {
            is_whole_after_a_build(&folder);
            assert!(tree(&dist).keys().all(|name| !name.ends_with(".tmp")), "temporary files are left");
        }
    }
    println!(
        "{killed} of {kills} builds were killed at work; they left {left} temporary files to the next ones"
    );
}

#[test]
fn a_first_build_that_is_killed_is_in_nobodys_way() {
    for kill in 0..tier::size(5, 50) {
        let folder = project();
        let mut child = start(&folder, "build -q");
        std::thread::sleep(Duration::from_millis(3 * kill));
        let _ = child.kill();
        child.wait().expect("it ends");
        is_whole_after_a_build(&folder);
    }
}

#[test]
fn builds_that_run_into_each_other_leave_one_whole_build() {
    for round in 0..tier::size(2, 30) {
        let folder = project();
        let args = |number: usize| ["build -q", "build -q --hide owners", "build -q --only html"][number % 3];
        let runs: Vec<(usize, Child)> =
            (0..8).map(|number| (number, start(&folder, args(number + round)))).collect();
        for (number, run) in runs {
            let output = run.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "build {number} of round {round}: {said}");
        }
        is_whole_after_a_build(&folder);
    }
}

#[test]
fn without_room_a_build_says_so_and_old_files_stay() {
    let folder = project();
    folder.run("build -q").says(0, "");
    let before = tree(&folder.path().join("dist"));
    let title = "A title that makes every file another one".repeat(20);
    (0..JOURNEYS).for_each(|number| folder.write(&format!("j{number}.journey"), journey(number, &title)));
    // A file may have as many blocks of 512 bytes as this, and writing one more is an error, as on a full disk.
    let full = "trap '' XFSZ; ulimit -f 16; exec \"$0\" build -q";
    let run = command(&folder, "/bin/sh", &["-c", full, env!("CARGO_BIN_EXE_journey")])
        .output()
        .expect("a shell is there");
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    assert!(String::from_utf8_lossy(&run.stderr).contains("cannot write `"), "{run:?}");
    let found = tree(&folder.path().join("dist"));
    assert!(before.keys().all(|name| found.contains_key(name)), "a file is lost");
    assert!(found.keys().all(|name| !name.ends_with(".tmp")), "a temporary file is left");
    folder.run("build -q").says(0, "");
    let after = tree(&folder.path().join("dist"));
    holds_only(&found, &[&before, &after]);
    is_whole_after_a_build(&folder);
}

#[test]
fn a_report_without_room_leaves_the_earlier_one() {
    let folder = project();
    folder.run("check -q --format json=report.json").says(0, "");
    let before = folder.read("report.json");
    (0..200).for_each(|number| folder.write(&format!("bad{number}.journey"), "jurney x\n"));
    let full = "trap '' XFSZ; ulimit -f 16; exec \"$0\" check -q --format json=report.json";
    let run = command(&folder, "/bin/sh", &["-c", full, env!("CARGO_BIN_EXE_journey")])
        .output()
        .expect("a shell is there");
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    assert_eq!(folder.read("report.json"), before);
}

#[test]
fn folders_that_vanish_meanwhile_are_said_or_mended() {
    let folder = project();
    for round in 0..tier::size(10, 200) {
        let title = ["First", "Second"][round % 2];
        (0..JOURNEYS).for_each(|number| folder.write(&format!("j{number}.journey"), journey(number, title)));
        let run = start(&folder, "build -q");
        std::thread::sleep(Duration::from_millis(round as u64 * 7 % 60));
        let victim = ["dist", "dist/journeys", "dist/checklists"][round % 3];
        let _ = std::fs::remove_dir_all(folder.path().join(victim));
        let output = run.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(ends_in_words(output.status) && !said.contains("panicked"), "{said}");
    }
    is_whole_after_a_build(&folder);
}

#[test]
fn files_that_change_while_they_are_read_are_read_whole_or_told() {
    let folder = project();
    let (long, short) = (journey(0, &"A long title ".repeat(5_000)), journey(0, "Short"));
    let path = folder.path().join("j0.journey");
    for round in 0..tier::size(10, 200) {
        let run = start(&folder, "build -q");
        for save in 0..20 {
            let text = if (save + round) % 2 == 0 { &long } else { &short };
            std::fs::write(&path, text).expect("a file can be written");
            if save % 5 == 4 {
                let _ = std::fs::remove_file(&path);
            }
        }
        let output = run.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(ends_in_words(output.status) && !said.contains("panicked"), "{said}");
    }
    std::fs::write(&path, short).expect("a file can be written");
    is_whole_after_a_build(&folder);
}

/// Returns whether a run ended with one of its exit codes.
fn ends_in_words(status: ExitStatus) -> bool {
    matches!(status.code(), Some(0..=2))
}
