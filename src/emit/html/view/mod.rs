//! What the templates see. They never see the model, so that it stays free to change.
//!
//! A view says what there is to show, a template how it is shown. Strings are escaped by the template; [`Html`] is finished:
//! running text with its citations, curves and sparklines, and nothing else.

mod brief;
mod comparison;
mod frame;
mod home;
mod map;
mod parts;

pub use brief::*;
pub use comparison::*;
pub use frame::*;
pub use home::*;
pub use map::*;
pub use parts::*;
