//! What travels through the lowering of one file: its text, and what was found so far.

use rustc_hash::FxHashSet;

use crate::diagnostic::text::id_of;
use crate::diagnostic::{self, Code, Diagnostic, Location, MOST_OF_ONE_FILE, Severity};
use crate::source::{FilePath, SourceFile, Span};
use crate::syntax::tree::{Item, Items, Statement, Value};

use super::NamedFile;

/// What travels through the lowering of one file.
pub(super) struct LowerContext<'f> {
    pub file: &'f SourceFile,
    pub diagnostics: Vec<Diagnostic>,
    /// How many more diagnostics there are than are told.
    more: usize,
    pub named_files: Vec<NamedFile>,
    pub poisoned_ids: FxHashSet<Box<str>>,
}

impl<'f> LowerContext<'f> {
    pub(super) fn new(file: &'f SourceFile) -> Self {
        Self {
            file,
            diagnostics: Vec::new(),
            more: 0,
            named_files: Vec::new(),
            poisoned_ids: FxHashSet::default(),
        }
    }

    pub(super) fn path(&self) -> FilePath {
        self.file.path().clone()
    }

    pub(super) fn at(&self, span: Span) -> Location {
        Location::new(self.file.path(), span)
    }

    pub(super) fn error(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, self.at(span), message)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MOST_OF_ONE_FILE {
            self.diagnostics.push(diagnostic);
        } else {
            self.more += 1;
        }
    }

    /// Returns what is wrong; a last diagnostic says how much more there is.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        if self.more > 0 {
            let end = self.at(Span::empty(self.file.text().len()));
            self.diagnostics.push(diagnostic::more(end, self.more, MOST_OF_ONE_FILE, Severity::Error));
        }
        self.diagnostics
    }

    /// Remembers every id that a statement which is not read, and the statements inside it, may have declared.
    pub(super) fn poison(&mut self, statement: &Statement<'_>) {
        for argument in &statement.arguments {
            match argument.value {
                Value::Word(word) => self.poison_id(word),
                Value::BadWord(word) => self.poison_id(&id_of(word)),
                // Where the id is missing, people go by the title.
                Value::String(ref title) if title.len() <= 60 => self.poison_id(&id_of(title)),
                _ => {}
            }
        }
        if let Some(block) = &statement.block {
            self.poison_all(&block.items);
        }
    }

    fn poison_id(&mut self, id: &str) {
        self.poisoned_ids.insert(id.into());
    }

    /// Returns whether an id may have been declared by a statement that could not be read.
    pub(super) fn is_poisoned(&self, id: &str) -> bool {
        self.poisoned_ids.contains(id)
    }

    fn poison_all(&mut self, items: &Items<'_>) {
        for item in items {
            if let Item::Statement(statement) = item {
                self.poison(statement);
            }
        }
    }
}
