//! Whatever lies in a project, a run ends, says what is wrong, and takes no more memory than there is.

pub mod diagrams;
mod pictures;
mod reports;
mod sizes;
mod special_files;
mod template_bombs;

use crate::run::{Folder, Run};

/// How much memory a run may reserve, in KiB: some times what a large project takes.
const MEMORY: usize = 4 << 20;

/// How long it may take, in seconds, on a machine that is busy with other tests.
const SECONDS: usize = 60;

/// Runs `journey check` where the system ends it as soon as it takes too much, or too long.
#[track_caller]
fn check(folder: &Folder, args: &str) -> Run {
    if !cfg!(target_os = "linux") {
        return folder.run(&format!("check {args}"));
    }
    let script =
        format!("ulimit -v {MEMORY}; exec timeout {SECONDS} {} check {args}", env!("CARGO_BIN_EXE_journey"));
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path())
        .env("SOURCE_DATE_EPOCH", "1795219200")
        .output()
        .expect("there is a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let run = Run {
        code: output.status.code().unwrap_or(-1),
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
    };
    let start: String = run.stderr.chars().take(500).collect();
    assert!((0..=2).contains(&run.code), "it was ended ({:?}): {start}", output.status);
    run
}
