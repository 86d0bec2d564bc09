//! A small project that is edited at random, by a seed.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use journey::project::{Changes, Unsaved};
use journey::source::file_path;

use super::root;
use crate::run::Folder;

const DATA: &str = "data/a.csv";
const STYLE: &str = "looks/style/map/words.css";

/// Random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        // Knuth's constants for a linear congruential generator; its high bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Returns whether one of so many sides falls.
    fn falls(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }
}

/// A journey as it should be when nothing is broken.
#[derive(Clone)]
struct Written {
    text: String,
    /// The journeys that it names.
    names: Vec<String>,
}

/// A project on disk, what is typed and not saved, and the day.
pub struct World {
    pub folder: Folder,
    pub unsaved: Unsaved,
    pub today: Date,
    /// Whether every text is saved as soon as it is typed.
    saves: bool,
    dice: Dice,
    /// By their paths.
    journeys: BTreeMap<String, Written>,
    /// Paths whose file is not as it should be.
    broken: BTreeSet<String>,
    /// How many journeys there were so far.
    count: usize,
    /// What was written, moved or removed since somebody asked.
    touched: BTreeSet<String>,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut world = World {
            folder: Folder::new(&[]),
            unsaved: Unsaved::new(),
            saves: true,
            today: date(2026, 11, 21),
            dice: Dice(seed),
            journeys: BTreeMap::new(),
            broken: BTreeSet::new(),
            count: 0,
            touched: BTreeSet::new(),
        };
        world.configure("title: Edited\n");
        world.write("looks/style/extra.css", "/* No page uses it. */");
        world.write(DATA, "kpi,date,value\n");
        world.write("a.png", "one");
        world.share(0);
        (0..3 + world.dice.below(5)).for_each(|_| world.add());
        world.saves = false;
        world
    }

    /// Changes something: most often one journey, by writing, breaking, moving or deleting its file.
    pub fn edit(&mut self) {
        let paths: Vec<String> = self.journeys.keys().cloned().collect();
        let path = self.dice.one(&paths);
        match self.dice.below(23) {
            0..=4 => self.rewrite(&path),
            5 => {
                let mut written = self.journeys[&path].clone();
                written.text.insert_str(0, "// A word on it.\n");
                self.put(path, written);
            }
            6 if paths.len() < 8 => self.add(),
            7 if paths.len() > 3 => {
                self.journeys.remove(&path);
                self.broken.remove(&path);
                self.remove(&path);
            }
            8 => self.rename(&path),
            9 | 10 => self.cut(path),
            11 => {
                let more =
                    self.dice.one(&["", "lints: {missing-owner: off}\n", "language: de\n", "output: out\n"]);
                let title = self.dice.below(9);
                self.configure(&format!("title: T{title}\n{more}"));
            }
            12 | 13 => self.measure(&path),
            14 => {
                let bytes = self.dice.one(&["one", "two", "three"]);
                self.write("a.png", bytes);
            }
            15 => match self.dice.below(4) {
                0 => self.write(STYLE, "/* Broken: {{ nothing }} */"),
                1 if self.folder.exists(STYLE) => self.remove(STYLE),
                _ => self.write(STYLE, "/* Ours. */"),
            },
            16 => {
                let which = self.dice.below(4);
                self.share(which);
            }
            17 => self.today = self.today.saturating_add(1.day()),
            18 => self.configure("titel: broken\n"),
            19 => self.move_folder(),
            20 | 21 => self.close(),
            _ => self.mend(),
        }
    }

    /// Makes everything whole, and saves it: what is cut, and what names a journey that is gone.
    pub fn mend(&mut self) {
        self.saves = true;
        self.unsaved.clear();
        self.broken.clear();
        let is_on_disk = |path: &str, text: &str| self.folder.exists(path) && self.folder.read(path) == text;
        let journeys = self.journeys.iter().map(|(path, written)| (path.clone(), written.text.clone()));
        let lost: Vec<_> = journeys.filter(|(path, text)| !is_on_disk(path, text)).collect();
        lost.iter().for_each(|(path, text)| self.write(path, text));
        let there = self.names();
        let lost = self.journeys.iter().filter(|(_, it)| it.names.iter().any(|name| !there.contains(name)));
        let lost: Vec<String> = lost.map(|(path, _)| path.clone()).collect();
        lost.iter().for_each(|path| self.rewrite(path));
        self.write(DATA, "kpi,date,value\n");
        self.write(STYLE, "/* Mended. */");
        self.configure("title: Mended\n");
        self.share(1);
        self.saves = false;
    }

    /// Returns what a watcher would say: now and then that it does not know, else the paths and some that mean nothing.
    pub fn changes(&mut self) -> Changes {
        let touched = std::mem::take(&mut self.touched);
        if self.dice.falls(5) {
            return Changes::Anything;
        }
        let root = root(&self.folder);
        let passing = [".all.journey.swp", "4913", "all.journey~"].map(str::to_owned);
        Changes::Paths(touched.iter().chain(&passing).map(|path| root.join(path)).collect())
    }

    /// Writes a file; sometimes only in an editor, which saves it later or never.
    fn write(&mut self, path: &str, text: &str) {
        if !self.saves && self.dice.falls(3) {
            self.unsaved.insert(file_path(path), text.into());
            return;
        }
        self.folder.write(path, text);
        self.touched.insert(path.to_owned());
        // What is open in an editor goes on as it was, or takes over what somebody else has written.
        if self.dice.falls(2) {
            self.unsaved.remove(Utf8Path::new(path));
        }
    }

    fn remove(&mut self, path: &str) {
        if self.folder.exists(path) {
            std::fs::remove_file(self.folder.path().join(path)).expect("it is there");
            self.touched.insert(path.to_owned());
        }
        if self.dice.falls(2) {
            self.unsaved.remove(Utf8Path::new(path));
        }
    }

    /// Closes an editor without saving.
    fn close(&mut self) {
        let open: Vec<_> = self.unsaved.keys().cloned().collect();
        if !open.is_empty() {
            self.unsaved.remove(&self.dice.one(&open));
        }
    }

    fn put(&mut self, path: String, written: Written) {
        self.write(&path, &written.text);
        self.broken.remove(&path);
        self.journeys.insert(path, written);
    }

    fn add(&mut self) {
        self.count += 1;
        let (first, folder) = (self.dice.one(&["a", "m", "z"]), self.dice.one(&["", "deep/", "deep/er/"]));
        self.rewrite(&format!("{folder}{first}{}.journey", self.count));
    }

    fn rewrite(&mut self, path: &str) {
        let written = self.journey(path);
        self.put(path.to_owned(), written);
    }

    /// Moves a journey's file; sometimes with its folder.
    fn rename(&mut self, path: &str) {
        let name = Utf8Path::new(path).file_name().expect("it has a name");
        let to = if path.starts_with("deep/") { name.to_owned() } else { format!("deep/{name}") };
        self.journeys.remove(path);
        self.broken.remove(path);
        self.remove(path);
        self.rewrite(&to);
    }

    /// Gives a folder another name; of the files in it, nobody is told.
    fn move_folder(&mut self) {
        let (from, to) = match self.folder.exists("deep/er") {
            true => ("deep/er", "deep/st"),
            false => ("deep/st", "deep/er"),
        };
        if !self.folder.exists(from) || self.folder.exists(to) {
            return;
        }
        let path = |folder: &str| self.folder.path().join(folder);
        std::fs::rename(path(from), path(to)).expect("nothing is there");
        self.touched.retain(|path| !path.starts_with(from));
        self.touched.extend([from.to_owned(), to.to_owned()]);
        let moved = |path: &String| match path.strip_prefix(from) {
            Some(rest) => format!("{to}{rest}"),
            None => path.clone(),
        };
        self.journeys = self.journeys.iter().map(|(path, it)| (moved(path), it.clone())).collect();
        self.broken = self.broken.iter().map(moved).collect();
    }

    /// Leaves a file half written.
    fn cut(&mut self, path: String) {
        let text = self.journeys[&path].text.clone();
        let end = self.dice.below(text.len());
        self.write(&path, &text[..end]);
        self.broken.insert(path);
    }

    fn configure(&mut self, text: &str) {
        self.write("journey.yaml", &format!("{text}data: [data/*.csv]\ntemplates: looks\n"));
    }

    fn measure(&mut self, path: &str) {
        let name = name(path);
        let rows = (1..=self.dice.below(4)).map(|month| format!("{name}/k,2026-0{month}-01,{month}%\n"));
        let rows = rows.collect::<String>();
        let mistake = self.dice.one(&["", "", "", "nobody/k,2026-01-01,1%\n", "all,2026-02-30,many\n"]);
        self.write(DATA, &format!("kpi,date,value\n{rows}{mistake}"));
    }

    fn share(&mut self, which: usize) {
        let (title, stage) = [
            ("Sam", "stage start \"Shared\""),
            ("Sam, again", "stage start \"Begin\" { goal \"Get in\" }"),
            ("Sam", "stage other \"Other\""),
            ("Samira", "// Nothing is shared.\nstage start \"Shared\" { image \"a.png\" \"A picture\" }"),
        ][which];
        let text = format!(
            "persona sam \"{title}\" {{ prefers kiosk }}\nteam web \"Web\"\nchannel kiosk \"Kiosk\"\n{stage}\n"
        );
        self.write("all.journey", &text);
    }

    fn names(&self) -> Vec<String> {
        self.journeys.keys().map(|path| name(path).to_owned()).collect()
    }

    /// Returns a journey for a path, which names some of those that there are.
    fn journey(&mut self, path: &str) -> Written {
        let (own, dice) = (name(path), &mut self.dice);
        let others: Vec<String> = self.journeys.keys().map(|path| name(path).to_owned()).collect();
        let others: Vec<String> = others.into_iter().filter(|other| *other != own).collect();
        let mut names = Vec::new();
        let mut another = |dice: &mut Dice, sides: usize, of: &[String]| {
            let name = (!of.is_empty() && dice.falls(sides)).then(|| dice.one(of))?;
            names.push(name.clone());
            Some(name)
        };
        let mut text = String::new();
        if dice.falls(4) {
            text.push_str(&format!("persona own-{own} \"Somebody of {own}\"\n\n"));
        }
        text.push_str(&format!("journey {own} \"Title {}\" {{\n  persona sam\n", dice.below(99)));
        text.push_str(dice.one(&["", "  // journey: allow(missing-owner) so be it\n", "  owner web\n"]));
        if let Some(current) = another(dice, 3, &others) {
            text.push_str(&format!("  state future of {current}\n"));
        }
        text.push_str("  kpi k \"K\" {\n    metric csat\n    baseline 10% on 2026-01-01\n    target >= 30% by 2026-12-31\n  }\n");
        let (title, touch) = (dice.one(&["", " \"Own\""]), dice.below(99));
        let (channel, feels) = (dice.one(&["website", "kiosk"]), dice.one(&["-2", "0", "+2"]));
        text.push_str(&format!(
            "  stage start{title} {{\n    touchpoint t \"Touch {touch}\" {{\n      channel {channel}\n      feels {feels} \"so\"\n"
        ));
        text.push_str(&format!("      pain p{} \"It hurts\" {{ severity high }}\n", dice.below(2)));
        if dice.falls(4) {
            text.push_str(&format!(
                "      image \"{}a.png\" \"A picture\"\n",
                "../".repeat(path.matches('/').count())
            ));
        }
        // A journey that expands to an earlier one only never comes back to itself.
        let earlier: Vec<String> = others.iter().filter(|other| other.as_str() < own).cloned().collect();
        if let Some(expanded) = another(dice, 3, &earlier) {
            text.push_str(&format!("      expands {expanded}\n"));
        }
        text.push_str("    }\n  }\n");
        if let Some(other) = another(dice, 2, &others) {
            text.push_str(&format!("  opportunity o \"Do it\" {{ improves {other}/k }}\n"));
        }
        text.push_str("}\n");
        Written { text, names }
    }
}

fn name(path: &str) -> &str {
    Utf8Path::new(path).file_stem().expect("it has a name")
}

/// Returns every file below a folder.
pub fn files(folder: &Utf8Path) -> BTreeMap<Utf8PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in next.read_dir_utf8().into_iter().flatten() {
            let path = entry.expect("it can be looked at").into_path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path).expect("it can be read");
                files.insert(path.strip_prefix(folder).expect("it lies below").to_owned(), bytes);
            }
        }
    }
    files
}
