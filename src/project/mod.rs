//! Which files make a project: found, read, and handed to the compiler.

mod cache;
mod changes;
mod compile;
mod data;
mod disk;
mod file_cache;
mod files;
mod find;
mod misnamed;
mod options;
mod read;
mod source_search;
mod spelling;
mod templates;
mod theme;
mod unreadable;
mod unsaved;

use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::source::{FilePath, Files, NoFiles, SourceFile, file_path, visible};

pub use cache::Cache;
pub use changes::Changes;
pub use compile::{Compiled, Request};
pub use data::DataFiles;
pub use disk::DiskFiles;
pub use files::{BuildInputs, ProjectFiles, is_journey_or_configuration, is_source, is_template};
pub use find::{Selection, find};
pub use read::{MAX_FILE_BYTES, MAX_FILES, Sources};
pub use unsaved::Unsaved;

use files::name_below;
use unsaved::UnsavedFiles;

/// What the last part of a journey file's name is.
pub const EXTENSION: &str = "journey";

/// A set of journey files that are one program, and their configuration.
#[derive(Debug)]
pub struct Project {
    /// The absolute path of its folder, without links.
    pub root: Utf8PathBuf,
    /// `journey.yaml`, where there is one that can be read.
    pub config_file: Option<Arc<SourceFile>>,
    /// What it says.
    pub config: Config,
    /// The mistakes in it.
    pub config_diagnostics: Vec<Diagnostic>,
    members: Members,
    /// What lies over the files on disk.
    unsaved: Unsaved,
}

/// What belongs to a project.
#[derive(Debug)]
enum Members {
    /// The journey files in its folder and below.
    Folder,
    /// One file that lies in no project.
    File(FilePath),
    /// One text that is not on disk.
    Text(Arc<SourceFile>),
}

impl Project {
    /// Returns the project of a folder, and reads its `journey.yaml` if there is one.
    pub fn open(root: Utf8PathBuf) -> Self {
        Self::open_with(root, Unsaved::new())
    }

    fn open_with(root: Utf8PathBuf, unsaved: Unsaved) -> Self {
        let path = file_path(config::FILE_NAME);
        let is_unsaved = unsaved.contains_key(&path);
        let mut project = Self { unsaved, ..Self::bare(root, Members::Folder) };
        let on_disk = project.root.join(&*path);
        if !is_unsaved && !files::is_project(project.root.as_std_path()) {
            project.config_diagnostics.extend(misnamed::configuration(&project.root));
            return project;
        }
        let file = match project.bad_link(on_disk.as_std_path()) {
            Some(fault) if !is_unsaved => Err(fault),
            _ => project.read_text(&path, config::MAX_BYTES as u64),
        };
        match file {
            Ok(file) => {
                (project.config, project.config_diagnostics) = config::read(&file);
                project.spell_paths();
                project.config_file = Some(Arc::new(file));
            }
            Err(fault) => project.config_diagnostics.push(fault.diagnostic(&path)),
        }
        project
    }

    /// Gives the paths of the configuration the names that the disk has for them.
    fn spell_paths(&mut self) {
        let Config { output, templates, data, theme, .. } = &mut self.config;
        let named = data.iter_mut().chain(templates).chain(&mut theme.logo).map(|pattern| &mut pattern.path);
        // Other paths are what they are on every system.
        for path in named.chain([output]).filter(|path| !path.as_str().is_ascii()) {
            *path = name_below(&self.root, spelling::nearest_on_disk(&self.root, path).as_std_path()).into();
        }
    }

    /// Returns the same project as it is now: its `journey.yaml` is read again.
    pub fn reopen(&self) -> Self {
        let (root, unsaved) = (self.root.clone(), self.unsaved.clone());
        match &self.members {
            Members::Folder => Self::open_with(root, unsaved),
            Members::File(file) => Self { unsaved, ..Self::of_file(root, file.clone()) },
            Members::Text(file) => Self::bare(root, Members::Text(file.clone())),
        }
    }

    /// Returns the project that is one text: standard input, in the folder `root`.
    pub fn of_text(root: Utf8PathBuf, file: SourceFile) -> Self {
        Self::bare(root, Members::Text(Arc::new(file)))
    }

    fn of_file(root: Utf8PathBuf, file: FilePath) -> Self {
        Self::bare(root, Members::File(file))
    }

    fn bare(root: Utf8PathBuf, members: Members) -> Self {
        Self {
            root,
            config_file: None,
            config: Config::default(),
            config_diagnostics: Vec::new(),
            members,
            unsaved: Unsaved::new(),
        }
    }

    /// Returns whether the project is one text that is not on disk.
    pub fn is_text(&self) -> bool {
        matches!(self.members, Members::Text(_))
    }

    /// Returns the files beside the journeys, as the compiler may know them.
    pub fn files(&self) -> Box<dyn Files> {
        match self.members {
            Members::Text(_) => Box::new(NoFiles),
            Members::Folder | Members::File(_) => {
                let disk = Box::new(DiskFiles::new(&self.root));
                match self.unsaved.is_empty() {
                    true => disk,
                    false => Box::new(UnsavedFiles { unsaved: self.unsaved.clone(), below: disk }),
                }
            }
        }
    }

    /// Returns the title of the configuration, else the name of the project's folder.
    pub fn title(&self) -> String {
        let of_folder = || self.root.file_name().unwrap_or("Journeys");
        visible(self.config.title.as_deref().unwrap_or_else(of_folder)).replace('\n', " ")
    }

    /// Returns the output folder that the configuration names.
    pub fn output(&self) -> Utf8PathBuf {
        self.root.join(&self.config.output)
    }
}
