//! Pictures inside the page: a page asks for nothing, so it carries them.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use camino::Utf8Path;

use crate::model::resolve_path;
use crate::source::{Files, NoPicture, Picture};

/// Returns the `data:` address of an image named in `file`, or `None` where it cannot be read or is none that browsers show.
///
/// It is only ever the `src` of an `<img>`, in which browsers run no script of an SVG and load nothing for it.
pub fn data_uri(path: &str, file: &Utf8Path, files: &dyn Files) -> Option<String> {
    embedded(&files.read(&resolve_path(file, path)?)?).ok()
}

/// Returns the `data:` address of a picture with these bytes, or what they are instead of one that browsers show.
pub fn embedded(bytes: &[u8]) -> Result<String, NoPicture> {
    let kind = Picture::of(bytes).kind?;
    let mut uri = String::with_capacity(bytes.len() / 3 * 4 + 40);
    uri.push_str("data:");
    uri.push_str(kind);
    uri.push_str(";base64,");
    BASE64_STANDARD.encode_string(bytes, &mut uri);
    Ok(uri)
}
