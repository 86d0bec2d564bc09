//! The projects that paths on the command line pick.

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::files::{EntryKind, FolderTree, is_project, is_source, name_of_misnamed_source};
use super::spelling::on_disk;
use super::{EXTENSION, Project};
use crate::config;
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

/// A path of the command line.
struct Given<'p> {
    /// As it was written.
    written: &'p Utf8Path,
    /// What it leads to, absolute and without links.
    target: Utf8PathBuf,
    /// Where it is a link, the link itself in its folder, which is without links.
    link: Option<Utf8PathBuf>,
}

/// Returns the projects that `paths` pick, each once, in the order of the paths.
///
/// # Errors
/// Where a path does not exist, is no UTF-8, or names a file that is no journey.
pub fn find(paths: &[Utf8PathBuf]) -> Result<Vec<Selection>> {
    let mut selections = Vec::new();
    for path in paths {
        let given = Given::new(path).with_context(|| format!("cannot open `{path}`"))?;
        if given.target.is_dir() {
            find_folder(&given, &mut selections)
        } else {
            find_file(&given, &mut selections)?
        }
    }
    Ok(selections)
}

impl<'p> Given<'p> {
    fn new(written: &'p Utf8Path) -> std::io::Result<Self> {
        let spelled = on_disk(".".into(), written).unwrap_or_else(|| written.to_owned());
        let target = spelled.canonicalize_utf8()?;
        let link = match (spelled.is_symlink(), spelled.parent(), spelled.file_name()) {
            (true, Some(folder), Some(name)) => Some(folder.canonicalize_utf8()?.join(name)),
            _ => None,
        };
        Ok(Self { written, target, link })
    }

    /// Returns the path under which a project knows the file.
    fn file(&self) -> &Utf8Path {
        let is_read = |path: &Utf8Path| is_source(path) || path.file_name() == Some(config::FILE_NAME);
        self.link.as_deref().filter(|link| is_read(link)).unwrap_or(&self.target)
    }
}

fn find_folder(given: &Given<'_>, selections: &mut Vec<Selection>) {
    let folder = &*given.target;
    if let Some(root) = project_above(folder) {
        return select_both(selections, root, folder, given);
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

fn find_file(given: &Given<'_>, selections: &mut Vec<Selection>) -> Result<()> {
    let file = given.file();
    let folder = file.parent().expect("the path of a file has a parent");
    let is_config = file.file_name() == Some(config::FILE_NAME);
    let project = project_above(folder);
    let may_be_data = project.is_some() && Kind::of(file).is_some();
    if !is_source(file) && !is_config && !may_be_data {
        let right = name_of_misnamed_source(file).map(|name| format!("; rename it to `{name}`"));
        bail!("`{}` is no `.{EXTENSION}` file{}", given.written, right.unwrap_or_default());
    }
    match project {
        Some(root) if is_config => select(selections, root, root),
        Some(root) => select_both(selections, root, file, given),
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

/// Adds `path` to what is asked of the project at `root`, under either name if it was given by a link: which of them a
/// project knows a file by depends on whether it also belongs by its own place.
fn select_both(selections: &mut Vec<Selection>, root: &Utf8Path, path: &Utf8Path, given: &Given<'_>) {
    select(selections, root, path);
    let names = given.link.iter().chain([&given.target]);
    for other in names.filter(|other| *other != path && other.starts_with(root)) {
        select(selections, root, other);
    }
}

/// Returns the nearest folder with a `journey.yaml`, from `folder` upwards.
fn project_above(folder: &Utf8Path) -> Option<&Utf8Path> {
    folder.ancestors().find(|folder| is_project(folder.as_std_path()))
}

/// Returns the folders below `folder` that are projects, in order. A project inside of another is one of its own.
fn projects_below(folder: &Utf8Path) -> Vec<Utf8PathBuf> {
    let tree = FolderTree::of_folder(folder);
    let projects =
        tree.walk().filter_map(Result::ok).filter(|entry| matches!(entry.kind, EntryKind::OtherProject));
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
