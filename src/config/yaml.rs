//! YAML → a tree of nodes that know their places. The only module that knows the YAML parser.
//!
//! Scalars stay text: what a text means (a title, a colour, a level) is decided where its key is read, so that
//! `missing-owner: off` and `language: no` mean what they say. Aliases share the node they name and are never copied,
//! so that a bomb of aliases stays as small as its file.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use crate::source::{SourceFile, Span};

/// How many bytes a YAML file may have.
pub const MAX_BYTES: usize = 1 << 20;

/// How deep lists and mappings may stand in one another.
const MAX_DEPTH: usize = 64;

/// A value and its place; an alias has its own place and the value of what it names.
#[derive(Debug, Clone)]
pub struct Node {
    pub span: Span,
    pub value: Rc<Value>,
}

#[derive(Debug)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    Scalar {
        text: String,
        quoted: bool,
    },
    List(Vec<Node>),
    /// Keys and values in the order written; a key may stand twice.
    Map(Vec<(Node, Node)>),
}

/// What keeps a file from being read. Whoever asked for it makes a diagnostic of it.
#[derive(Debug)]
pub struct Fault {
    pub kind: FaultKind,
    /// Where; `None` for the file as a whole.
    pub span: Option<Span>,
    pub message: String,
    pub help: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not YAML, or YAML of a kind we do not take.
    Malformed,
    /// It is too large or too deep.
    LimitExceeded,
}

/// Returns the one document of `file`, `None` where it is empty, or what keeps it from being read.
pub fn parse(file: &SourceFile) -> Result<Option<Node>, Fault> {
    if file.text().len() > MAX_BYTES {
        let message = format!("`{}` has more than 1 MiB", file.path());
        return Err(Fault { kind: FaultKind::LimitExceeded, span: None, message, help: None });
    }
    let mut loader = Loader {
        file,
        offsets: Offsets::new(file.text()),
        open: Vec::new(),
        anchors: FxHashMap::default(),
        root: None,
    };
    let mut documents = 0;
    for event in Parser::new_from_str(file.text()) {
        let (event, place) = event.map_err(|error| loader.unreadable(&error))?;
        let span = loader.span(place.start, place.end);
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    let message = format!("`{}` holds a second document", file.path());
                    let help = "take out the line `---` and what follows it";
                    return Err(malformed(span, message, Some(help)));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                refuse_tag(tag.is_some(), span)?;
                let quoted = style != ScalarStyle::Plain;
                let value = match &*text {
                    "" | "~" | "null" | "Null" | "NULL" if !quoted => Value::Null,
                    _ => Value::Scalar { text: text.into_owned(), quoted },
                };
                loader.close(anchor, Node { span, value: Rc::new(value) });
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_tag(tag.is_some(), span)?;
                loader.open(Open { span, anchor, items: Items::List(Vec::new()) })?;
            }
            Event::MappingStart(anchor, tag) => {
                refuse_tag(tag.is_some(), span)?;
                loader.open(Open { span, anchor, items: Items::Map(Vec::new(), None) })?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = loader.open.pop() {
                    loader.close(open.anchor, open.finish(span));
                }
            }
            Event::Alias(anchor) => match loader.anchors.get(&anchor) {
                Some(value) => {
                    let value = value.clone();
                    loader.close(0, Node { span, value });
                }
                None => {
                    return Err(malformed(span, "an alias stands inside of what it names".to_owned(), None));
                }
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
    Ok(loader.root)
}

struct Loader<'f> {
    file: &'f SourceFile,
    offsets: Offsets,
    open: Vec<Open>,
    anchors: FxHashMap<usize, Rc<Value>>,
    root: Option<Node>,
}

/// A list or mapping whose end has not come yet.
struct Open {
    span: Span,
    anchor: usize,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map(Vec<(Node, Node)>, Option<Node>),
}

impl Open {
    fn finish(self, end: Span) -> Node {
        // The end of a block collection is where the next thing begins: the last item's end is what people see.
        let (value, last) = match self.items {
            Items::List(items) => {
                let last = items.last().map(|item| item.span);
                (Value::List(items), last)
            }
            Items::Map(entries, _) => {
                let last = entries.last().map(|(_, value)| value.span);
                (Value::Map(entries), last)
            }
        };
        let end = if end.is_empty() { last.unwrap_or(self.span) } else { end };
        Node { span: self.span.to(end), value: Rc::new(value) }
    }
}

impl Loader<'_> {
    fn open(&mut self, open: Open) -> Result<(), Fault> {
        if self.open.len() == MAX_DEPTH {
            let message = format!("more than {MAX_DEPTH} lists and mappings stand in one another");
            return Err(Fault { kind: FaultKind::LimitExceeded, span: Some(open.span), message, help: None });
        }
        self.open.push(open);
        Ok(())
    }

    /// Hands a finished node to the collection it stands in.
    fn close(&mut self, anchor: usize, node: Node) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.value.clone());
        }
        match self.open.last_mut().map(|open| &mut open.items) {
            None => self.root = Some(node),
            Some(Items::List(items)) => items.push(node),
            Some(Items::Map(entries, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push((key, node)),
            },
        }
    }

    fn unreadable(&self, error: &ScanError) -> Fault {
        let start = self.offsets.byte(error.marker().index());
        let length =
            self.file.text()[start..].chars().next().filter(|next| *next != '\n').map_or(0, char::len_utf8);
        let info = error.info();
        let help = info
            .contains("mapping values are not allowed")
            .then_some("put a text that holds a colon in quotes, and each key on a line of its own");
        malformed(Span::new(start, start + length), format!("this is not YAML: {info}"), help)
    }

    fn span(&self, start: Marker, end: Marker) -> Span {
        let start = self.offsets.byte(start.index());
        Span::new(start, self.offsets.byte(end.index()).max(start))
    }
}

fn refuse_tag(tagged: bool, span: Span) -> Result<(), Fault> {
    let message = "a YAML tag has no meaning here".to_owned();
    let help = Some("take out the word that begins with `!`");
    if tagged { Err(malformed(span, message, help)) } else { Ok(()) }
}

fn malformed(span: Span, message: String, help: Option<&'static str>) -> Fault {
    Fault { kind: FaultKind::Malformed, span: Some(span), message, help }
}

/// The parser counts characters, we count bytes.
struct Offsets {
    length: usize,
    /// The byte at which each character begins; empty where all are one byte long.
    starts: Vec<u32>,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let starts =
            if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at as u32).collect() };
        Self { length: text.len(), starts }
    }

    /// Returns the byte at which the character `index` begins; behind the last one, the length of the text.
    fn byte(&self, index: usize) -> usize {
        if self.starts.is_empty() {
            index.min(self.length)
        } else {
            self.starts.get(index).map_or(self.length, |start| *start as usize)
        }
    }
}
