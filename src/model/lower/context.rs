use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{FilePath, SourceFile, Span};
use crate::syntax::tree::{Item, Items, Statement, Value};

use rustc_hash::FxHashSet;

use super::NamedFile;
use super::bind::id_of;

/// What travels through the lowering of one file.
pub(super) struct Context<'f> {
    pub file: &'f SourceFile,
    pub diagnostics: Vec<Diagnostic>,
    pub named_files: Vec<NamedFile>,
    pub doubtful: FxHashSet<Box<str>>,
}

impl<'f> Context<'f> {
    pub(super) fn new(file: &'f SourceFile) -> Self {
        Self { file, diagnostics: Vec::new(), named_files: Vec::new(), doubtful: FxHashSet::default() }
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
        self.diagnostics.push(diagnostic);
    }

    /// Remembers every id that a statement which is not read, and the statements inside it, may have declared.
    pub(super) fn doubt(&mut self, statement: &Statement<'_>) {
        for argument in &statement.arguments {
            match argument.value {
                Value::Word(word) => self.doubt_id(word),
                Value::BadWord(word) => self.doubt_id(&id_of(word)),
                // Where the id is missing, people go by the title.
                Value::String(ref title) if title.len() <= 60 => self.doubt_id(&id_of(title)),
                _ => {}
            }
        }
        if let Some(block) = &statement.block {
            self.doubt_all(&block.items);
        }
    }

    fn doubt_id(&mut self, id: &str) {
        self.doubtful.insert(id.into());
    }

    /// Returns whether an id may have been declared by a statement that could not be read.
    pub(super) fn is_doubtful(&self, id: &str) -> bool {
        self.doubtful.contains(id)
    }

    fn doubt_all(&mut self, items: &Items<'_>) {
        for item in items {
            if let Item::Statement(statement) = item {
                self.doubt(statement);
            }
        }
    }
}
