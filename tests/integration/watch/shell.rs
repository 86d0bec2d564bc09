//! A run in front of a terminal, and what a shell asks of it.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};

use super::http::PATIENCE;
use super::running::project;
use crate::run::Folder;

/// A run in a terminal of its own.
struct Terminal {
    screen: File,
    line: OwnedFd,
    child: Child,
}

impl Terminal {
    fn start(folder: &Folder) -> Self {
        let screen = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("the system has terminals");
        grantpt(&screen).and_then(|()| unlockpt(&screen)).expect("it is ours");
        let name = ptsname(&screen, Vec::new()).expect("it has a name");
        let open = || {
            let path = name.to_str().expect("it is plain");
            File::options().read(true).write(true).open(path).expect("it can be opened")
        };
        let line = open();
        // Only the first process of a session has a terminal.
        let child = Command::new("setsid")
            .args(["--ctty", env!("CARGO_BIN_EXE_journey"), "watch", "--no-serve"])
            .current_dir(folder.path())
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .stdin(Stdio::from(open()))
            .stdout(Stdio::from(open()))
            .stderr(Stdio::from(open()))
            .spawn()
            .expect("the program starts");
        let screen = File::from(screen);
        let mut reader = screen.try_clone().expect("it can be read by two");
        // Whoever does not read from a terminal stops who writes to it.
        std::thread::spawn(move || while matches!(reader.read(&mut [0; 4096]), Ok(1..)) {});
        Self { screen, line: line.into(), child }
    }

    /// Waits until keys are read one by one, or line by line.
    #[track_caller]
    fn becomes_raw(&self, is_raw: bool) {
        self.waits_for(if is_raw { "raw" } else { "itself" }, || {
            let modes = tcgetattr(&self.line).expect("it is a terminal").local_modes;
            modes.contains(LocalModes::ICANON) != is_raw && modes.contains(LocalModes::ECHO) != is_raw
        });
    }

    /// Waits until the run rests, or does not.
    #[track_caller]
    fn rests(&self, rests: bool) {
        self.waits_for("state", || {
            let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).expect("it runs");
            stat.rsplit_once(") ").is_some_and(|(_, state)| state.starts_with('T')) == rests
        });
    }

    #[track_caller]
    fn waits_for(&self, what: &str, is_so: impl Fn() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so() {
            assert!(Instant::now() < deadline, "the terminal does not become {what}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn types(&mut self, key: u8) {
        self.screen.write_all(&[key]).expect("a terminal takes keys");
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill").args(["-s", name, &id]).status().expect("a signal can be sent").success()
        );
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_run_that_rests_gives_the_terminal_back_and_takes_it_again() {
    let folder = project();
    let mut terminal = Terminal::start(&folder);
    terminal.becomes_raw(true);
    // Ctrl-Z, and what `kill -TSTP` sends.
    for asks in
        [|terminal: &mut Terminal| terminal.types(0x1a), |terminal: &mut Terminal| terminal.signal("TSTP")]
    {
        asks(&mut terminal);
        terminal.rests(true);
        terminal.becomes_raw(false);
        terminal.signal("CONT");
        terminal.rests(false);
        terminal.becomes_raw(true);
    }
}

#[test]
fn a_run_that_ends_gives_the_terminal_back() {
    // Ctrl-C, Ctrl-\ and `q`, then signals.
    for key in [0x03, 0x1c, b'q'] {
        ends(|terminal| terminal.types(key));
    }
    for signal in ["QUIT", "INT", "TERM", "HUP"] {
        ends(|terminal| terminal.signal(signal));
    }
}

#[track_caller]
fn ends(ask: impl Fn(&mut Terminal)) {
    let folder = project();
    let mut terminal = Terminal::start(&folder);
    terminal.becomes_raw(true);
    ask(&mut terminal);
    let status = terminal.child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
    terminal.becomes_raw(false);
}
