//! Timed saves: people save checklists while builds run, at every moment and in every way that editors do, and no word of
//! theirs is lost.
//!
//! Each round changes the sources and builds, so that every list is written anew, while an editor for each list reads it,
//! adds a word and saves it at a random moment of the build. A usual run makes some two hundred saves; a thorough one makes
//! ten thousand. `JOURNEY_THOROUGH=1 cargo test --test integration saves:: -- --show-output` tells the figures.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use crate::run::Folder;
use crate::tier::size;
use crate::watch::Watching;

const LISTS: [&str; 4] = ["shop.md", "all.md", "teams/web.md", "teams/care.md"];

/// After how many rounds the words are counted, and the lists begin anew.
const ROUNDS_OF_A_BATCH: usize = 20;

fn shop(round: usize) -> String {
    let kpi = |id: &str, owner: &str| {
        format!("kpi {id} {{ owner {owner}; target >= 30; actual {} }}\n", round % 50)
    };
    let kpis = [kpi("one", "web"), kpi("two", "web"), kpi("three", "care"), kpi("four", "care")].concat();
    format!(
        "persona sam; team web; team care\njourney shop {{ persona sam; owner web\n stage buy {{ touchpoint form {{ \
         channel website; feels 0 }}\n{kpis} }} }}\n"
    )
}

fn project() -> Folder {
    let folder =
        Folder::new(&[("journey.yaml", "lints: {missing-owner: off}\n"), ("shop.journey", &shop(0))]);
    folder.run("build --quiet").mentions(0, "");
    folder
}

/// How an editor saves.
#[derive(Debug, Clone, Copy)]
enum Save {
    /// It writes the file anew, at once.
    InPlace,
    /// It empties the file, and writes some milliseconds later.
    TwoSteps,
    /// It has the file open for some milliseconds, then writes over what is there.
    HeldOpen,
    /// It adds to the end, as `>>` does.
    Append,
    /// It writes another file and renames it.
    Rename,
    /// It renames the file, writes it anew, and removes the old one.
    Backup,
}

const SAVES: [Save; 6] =
    [Save::InPlace, Save::TwoSteps, Save::HeldOpen, Save::Append, Save::Rename, Save::Backup];

/// A person with an editor and one checklist.
struct Editor {
    path: PathBuf,
    random: u64,
    words: Vec<String>,
    lost: usize,
}

impl Editor {
    fn new(folder: &Folder, list: &str, seed: u64) -> Self {
        let path = folder.path().join("dist/checklists").join(list);
        Self { path, random: seed * 0x9e37_79b9 + 1, words: Vec::new(), lost: 0 }
    }

