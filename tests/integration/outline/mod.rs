//! The outline of every page and the text of every other output, held by files: a change of markup shows where it is seen,
//! and moving markup about changes nothing.

mod many;
mod page;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::examples::{copy, examples, files};
use crate::run::Folder;

/// The day on which all is built: some actions and questions are due before it, some after.
const TODAY: &str = "2026-11-21";

/// How many differing lines of a file are named.
const TOLD: usize = 5;

/// How many differing files are named.
const FILES: usize = 20;

/// The project that reaches what the examples do not, and how it is built: with lanes to write on, without what only some
/// may see, and without all that can be hidden.
const BUILDS: &[(&str, &str)] = &[
    ("every-word", ""),
    ("every-word-blank", "--blank-lanes"),
    ("every-word-some-hidden", "--hide owners,sources,opportunities"),
    (
        "every-word-all-hidden",
        "--blank-lanes --hide kpis,pains,opportunities,backstage,owners,sources,questions",
    ),
];

#[test]
fn the_examples_are_as_their_outlines_say() {
    let mut faults = Vec::new();
    for example in examples() {
        let name = example.file_name().expect("it has a name").to_str().expect("it is UTF-8").to_owned();
        faults.extend(differences(&name, &built(&copy(&example, "a"), ""), usize::MAX));
    }
    report(&faults);
}

#[test]
fn a_project_with_every_word_is_as_its_outlines_say() {
    let project = integration().join("every-word");
    let mut faults = Vec::new();
    for (name, options) in BUILDS {
        faults.extend(differences(name, &built(&copy(&project, "a"), options), usize::MAX));
    }
    report(&faults);
}

/// Long lists have pages of their own, and names that only the search shows.
#[test]
fn a_project_with_many_of_everything_is_as_its_outlines_say() {
    let mut outputs = built(&many::project(), "--only html");
    // One of a kind will do.
    outputs.retain(|path, _| many::is_looked_at(path));
    report(&differences("many", &outputs, 20));
}

#[test]
fn no_outlines_are_left_of_what_is_gone() {
    let names = examples();
    let mut known: Vec<&str> = names.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    known.extend(BUILDS.iter().map(|(name, _)| *name));
    known.push("many");
    for entry in std::fs::read_dir(outlines()).expect("the folder can be read") {
        let entry = entry.expect("the entry can be read").file_name();
        let name = entry.to_str().expect("it is UTF-8");
        assert!(known.contains(&name), "nothing makes {name}: remove tests/integration/outlines/{name}");
    }
}

fn integration() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/integration")
}

fn outlines() -> PathBuf {
    integration().join("outlines")
}

/// Builds the project in `a` and returns its outputs by their paths.
fn built(folder: &Folder, options: &str) -> BTreeMap<String, String> {
    let run = folder.run(&format!("build a --quiet --today {TODAY} {options}"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let outputs = files(&folder.path().join("a/dist")).into_iter();
    let outputs = outputs.map(|(path, bytes)| {
        let path = path.to_str().expect("it is UTF-8").replace('\\', "/");
        (path, String::from_utf8(bytes).expect("an output is text"))
    });
    // The manifest names files and their numbers, which all change with a letter of a style.
    outputs.filter(|(path, _)| !path.starts_with('.')).collect()
}

/// Returns what is other than the outlines of a build say, or writes them down where that is asked for.
fn differences(build: &str, outputs: &BTreeMap<String, String>, most: usize) -> Vec<String> {
    let folder = outlines().join(build);
    let outlines = outputs.iter().map(|(path, text)| {
        let outline = match path.ends_with(".html") {
            true => page::outline(text, most).unwrap_or_else(|error| panic!("{build}/{path}: {error}")),
            false => text.clone(),
        };
        (format!("{path}.txt"), outline)
    });
    let outlines: BTreeMap<String, String> = outlines.collect();
    if std::env::var_os("JOURNEY_UPDATE_OUTLINES").is_some() {
        write(&folder, &outlines);
        return Vec::new();
    }
    let held = files_if_any(&folder);
    let mut faults = Vec::new();
    for (path, now) in &outlines {
        match held.get(path) {
            None => faults.push(format!("{build}/{path} is new")),
            Some(before) => {
                faults.extend(difference(before, now).map(|told| format!("{build}/{path}: {told}")))
            }
        }
    }
    let gone = held.keys().filter(|path| !outlines.contains_key(*path));
    faults.extend(gone.map(|path| format!("{build}/{path} is not made any more")));
    faults
}

/// Writes the outlines of a build, and removes those of files that it makes no more.
fn write(folder: &Path, outlines: &BTreeMap<String, String>) {
    for path in files_if_any(folder).keys().filter(|path| !outlines.contains_key(*path)) {
        std::fs::remove_file(folder.join(path)).expect("a file can be removed");
    }
    for (path, outline) in outlines {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file stands in a folder"))
            .expect("a folder can be made");
        std::fs::write(path, outline).expect("a file can be written");
    }
}

fn files_if_any(folder: &Path) -> BTreeMap<String, String> {
    if !folder.exists() {
        return BTreeMap::new();
    }
    let held = files(folder).into_iter().map(|(path, bytes)| {
        let path = path.to_str().expect("it is UTF-8").replace('\\', "/");
        (path, String::from_utf8(bytes).expect("an outline is text"))
    });
    held.collect()
}

/// Returns the first lines in which two texts differ, if they do. Line ends do not count: git may change them.
fn difference(before: &str, now: &str) -> Option<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    if start == old.len() && start == new.len() {
        return None;
    }
    let rest = old.len().min(new.len()) - start;
    let pairs = old.iter().rev().zip(new.iter().rev()).take(rest);
    let end = pairs.take_while(|(old, new)| old == new).count();
    let mut told = format!(
        "{} lines instead of {} from line {}",
        new.len() - start - end,
        old.len() - start - end,
        start + 1
    );
    for (sign, lines) in [('-', &old[start..old.len() - end]), ('+', &new[start..new.len() - end])] {
        for line in lines.iter().take(TOLD) {
            let short: String = line.chars().take(200).collect();
            told.push_str(&format!("\n  {sign} {short}"));
        }
        if lines.len() > TOLD {
            told.push_str(&format!("\n  {sign} … {} more", lines.len() - TOLD));
        }
    }
    Some(told)
}

#[track_caller]
fn report(faults: &[String]) {
    let told: Vec<&str> = faults.iter().take(FILES).map(|fault| &**fault).collect();
    let left = faults.len().saturating_sub(FILES);
    assert!(
        faults.is_empty(),
        "{}{}\nIf it should be so, write it down: JOURNEY_UPDATE_OUTLINES=1 cargo test --test integration outline",
        told.join("\n"),
        if left > 0 { format!("\n… and {left} files more") } else { String::new() }
    );
}
