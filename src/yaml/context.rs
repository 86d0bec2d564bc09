use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::error::Cause;
use super::mistake::Mistake;
use super::{Key, Text, place};

/// What one reading of a text shares on all its levels, and what it leaves behind.
pub struct Context<'t> {
    pub text: &'t str,
    /// What earlier readings found to be wrong, by its path.
    pub skip: FxHashMap<Vec<usize>, Skip>,
    /// The way to what is being read; after a fault, to what was wrong.
    pub steps: RefCell<Vec<Step>>,
    pub texts: RefCell<Vec<Text>>,
    pub keys: RefCell<Vec<Key>>,
    /// The mistakes that did not stop the reading.
    pub mistakes: RefCell<Vec<Mistake>>,
    /// Why the reading stops, while serde_yaml carries its own error outwards.
    pub cause: RefCell<Option<Cause>>,
}

/// How much of an entry or item to pass over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// The value, which is not there.
    Nothing,
    /// The value, which is wrong.
    Value,
    /// The key as well.
    Entry,
}

/// One step on the way to a value.
#[derive(Debug, Clone)]
pub struct Step {
    pub index: usize,
    /// The key; `None` for an item of a list, and before the key is read.
    pub key: Option<Key>,
    /// Whether the key is one of a fixed set, and may be left without a value.
    pub field: bool,
}

impl<'t> Context<'t> {
    pub fn new(text: &'t str, skip: FxHashMap<Vec<usize>, Skip>) -> Self {
        Self {
            text,
            skip,
            steps: RefCell::default(),
            texts: RefCell::default(),
            keys: RefCell::default(),
            mistakes: RefCell::default(),
            cause: RefCell::default(),
        }
    }

    /// Goes on to the entry or item `index`; returns how much of it to pass over.
    pub fn enter(&self, index: usize, field: bool) -> Option<Skip> {
        self.steps.borrow_mut().push(Step { index, key: None, field });
        self.skip.get(&path(&self.steps.borrow())).copied()
    }

    /// Goes back to what the last entry or item is part of.
    pub fn leave(&self) {
        self.steps.borrow_mut().pop();
    }

    /// Notes the key of the entry that is being read.
    pub fn at_key(&self, key: &Key) {
        if let Some(step) = self.steps.borrow_mut().last_mut() {
            step.key = Some(key.clone());
        }
    }

    /// Notes a key that has a value.
    pub fn has_value(&self, key: Key) {
        if self.steps.borrow().len() == 1 {
            self.keys.borrow_mut().push(key);
        }
    }

    /// Notes the place of a text, unless it is written with escapes.
    pub fn at_text(&self, part: &str) {
        if let Some(span) = place::of_part(self.text, part) {
            self.texts.borrow_mut().push(Text { path: path(&self.steps.borrow()), span });
        }
    }

    /// Notes a mistake at a key, which stops nothing.
    pub fn note(&self, key: &Key, cause: Cause) {
        let steps = self.steps.borrow().clone();
        self.mistakes.borrow_mut().push(Mistake { cause, steps, span: key.span });
    }
}

/// Returns the numbers of the steps.
pub fn path(steps: &[Step]) -> Vec<usize> {
    steps.iter().map(|step| step.index).collect()
}
