//! The templates that stand in for the built-in ones: found, then read.

use std::sync::Arc;

use super::read::read_file;
use super::walk::walk;
use super::{Overlay, Project};
use crate::config;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::emit::html::Template;
use crate::source::{SourceFile, file_path};

/// What the name of a template ends in.
const EXTENSIONS: [&str; 3] = ["html", "css", "js"];

/// The largest template, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// The project's own templates, and what kept some of them from being read.
#[derive(Debug, Default)]
pub(super) struct Templates {
    pub templates: Vec<Template>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads every template in the folder that the configuration names. A text of `overlay` stands in for the file on
    /// disk.
    pub(super) fn read_templates(&self, overlay: &Overlay) -> Templates {
        let mut read = Templates::default();
        let Some(folder) = &self.config.templates else { return read };
        let on_disk = self.root.join(&folder.path);
        let is_inside = on_disk.canonicalize_utf8().is_ok_and(|real| real.starts_with(&self.root));
        if !on_disk.is_dir() || !is_inside {
            let message = format!("there is no folder `{}` in the project", folder.path);
            let location = Location { file: file_path(config::FILE_NAME), span: folder.span };
            let help = "make it, or take `templates` out of the configuration";
            let fault = Diagnostic::error(Code::FILE_NOT_FOUND, location, message).with_help(help);
            read.diagnostics.push(fault);
            return read;
        }
        // What keeps a folder from being walked is told where the journeys are looked for.
        for entry in walk(&on_disk, |_| true).filter_map(Result::ok) {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let extension = entry.path().extension().and_then(|extension| extension.to_str());
            if !is_file || extension.is_none_or(|extension| !EXTENSIONS.contains(&extension)) {
                continue;
            }
            let below = entry.path().strip_prefix(&on_disk).unwrap_or(entry.path());
            let name = below.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            let path = file_path(folder.path.join(&name));
            let file = match overlay.get(&path) {
                Some(text) => Ok(SourceFile::new(&path, &**text)),
                None => read_file(&self.root, &path, MAX_BYTES),
            };
            match file {
                Ok(file) => read.templates.push(Template { name, file: Arc::new(file) }),
                Err(fault) => read.diagnostics.push(fault.diagnostic(&path)),
            }
        }
        read
    }
}
