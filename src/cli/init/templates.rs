//! The built-in templates, written out for people to change.

use std::fs;

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::super::Status;
use super::super::args::Global;
use super::super::console::Console;
use super::scaffold;
use crate::config::FILE_NAME;
use crate::diagnostic::has_errors;
use crate::emit::html::TEMPLATES;
use crate::project::Project;

/// The folder of templates where the configuration names none.
const FOLDER: &str = "templates";

/// Writes the built-in templates into a project. One that is there is kept as it is.
pub fn write_out(folder: &Utf8Path, global: &Global, console: &mut Console) -> Result<Status> {
    let root = folder.canonicalize_utf8().with_context(|| format!("cannot read `{folder}`"))?;
    let project = Project::open(root);
    if project.config_file.is_none() {
        bail!("`{folder}` has no `{FILE_NAME}`; `journey init` makes a project");
    }
    if has_errors(&project.config_diagnostics) {
        bail!("`{FILE_NAME}` has mistakes, which `journey check` names");
    }
    let configured = project.config.templates.as_ref().map(|templates| templates.path.as_path());
    let name = configured.unwrap_or(Utf8Path::new(FOLDER));
    make_inside(&project, name)?;
    let mut text = String::new();
    for (template, content) in TEMPLATES {
        text.push_str(&scaffold(&project.root, name.join(template).as_str(), content)?);
    }
    text.push_str(&match configured {
        Some(_) => {
            "take out those that you leave as they are: the built-in ones then stand in for them\n".to_owned()
        }
        None => format!("now add `templates: {name}` to {FILE_NAME}: without it they are not used\n"),
    });
    if !global.quiet {
        console.print_message(&text)?;
    }
    Ok(Status::Done)
}

/// Makes a folder of the project, unless a link on the way leads out of it.
fn make_inside(project: &Project, name: &Utf8Path) -> Result<()> {
    let path = project.root.join(name);
    let there = path.ancestors().find_map(|above| above.canonicalize_utf8().ok());
    let is_inside = |real: &Utf8PathBuf| real.starts_with(&project.root);
    if !there.as_ref().is_some_and(is_inside) {
        bail!("`{name}` leads out of the project");
    }
    fs::create_dir_all(&path).with_context(|| format!("cannot make the folder `{name}`"))
}
