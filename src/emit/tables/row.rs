//! What a table is made of: columns, each a name and what stands in it.

use crate::model::JourneyId;

use super::cell::Cell;
use super::context::TableContext;

/// A column: its name, and what stands in it.
pub type Column<R> = (&'static str, fn(&R) -> Cell);

/// What a row of one kind of table is made from.
pub trait Row<'m>: Sized {
    /// Returns the columns, in their order.
    fn columns() -> Vec<Column<Self>>;

    /// Hands over the rows of a journey, or those of the project where there is none, in the order written.
    fn each(context: &'m TableContext<'m>, journey: Option<JourneyId>, take: &mut dyn FnMut(Self));
}
