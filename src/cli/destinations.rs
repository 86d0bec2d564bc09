//! The files that reports go to: a report replaces an earlier report, and nothing else.

use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Error, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Destination, Global};
use super::report::is_report;
use crate::output;
use crate::project::{BuildInputs, Project, ProjectFiles, is_journey_or_configuration};

/// Refuses two reports for one place, and reports that would replace anything but a report, or be taken for a file of a project.
pub fn check_destinations(global: &Global) -> Result<()> {
    let streams: Vec<_> = global.format.iter().filter(|destination| destination.file.is_none()).collect();
    if streams.len() > 1 {
        bail!("only one `--format` can do without a file; write `--format json=FILE`, say");
    }
    let files = || global.format.iter().filter_map(|destination| destination.file.as_deref());
    let mut real: Vec<_> = files().map(real_path).collect();
    let all = real.len();
    real.sort();
    real.dedup();
    if real.len() < all {
        bail!("two `--format` options name the same file");
    }
    files().try_for_each(check_file)
}

/// Refuses reports that a project would read as one of its files.
pub fn check_project(project: &Project, global: &Global) -> Result<()> {
    let files = ProjectFiles::new(BuildInputs::of(project, &[]));
    for file in global.format.iter().filter_map(|destination| destination.file.as_deref()) {
        if files.is_relevant(&real_path(file)) {
            return Err(refusal(file));
        }
    }
    Ok(())
}

/// Returns the same options with the paths of reports made absolute, for a run that outlives the folder it began in.
pub fn with_absolute_paths(global: &Global) -> Result<Global> {
    let absolute = |destination: &Destination| -> Result<Destination> {
        let file = destination.file.as_deref();
        let file =
            file.map(|path| camino::absolute_utf8(path).with_context(|| format!("cannot write `{path}`")));
        Ok(Destination { file: file.transpose()?, ..destination.clone() })
    };
    Ok(Global { format: global.format.iter().map(absolute).collect::<Result<_>>()?, ..global.clone() })
}

/// Writes a report in one step.
pub fn write_report(path: &Utf8Path, text: &str) -> Result<()> {
    check_file(path)?;
    let real = real_path(path);
    let in_place = || fs::write(path, text).with_context(|| format!("cannot write `{path}`"));
    if real.metadata().is_ok_and(|found| !found.is_file()) {
        return in_place();
    }
    // A link stays one.
    match output::replace(if path.is_symlink() { &real } else { path }, text.as_bytes()) {
        // A file of its own may be all that we may write to.
        Err(error) if is_refused(&error) => in_place(),
        result => result,
    }
}

fn is_refused(error: &Error) -> bool {
    let kinds =
        error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind);
    let refused = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem, ErrorKind::ResourceBusy];
    kinds.into_iter().any(|kind| refused.contains(&kind))
}

/// Refuses a report that would replace anything but a report.
fn check_file(path: &Utf8Path) -> Result<()> {
    let real = real_path(path);
    if is_journey_or_configuration(path) || is_journey_or_configuration(&real) {
        return Err(refusal(path));
    }
    if output::is_of_git(&real) {
        bail!(
            "cannot write to `{path}`: what lies in `.git` belongs to git; write `--format json=report.json`, say"
        );
    }
    match real.metadata() {
        // What is no file, such as a pipe, holds nothing that could be lost.
        Ok(found) if found.is_file() => {}
        _ => return Ok(()),
    }
    let bytes = fs::read(&real).with_context(|| format!("cannot look at `{path}`"))?;
    if is_report(&bytes) { Ok(()) } else { Err(refusal(path)) }
}

fn refusal(path: &Utf8Path) -> Error {
    anyhow::anyhow!(
        "`{path}` is no report, and a report replaces nothing else; write `--format json=report.json`, say, or remove the file"
    )
}

/// Returns the path of a file, links followed as far as there is something.
fn real_path(path: &Utf8Path) -> Utf8PathBuf {
    let absolute = camino::absolute_utf8(path).unwrap_or_else(|_| path.to_owned());
    let real =
        absolute.canonicalize_utf8().or_else(|error| match (absolute.parent(), absolute.file_name()) {
            (Some(folder), Some(name)) => Ok(folder.canonicalize_utf8()?.join(name)),
            _ => Err(error),
        });
    real.unwrap_or(absolute)
}
