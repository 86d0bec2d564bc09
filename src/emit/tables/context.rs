//! What the rows of every table are made from.

use crate::emit::Options;
use crate::insight::Index;
use crate::model::Model;

/// What every row is made from.
pub struct TableContext<'a> {
    /// The project.
    pub model: &'a Model,
    /// What the tables depend on beside it.
    pub options: &'a Options,
    /// What is looked up over the whole project.
    pub index: &'a Index,
}
