//! Texts on disk, as editors and git leave them: other line ends, a byte-order mark, another encoding.

use anyhow::{Result, bail};
use camino::Utf8Path;
use memchr::memchr_iter;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Returns whether a file holds what an artifact does, but for line ends and a byte-order mark.
pub fn is_same(on_disk: &[u8], artifact: &[u8]) -> bool {
    if on_disk == artifact {
        return true;
    }
    let on_disk = match artifact.starts_with(BYTE_ORDER_MARK) {
        true => on_disk,
        false => on_disk.strip_prefix(BYTE_ORDER_MARK).unwrap_or(on_disk),
    };
    with_plain_ends(on_disk).eq(with_plain_ends(artifact))
}

/// Returns the bytes of a text, each of its lines ended by LF alone.
pub fn with_plain_ends(text: &[u8]) -> impl Iterator<Item = u8> {
    let after = text.iter().skip(1).map(Some).chain([None]);
    let pairs = text.iter().zip(after).filter(|(byte, after)| (**byte, *after) != (b'\r', Some(&b'\n')));
    pairs.map(|(byte, _)| if *byte == b'\r' { b'\n' } else { *byte })
}

/// Returns a text whose lines end as most of those on disk do: with LF or with CRLF.
pub fn with_ends_of(on_disk: &[u8], text: Vec<u8>) -> Vec<u8> {
    let ends = memchr_iter(b'\n', on_disk);
    let (all, dos) = ends.fold((0_usize, 0_usize), |(all, dos), at| {
        (all + 1, dos + usize::from(at > 0 && on_disk[at - 1] == b'\r'))
    });
    if dos * 2 <= all {
        return text;
    }
    let mut converted = Vec::with_capacity(text.len() + all);
    for byte in text {
        if byte == b'\n' {
            converted.push(b'\r');
        }
        converted.push(byte);
    }
    converted
}

/// Returns the text of a checklist.
///
/// # Errors
/// Where it is not UTF-8: its notes would be lost.
pub fn decoded<'t>(path: &Utf8Path, bytes: &'t [u8]) -> Result<&'t str> {
    let at = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error.valid_up_to(),
    };
    if is_utf16(bytes) {
        bail!("`{path}` is saved as UTF-16, and its notes would be lost; save it as UTF-8");
    }
    let line = memchr_iter(b'\n', &bytes[..at]).count() + 1;
    bail!(
        "`{path}` is saved as Latin-1 or Windows-1252, not as UTF-8 (line {line}), and its notes would be lost; save it \
         as UTF-8"
    )
}

/// Returns a text in whatever encoding as far as it can be read, to see whose it is.
pub fn guessed(bytes: &[u8]) -> String {
    if !is_utf16(bytes) {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let is_little = bytes[0] == 0xff;
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    };
    String::from_utf16_lossy(&bytes.chunks_exact(2).map(unit).collect::<Vec<_>>())
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_no_difference() {
        for other in ["a\nb\n", "a\r\nb\r\n", "a\rb\r", "a\r\nb\n", "\u{feff}a\nb\n"] {
            assert!(is_same(other.as_bytes(), b"a\nb\n"), "{other:?}");
        }
        for other in ["a\nb", "a\n\nb\n", "a\nc\n", "a\r\r\nb\n", ""] {
            assert!(!is_same(other.as_bytes(), b"a\nb\n"), "{other:?}");
        }
        assert!(!is_same(b"a\n", "\u{feff}a\n".as_bytes()), "a mark that belongs there is missed");
    }

    #[test]
    fn lines_end_as_most_of_them_did() {
        for (before, after) in [("a\r\nb\r\nc\n", "x\r\ny\r\n"), ("a\nb\r\n", "x\ny\n"), ("", "x\ny\n")] {
            assert_eq!(with_ends_of(before.as_bytes(), b"x\ny\n".to_vec()), after.as_bytes(), "{before:?}");
        }
    }

    #[test]
    fn encodings_are_named() {
        let message = |bytes: &[u8]| decoded("a.md".into(), bytes).unwrap_err().to_string();
        assert!(message(b"a\ncaf\xe9").contains("Latin-1 or Windows-1252, not as UTF-8 (line 2)"));
        assert!(message(b"\xff\xfea\0").contains("UTF-16"));
        assert_eq!(guessed(b"\xff\xfea\0"), "\u{feff}a");
        assert_eq!(guessed(b"\xfe\xff\0a"), "\u{feff}a");
    }
}
