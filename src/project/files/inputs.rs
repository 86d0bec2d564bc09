//! What a project says of its files beside their places.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::super::data::pattern;
use super::super::{Members, Project};
use crate::config::Pattern;
use crate::source::FilePath;

/// What decides which files a build reads beside their places and names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildInputs {
    /// The absolute path of the project's folder, without links.
    pub(super) root: Utf8PathBuf,
    /// The one journey file of a project that is a single file; `None` where all files of the folder may belong.
    pub(super) only: Option<FilePath>,
    /// The absolute paths of files that the last build read or looked for: images, documents, data.
    pub(super) named: BTreeSet<Utf8PathBuf>,
    /// The absolute path of the folder of templates.
    pub(super) templates: Option<Utf8PathBuf>,
    /// The data files of the configuration and the patterns for such.
    pub(super) data: Vec<Pattern>,
    /// The absolute paths of the folders that outputs go to.
    pub(super) outputs: BTreeSet<Utf8PathBuf>,
}

impl BuildInputs {
    /// Returns what the configuration of a project says, where outputs go to `outputs`, absolute paths, and to the folder
    /// that it names.
    pub fn of(project: &Project, outputs: &[Utf8PathBuf]) -> Self {
        let config = &project.config;
        let data = config.data.iter().filter(|entry| !pattern::is_pattern(entry));
        let named = data.chain(&config.theme.logo);
        Self {
            root: project.root.clone(),
            only: match &project.members {
                Members::File(file) => Some(file.clone()),
                Members::Folder | Members::Text(_) => None,
            },
            named: named.map(|named| project.root.join(&named.path)).collect(),
            templates: config.templates.as_ref().map(|folder| project.root.join(&folder.path)),
            data: config.data.clone(),
            outputs: outputs.iter().cloned().chain([project.output()]).collect(),
        }
    }

    /// Returns the same with the files that a build used, absolute paths. Those that are missing count as well, so that
    /// they are noticed when they appear.
    pub fn with_named(self, files: impl IntoIterator<Item = Utf8PathBuf>) -> Self {
        Self { named: files.into_iter().collect(), ..self }
    }

    /// Returns the project's folder.
    pub(super) fn root(&self) -> &Utf8Path {
        &self.root
    }
}
