//! What stands around every page.

use serde::Serialize;

use super::SourceView;

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    /// The language of the content, for the `lang` attribute.
    pub language: &'a str,
    /// The project's title.
    pub project: &'a str,
    /// The day of the build, for `datetime`.
    pub today: String,
    /// The day of the build, for people.
    pub today_words: String,
    /// One sentence on the page, for search results and previews.
    pub summary: String,
    /// The sources that the page cites, or on the project's page all there are, in the order of their numbers.
    pub sources: Vec<SourceView<'a>>,
}
