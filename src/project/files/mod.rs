//! Which files belong to a project: the one place that decides, for whoever finds, reads or watches them.
//!
//! A file belongs by its place and name, or because the project names it. [`FolderTree`] knows places, `names` knows names,
//! and [`BuildInputs`] what is named; [`ProjectFiles`] puts them together.

mod ignore_rules;
mod inputs;
mod links;
mod names;
mod tree;
mod walk;

use std::collections::BTreeSet;
use std::path::{MAIN_SEPARATOR, Path};

use camino::{Utf8Path, Utf8PathBuf};
use globset::GlobSet;

use super::data::pattern;
use super::spelling::{normal, on_disk};
use crate::config;

pub(super) use ignore_rules::MAX_IGNORE_BYTES;
pub use inputs::BuildInputs;
pub(super) use links::LinkTarget;
pub(super) use names::{
    IGNORE_FILE, is_configuration, is_hidden, is_misnamed_configuration, may_be_read, name_of_misnamed_source,
};
pub use names::{is_journey_or_configuration, is_source, is_template};
pub(super) use tree::{FolderTree, is_project};
pub(super) use walk::{Entry, EntryKind, Walk, WalkError};

/// The files and folders of a project.
#[derive(Debug)]
pub struct ProjectFiles {
    inputs: BuildInputs,
    tree: FolderTree,
    /// The folder of templates, without links. It is named, so that it may be hidden or excluded itself.
    templates: Option<FolderTree>,
    /// The files that are named, also in the normal spelling, and what links among them lead to.
    named: BTreeSet<Utf8PathBuf>,
    /// The output folders as they are named, and without links.
    outputs: BTreeSet<Utf8PathBuf>,
    /// What the patterns for data match.
    data: GlobSet,
}

impl ProjectFiles {
    /// Returns the files of a project that says this of them.
    pub fn new(inputs: BuildInputs) -> Self {
        let real = |path: &Utf8PathBuf| on_disk(inputs.root(), path)?.canonicalize_utf8().ok();
        let with_targets = |paths: &BTreeSet<Utf8PathBuf>| -> BTreeSet<Utf8PathBuf> {
            let spelled = paths.iter().map(|path| Utf8PathBuf::from(&*normal(path.as_str())));
            paths.iter().filter_map(real).chain(spelled).chain(paths.iter().cloned()).collect()
        };
        let templates =
            inputs.templates.as_ref().map(|folder| real(folder).unwrap_or_else(|| folder.clone()));
        let outputs = with_targets(&inputs.outputs);
        let patterns = inputs.data.iter().filter(|entry| pattern::is_pattern(entry)).collect();
        Self {
            tree: FolderTree::of_project(inputs.root(), outputs.clone()),
            templates: templates.map(|folder| FolderTree::of_folder(&folder)),
            named: with_targets(&inputs.named),
            outputs,
            data: pattern::globs(patterns).0,
            inputs,
        }
    }

    /// Returns what the project says of its files.
    pub fn inputs(&self) -> &BuildInputs {
        &self.inputs
    }

    /// Returns the project's folder.
    pub fn root(&self) -> &Utf8Path {
        self.inputs.root()
    }

