//! Pictures inside the page: a page asks for nothing, so it carries them.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use camino::Utf8Path;

use crate::model::resolve_path;
use crate::source::Files;

/// Returns the `data:` address of an image named in `file`, or `None` where it cannot be read or is no image we know.
///
/// It is only ever the `src` of an `<img>`, in which browsers run no script of an SVG and load nothing for it.
pub fn data_uri(path: &str, file: &Utf8Path, files: &dyn Files) -> Option<String> {
    let path = resolve_path(file, path)?;
    kind(path.extension()?)?;
    embedded(&path, &files.read(&path)?)
}

/// Returns the `data:` address of an image of this name, or `None` where it is no image we know.
pub fn embedded(path: &Utf8Path, bytes: &[u8]) -> Option<String> {
    let kind = kind(path.extension()?)?;
    let mut uri = String::with_capacity(bytes.len() / 3 * 4 + 40);
    uri.push_str("data:");
    uri.push_str(kind);
    uri.push_str(";base64,");
    BASE64_STANDARD.encode_string(bytes, &mut uri);
    Some(uri)
}

/// Returns whether a path is that of an image we know.
pub fn is_picture(path: &Utf8Path) -> bool {
    path.extension().and_then(kind).is_some()
}

fn kind(extension: &str) -> Option<&'static str> {
    Some(match extension.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}
