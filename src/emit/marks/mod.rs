//! Words of the model as Markdown that shows them and runs nothing, for all back ends that write Markdown.

mod plain;
mod text;

pub use plain::{inside, plain};
pub use text::{blocks, inline};
