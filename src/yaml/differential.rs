//! The tree of any text says what serde_yaml says of it.
//!
//! The texts are configurations and data files in all the ways that YAML has to write them, and thousands that a few random
//! changes make of each.

use serde_yaml::Value as Expected;

use super::node::{Kind, Node, Value};
use super::parse::parse;
use crate::diagnostic::Code;
use crate::source::{SourceFile, Span};

const TEXTS: &[&str] = &[
    "",
    "# only a comment\n",
    "---\ntitle: x\n...\n",
    "title: Gym journeys\r\nlanguage: en-GB\r\noutput: ./out//site\r\noutputs: [html, json]\r\nhide:\n- kpis\n",
    "lints: {missing-owner: off, long-stage: warning}\ntheme:\n  accent: {light: '#0b7285', dark: \"#62c8d8\"}\n  logo: a/b.svg\n",
    "data:\n  - &p data/*.yaml\n  - *p\n  - \"\\x2e./a\"\n  - 12\n  - ~\n  -\ntemplates: >-\n  a\n  b\n",
    "join/conversion:\n  - {date: 2026-11-01, value: 22.40%}\n  - date: 2026-12-01\n    value: 0.10\nnps: [{date: x, value: 1e3}, {value: .inf}]\n",
    "a: &a [1, 0x1f, 007, -3, +4, 1_000, 18446744073709551615]\nb: *a\n? q\n: !!str 12\nc: !!int \"7\"\n",
    "é: |\n  first\n   second\n\nb: 'it''s'\n\"c\\td\": true\nnull: No\n12: {? x : y, z}\n",
    "title: a\n--- \ntitle: b\n",
    "? [x]\n: y\na: {[b]: c, {d: e}: f}\n- g\n",
];

/// What a change puts into a text: the marks of YAML, and what stands for something.
const PIECES: &[&str] = &[
    "a", "b: ", "- ", "[", "]", "{", "}", ", ", ": ", "\n", "\n  ", "\n- ", "'", "\"", "#", " # x\n", "&a ",
    "*a", "!t ", "!!int ", "!!str ", "|\n ", "> ", "? ", "12", "~", "true", "é", "\r\n", "\n---\n", "...\n",
    "%", "\t", "\\x41", "@", "1e3", ".5", " ", "''", "\u{feff}", "\u{85}", "\u{2028}", "null", "-", ":", "?",
    "[]", "{}",
];

/// Random numbers that are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("it is below the limit")
    }

    /// Returns a text with up to three changes.
    fn changed(&mut self, text: &str) -> String {
        let mut text: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(3) {
            let at = self.below(text.len() + 1);
            let end = text.len().min(at + self.below(8));
            match self.below(3) {
                0 => _ = text.drain(at..end),
                1 => _ = text.splice(at..at, text[at..end].to_vec()),
                _ => _ = text.splice(at..at, PIECES[self.below(PIECES.len())].chars()),
            }
        }
        text.into_iter().collect()
    }
}

#[test]
fn a_tree_says_what_serde_yaml_says() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut read, mut refused) = (0, 0);
    for round in 0..250 {
        for text in TEXTS {
            let text = if round == 0 { (*text).to_owned() } else { random.changed(text) };
            if check(&text) { read += 1 } else { refused += 1 }
        }
    }
    assert!(read > 500 && refused > 500, "{read} were read, and {refused} refused");
}

/// Checks what is read of a text; returns whether it was read.
fn check(text: &str) -> bool {
    let file = SourceFile::new("a.yaml", text);
    let expected: Result<Expected, _> = serde_yaml::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    match (parse(&file, Code::INVALID_DATA), expected) {
        (Ok(root), Ok(expected)) => {
            compare(&file, &root, &expected);
            true
        }
        // A `Value` holds tags, which we refuse.
        (Err(error), Ok(expected)) => {
            assert!(has_tag(&expected), "{text:?} is refused: {error:#?}");
            false
        }
        // It takes each key once, where we report the second one, and no number of more than 64 bits.
        (Ok(_), Err(error)) => {
            let sentence = error.to_string();
            let is_limit = sentence.contains("duplicate entry") || sentence.contains("any YAML value");
            assert!(is_limit, "{text:?} is read: {error}");
            false
        }
        (Err(error), Err(_)) => {
            let at = error.location.span.map_or(0, |span| span.end as usize);
            assert!(text.is_char_boundary(at), "{text:?}: {error:#?}");
            false
        }
    }
}

fn has_tag(value: &Expected) -> bool {
    match value {
        Expected::Tagged(_) => true,
        Expected::Sequence(items) => items.iter().any(has_tag),
        Expected::Mapping(entries) => entries.iter().any(|(key, value)| has_tag(key) || has_tag(value)),
        _ => false,
    }
}

fn compare(file: &SourceFile, node: &Node<'_>, expected: &Expected) {
    let text = file.text();
    match (&node.value, expected) {
        (Value::List(items), Expected::Sequence(expected)) => {
            assert_eq!(items.len(), expected.len(), "{text:?}");
            items.iter().zip(expected).for_each(|(item, expected)| compare(file, item, expected));
        }
        (Value::Map(entries), Expected::Mapping(expected)) => {
            assert_eq!(entries.len(), expected.len(), "{text:?}");
            for ((key, value), (expected_key, expected)) in entries.iter().zip(expected) {
                compare(file, key, expected_key);
                compare(file, value, expected);
            }
        }
        (Value::Scalar(kind, said), _) => {
            compare_scalar(text, *kind, said, expected);
            if node.is_verbatim {
                assert_eq!(file.slice(node.span), said, "{text:?}");
            }
            let is_nothing = node.span == Span::default() && *kind == Kind::Null;
            assert!(
                node.is_verbatim
                    || is_nothing
                    || text.contains(['"', '\'', '|', '>', '\n', '\r', '\u{85}', '\u{2028}']),
                "{text:?}"
            );
        }
        _ => panic!("{text:?}: {node:?} is not {expected:?}"),
    }
}

/// Compares what is written: as a value of its own it says the same, unless it is a text.
fn compare_scalar(text: &str, kind: Kind, said: &str, expected: &Expected) {
    match expected {
        Expected::String(expected) => assert_eq!((kind, said), (Kind::Text, expected.as_str()), "{text:?}"),
        _ => {
            let alone: Expected = serde_yaml::from_str(said).expect("a number is YAML");
            let expected_kind = match expected {
                Expected::Null => Kind::Null,
                Expected::Bool(_) => Kind::Bool,
                _ => Kind::Number,
            };
            assert_eq!(kind, expected_kind, "{text:?}");
            assert_eq!(&alone, expected, "{text:?}");
        }
    }
}
