//! Pictures inside the page: a page asks for nothing, so it carries them.

use camino::Utf8Path;

use crate::model::resolve_path;
use crate::source::Files;

/// Returns the `data:` address of an image named in `file`, or `None` where it cannot be read or is no image we know.
///
/// It is only ever the `src` of an `<img>`, in which browsers run no script of an SVG and load nothing for it.
pub fn data_uri(path: &str, file: &Utf8Path, files: &dyn Files) -> Option<String> {
    let path = resolve_path(file, path)?;
    let kind = kind(path.extension()?)?;
    let bytes = files.read(&path)?;
    let mut uri = String::with_capacity(bytes.len() / 3 * 4 + 40);
    uri.push_str("data:");
    uri.push_str(kind);
    uri.push_str(";base64,");
    push_base64(&mut uri, &bytes);
    Some(uri)
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

fn push_base64(text: &mut String, bytes: &[u8]) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let three = [chunk[0], *chunk.get(1).unwrap_or(&0), *chunk.get(2).unwrap_or(&0)];
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::push_base64;

    #[test]
    fn base64_is_padded() {
        for (bytes, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            let mut text = String::new();
            push_base64(&mut text, bytes.as_bytes());
            assert_eq!(text, expected);
        }
    }
}
