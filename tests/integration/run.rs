//! A folder to work in, and the program run in it with nothing of this machine's environment.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A project on disk that goes when the test ends.
pub struct Folder(TempDir);

/// What a run left behind, with the folder's own path written as `ROOT`.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    /// Makes a folder with these files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("the system has room for a folder"));
        files.iter().for_each(|(path, text)| folder.write(path, text));
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file stands in a folder"))
            .expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).expect("the file is there")
    }

    pub fn exists(&self, path: &str) -> bool {
        self.path().join(path).symlink_metadata().is_ok()
    }

    /// Runs `journey` with these arguments, separated by blanks, on the day 2026-11-21.
    pub fn run(&self, args: &str) -> Run {
        self.run_with(args, "", &[])
    }

    /// Runs `journey` with a text on standard input and more of an environment.
    pub fn run_with(&self, args: &str, stdin: &str, environment: &[(&str, &str)]) -> Run {
        self.run_at("", args, stdin, environment)
    }

    /// Runs `journey` in a folder below this one.
    pub fn run_in(&self, folder: &str, args: &str, environment: &[(&str, &str)]) -> Run {
        self.run_at(folder, args, "", environment)
    }

    fn run_at(&self, folder: &str, args: &str, stdin: &str, environment: &[(&str, &str)]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_journey"))
            .args(args.split_whitespace())
            .current_dir(self.path().join(folder))
            .env_clear()
            .env("SOURCE_DATE_EPOCH", "1795219200")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // A program that does not read its input is no failure of the test.
        let _ = child.stdin.take().expect("it was piped").write_all(stdin.as_bytes());
        let output = child.wait_with_output().expect("the program ends");
        let root = self.path().canonicalize().expect("the folder is there");
        let text = |bytes: Vec<u8>| {
            String::from_utf8(bytes)
                .expect("the program writes UTF-8")
                .replace(root.to_str().expect("the folder's name is UTF-8"), "ROOT")
        };
        Run {
            code: output.status.code().expect("the program was not killed"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl Run {
    /// Checks exit code and standard error, and that standard output is empty.
    #[track_caller]
    pub fn says(&self, code: i32, stderr: &str) {
        assert_eq!(
            (self.code, self.stderr.as_str(), self.stdout.as_str()),
            (code, stderr, ""),
            "\n{}",
            self.stderr
        );
    }

    /// Checks exit code and that standard error holds `part`.
    #[track_caller]
    pub fn mentions(&self, code: i32, part: &str) {
        assert!(self.code == code && self.stderr.contains(part), "{self:#?}");
    }
}
