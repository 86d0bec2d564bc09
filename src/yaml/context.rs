//! What one reading of a text shares on all its levels.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::cause::Cause;
use super::diagnostic::{Skip, YamlDiagnostic};
use super::path::{Key, Step, TextPlace, indices};
use super::place;

/// What one reading of a text shares on all its levels, and what it leaves behind.
pub struct ReadContext<'t> {
    pub text: &'t str,
    /// What earlier readings found to be wrong, by its path.
    pub skip: FxHashMap<Vec<usize>, Skip>,
    /// The path to what is being read; after an error, to what was wrong.
    pub steps: RefCell<Vec<Step>>,
    pub texts: RefCell<Vec<TextPlace>>,
    pub keys: RefCell<Vec<Key>>,
    /// What is wrong and did not stop the reading.
    pub diagnostics: RefCell<Vec<YamlDiagnostic>>,
    /// Why the reading stops, while serde_yaml carries its own error outwards.
    pub cause: RefCell<Option<Cause>>,
}

impl<'t> ReadContext<'t> {
    pub fn new(text: &'t str, skip: FxHashMap<Vec<usize>, Skip>) -> Self {
        Self {
            text,
            skip,
            steps: RefCell::default(),
            texts: RefCell::default(),
            keys: RefCell::default(),
            diagnostics: RefCell::default(),
            cause: RefCell::default(),
        }
    }

    /// Goes on to the entry or item `index`; returns how much of it to pass over.
    pub fn enter(&self, index: usize, field: bool) -> Option<Skip> {
        self.steps.borrow_mut().push(Step { index, key: None, field });
        self.skip.get(&indices(&self.steps.borrow())).copied()
    }

    /// Goes back to what the last entry or item is part of.
    pub fn leave(&self) {
        self.steps.borrow_mut().pop();
    }

    /// Sets the key of the entry that is being read.
    pub fn set_key(&self, key: &Key) {
        if let Some(step) = self.steps.borrow_mut().last_mut() {
            step.key = Some(key.clone());
        }
    }

    /// Records a key that has a value.
    pub fn record_key(&self, key: Key) {
        if self.steps.borrow().len() == 1 {
            self.keys.borrow_mut().push(key);
        }
    }

    /// Records the place of a text, unless it is written with escapes.
    pub fn record_text(&self, part: &str) {
        if let Some(span) = place::span_of(self.text, part) {
            let steps = self.steps.borrow();
            let keys = steps.iter().map(|step| step.key.as_ref().map(|key| key.name.clone())).collect();
            self.texts.borrow_mut().push(TextPlace { path: indices(&steps), keys, span });
        }
    }

    /// Records what is wrong with a key, which stops nothing.
    pub fn record(&self, key: &Key, cause: Cause) {
        let steps = self.steps.borrow().clone();
        self.diagnostics.borrow_mut().push(YamlDiagnostic { cause, steps, span: key.span });
    }
}
