//! The way from the top of a tree to a value or key.

use super::locate::PathStep;
use super::node::Node;

/// The last step of the way.
#[derive(Clone, Copy)]
pub struct Step<'s> {
    /// The step to the list or mapping around it; `None` at the top.
    pub around: Option<&'s Step<'s>>,
    pub path: Option<PathStep>,
    /// The key of a value; `None` for an item of a list, and for a key.
    pub key: Option<&'s Node<'s>>,
    pub node: &'s Node<'s>,
}

impl<'s> Step<'s> {
    pub fn top(node: &'s Node<'s>) -> Self {
        Self { around: None, path: None, key: None, node }
    }

    /// Returns whether it leads to a key.
    pub fn is_key(&self) -> bool {
        matches!(self.path, Some(PathStep::Key(_)))
    }

    /// Returns the path from the top.
    pub fn path(&self) -> Vec<PathStep> {
        let mut path = self.around.map(Step::path).unwrap_or_default();
        path.extend(self.path);
        path
    }

    /// Returns the innermost key around what it leads to.
    pub fn innermost_key(&self) -> Option<&'s Node<'s>> {
        self.key.or_else(|| self.around?.innermost_key())
    }
}
