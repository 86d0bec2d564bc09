//! The projects that paths on the command line pick.

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::files::{EntryKind, FolderTree, is_project, is_source};
use super::{EXTENSION, Project};
use crate::data::Kind;
use crate::source::file_path;

/// A project, and which part of it was asked for.
#[derive(Debug)]
pub struct Selection {
    /// The project.
    pub project: Project,
    /// Files and folders relative to its root; empty means all of it.
    pub paths: Vec<Utf8PathBuf>,
}

impl Selection {
    /// Returns whether `file` lies in what was asked for.
    pub fn holds(&self, file: &Utf8Path) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|path| file.starts_with(path))
    }
}

/// Returns the projects that `paths` pick, each once, in the order of the paths.
///
/// # Errors
/// Where a path does not exist, is no UTF-8, or names a file that is no journey.
pub fn find(paths: &[Utf8PathBuf]) -> Result<Vec<Selection>> {
    let mut selections = Vec::new();
    for path in paths {
        let found = path.canonicalize_utf8().with_context(|| format!("cannot open `{path}`"))?;
        if found.is_dir() {
            find_folder(&found, &mut selections)
        } else {
            find_file(path, &found, &mut selections)?
        }
    }
    Ok(selections)
}

fn find_folder(folder: &Utf8Path, selections: &mut Vec<Selection>) {
    if let Some(root) = project_above(folder) {
        return select(selections, root, folder);
    }
    if selections.iter().any(|selection| selection.project.is_folder(folder)) {
        return;
    }
    let below = projects_below(folder);
    let loose = Project::open(folder.to_owned());
    if below.is_empty() || loose.has_journeys() {
        selections.push(Selection { project: loose, paths: Vec::new() });
    }
    for root in below {
        select(selections, &root, &root);
    }
}

fn find_file(given: &Utf8Path, file: &Utf8Path, selections: &mut Vec<Selection>) -> Result<()> {
    let folder = file.parent().expect("the path of a file has a parent");
    let is_config = file.file_name() == Some(crate::config::FILE_NAME);
    let project = project_above(folder);
    let may_be_data = project.is_some() && Kind::of(file).is_some();
    if !is_source(file) && !is_config && !may_be_data {
        bail!("`{given}` is no `.{EXTENSION}` file");
    }
    match project {
        Some(root) => select(selections, root, if is_config { root } else { file }),
        None => {
            let name = file.file_name().expect("the path of a file has a name");
            let project = Project::of_file(folder.to_owned(), file_path(name));
            let known = |selection: &Selection| selection.project.is_file(&project.root, name);
            if !selections.iter().any(known) {
                selections.push(Selection { project, paths: Vec::new() });
            }
        }
    }
    Ok(())
}

/// Returns the nearest folder with a `journey.yaml`, from `folder` upwards.
fn project_above(folder: &Utf8Path) -> Option<&Utf8Path> {
    folder.ancestors().find(|folder| is_project(folder.as_std_path()))
}

/// Returns the folders below `folder` that are projects, in order. A project inside of another is one of its own.
fn projects_below(folder: &Utf8Path) -> Vec<Utf8PathBuf> {
    let tree = FolderTree::of_folder(folder);
    let projects = tree.walk().filter_map(Result::ok).filter(|entry| entry.kind == EntryKind::OtherProject);
    projects.filter_map(|entry| Utf8PathBuf::from_path_buf(entry.path).ok()).collect()
}

/// Adds `path` to what is asked of the project at `root`.
fn select(selections: &mut Vec<Selection>, root: &Utf8Path, path: &Utf8Path) {
    let part = path.strip_prefix(root).expect("the project was found above the path");
    let whole = part.as_str().is_empty();
    match selections.iter_mut().find(|selection| selection.project.is_folder(root)) {
        Some(selection) if selection.paths.is_empty() || whole => selection.paths.clear(),
        Some(selection) => selection.paths.push(part.to_owned()),
        None => {
            let paths = if whole { Vec::new() } else { vec![part.to_owned()] };
            selections.push(Selection { project: Project::open(root.to_owned()), paths });
        }
    }
}
