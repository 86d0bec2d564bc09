//! What outputs depend on beside the model.

use std::collections::BTreeSet;

use camino::Utf8Path;
use jiff::civil::Date;

use super::{Compiled, Project};
use crate::emit::{Format, Options};

impl Project {
    /// Returns what the outputs of this project depend on beside the model, when they go to `folder`, an absolute path.
    pub fn options(
        &self,
        folder: &Utf8Path,
        today: Date,
        formats: BTreeSet<Format>,
        compiled: &Compiled,
    ) -> Options {
        let below = folder.strip_prefix(&self.root).ok();
        Options {
            title: self.title(),
            language: self.config.language.clone(),
            way_to_root: below.map(|below| vec![".."; below.components().count()].join("/")),
            today,
            only: BTreeSet::new(),
            formats: formats.into_iter().collect(),
            templates: compiled.templates.clone(),
            theme: compiled.theme.clone(),
            hidden: self.config.hide.iter().copied().collect(),
            blank_lanes: false,
        }
    }
}
