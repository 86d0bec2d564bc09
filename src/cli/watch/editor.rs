//! The editor that `--editor` names.

use std::process::Command;

use anyhow::{Result, bail};
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use super::browser;

/// The command that opens a place in the editor of whoever writes. No shell sees it.
#[derive(Debug)]
pub struct Editor {
    words: Vec<String>,
    root: Utf8PathBuf,
}

impl Editor {
    /// Reads a command such as `code --goto {file}:{line}:{column}`, for files of the project at `root`.
    ///
    /// # Errors
    /// Where it is empty, or a quotation mark is left open.
    pub fn new(command: &str, root: &Utf8Path) -> Result<Self> {
        let mut words = split(command)?;
        if words.is_empty() {
            bail!("`--editor` needs a command, such as `code --goto {{file}}:{{line}}`");
        }
        if !words.iter().skip(1).any(|word| word.contains("{file}")) {
            words.push("{file}".to_owned());
        }
        Ok(Self { words, root: root.to_owned() })
    }

    /// Opens a place: a file of the project, line and column from 1.
    ///
    /// # Errors
    /// Where there is no such file in the project, or the editor does not start.
    pub fn open(&self, file: &str, line: usize, column: usize) -> Result<()> {
        browser::start(self.command(file, line, column)?)
    }

    fn command(&self, file: &str, line: usize, column: usize) -> Result<Command> {
        let path = self.root.join(file);
        let is_below = Utf8Path::new(file).components().all(|part| matches!(part, Utf8Component::Normal(_)));
        let is_inside =
            path.canonicalize_utf8().is_ok_and(|real| real.starts_with(&self.root) && real.is_file());
        if !is_below || !is_inside {
            bail!("there is no file `{file}` in the project");
        }
        let (line, column) = (line.max(1).to_string(), column.max(1).to_string());
        // Each is put in once: what a file is called is no further place to put something in.
        let fill = |word: &String| {
            let mut filled = String::new();
            let mut rest = word.as_str();
            while let Some(at) = rest.find('{') {
                let names = [("{file}", path.as_str()), ("{line}", &line), ("{column}", &column)];
                let known = names.iter().find(|(name, _)| rest[at..].starts_with(name));
                let (name, value) = known.copied().unwrap_or(("{", "{"));
                filled.push_str(&rest[..at]);
                filled.push_str(value);
                rest = &rest[at + name.len()..];
            }
            filled + rest
        };
        let mut command = Command::new(&self.words[0]);
        command.args(self.words[1..].iter().map(fill));
        Ok(command)
    }
}

/// Splits a command at blanks that stand in no quotation marks.
fn split(command: &str) -> Result<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut open = None;
    for char in command.chars() {
        match (open, char) {
            (Some(mark), char) if char == mark => open = None,
            (None, '"' | '\'') => {
                open = Some(char);
                word.get_or_insert_default();
            }
            (None, char) if char.is_whitespace() => words.extend(word.take()),
            (_, char) => word.get_or_insert_default().push(char),
        }
    }
    if let Some(mark) = open {
        bail!("`--editor {command}` lacks a closing {mark}");
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &str, file: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap();
        std::fs::write(root.join(file), "").unwrap();
        let command = Editor::new(command, &root).unwrap().command(file, 7, 0).unwrap();
        let all = std::iter::once(command.get_program()).chain(command.get_args());
        all.map(|word| word.to_str().unwrap().replace(root.as_str(), "ROOT")).collect()
    }

    #[test]
    fn places_are_filled_in_without_a_shell() {
        assert_eq!(
            words("code --goto {file}:{line}:{column}", "a.journey"),
            ["code", "--goto", "ROOT/a.journey:7:1"]
        );
        assert_eq!(
            words("vi '+{line}' \"my file\" {nothing}", "a b.journey").join("|"),
            "vi|+7|my file|{nothing}|ROOT/a b.journey"
        );
        assert_eq!(words("x {file}", "$(id){line};.journey"), ["x", "ROOT/$(id){line};.journey"]);
    }

    #[test]
    fn only_files_of_the_project_are_opened() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap();
        let editor = Editor::new("x", &root).unwrap();
        for file in ["../a", "/etc/passwd", "a.journey", "", ".", "./a"] {
            assert!(editor.command(file, 1, 1).is_err(), "{file}");
        }
        assert!(Editor::new(" ", &root).is_err() && Editor::new("x 'y", &root).is_err());
    }
}
