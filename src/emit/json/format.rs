//! How the document is laid out and escaped.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Returns a whole document.
pub fn document(value: &impl Serialize) -> Vec<u8> {
    to_bytes(value, 0)
}

/// Returns an element of a list of the document: one line.
pub fn part(value: &impl Serialize) -> Vec<u8> {
    to_bytes(value, 2)
}

fn to_bytes(value: &impl Serialize, depth: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4096);
    let mut serializer = Serializer::with_formatter(&mut bytes, Lines { depth });
    value.serialize(&mut serializer).expect("the document's types are JSON, and memory takes any bytes");
    bytes
}

/// Compact JSON, but for the keys of the document and the elements of their lists: each has a line of its own, so that
/// line-based tools can show what changed.
struct Lines {
    depth: usize,
}

impl Formatter for Lines {
    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(separator(first, self.depth == 1))
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(separator(first, self.depth == 2))
    }

    /// Writes text that needs no escape in JSON, but perhaps where the JSON is put into a page.
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['<', '>', '&']) {
            writer.write_all(&rest.as_bytes()[..at])?;
            write!(writer, "\\u{:04x}", rest.as_bytes()[at])?;
            rest = &rest[at + 1..];
        }
        writer.write_all(rest.as_bytes())
    }
}

fn separator(first: bool, on_line: bool) -> &'static [u8] {
    match (first, on_line) {
        (true, true) => b"\n",
        (true, false) => b"",
        (false, true) => b",\n",
        (false, false) => b",",
    }
}
