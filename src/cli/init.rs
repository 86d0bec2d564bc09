//! `journey init`: a first project, written into a folder without overwriting anything.

mod templates;

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};

use anyhow::{Context, Result};
use camino::Utf8Path;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::Status;
use super::args::{Global, Init};
use super::console::Console;
use super::today::today;

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
    if args.templates {
        return templates::write_out(folder, global, console);
    }
    let today = today(global.today)?;
    let mut text = String::new();
    for (name, content) in FILES {
        text.push_str(&scaffold(folder, name, &with_dates(content, today))?);
    }
    let path = folder.join(".gitignore");
    let added = extend_gitignore(&path).with_context(|| format!("cannot write `{path}`"))?;
    text.push_str(&match added.as_slice() {
        [] => "kept .gitignore: it has the lines already\n".to_owned(),
        lines => format!("added to .gitignore: {}\n", lines.join(" ")),
    });
    let first = folder.join("journeys/first.journey");
    let first = first.strip_prefix(".").unwrap_or(&first);
    text.push_str(&format!("now edit {first}, and run `journey check` and `journey build`\n"));
    if !global.quiet {
        console.print_message(&text)?;
    }
    Ok(Status::Done)
}

/// The days that the first journey is written with: of its readings, and of its targets seven months on.
const READ_ON: Date = date(2026, 11, 1);
const DUE_BY: Date = date(2027, 6, 30);

/// Returns a text with those days moved to this month, so that nothing in a new project is overdue.
fn with_dates(text: &str, today: Date) -> String {
    let read_on = today.first_of_month();
    // What lies behind the end of the calendar is never overdue.
    let due_by = read_on.checked_add(7.months()).map_or(Date::MAX, Date::last_of_month);
    text.replace(&READ_ON.to_string(), &read_on.to_string()).replace(&DUE_BY.to_string(), &due_by.to_string())
}

/// Writes a new file of a folder, and returns a line that says so, or that there was one already.
fn scaffold(folder: &Utf8Path, name: &str, content: &str) -> Result<String> {
    let path = folder.join(name);
    let is_new = create_new(&path, content).with_context(|| format!("cannot write `{path}`"))?;
    Ok(if is_new { format!("wrote {name}\n") } else { format!("kept {name}: it was there already\n") })
}

/// Writes a new file and returns whether it did; one that is there, be it a link to nowhere, is left alone.
fn create_new(path: &Utf8Path, content: &str) -> std::io::Result<bool> {
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
fn extend_gitignore(path: &Utf8Path) -> std::io::Result<Vec<&'static str>> {
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
