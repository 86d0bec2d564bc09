//! A `journey watch` that runs, and what it shows compared with a build from nothing.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use super::http::{PATIENCE, Response, get};
use crate::run::Folder;

/// A run of `journey watch` in a folder. It is ended when it is dropped.
pub struct Watching<'f> {
    folder: &'f Folder,
    child: Child,
    lines: Receiver<String>,
    pub said: Vec<String>,
    pub port: u16,
}

impl<'f> Watching<'f> {
    /// Starts it with these arguments and waits for the first build.
    pub fn start(folder: &'f Folder, args: &str) -> Self {
        let mut watching = Self::begin(folder, &format!("--port 0 {args}"));
        let line = watching.line();
        let address = line.rsplit(' ').next().expect("a line has words");
        let port = address.trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        watching.port = port.unwrap_or_else(|| panic!("no port in {line:?}"));
        watching.outcome();
        watching
    }

    /// Starts it with these arguments.
    pub fn begin(folder: &'f Folder, args: &str) -> Self {
        Self::begin_in(folder, "", args)
    }

    /// Starts it with these arguments in a folder below.
    pub fn begin_in(folder: &'f Folder, below: &str, args: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_journey"))
            .arg("watch")
            .args(args.split_whitespace())
            .current_dir(folder.path().join(below))
            .env_clear()
            .env("SOURCE_DATE_EPOCH", "1795219200")
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (send, lines) = channel();
        let stderr = BufReader::new(child.stderr.take().expect("it was piped"));
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Self { folder, child, lines, said: Vec::new(), port: 0 }
    }

    /// Returns the next line that it says.
    #[track_caller]
    pub fn line(&mut self) -> String {
        let line = self.lines.recv_timeout(PATIENCE);
        let line = line.unwrap_or_else(|error| panic!("{error}; it said {:#?}", self.said));
        self.said.push(line.clone());
        line
    }

    /// Waits for the end of the next build, and returns the line that tells of it.
    #[track_caller]
    pub fn outcome(&mut self) -> String {
        loop {
            let line = self.line();
            if is_outcome(&line) {
                return line;
            }
        }
    }

    /// Returns how many builds there were, as far as it has told of them.
    pub fn builds(&self) -> usize {
        self.said.iter().filter(|line| is_outcome(line)).count()
    }

    pub fn get(&self, path: &str) -> Response {
        get(self.port, path)
    }

    /// Returns a page without what the preview adds.
    pub fn page(&self, path: &str) -> String {
        bare(self.get(&format!("/{path}")).text())
    }

    /// Returns how the project stands.
    pub fn status(&self) -> serde_json::Value {
        serde_json::from_slice(&self.get("/_journey/status").body).expect("it is JSON")
    }

    /// Waits, build by build, until the project stands like this. A file that is written in two steps may be built in between.
    #[track_caller]
    pub fn becomes(&mut self, health: &str) {
        while self.status()["health"] != health {
            self.outcome();
        }
    }

    /// Waits until the preview has what a build from nothing has, build by build.
    #[track_caller]
    pub fn catches_up(&mut self) {
        let fresh = fresh(self.folder);
        let deadline = Instant::now() + PATIENCE;
        loop {
            let differs = self.differs(&fresh);
            let Some(path) = differs else { return self.hears_all() };
            assert!(Instant::now() < deadline, "`{path}` is not as a fresh build makes it: {:#?}", self.said);
            self.outcome();
        }
    }

    /// Waits until it has told of every build that pages know of.
    #[track_caller]
    fn hears_all(&mut self) {
        let number = self.status()["build"].as_u64().expect("builds are numbered");
        while (self.builds() as u64) < number {
            self.outcome();
        }
    }

