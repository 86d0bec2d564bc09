//! The accent colour of the configuration, as a lint sees it.

use crate::colour::{Colour, Page};
use crate::diagnostic::Location;

/// A colour that pages are to use for links and highlights, as the configuration has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccentColour {
    /// The colour.
    pub colour: Colour,
    /// The pages it is for.
    pub page: Page,
    /// Where it is written.
    pub location: Location,
}
