//! The other files that a text names: whether they are there, and whether browsers show the pictures among them.

use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::diagnostic::{Code, Diagnostic, Location, Severity};
use crate::model::lower::{FileUnit, NamedFile};
use crate::model::{Journey, Model};
use crate::source::{FilePath, Files, MAX_PAGE_PICTURE_BYTES, MAX_PICTURE_BYTES, Picture};

/// Reports the files that are named and not there, and the pictures that no page can show.
pub(super) fn faults(units: &[&mut FileUnit], files: &dyn Files) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for unit in units {
        for named in &unit.named_files {
            if !files.exists(&named.path) {
                faults.push(missing(unit, named, files.obstacle(&named.path)));
            } else if named.is_picture
                && let Some(picture) = files.picture(&named.path)
            {
                faults.extend(unshown(unit, named, picture));
            }
        }
    }
    faults
}

fn missing(unit: &FileUnit, named: &NamedFile, obstacle: Option<&str>) -> Diagnostic {
    let (path, location) = (&named.path, Location::new(&unit.file, named.span));
    let message = format!("there is no file `{path}` in the project");
    match obstacle {
        Some(obstacle) => {
            Diagnostic::error(Code::FILE_NOT_FOUND, location, format!("{message}: it is {obstacle}"))
                .with_help("put an ordinary file in its place, or name another one")
        }
        None => Diagnostic::error(Code::FILE_NOT_FOUND, location, message)
            .with_help("paths are relative to the file in which they are written; mind capitals"),
    }
}

fn unshown(unit: &FileUnit, named: &NamedFile, picture: Picture) -> Option<Diagnostic> {
    let (path, location) = (&named.path, Location::new(&unit.file, named.span));
    if picture.bytes > MAX_PICTURE_BYTES {
        let message = format!(
            "the picture `{path}` has {}, and no picture may have more than {}",
            megabytes(picture.bytes),
            megabytes(MAX_PICTURE_BYTES)
        );
        let fault = Diagnostic::error(Code::LIMIT_EXCEEDED, location, message);
        return Some(fault.with_help(SMALLER));
    }
    let other = picture.kind.err()?;
    let message = format!("`{path}` is {}", other.what);
    let fault = Diagnostic::new(Code::UNREADABLE_FILE, Severity::Warning, location, message);
    Some(fault.with_note("pages show its description alone").with_help(other.help))
}

const SMALLER: &str =
    "make it smaller: pages carry their pictures, and 1600 pixels are as wide as any page shows";

/// Reports the journeys, and what stands beside them, whose pictures are together more than a page may carry.
pub(super) fn heavy_pages(model: &Model, files: &dyn Files) -> Vec<Diagnostic> {
    let journeys = model.journeys.iter().filter_map(|journey: &Arc<Journey>| {
        let bytes = heavy(&journey.provenance.pictures, files)?;
        let location = Location::new(&journey.head.file, journey.head.id.span);
        Some(too_heavy(location, &format!("the journey `{}` has", journey.head.id.value), bytes))
    });
    let beside = heavy(&model.provenance.pictures, files).and_then(|bytes| {
        let first: &FilePath = model.personas.first().map(|persona| &persona.head.file)?;
        Some(too_heavy(Location::whole(first), "personas, teams, channels and sources have", bytes))
    });
    journeys.chain(beside).collect()
}

/// Returns how many bytes pictures have together, if that is more than a page may carry. One that is shown twice counts twice.
fn heavy(pictures: &[Utf8PathBuf], files: &dyn Files) -> Option<u64> {
    let bytes = pictures.iter().filter_map(|path| files.picture(path)).map(|picture| picture.bytes).sum();
    (bytes > MAX_PAGE_PICTURE_BYTES).then_some(bytes)
}

fn too_heavy(location: Location, whose: &str, bytes: u64) -> Diagnostic {
    let (bytes, most) = (megabytes(bytes), megabytes(MAX_PAGE_PICTURE_BYTES));
    let message = format!("{whose} pictures of {bytes} together, and a page carries no more than {most}");
    Diagnostic::error(Code::LIMIT_EXCEEDED, location, message).with_help(SMALLER)
}

/// Returns a number of bytes as people read it, never less than it is.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    match tenths % 10 {
        0 => format!("{} MiB", tenths / 10),
        rest => format!("{}.{rest} MiB", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn sizes_are_never_rounded_down() {
        assert_eq!(megabytes(4 << 20), "4 MiB");
        assert_eq!(megabytes((4 << 20) + 1), "4.1 MiB");
        assert_eq!(megabytes(1), "0.1 MiB");
    }
}
