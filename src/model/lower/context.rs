use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{FilePath, SourceFile, Span};
use crate::syntax::tree::{Item, Items, Statement, Value};

use super::NamedFile;
use super::bind::id_of;

/// What travels through the lowering of one file.
pub(super) struct Context<'f> {
    pub file: &'f SourceFile,
    pub diagnostics: Vec<Diagnostic>,
    pub named_files: Vec<NamedFile>,
    pub doubtful: Vec<Box<str>>,
}

impl<'f> Context<'f> {
    pub(super) fn new(file: &'f SourceFile) -> Self {
        Self { file, diagnostics: Vec::new(), named_files: Vec::new(), doubtful: Vec::new() }
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
                Value::Word(word) => self.doubtful.push(word.into()),
                Value::BadWord(word) => self.doubtful.push(id_of(word).into()),
                _ => {}
            }
        }
        if let Some(block) = &statement.block {
            self.doubt_all(&block.items);
        }
    }

    fn doubt_all(&mut self, items: &Items<'_>) {
        for item in items {
            if let Item::Statement(statement) = item {
                self.doubt(statement);
            }
        }
    }
}