    /// Walks what belongs by its place, sorted by path.
    pub(super) fn walk(&self) -> Walk<'_> {
        self.tree.walk()
    }

    /// Walks what belongs by its place in those folders that `enter` accepts.
    pub(super) fn walk_where<'f>(&'f self, enter: impl Fn(&Path) -> bool + 'f) -> Walk<'f> {
        self.tree.walk_where(enter)
    }

    /// Walks the folder of templates, if there is one.
    pub(super) fn walk_templates(&self) -> impl Iterator<Item = Result<Entry, WalkError>> {
        self.templates.iter().flat_map(FolderTree::walk)
    }

    /// Returns whether a path lies in an output folder, in which nothing belongs.
    pub fn is_output(&self, path: &Utf8Path) -> bool {
        self.outputs.iter().any(|folder| path.starts_with(folder))
    }

    /// Returns whether the content of the file `path`, or whether it is there, can change what is built.
    pub fn is_relevant(&self, path: &Utf8Path) -> bool {
        if self.is_output(path) {
            return false;
        }
        let is_input = match &self.inputs.only {
            Some(only) => path == self.root().join(&**only),
            None => self.has_role(path) && self.tree.holds(path.as_std_path(), false),
        };
        is_input || self.is_named(path) || self.has_template(path) || self.separates(path) || self.obeys(path)
    }

    /// Returns whether what happened at `path` can change which files belong, or which folders are to be watched: to an
    /// ignore file, a project inside of this one, a folder that belongs or leads to one, or a link or what it leads to.
    pub fn is_structural(&self, path: &Utf8Path) -> bool {
        let leads = |to: &Utf8Path| to != path && to.starts_with(path);
        if self.root().starts_with(path) || self.named.iter().any(|file| leads(file)) {
            return true;
        }
        let belongs = |tree: &FolderTree| tree.root() == path || tree.holds(path.as_std_path(), true);
        let is_folder = || path.symlink_metadata().is_ok_and(|found| found.is_dir());
        self.obeys(path)
            || self.separates(path)
            || self.trees().any(|tree| tree.links().lead_through(path.as_std_path()))
            || self.trees().any(belongs) && is_folder()
    }

    /// Forgets what was read of folders to answer for single paths.
    pub fn forget_structure(&self) {
        self.trees().for_each(FolderTree::forget);
    }

    /// Returns the files that are relevant and there, and those that are named.
    pub fn relevant_files(&self) -> BTreeSet<Utf8PathBuf> {
        let only = self.inputs.only.iter().map(|only| self.root().join(&**only));
        let mut files: BTreeSet<_> = self.named.iter().cloned().chain(only).collect();
        let spelled = self.named.iter().filter(|path| !path.as_str().is_ascii());
        files.extend(spelled.filter_map(|path| on_disk(self.root(), path)));
        files.retain(|path| !self.is_output(path));
        for Entry { path, kind, .. } in self.walk_inputs() {
            let Ok(path) = Utf8PathBuf::from_path_buf(path) else { continue };
            match kind {
                EntryKind::Folder => {}
                EntryKind::OtherProject => _ = files.insert(path.join(config::FILE_NAME)),
                EntryKind::IgnoreFile => _ = files.insert(path),
                EntryKind::File | EntryKind::Link(_) | EntryKind::Special => {
                    files.extend(self.has_role(&path).then_some(path));
                }
            }
        }
        for Entry { path, kind, .. } in self.walk_templates().filter_map(Result::ok) {
            let is_input = matches!(kind, EntryKind::IgnoreFile) || kind.may_be_file() && is_template(&path);
            files.extend(is_input.then(|| Utf8PathBuf::from_path_buf(path).ok()).flatten());
        }
        files
    }

    /// Returns the folders to watch. Each comes before what is in it is looked at: what comes into it once it is watched is
    /// told, and what was there before is found.
    pub fn folders(&self) -> impl Iterator<Item = Utf8PathBuf> {
        let only = self.inputs.only.iter().map(|only| self.root().join(&**only));
        let templates = self.templates.iter().map(|tree| tree.root().to_owned());
        // The root itself may be moved away and come back.
        let named = self.named.iter().cloned().chain(only).chain(templates).chain([self.root().to_owned()]);
        let above: BTreeSet<_> = named.filter_map(|path| path.parent().map(nearest_folder)).collect();
        let walked = self.walk_inputs().chain(self.walk_templates().filter_map(Result::ok));
        let folders =
            walked.filter(|entry| matches!(entry.kind, EntryKind::Folder | EntryKind::OtherProject));
        let folders = folders.filter_map(|entry| Utf8PathBuf::from_path_buf(entry.path).ok());
        above.into_iter().chain(folders).chain(std::iter::once_with(|| self.folders_of_links()).flatten())
    }

    /// Returns the folders in which links, and what they lead to, may be put in another's place.
    fn folders_of_links(&self) -> BTreeSet<Utf8PathBuf> {
        let links = self.trees().map(FolderTree::links);
        let ways: Vec<_> = links.flat_map(|links| links.ways.iter().cloned().collect::<Vec<_>>()).collect();
        let ways = ways.into_iter().filter_map(|path| Utf8PathBuf::from_path_buf(path).ok());
        ways.filter_map(|path| path.parent().map(nearest_folder)).collect()
    }

    /// Walks the project's folder, unless its project is a single file.
    fn walk_inputs(&self) -> impl Iterator<Item = Entry> {
        let tree = self.inputs.only.is_none().then_some(&self.tree);
        tree.into_iter().flat_map(FolderTree::walk).filter_map(Result::ok)
    }

    fn trees(&self) -> impl Iterator<Item = &FolderTree> {
        let tree = self.inputs.only.is_none().then_some(&self.tree);
        tree.into_iter().chain(&self.templates)
    }

    /// Returns whether the project names a file, or one that people read as the same.
    fn is_named(&self, path: &Utf8Path) -> bool {
        self.named.contains(path) || self.named.contains(Utf8Path::new(&*normal(path.as_str())))
    }

    /// Returns whether the name of a file in the project's folder or below says that it is read.
    fn has_role(&self, path: &Utf8Path) -> bool {
        let Ok(below) = path.strip_prefix(self.root()) else { return false };
        is_source(below)
            || name_of_misnamed_source(below).is_some()
            || is_configuration(below)
            || is_misnamed_configuration(below.as_str())
            || self.data.is_match(&*normal(&name_below(self.root(), path.as_std_path())))
    }

    fn has_template(&self, path: &Utf8Path) -> bool {
        let holds = |tree: &FolderTree| tree.holds(path.as_std_path(), false);
        is_template(path) && self.templates.as_ref().is_some_and(holds)
    }

    /// Returns whether `path` is that of an ignore file that counts.
    fn obeys(&self, path: &Utf8Path) -> bool {
        self.trees().any(|tree| tree.obeys(path.as_std_path()))
    }

    /// Returns whether the file `path` makes a project inside of this one, whose files are no longer this one's.
    fn separates(&self, path: &Utf8Path) -> bool {
        let folder = path.parent().filter(|folder| *folder != self.root());
        path.file_name() == Some(config::FILE_NAME)
            && self.inputs.only.is_none()
            && folder.is_some_and(|folder| self.tree.holds(folder.as_std_path(), true))
    }
}

/// Returns the path of something below `root` as every system shows it. What is not UTF-8 in it is replaced.
pub(super) fn name_below(root: &Utf8Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

/// Returns the nearest folder that is there, from `folder` upwards.
fn nearest_folder(folder: &Utf8Path) -> Utf8PathBuf {
    folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder).to_owned()
}
