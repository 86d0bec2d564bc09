//! What the paths on the command line stand for, compiled.

use std::io::Read;

use anyhow::{Context, Result, bail};
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use super::report::Findings;
use crate::data::Kind;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::project::{self, Compiled, MAX_FILE_BYTES, Project, Request, Selection};
use crate::source::SourceFile;

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// Returns what `paths` pick; `-` stands alone.
pub fn select(paths: &[Utf8PathBuf]) -> Result<Vec<Selection>> {
    if !paths.iter().any(|path| path == STDIN) {
        return project::find(paths);
    }
    if paths.len() > 1 {
        bail!("`-` reads one file from standard input and takes no other path beside it");
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        bail!("standard input has more than {} MiB", MAX_FILE_BYTES >> 20);
    }
    let text = String::from_utf8(bytes).context("standard input is not UTF-8")?;
    let file = SourceFile::new(STDIN, text.strip_prefix('\u{feff}').unwrap_or(&text));
    Ok(vec![Selection { project: Project::of_text(current_folder()?, file), paths: Vec::new() }])
}

/// Compiles a project and returns it with what is to be shown of it.
///
/// # Errors
/// Where there is nothing to compile and nothing that says why.
pub fn compile(selection: &Selection, request: &Request<'_>) -> Result<(Compiled, Findings)> {
    let root = &selection.project.root;
    let mut compiled = selection.project.compile(request);
    let folder = relative_path(&current_folder()?, root);
    let any = compiled
        .files
        .keys()
        .filter(|file| project::is_source(&***file))
        .chain(&compiled.data_files)
        .any(|file| selection.holds(file));
    let diagnostics: Vec<_> =
        compiled.diagnostics.iter().filter(|it| selection.holds(&it.location.file)).cloned().collect();
    // A file under another name than it should have is most likely the one.
    let is_misnamed = |it: &Diagnostic| it.code == Code::UNREADABLE_FILE && it.severity == Severity::Warning;
    if !any && diagnostics.iter().all(is_misnamed) && !compiled.files.contains_key(Utf8Path::new(STDIN)) {
        let place = selection.paths.first().map_or_else(|| root.clone(), |path| root.join(path));
        if Kind::of(&place).is_some() && place.is_file() {
            bail!("`{place}` is no data file of its project: `data` in `journey.yaml` does not name it");
        }
        let hint = diagnostics.first().map_or_else(String::new, |it| format!("; {}", it.message));
        bail!("no `.journey` file found in `{place}`{hint}");
    }
    let findings = Findings {
        folder,
        files: std::mem::take(&mut compiled.files),
        journey_files: compiled.journey_files,
        diagnostics,
    };
    Ok((compiled, findings))
}

/// Returns the folder that the program was called in, without links.
pub fn current_folder() -> Result<Utf8PathBuf> {
    Utf8Path::new(".").canonicalize_utf8().context("cannot open the current folder")
}

/// Returns the relative path from one absolute folder to another, as people write it; empty where they are the same.
pub fn relative_path(from: &Utf8Path, to: &Utf8Path) -> Utf8PathBuf {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    if shared <= 1 && from != to {
        // Nothing but the root of the disk is shared.
        return to.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Utf8Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::relative_path;

    #[test]
    fn a_relative_path_is_written_as_people_do() {
        assert_eq!(relative_path("/a/b".into(), "/a/b".into()), "");
        assert_eq!(relative_path("/a/b".into(), "/a/b/c".into()), "c");
        assert_eq!(relative_path("/a/b".into(), "/a".into()), "..");
        assert_eq!(relative_path("/a/b".into(), "/a/c/d".into()), "../c/d");
        assert_eq!(relative_path("/a/b".into(), "/tmp/x".into()), "/tmp/x");
    }
}
