//! The tutorial does what it says: every file is saved, every command is run, and every output is the one shown.
//!
//! `JOURNEY_UPDATE_DOCS=1` writes the outputs of this version into the page.

mod page;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use page::{Action, Step, steps, with_outputs};

/// The page, as it was when the tests were built: one of them may write it while the others run.
const PAGE: &str = include_str!("../../../docs/tutorial.md");

const PATH: &str = "docs/tutorial.md";

/// Set to write outputs instead of comparing them.
const UPDATE: &str = "JOURNEY_UPDATE_DOCS";

/// 2026-11-21, when it was written, and a day in 2041.
const TODAY: &str = "1795219200";
const LATER: &str = "2250000000";

#[test]
fn every_step_of_the_tutorial_shows_what_happens() {
    let outputs = Reader::new(TODAY).follow(PAGE);
    if std::env::var_os(UPDATE).is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH);
        std::fs::write(path, with_outputs(PAGE, &outputs)).expect("the page can be written");
        return;
    }
    let report = differing(PAGE, &outputs);
    assert!(
        report.is_empty(),
        "some outputs in {PATH} are not those of this version; to write them there, run\n\
         {UPDATE}=1 cargo test --test integration tutorial\n{report}"
    );
}

#[test]
fn the_tutorial_shows_the_same_years_later() {
    assert_eq!(Reader::new(TODAY).follow(PAGE), Reader::new(LATER).follow(PAGE));
}

#[test]
fn the_tutorial_ends_with_a_project_without_a_mistake() {
    let mut reader = Reader::new(TODAY);
    reader.follow(PAGE);
    let (output, is_done) = reader.run("journey check --deny-warnings");
    assert!(is_done && output.ends_with(": no mistakes\n"), "{output}");
    let (output, is_done) = reader.run("git status --porcelain");
    assert!(is_done && output.is_empty(), "not everything is committed:\n{output}");
}

/// Somebody at a computer of their own, with nothing on it but the program and git.
struct Reader {
    home: TempDir,
    /// The folder they are in.
    folder: PathBuf,
    today: &'static str,
}

impl Reader {
    fn new(today: &'static str) -> Self {
        let home = tempfile::tempdir().expect("the system has room for a folder");
        Self { folder: home.path().to_owned(), home, today }
    }

    /// Does what the page says, and returns what each shown output is in truth, with its place in the page.
    fn follow(&mut self, page: &str) -> Vec<(Range<usize>, String)> {
        let mut outputs = Vec::new();
        for Step { line, action } in steps(page) {
            match action {
                Action::Save { file, text } => {
                    assert!(!self.folder.join(&file).exists(), "line {line}: `{file}` is there already");
                    self.write(&file, &text);
                }
                Action::Add { file, text } => self.write(&file, &(self.read(&file) + &text)),
                Action::Change { file, from, to } => {
                    let before = format!("\n{}", self.read(&file));
                    let from = format!("\n{from}");
                    assert_eq!(before.matches(&from).count(), 1, "line {line}: found so often:{from}");
                    self.write(&file, &before.replace(&from, &format!("\n{to}"))[1..]);
                }
                Action::Open { file } => {
                    assert!(self.folder.join(&file).is_file(), "line {line}: there is no `{file}`");
                }
                Action::Run { commands, shown } => {
                    let (output, is_done) = self.run_all(&commands);
                    // A command that fails is a mistake made on purpose, whose report is shown.
                    assert!(
                        is_done || (shown.is_some() && output.contains("error[")),
                        "line {line}: {output}"
                    );
                    outputs.extend(shown.map(|lines| (lines, output)));
                }
            }
        }
        assert!(outputs.len() >= 10, "only {} outputs are shown", outputs.len());
        outputs
    }

    fn run_all(&mut self, commands: &[String]) -> (String, bool) {
        let mut all = (String::new(), true);
        for command in commands {
            let (output, is_done) = self.run(command);
            all.0 += &output;
            all.1 &= is_done;
        }
        all
    }

    /// Returns what a command says, and whether it did what it should.
    fn run(&mut self, command: &str) -> (String, bool) {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.folder.push(folder);
            return (String::new(), self.folder.is_dir());
        }
        let output = Command::new("sh")
            .args(["-c", &format!("{{ {command}\n}} 2>&1")])
            .current_dir(&self.folder)
            .env_clear()
            .env("PATH", search_path())
            .env("HOME", self.home.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("SOURCE_DATE_EPOCH", self.today)
            .output()
            .expect("there is a shell");
        let said = String::from_utf8(output.stdout).expect("programs write UTF-8");
        (said.lines().map(tidy).flat_map(|line| [line, "\n".to_owned()]).collect(), output.status.success())
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.folder.join(file)).expect("the file was saved in an earlier step")
    }

    fn write(&self, file: &str, text: &str) {
        std::fs::write(self.folder.join(file), text).expect("a file can be written");
    }
}

/// Returns where commands are looked for: the program under test first.
fn search_path() -> std::ffi::OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_journey"));
    let mut folders = vec![program.parent().expect("a program lies in a folder").to_owned()];
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    std::env::join_paths(folders).expect("the folders were joined before")
}

/// Returns a line without blanks at its end, and with one name for all versions that git has numbered.
fn tidy(line: &str) -> String {
    let mut tidied = String::new();
    for part in line.trim_end().split_inclusive(|char: char| !char.is_ascii_alphanumeric()) {
        let word = part.trim_end_matches(|char: char| !char.is_ascii_alphanumeric());
        let is_hex = word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let is_hash = word.len() >= 7 && is_hex && word.bytes().any(|byte| byte.is_ascii_digit());
        tidied.extend([if is_hash { "1a2b3c4" } else { word }, &part[word.len()..]]);
    }
    tidied
}

/// Returns the outputs that are not as the page shows them.
fn differing(page: &str, outputs: &[(Range<usize>, String)]) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let mut report = String::new();
    for (range, output) in outputs {
        let shown: String = lines[range.clone()].iter().flat_map(|line| [line, "\n"]).collect();
        if shown != *output {
            report += &format!("\nline {}, shown:\n{shown}real:\n{output}", range.start + 1);
        }
    }
    report
}
