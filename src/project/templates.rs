//! The templates that stand in for the built-in ones: found, then read.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::Date;
use rayon::prelude::*;

use super::Project;
use super::files::{BuildInputs, ProjectFiles, is_template, name_below};
use crate::config;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::emit::html::{Template, Theme};
use crate::emit::{Emitter, Format, Inputs, Options, Planned};
use crate::model::Model;
use crate::source::{Files, Fingerprint, file_path};

/// The largest template, in bytes: the built-in ones have less than a tenth of that.
const MAX_BYTES: u64 = 1 << 20;

/// The project's own templates, and what kept some of them from being read.
#[derive(Debug, Default, Clone)]
pub(super) struct Templates {
    pub templates: Vec<Template>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads every template in the folder that the configuration names.
    pub(super) fn read_templates(&self) -> Templates {
        let mut read = Templates::default();
        let Some(folder) = &self.config.templates else { return read };
        let real =
            self.root.join(&folder.path).canonicalize_utf8().ok().filter(|real| real.starts_with(&self.root));
        let Some(real) = real.filter(|real| real.is_dir()) else {
            let message = format!("there is no folder `{}` in the project", folder.path);
            let location = Location { file: file_path(config::FILE_NAME), span: folder.span };
            let help = "make it, or take `templates` out of the configuration";
            read.diagnostics.push(Diagnostic::error(Code::FILE_NOT_FOUND, location, message).with_help(help));
            return read;
        };
        // What keeps a folder from being walked is told where the journeys are looked for.
        let files = ProjectFiles::new(BuildInputs::of(self, &[]));
        // A folder where a template should be is told of like what cannot be read.
        let found = files.walk_templates().filter_map(Result::ok);
        let on_disk = found.map(|entry| name_below(&real, &entry.path));
        let unsaved = self.unsaved.keys().filter_map(|path| path.strip_prefix(&folder.path).ok());
        let names: BTreeSet<String> = on_disk.chain(unsaved.map(|path| path.as_str().to_owned())).collect();
        for name in names.into_iter().filter(|name| is_template(name)) {
            let path = file_path(folder.path.join(&name));
            let is_unsaved = self.unsaved.contains_key(&path);
            let is_there = if is_unsaved { Ok(()) } else { self.target(&path).map(|_| ()) };
            let file = is_there.and_then(|()| self.read_text(&path, MAX_BYTES));
            match file {
                Ok(file) => read.templates.push(Template { name, file: Arc::new(file) }),
                Err(error) => read.diagnostics.push(error.diagnostic(&path)),
            }
        }
        read
    }

    /// Returns the first mistake that shows when pages are made of the project's own templates: all are made
    /// once for that, but those that are in `rendered_ok`, with what they were made of.
    pub(super) fn template_mistake(
        &self,
        model: &Model,
        templates: &[Template],
        theme: &Theme,
        today: Date,
        files: &dyn Files,
        rendered_ok: &mut HashMap<Utf8PathBuf, Fingerprint>,
    ) -> Option<Diagnostic> {
        if templates.is_empty() {
            rendered_ok.clear();
            return None;
        }
        let options = Options {
            title: self.title(),
            language: self.config.language.clone(),
            today,
            formats: vec![Format::Html],
            templates: templates.to_vec(),
            theme: theme.clone(),
            ..Options::default()
        };
        let emitter = Emitter::new(model, &options, files);
        let plan = emitter.plan();
        let inputs = Inputs::of(model, &options, files);
        let is_ok = |planned: &Planned| rendered_ok.get(&planned.path) == Some(&inputs.fingerprint(planned));
        let stale = plan.par_iter().filter(|planned| !is_ok(planned));
        let mistakes = stale.filter_map(|planned| emitter.make(planned, None).err());
        let Some(mistake) = mistakes.find_first(|_| true) else {
            *rendered_ok = plan.into_iter().map(|it| (it.path.clone(), inputs.fingerprint(&it))).collect();
            return None;
        };
        Some(mistake.diagnostic(templates).unwrap_or_else(|| {
            // A built-in template fails only for what stands in its place somewhere else.
            let location = Location::whole(&file_path(config::FILE_NAME));
            Diagnostic::error(Code::INVALID_TEMPLATE, location, mistake.to_string())
                .with_help("take the templates out one by one to see which of them it is")
        }))
    }
}
