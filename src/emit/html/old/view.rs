//! What the templates see. They never see the model, so that it stays free to change.
//!
//! Strings are escaped by the template; [`Html`] is finished. What repeats for every touchpoint (cells, cards, rows)
//! comes finished from Rust: a template that looked up each of some thousand values would cost more than everything
//! else together. The page, its parts and their order belong to the templates.

use serde::Serialize;

use super::markup::Html;

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
    /// The drawings of the icons used: `<symbol>` elements.
    pub symbols: Html,
    /// The sources that the page cites, or on the project's page all there are, in the order of their numbers.
    pub sources: Vec<Html>,
}

/// `map.html`: one journey.
#[derive(Debug, Serialize)]
pub struct MapView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The journey's title.
    pub title: &'a str,
    /// What it is about.
    pub scenario: Option<Html>,
    /// State, confidence, owner, review …
    pub facts: Vec<Fact>,
    /// Who walks it.
    pub personas: Vec<PersonaView<'a>>,
    /// The curves that the cells show slices of: `<path>` elements.
    pub curves: Html,
    /// What its tools offer.
    pub tools: Tools,
    /// The stages in a strip; nothing for a journey without stages.
    pub overview: Option<Overview>,
    /// The map itself; nothing for a journey without stages.
    pub table: Option<Table>,
    /// All there is to say of each touchpoint, stage by stage.
    pub cards: Option<Html>,
    /// What does not fit into the map.
    pub sections: Vec<Section>,
}

/// The tools of a map: the bar above it and the dialog of a card.
#[derive(Debug, Serialize)]
pub struct Tools {
    /// What touchpoints can be picked by.
    pub filters: Vec<Filter>,
    /// How many touchpoints there are, in words.
    pub count: String,
    /// The icon of the field to find words with.
    pub find: Html,
    /// The icon of the way to the card before.
    pub previous: Html,
    /// The icon of the way to the card behind.
    pub following: Html,
    /// The icon of the way out of a card.
    pub close: Html,
}

/// A way to pick touchpoints.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// Its name in the address.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The words for no choice.
    pub all: &'static str,
    /// What the touchpoints offer.
    pub choices: Vec<Choice>,
}

/// One value of a filter.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// As it stands in the address.
    pub value: String,
    /// As people read it.
    pub title: String,
    /// The class of a persona, else nothing.
    pub class: &'static str,
}

/// The stages in a strip, each with its part of the curve.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// The widths of the stages, for a grid.
    pub widths: String,
    /// The stages, as links.
    pub stages: Html,
}

/// A name and what there is to say.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// The name.
    pub name: &'static str,
    /// The rest.
    pub value: Html,
}

/// A persona at the head of a map.
#[derive(Debug, Serialize)]
pub struct PersonaView<'a> {
    /// `p1` for the first: colour, dash and marker.
    pub class: &'static str,
    /// Line and marker as in the curve.
    pub key: Html,
    /// The name.
    pub title: &'a str,
    /// The name where room is short.
    pub short: &'a str,
    /// Where the map tells all about them.
    pub href: String,
    /// Role and segment.
    pub role: Html,
    /// What they say.
    pub quote: Option<Html>,
    /// Goals, lowest and highest point.
    pub facts: Vec<Fact>,
}

/// The table of a map.
#[derive(Debug, Serialize)]
pub struct Table {
    /// What the table shows, in words.
    pub caption: String,
    /// The number of columns.
    pub columns: usize,
    /// The number of columns of each stage.
    pub groups: Vec<usize>,
    /// The names of the stages, as cells.
    pub stages: Html,
    /// Rows between stages and touchpoints: goals, time.
    pub heads: Vec<Lane>,
    /// The names of the touchpoints, as cells.
    pub touchpoints: Html,
    /// The lanes, in groups that a line or a title may part.
    pub bodies: Vec<Body>,
}

/// Lanes that belong together.
#[derive(Debug, Serialize)]
pub struct Body {
    /// A title above them ("Service blueprint").
    pub title: Option<&'static str>,
    /// A line of the service blueprint above them: class and name.
    pub line: Option<(&'static str, &'static str)>,
    /// The lanes.
    pub lanes: Vec<Lane>,
}

/// A lane: a head and one row or several.
#[derive(Debug, Serialize)]
pub struct Lane {
    /// A name for style and script, such as `pains`.
    pub id: String,
    /// The name that people read.
    pub title: String,
    /// A few words under it.
    pub note: Html,
    /// The rows, each as cells: for the journey, its stages, its touchpoints.
    pub rows: Vec<Html>,
}

/// A part of the page below the map.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Its anchor, which begins with a capital.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What stands in it.
    pub content: Html,
}

/// `index.html`, `list.html`, `persona.html` and `team.html`: the project, a whole list of it, somebody in it.
#[derive(Debug, Serialize)]
pub struct OverviewView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// What the page is about.
    pub title: String,
    /// The word for that, behind the link to the project; nothing on the project's own page.
    pub kind: &'static str,
    /// Line and marker of a persona whom every map shows alike.
    pub key: Html,
    /// A line under the title.
    pub lead: Html,
    /// Links to the pages of a list that has several.
    pub parts: Html,
    /// The teams by which the entries can be filtered.
    pub owners: Vec<Owner<'a>>,
    /// The parts of the page.
    pub sections: Vec<OverviewSection>,
}

/// A team by whose id entries can be filtered.
#[derive(Debug, Serialize)]
pub struct Owner<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
}

/// A part of such a page.
#[derive(Debug, Serialize)]
pub struct OverviewSection {
    /// Its anchor, which begins with a capital.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// The word by which the navigation knows it.
    pub short: &'static str,
    /// A sentence under the heading.
    pub lead: &'static str,
    /// What stands in it.
    pub content: Html,
}
