use std::collections::BTreeSet;
use std::ops::ControlFlow;

use camino::{Utf8Path, Utf8PathBuf};

use super::Used;
use crate::config;
use crate::data::Kind;
use crate::project::EXTENSION;

/// Names under which a configuration is looked for, be it to say that it should have another one.
const CONFIGURATIONS: [&str; 4] = [config::FILE_NAME, "journey.yml", "journey.yaml.txt", "journey.yml.txt"];

/// What the names of templates end in.
const TEMPLATES: [&str; 3] = ["html", "css", "js"];

/// The files and folders of a project that matter to a build.
#[derive(Debug)]
pub struct Tree {
    root: Utf8PathBuf,
    used: Used,
    /// The files that the last build used, absolute, and what links among them lead to.
    files: BTreeSet<Utf8PathBuf>,
    templates: Option<Utf8PathBuf>,
    /// The output folders as named, and without links.
    outputs: BTreeSet<Utf8PathBuf>,
}

impl Tree {
    pub fn new(root: Utf8PathBuf, used: Used) -> Self {
        let (files, outputs) = (BTreeSet::new(), BTreeSet::new());
        let mut tree = Self { root, used: Used::default(), files, templates: None, outputs };
        tree.set_used(used);
        tree
    }

    pub fn set_used(&mut self, used: Used) {
        self.files.clear();
        for file in used.files.iter().cloned() {
            self.files.extend(file.canonicalize_utf8().ok().filter(|target| *target != file));
            self.files.insert(file);
        }
        let templates = used.templates.as_ref().map(|folder| self.root.join(folder));
        self.templates = templates.map(|folder| folder.canonicalize_utf8().unwrap_or(folder));
        self.outputs = used.outputs.iter().cloned().collect();
        self.outputs.extend(used.outputs.iter().filter_map(|folder| folder.canonicalize_utf8().ok()));
        self.used = used;
    }

    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    pub fn used(&self) -> &Used {
        &self.used
    }

    /// Returns whether a path lies where no event matters: in an output folder.
    pub fn is_left_out(&self, path: &Utf8Path) -> bool {
        self.outputs.iter().any(|folder| path.starts_with(folder))
    }

    /// Returns whether `path` is a folder that is watched, or that a file which matters lies below.
    pub fn holds_folder(&self, path: &Utf8Path) -> bool {
        if self.root.starts_with(path) || self.files.iter().any(|file| file != path && file.starts_with(path))
        {
            return true;
        }
        let is_inside = path.starts_with(&self.root) && !self.is_hidden(path);
        (is_inside || self.is_template(path)) && path.symlink_metadata().is_ok_and(|it| it.is_dir())
    }

    /// Returns whether the file `path` makes a project inside of this one, whose files are no longer this one's.
    pub fn parts(&self, path: &Utf8Path) -> bool {
        path.file_name() == Some(config::FILE_NAME)
            && path.parent().is_some_and(|folder| folder != self.root && folder.starts_with(&self.root))
    }

    /// Returns whether the content of the file `path` can change what is built.
    pub fn matters(&self, path: &Utf8Path) -> bool {
        if self.is_left_out(path) {
            return false;
        }
        if self.files.contains(path) {
            return true;
        }
        if self.is_template(path) {
            return path.extension().is_some_and(|extension| TEMPLATES.contains(&extension));
        }
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return false };
        if !path.starts_with(&self.root) || self.is_hidden(folder) {
            return false;
        }
        if name != config::FILE_NAME && self.is_of_other_project(folder) {
            return false;
        }
        // A journey that an editor called `x.journey.txt` is reported.
        let stem = name.strip_suffix(".txt").unwrap_or(name);
        let is_source = Utf8Path::new(stem).extension() == Some(EXTENSION);
        let is_data = self.used.has_data && Kind::of(path).is_some();
        name == ".gitignore"
            || CONFIGURATIONS.contains(&name)
            || !name.starts_with('.') && (is_source || is_data)
    }

    /// Returns the files that matter and are there, and those that the last build used.
    pub fn files(&self) -> impl Iterator<Item = Utf8PathBuf> + use<> {
        let mut files = self.files.clone();
        self.walk(&mut |entry| {
            if let Entry::File(path) = entry
                && self.matters(&path)
            {
                files.insert(path);
            }
            ControlFlow::Continue(())
        });
        files.into_iter()
    }

    /// Calls `watch` for every folder of which to be told, each before what is in it is looked at: what comes into it
    /// later is told of, what was there before is seen.
    pub fn folders<E>(&self, mut watch: impl FnMut(&Utf8Path) -> Result<(), E>) -> Result<(), E> {
        let mut result = Ok(());
        // The root itself may be moved away and come back.
        let above = self.root.parent().map(nearest);
        let used = self.files.iter().chain(&self.templates).filter_map(|path| path.parent().map(nearest));
        for folder in used.chain(above).collect::<BTreeSet<_>>() {
            watch(folder)?;
        }
        self.walk(&mut |entry| {
            if let Entry::Folder(path) = entry
                && let Err(error) = watch(&path)
            {
                result = Err(error);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        result
    }

    fn walk(&self, visit: &mut dyn FnMut(Entry) -> ControlFlow<()>) {
        let flow = self.walk_folder(&self.root, visit);
        // Templates may lie in a hidden folder.
        if let (ControlFlow::Continue(()), Some(folder)) = (flow, &self.templates)
            && self.is_hidden(folder)
        {
            let _ = self.walk_folder(folder, visit);
        }
    }

    fn walk_folder(
        &self,
        folder: &Utf8Path,
        visit: &mut dyn FnMut(Entry) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        visit(Entry::Folder(folder.to_owned()))?;
        let Ok(entries) = folder.read_dir_utf8() else { return ControlFlow::Continue(()) };
        let is_other_project = folder != self.root && folder.join(config::FILE_NAME).exists();
        for entry in entries.filter_map(Result::ok) {
            let path = entry.path().to_owned();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => {
                    if !is_other_project && !self.is_left_out(&path) && !self.is_skipped(&path) {
                        self.walk_folder(&path, visit)?;
                    }
                }
                Ok(_) => visit(Entry::File(path))?,
                Err(_) => {}
            }
        }
        ControlFlow::Continue(())
    }

    /// Returns whether a folder is one that no build looks into.
    fn is_skipped(&self, folder: &Utf8Path) -> bool {
        let name = folder.file_name().unwrap_or_default();
        // A folder called `target` may be anybody's; the one of cargo has this file.
        name.starts_with('.')
            || name == "node_modules"
            || name == "target" && folder.join("CACHEDIR.TAG").exists()
    }

    fn is_hidden(&self, path: &Utf8Path) -> bool {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let skipped =
            |folder: &&Utf8Path| !folder.as_str().is_empty() && self.is_skipped(&self.root.join(folder));
        below.ancestors().find(skipped).is_some()
    }

    /// Returns whether a folder belongs to a project inside of this one.
    fn is_of_other_project(&self, folder: &Utf8Path) -> bool {
        let inside = folder.ancestors().take_while(|folder| *folder != self.root);
        inside.into_iter().any(|folder| folder.join(config::FILE_NAME).exists())
    }

    fn is_template(&self, path: &Utf8Path) -> bool {
        self.templates.as_ref().is_some_and(|folder| path.starts_with(folder))
    }
}

enum Entry {
    Folder(Utf8PathBuf),
    File(Utf8PathBuf),
}

/// Returns the nearest folder that is there, from `folder` upwards.
fn nearest(folder: &Utf8Path) -> &Utf8Path {
    folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder)
}
