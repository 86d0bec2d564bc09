//! The parser that pest makes of `grammar/journey.pest`.

use pest_derive::Parser;

/// The grammar; its rules are [`Rule`].
#[derive(Parser)]
#[grammar = "../grammar/journey.pest"]
pub(super) struct Grammar;
