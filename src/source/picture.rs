//! Whether browsers show a file as a picture: its first bytes say that, its name may say anything.

/// How many bytes a picture may have: each page that shows it carries it.
pub const MAX_PICTURE_BYTES: u64 = 4 << 20;

/// How many bytes all pictures of one page may have together.
pub const MAX_PAGE_PICTURE_BYTES: u64 = 16 << 20;

/// What a file is that a text names as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// How many bytes it has.
    pub bytes: u64,
    /// Its media type, or what it is instead of a picture that browsers show.
    pub kind: Result<&'static str, NoPicture>,
}

/// What a file is that browsers do not show as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPicture {
    /// The end of a sentence that begins with the file and `is`.
    pub what: &'static str,
    /// What to do.
    pub help: &'static str,
}

impl Picture {
    /// Returns what a file with these bytes is.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, kind: kind(bytes) }
    }
}

const EXPORT: &str = "export it as PNG, JPEG or WebP, and name that file";
const COPY_AGAIN: &str = "copy or save the picture again: it may have been cut off on its way";
const SAVE_PICTURE: &str = "save the picture itself under this name: a download may have gone wrong";

fn kind(bytes: &[u8]) -> Result<&'static str, NoPicture> {
    match bytes {
        [] => no("empty", COPY_AGAIN),
        [0x89, b'P', b'N', b'G', ..] => whole(has_png_header(bytes), "image/png", "a PNG that breaks off"),
        [0xff, 0xd8, 0xff, ..] => whole(has_jpeg_frame(bytes), "image/jpeg", "a JPEG that breaks off"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', rest @ ..] => {
            whole(rest.len() > 7, "image/gif", "a GIF that breaks off")
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', rest @ ..] => {
            whole(rest.starts_with(b"VP8") && rest.len() > 12, "image/webp", "a WebP that breaks off")
        }
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, rest @ ..] => {
            whole(rest.len() > 16, "image/bmp", "a BMP that breaks off")
        }
        [0, 0, 1, 0, rest @ ..] => whole(rest.len() > 17, "image/x-icon", "an icon that breaks off"),
        [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] => of_brands(brands),
        _ => other(bytes),
    }
}

fn no<T>(what: &'static str, help: &'static str) -> Result<T, NoPicture> {
    Err(NoPicture { what, help })
}

fn whole(is_whole: bool, kind: &'static str, broken: &'static str) -> Result<&'static str, NoPicture> {
    if is_whole { Ok(kind) } else { no(broken, COPY_AGAIN) }
}

/// Returns whether the first chunk of a PNG is there, with a width and a height, and a chunk of data behind it.
///
/// See <https://www.w3.org/TR/png-3/#11IHDR>.
fn has_png_header(bytes: &[u8]) -> bool {
    let is_some = |size: Option<&[u8]>| size.is_some_and(|size| size.iter().any(|byte| *byte != 0));
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
        && bytes.get(12..16) == Some(b"IHDR")
        && is_some(bytes.get(16..20))
        && is_some(bytes.get(20..24))
        && bytes.len() > 45
}

/// Returns whether a JPEG has a frame, which says how large it is, and something of the scan behind it.
///
/// See <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>, table B.1.
fn has_jpeg_frame(bytes: &[u8]) -> bool {
    let (mut at, mut has_frame) = (2, false);
    while let Some([0xff, marker, high, low]) = bytes.get(at..at + 4) {
        match marker {
            0xff => {
                // Any number of these may fill up.
                at += 1;
                continue;
            }
            // The scan.
            0xda => return has_frame && bytes.len() > at + 4,
            // A frame; the others in this row are tables.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => has_frame = true,
            _ => {}
        }
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
    false
}

/// Returns what a file of the family of MP4 is, by the names of formats in its first box.
fn of_brands(brands: &[u8]) -> Result<&'static str, NoPicture> {
    // The second four bytes are a version.
    let mut names = brands.chunks_exact(4).take(16);
    let major = names.next().unwrap_or_default();
    if matches!(major, b"avif" | b"avis") || names.any(|name| matches!(name, b"avif" | b"avis")) {
        return Ok("image/avif");
    }
    match major {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => {
            no("a HEIC photo, as phones take them, which browsers do not show", EXPORT)
        }
        _ => no(
            "a film or another kind of media, and no picture",
            "take a still picture of it, and name that file",
        ),
    }
}

/// How a file begins that browsers do not show, what it is, and what to do.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (
        b"version https://git-lfs.github.com/spec/",
        "a Git LFS pointer, which stands for the picture until that is fetched",
        "run `git lfs pull`; in a workflow, check out with `lfs: true`",
    ),
    (b"/annex/objects/", "a git-annex pointer, which stands for the picture", "run `git annex get .`"),
    (b"II*\0", "a TIFF, which browsers do not show", EXPORT),
    (b"MM\0*", "a TIFF, which browsers do not show", EXPORT),
    (b"8BPS", "a Photoshop document, which browsers do not show", EXPORT),
    (b"%PDF", "a PDF, which is no picture", EXPORT),
    (b"%!PS", "a PostScript document, which is no picture", EXPORT),
    (b"\xff\x0a", "a JPEG XL, which most browsers do not show", EXPORT),
    (b"\0\0\0\x0cJXL ", "a JPEG XL, which most browsers do not show", EXPORT),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000, which browsers do not show", EXPORT),
    (b"\x1f\x8b", "compressed (gzip), which browsers do not show", "unpack it, and name what comes out"),
    (b"PK\x03\x04", "an archive or an office document, and no picture", EXPORT),
];