    /// Returns the first artifact of a build from nothing that the preview has not.
    fn differs(&self, fresh: &BTreeMap<String, Vec<u8>>) -> Option<String> {
        let shows = |path: &str, bytes: &[u8]| {
            let response = self.get(&format!("/{path}"));
            response.code == 200
                && match path.ends_with(".html") {
                    true => bare(response.text()).as_bytes() == bytes,
                    false => response.body == bytes,
                }
        };
        fresh.iter().find(|(path, bytes)| !shows(path, bytes)).map(|(path, _)| path.clone())
    }

    /// Checks that nothing is left to be built: after one more save, there is one more build and none before it.
    #[track_caller]
    pub fn is_quiet(&mut self) {
        self.hears_all();
        let before = self.builds();
        // In one step: a file that is emptied first may be built in between.
        self.folder.write(".zz", format!("team zz{before} \"Z\"\n"));
        let [from, to] = [".zz", "zz.journey"].map(|name| self.folder.path().join(name));
        std::fs::rename(from, to).expect("it can be renamed");
        self.outcome();
        self.catches_up();
        assert_eq!(self.builds(), before + 1, "it built again without a reason: {:#?}", self.said);
        std::fs::remove_file(self.folder.path().join("zz.journey")).expect("it is there");
        self.outcome();
        self.catches_up();
        assert_eq!(self.builds(), before + 2, "{:#?}", self.said);
    }

    /// Asks it to stop as a terminal does, and returns how it ended and what it said at last.
    pub fn interrupt(mut self, signal: &str) -> (ExitStatus, Vec<String>) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", signal, &id]).status().expect("a signal can be sent");
        assert!(sent.success());
        let status = self.child.wait().expect("it ends");
        self.said.extend(self.lines.iter());
        (status, std::mem::take(&mut self.said))
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_outcome(line: &str) -> bool {
    ["built in ", "not built; ", "nothing to build: "].iter().any(|start| line.starts_with(start))
}

/// Returns a served page as the artifact that it was made of.
pub fn bare(page: &str) -> String {
    let mut page = page.to_owned();
    let start = page.find("<script id=\"Live\"").expect("the client is in the page");
    let end = start + page[start..].find("</script>\n").expect("the client ends") + "</script>\n".len();
    page.replace_range(start..end, "");
    let policy = page.find("http-equiv=\"Content-Security-Policy\"").expect("the page has a policy");
    let added = page[policy..].find("' 'sha256-").expect("its script is allowed") + policy + 1;
    let close = added + 2 + page[added + 2..].find('\'').expect("the hash ends") + 1;
    page.replace_range(added..close, "");
    page.replacen("; connect-src 'self'\"", "\"", 1)
}

/// Builds from nothing and returns every artifact.
pub fn fresh(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let out = folder.path().join(".fresh");
    let _ = std::fs::remove_dir_all(&out);
    let run = folder.run_in("", "build --out .fresh", &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut files = BTreeMap::new();
    collect(&out, &out, &mut files);
    std::fs::remove_dir_all(&out).expect("it was made");
    files
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in folder.read_dir().expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.file_name().is_some_and(|name| name != ".journey-manifest.json") {
            let mut bytes = Vec::new();
            std::fs::File::open(&path)
                .and_then(|mut file| file.read_to_end(&mut bytes))
                .expect("it can be read");
            let name = path.strip_prefix(root).expect("it lies below").to_str().expect("it is text");
            files.insert(name.to_owned(), bytes);
        }
    }
}

/// Returns a journey with a title.
pub fn journey(id: &str, title: &str) -> String {
    format!(
        "journey {id} \"{title}\" {{\n  persona ann\n  stage look \"Look\" {{\n    touchpoint see \"See {title}\" {{\n      \
         channel website\n      feels +1\n    }}\n  }}\n}}\n"
    )
}

/// Returns a project with a journey `buy`.
pub fn project() -> Folder {
    Folder::new(&[
        ("journey.yaml", "title: Shop\n"),
        ("people.journey", "persona ann \"Ann\"\n"),
        ("buy.journey", &journey("buy", "First")),
    ])
}
