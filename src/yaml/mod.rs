//! YAML → values that derive `Deserialize`, with every mistake in its place, or a [`tree`] of texts. The only module that
//! knows serde_yaml.
//!
//! A text becomes a tree whose values know their places, and everything is read from that. The places of texts come from
//! serde_yaml, which lends texts that are written as they read. Numbers it does not lend, and so a text that has any is read a
//! second time, and asked for texts. Where a list or mapping begins it says to those only who refuse it: see [`locate`].
//!
//! serde stops at the first mistake. What may be wrong alone is therefore read through a [`Lenient`] seed, which reports it
//! and gives `None`.

mod access;
mod builder;
mod deserializer;
#[cfg(test)]
mod differential;
mod documents;
mod error;
mod fill;
mod flow;
mod lenient;
mod locate;
mod node;
mod parse;
mod place;
mod reader;
mod report;
mod step;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};

use node::Unfit;
use reader::Reader;
use report::Report;
use step::Step;

pub use error::{custom_error, duplicate_item};
pub use lenient::{Lenient, lenient, or_default};
pub use node::{Kind, Node, Value};
pub use parse::MAX_BYTES;
pub use place::unquoted;

/// What a text says.
pub struct Read<'t, T> {
    /// The value: the default of each part that is not there or wrong.
    pub value: T,
    /// Every mistake, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    file: &'t SourceFile,
    /// `None` where the text is not YAML.
    root: Option<Node<'t>>,
}

impl<T> Read<'_, T> {
    /// Returns the places of the text that the keys lead to, or of the texts in its list; what is written with escapes has
    /// none.
    pub fn texts(&self, keys: &[&str]) -> Vec<Span> {
        let found = self
            .root
            .as_ref()
            .and_then(|root| keys.iter().try_fold(root, |node, key| Some(&node.entry(key)?.1)));
        let Some(node) = found else { return Vec::new() };
        let items =
            if let Value::List(items) = &node.value { items.as_slice() } else { std::slice::from_ref(node) };
        items
            .iter()
            .filter(|item| item.kind() == Kind::Text)
            .filter_map(|item| item.written(self.file.text()))
            .collect()
    }

    /// Returns the place of a key at the top, unless it is written with escapes.
    pub fn key(&self, name: &str) -> Option<Span> {
        self.root.as_ref()?.entry(name)?.0.written(self.file.text())
    }
}

/// Reads the one document of `file`; its mistakes have this code.
pub fn read<T: DeserializeOwned + Default>(file: &SourceFile, code: Code) -> Read<'_, T> {
    let root = match parse::parse(file, code) {
        Ok(root) => root,
        Err(diagnostic) => {
            return Read { value: T::default(), diagnostics: vec![*diagnostic], file, root: None };
        }
    };
    let report = Report::new(file, code);
    let value = T::deserialize(Reader { report: &report, step: &Step::top(&root) });
    let (diagnostics, is_cut) = report.finish();
    let value = value.ok().filter(|_| !is_cut).unwrap_or_default();
    Read { value, diagnostics, file, root: Some(root) }
}

/// Returns the one document of `file`, all of whose keys are words; its mistakes have this code.
///
/// # Errors
/// Where it is no YAML, or too much of it.
pub fn tree(file: &SourceFile, code: Code) -> Result<Node<'_>, Box<Diagnostic>> {
    let mut root = parse::parse(file, code)?;
    let mut path = Vec::new();
    match root.settle(&mut Span::default(), &mut path) {
        Ok(()) => Ok(root),
        Err(Unfit::TooManyAliases) => {
            let message = format!("the aliases of `{}` stand for more than can be read", file.path());
            let error = Diagnostic::error(Code::LIMIT_EXCEEDED, Location::whole(file.path()), message);
            Err(Box::new(error.with_help("write the values themselves")))
        }
        Err(Unfit::KeyNotWord) => {
            let span = locate::start(file, 0, &path).map(|at| place::value_span(file, at));
            let location = Location { file: file.path().clone(), span };
            let error = Diagnostic::error(code, location, "a key must be a word");
            Err(Box::new(error.with_help("write lines such as `key: value`")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Box<Diagnostic>> {
        tree(&SourceFile::new("a.yaml", text), Code::INVALID_DATA).map(|root| marked(text, &root))
    }

    /// Returns a node with the places of its texts, as they are marked in `text`.
    fn marked(text: &str, node: &Node<'_>) -> String {
        match &node.value {
            Value::Scalar(Kind::Null, _) => format!("~{}", node.span.start),
            Value::Scalar(_, value) => format!("{value}«{}»", &text[node.span.range()]),
            Value::Unread => "…".to_owned(),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| marked(text, item)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Map(entries) => {
                let entry = |(key, value): &(Node<'_>, Node<'_>)| {
                    let name = key.scalar().expect("keys are words");
                    format!("{name}«{}»: {}", &text[key.span.range()], marked(text, value))
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
            let found = read(text).unwrap_or_else(|diagnostic| panic!("{text:?}: {diagnostic:#?}"));
            assert_eq!(found, expected, "{text:?}");
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