    /// Returns a number below another, as xorshift makes them.
    fn below(&mut self, most: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random >> 33).expect("it has 31 bits") % most
    }

    /// Adds a word to the list and saves it.
    fn work(&mut self, longest: Duration) {
        let micros = usize::try_from(longest.as_micros()).expect("it is short");
        sleep(Duration::from_micros(self.below(micros) as u64));
        let save = SAVES[self.below(SAVES.len())];
        let pause = Duration::from_micros(self.below(20_000) as u64);
        let word = format!("word-{}-{}", self.words.len(), self.below(1_000_000));
        let result = self.save(save, &word, pause);
        result.unwrap_or_else(|error| panic!("{save:?}: {error}"));
        self.words.push(word);
    }

    fn save(&mut self, save: Save, word: &str, pause: Duration) -> std::io::Result<()> {
        let path = self.path.clone();
        match save {
            Save::InPlace => fs::write(&path, self.text_with(word)?),
            Save::TwoSteps => {
                let text = self.text_with(word)?;
                let mut file = File::create(&path)?;
                sleep(pause);
                file.write_all(text.as_bytes())
            }
            Save::HeldOpen => {
                let text = self.text_with(word)?;
                let mut file = OpenOptions::new().write(true).open(&path)?;
                sleep(pause);
                file.write_all(text.as_bytes())?;
                file.set_len(text.len() as u64)
            }
            Save::Append => {
                let mut file = OpenOptions::new().append(true).open(&path)?;
                writeln!(file, "{word}")
            }
            Save::Rename => {
                let beside = beside(&path, "new");
                fs::write(&beside, self.text_with(word)?)?;
                fs::rename(beside, &path)
            }
            Save::Backup => {
                let text = self.text_with(word)?;
                let beside = beside(&path, "old");
                fs::rename(&path, &beside)?;
                fs::write(&path, text)?;
                fs::remove_file(beside)
            }
        }
    }

    /// Returns the list as it is on the disk, with one more word beneath an item.
    fn text_with(&mut self, word: &str) -> std::io::Result<String> {
        let text = fs::read_to_string(&self.path)?;
        let items: Vec<usize> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains("<!-- kpi:"))
            .map(|(at, _)| at)
            .collect();
        let mut lines: Vec<&str> = text.lines().collect();
        let note = format!("  {word}");
        match items.len() {
            0 => lines.push(&note),
            count => lines.insert(items[self.below(count)] + 1, &note),
        }
        Ok(lines.join("\n") + "\n")
    }

    /// Counts the words that are not there any more, and takes the others away.
    fn count(&mut self) {
        let text = fs::read_to_string(&self.path).expect("the list is there");
        self.lost += self.words.iter().filter(|word| !text.contains(&**word)).count();
        self.words.clear();
        let without = text.lines().filter(|line| !line.contains("word-")).flat_map(|line| [line, "\n"]);
        fs::write(&self.path, without.collect::<String>()).expect("the list can be written");
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_extension(format!("md.{ending}"))
}

/// Makes rounds of saves, each list once a round, and checks that no word is lost. `build` builds the project once more and
/// says whether it was written.
#[expect(clippy::print_stdout, reason = "who asks for it reads the figures")]
fn rounds(name: &str, saves: usize, folder: &Folder, mut build: impl FnMut() -> bool) {
    let start = Instant::now();
    let mut editors: Vec<Editor> =
        (1_u64..).zip(LISTS).map(|(seed, list)| Editor::new(folder, list, seed)).collect();
    let (mut round, mut refused, mut longest) = (0, 0, Duration::from_millis(50));
    while round * LISTS.len() < saves {
        for _ in 0..ROUNDS_OF_A_BATCH {
            round += 1;
            folder.write("shop.journey", shop(round));
            scope(|threads| {
                let longest_now = longest;
                editors.iter_mut().for_each(|editor| _ = threads.spawn(move || editor.work(longest_now)));
                let begin = Instant::now();
                refused += usize::from(!build());
                // Of a build that had to wait, the time before that is what matters.
                longest = begin.elapsed().clamp(Duration::from_millis(5), Duration::from_millis(200));
            });
        }
        folder.run("build --quiet").mentions(0, "");
        editors.iter_mut().for_each(Editor::count);
    }
    let lost: usize = editors.iter().map(|editor| editor.lost).sum();
    let made = round * LISTS.len();
    println!("{name}: {made} saves, {lost} words lost, {refused} builds refused, {:.0?}", start.elapsed());
    assert_eq!(lost, 0, "of {made} words");
    let left: Vec<_> = fs::read_dir(folder.path().join("dist/checklists"))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name())
        .filter(|name| name.to_string_lossy().contains("journey-"))
        .collect();
    assert!(left.is_empty(), "{left:?} are left");
}

#[test]
fn no_word_is_lost_while_a_build_runs() {
    let folder = project();
    rounds("build", size(80, 5_000), &folder, || folder.run("build --quiet").code == 0);
}

#[test]
fn no_word_is_lost_under_watch() {
    let folder = project();
    let mut watching = Watching::begin(&folder, "");
    watching.outcome();
    rounds("watch", size(80, 5_000), &folder, || !watching.outcome().contains("not written"));
}
