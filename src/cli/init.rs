use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};

use anyhow::{Context, Result};
use camino::Utf8Path;

use super::Status;
use super::args::{Global, Init};
use super::console::Console;

/// What a new project begins with: where each file goes, and its text.
const FILES: [(&str, &str); 2] = [
    ("journey.yaml", include_str!("init/journey.yaml")),
    ("journeys/first.journey", include_str!("init/first.journey")),
];

/// What git must not see: everything that can be built again, but for the checklists that people tick.
const IGNORED: [&str; 2] = ["/dist/*", "!/dist/checklists/"];

/// Lays down a small project. A file that is there is kept as it is; a `.gitignore` gets the lines it lacks.
pub fn init(args: &Init, global: &Global, console: &mut Console) -> Result<Status> {
    let folder = &args.folder;
    let mut text = String::new();
    for (name, content) in FILES {
        let path = folder.join(name);
        let made = create(&path, content).with_context(|| format!("cannot write `{path}`"))?;
        text.push_str(&if made {
            format!("wrote {name}\n")
        } else {
            format!("kept {name}: it was there already\n")
        });
    }
    let path = folder.join(".gitignore");
    let added = ignore(&path).with_context(|| format!("cannot write `{path}`"))?;
    text.push_str(&match added.as_slice() {
        [] => "kept .gitignore: it has the lines already\n".to_owned(),
        lines => format!("added to .gitignore: {}\n", lines.join(" ")),
    });
    text.push_str("now edit journeys/first.journey, and run `journey check` and `journey build`\n");
    if !global.quiet {
        console.say(&text)?;
    }
    Ok(Status::Done)
}

/// Writes a new file and returns whether it did; one that is there, be it a link to nowhere, is left alone.
fn create(path: &Utf8Path, content: &str) -> std::io::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(content.as_bytes()).map(|()| true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Appends the lines that a `.gitignore` lacks, and returns them.
fn ignore(path: &Utf8Path) -> std::io::Result<Vec<&'static str>> {
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    // The second line takes back part of the first, so it must stand below it.
    let has = |line: &str| before.lines().any(|other| other.trim() == line);
    let missing = match IGNORED {
        [all, _] if !has(all) => IGNORED.to_vec(),
        [_, except] if !has(except) => vec![except],
        _ => Vec::new(),
    };
    if missing.is_empty() {
        return Ok(missing);
    }
    let mut addition = String::new();
    if !before.is_empty() && !before.ends_with('\n') {
        addition.push('\n');
    }
    missing.iter().for_each(|line| addition.extend([*line, "\n"]));
    OpenOptions::new().append(true).create(true).open(path)?.write_all(addition.as_bytes())?;
    Ok(missing)
}
