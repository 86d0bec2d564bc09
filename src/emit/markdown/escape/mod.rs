//! Words of the model as Markdown that shows them and runs nothing, for all back ends that write Markdown; and as words
//! without any marks, for those that write none.

mod plain;
mod strip;
mod text;

pub use plain::{inside, plain};
pub use strip::words;
pub use text::{blocks, image, inline, link};
