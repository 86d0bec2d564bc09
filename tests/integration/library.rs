//! The library can be used without the program.

use std::path::Path;
use std::process::Command;

/// What only a program in a terminal, or a server, needs.
const OF_THE_PROGRAM: &[&str] = &[
    "anstream",
    "axum",
    "clap",
    "crossterm",
    "ctrlc",
    "miette",
    "notify",
    "supports-color",
    "terminal_size",
    "textwrap",
    "tokio",
    "tokio-stream",
];

#[test]
fn without_its_features_it_brings_nothing_of_a_terminal() {
    assert_eq!(found_in(&[]), OF_THE_PROGRAM, "what the program uses is named here and found in its tree");
    let alone = found_in(&["--no-default-features"]);
    assert!(alone.is_empty(), "the library alone depends on {alone:?}");
}

#[test]
fn without_its_preview_the_program_brings_no_server() {
    let found = found_in(&["--no-default-features", "--features", "cli"]);
    assert!(found.contains(&"clap"));
    assert!(!["axum", "tokio", "tokio-stream"].iter().any(|server| found.contains(server)), "{found:?}");
}

/// Returns what of the program's own is among the dependencies with these features.
fn found_in(features: &[&str]) -> Vec<&'static str> {
    let run = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(features)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("cargo runs the tests");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let tree = String::from_utf8(run.stdout).expect("cargo writes UTF-8");
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    OF_THE_PROGRAM.iter().copied().filter(|name| names.contains(name)).collect()
}
