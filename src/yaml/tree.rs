//! YAML → a tree of texts: numbers and dates as they are written, all with their places.
//!
//! serde_yaml makes a machine's number of what looks like one, unless it is asked for a text; and whoever asks for a text
//! where a list stands can read no further. So a text is read twice: for the kinds of its values, then for their texts.

use std::cell::Cell;

use serde::de::DeserializeSeed;

use super::kind_pass::{NodeKind, kinds};
use super::node::{Node, Value};
use super::text_pass::TextPass;
use super::{guard, place};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};

/// Returns the one document of `file`; its mistakes have this code.
///
/// # Errors
/// Where it is no YAML, or too much of it.
pub fn tree(file: &SourceFile, code: Code) -> Result<Node, Box<Diagnostic>> {
    let text = place::without_bom(file.text());
    if let Some(diagnostic) = guard::refusal(file, &text, code) {
        return Err(Box::new(diagnostic));
    }
    let kinds = kinds(file, &text, code)?;
    if let [NodeKind::Null] = kinds[..] {
        return Ok(Node { value: Value::Null, span: Span::default() });
    }
    let texts =
        TextPass { text: &text, kinds: &kinds, next: &Cell::new(0), last: &Cell::new(Span::default()) };
    // The text was read twice already, so that there is nothing left to fail.
    let node = texts.deserialize(serde_yaml::Deserializer::from_str(&text));
    node.map_err(|error| {
        Box::new(Diagnostic::error(
            code,
            Location::whole(file.path()),
            format!("this cannot be read: {error}"),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::node::NodeKey;

    fn read(text: &str) -> Result<Node, Box<Diagnostic>> {
        tree(&SourceFile::new("a.yaml", text), Code::INVALID_DATA)
    }

    /// Returns a node with the places of its texts, as they are marked in `text`.
    fn marked(text: &str, node: &Node) -> String {
        match &node.value {
            Value::Null => format!("~{}", node.span.start),
            Value::Text(value) => format!("{value}«{}»", &text[node.span.range()]),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| marked(text, item)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Map(entries) => {
                let entry = |(key, value): &(NodeKey, Node)| {
                    format!("{}«{}»: {}", key.name, &text[key.span.range()], marked(text, value))
                };
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[test]
    fn every_text_stays_as_written_and_has_its_place() {
        for (text, expected) in [
            ("", "~0"),
            ("~", "~0"),
            (
                "a: 22.40\r\nb: [1e3, 'x y', true]",
                "{a«a»: 22.40«22.40», b«b»: [1e3«1e3», x y«x y», true«true»]}",
            ),
            ("\u{feff}- 2026-11-01\n- 1_000 # x\n-\n- ~", "[2026-11-01«2026-11-01», 1_000«1_000», ~29, ~32]"),
            ("é: &x 0.10\n12: *x\n? \"q\"\n: {}", "{é«é»: 0.10«0.10», 12«12»: 0.10«0.10», q«q»: {}}"),
            ("a: \"\\x31\\x32\"\nb: |\n  2\n", "{a«a»: 12«a», b«b»: 2\n«b»}"),
        ] {
            let node = read(text).unwrap_or_else(|diagnostic| panic!("{text:?}: {diagnostic:#?}"));
            assert_eq!(marked(text, &node), expected, "{text:?}");
        }
    }

    #[test]
    fn a_key_that_is_no_word_and_a_bomb_are_refused() {
        let diagnostic = read("a: 1\n? [x]\n: y").expect_err("a list is no key");
        assert_eq!(diagnostic.location.span, Some(Span::new(7, 10)), "{diagnostic:#?}");
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let item = format!("*a{}", level - 1);
            text.push_str(&format!("a{level}: &a{level} [{}]\n", [item.as_str(); 9].join(", ")));
        }
        let diagnostic = read(&text).expect_err("there are 9^12 values");
        assert_eq!(diagnostic.code, Code::LIMIT_EXCEEDED, "{diagnostic:#?}");
    }
}