fn other(bytes: &[u8]) -> Result<&'static str, NoPicture> {
    if let Some((_, what, help)) = OTHERS.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return no(what, help);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return no("no picture that browsers show", "a picture is SVG, PNG, JPEG, GIF, WebP or AVIF");
    };
    match first_element(text).to_ascii_lowercase().as_str() {
        "svg" => Ok("image/svg+xml"),
        "html" | "head" | "body" => no("a web page (HTML), and no picture", SAVE_PICTURE),
        _ => no("a text, and no picture", SAVE_PICTURE),
    }
}

/// Returns the name of the first element of XML or HTML, without its prefix; that of a document type where it is HTML's. Empty
/// where there is none.
fn first_element(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let Some(tag) = rest.strip_prefix('<') else { return "" };
        let behind = match tag {
            _ if tag.starts_with("!--") => tag.split_once("-->"),
            _ if tag.starts_with('?') => tag.split_once("?>"),
            _ if tag.starts_with('!') => {
                if tag.get(1..).is_some_and(|tag| tag.to_ascii_lowercase().starts_with("doctype html")) {
                    return "html";
                }
                match tag.find(['[', '>']) {
                    // Declarations stand in brackets.
                    Some(at) if tag[at..].starts_with('[') => tag.split_once("]"),
                    _ => tag.split_once('>'),
                }
            }
            _ => {
                let name = tag.split(|next: char| next.is_whitespace() || matches!(next, '>' | '/'));
                let name = name.into_iter().next().unwrap_or_default();
                return name.rsplit(':').next().unwrap_or_default();
            }
        };
        rest = behind.map_or("", |(_, behind)| behind).trim_start_matches('>').trim_start();
    }
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine as _};

    use super::Picture;

    fn kind(bytes: &[u8]) -> &'static str {
        Picture::of(bytes).kind.unwrap_or_else(|other| other.what)
    }

    #[test]
    fn what_browsers_show_is_known_by_its_first_bytes() {
        let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        let png = BASE64_STANDARD.decode(png).expect("it is written rightly");
        assert_eq!(kind(&png), "image/png");
        assert_eq!(kind(&png[..30]), "a PNG that breaks off");
        let jpeg = [
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".as_slice(),
            b"\xff\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0\xd2\xff\xd9",
        ]
        .concat();
        assert_eq!(kind(&jpeg), "image/jpeg");
        assert_eq!(kind(&jpeg[..24]), "a JPEG that breaks off");
        assert_eq!(kind(b"\xff\xd8\xff"), "a JPEG that breaks off");
        assert_eq!(kind(b"GIF89a\x01\0\x01\0\0\0\0;"), "image/gif");
        assert_eq!(kind(b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88"), "image/webp");
        assert_eq!(kind(b"RIFF\x1a\0\0\0WEBP"), "a WebP that breaks off");
        assert_eq!(kind(b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01"), "image/bmp");
        assert_eq!(kind(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"), "image/avif");
        assert_eq!(kind(b"\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf"), "image/avif");
        for svg in [
            "<svg/>",
            "\u{feff}<?xml version='1.0'?>\n<!-- <html> -->\n<!DOCTYPE svg PUBLIC \"a\" \"b\">\n<svg xmlns='x'></svg>",
            "<!DOCTYPE svg [ <!ENTITY a \"b\"> ]><svg:svg>",
        ] {
            assert_eq!(kind(svg.as_bytes()), "image/svg+xml", "{svg}");
        }
    }

    #[test]
    fn what_browsers_do_not_show_is_named() {
        for (bytes, what) in [
            (&b""[..], "empty"),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC photo"),
            (
                b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
                "a Git LFS pointer",
            ),
            (b"<!DOCTYPE html><html><body>404</body></html>", "a web page"),
            (b"\n<HTML lang=en>", "a web page"),
            (b"Not Found\n", "a text"),
            (b"<Error><Code>AccessDenied</Code></Error>", "a text"),
            (b"II*\0\x08\0\0\0", "a TIFF"),
            (b"MM\0*\0\0\0\x08", "a TIFF"),
            (b"%PDF-1.7", "a PDF"),
            (b"\0\0\0\x14ftypqt  ", "a film"),
            (b"\x80\x81\x82", "no picture that browsers show"),
            (b"<", "a text"),
            (b"<!", "a text"),
            (b"<!--", "a text"),
        ] {
            assert!(kind(bytes).starts_with(what), "{}: {}", kind(bytes), String::from_utf8_lossy(bytes));
        }
    }
}
