//! What the parts of one page share while they are written: the model, the words, the sources cited, the icons used.

use camino::Utf8Path;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::emit::Options;
use crate::emit::link::{self, Base};
use crate::emit::naming::short_names;
use crate::model::{About, Citation, Hidden, Id, Model, PersonaId, SourceId, Strength, TeamId, Text};
use crate::source::Files;
use crate::words::is_quoted;
use crate::words::{Words, format};

use super::icon::{Icon, Icons};
use super::image;
use super::markdown::{self, Context};
use super::markup::{Html, Markup};
use super::view::Frame;

/// Which page is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The page of the project, at the top of the output folder.
    Index,
    /// A whole list of the project, beside it.
    List,
    /// The map of a journey, one folder below.
    Map,
    /// The page of a persona, in another folder.
    Persona,
    /// The page of a team, in another.
    Team,
}

impl Kind {
    /// Returns the folder below the output folder in which pages of this kind lie, with `/` at its end.
    fn folder(self) -> &'static str {
        match self {
            Kind::Index | Kind::List => "",
            Kind::Map => "journeys/",
            Kind::Persona => "personas/",
            Kind::Team => "teams/",
        }
    }
}

/// A page being written.
pub struct Page<'a> {
    /// The project.
    pub model: &'a Model,
    /// The words around the content.
    pub words: &'static Words,
    /// The day of the build.
    pub today: Date,
    /// The page's kind.
    pub kind: Kind,
    /// Whether claims without a source are marked: in validated journeys.
    pub marks_unsupported: bool,
    /// Whether pictures are shown now. What stands on a page twice has them once.
    pub shows_pictures: bool,
    files: &'a dyn Files,
    icons: Icons,
    cited: Vec<Cited<'a>>,
    /// The place of each cited source in `cited`.
    numbers: FxHashMap<SourceId, usize>,
    short_names: FxHashMap<PersonaId, &'a str>,
    /// The way from the page to the project's root, with `/` at its end, if there is one.
    root: Option<String>,
}

/// A source that the page cites, with the words it is cited with.
#[derive(Debug)]
pub struct Cited<'a> {
    /// The source.
    pub source: SourceId,
    /// What it says, each once, in the order cited; with the file in which it is written.
    pub words: Vec<(&'a Text, &'a Utf8Path)>,
}

impl<'a> Page<'a> {
    /// Returns a page without content, on which these personas appear.
    pub fn new(
        kind: Kind,
        model: &'a Model,
        personas: impl Iterator<Item = PersonaId>,
        options: &Options,
        files: &'a dyn Files,
    ) -> Self {
        Self {
            model,
            words: options.words(),
            today: options.today,
            kind,
            marks_unsupported: false,
            shows_pictures: true,
            files,
            icons: Icons::default(),
            cited: Vec::new(),
            numbers: FxHashMap::default(),
            short_names: short_names(model, personas),
            root: options.root_from(usize::from(!kind.folder().is_empty())),
        }
    }

    /// Returns what every page has, once its parts are written.
    pub fn frame(&self, options: &'a Options, summary: String, sources: Vec<Html>) -> Frame<'a> {
        Frame {
            language: &options.language,
            project: &options.title,
            today: options.today.to_string(),
            today_words: format::date(options.today, self.words),
            summary,
            symbols: self.symbols().finish(),
            sources,
        }
    }

    /// Writes an icon.
    pub fn icon(&mut self, out: &mut Markup, icon: Icon, class: &str) {
        self.icons.write(out, icon, class);
    }

    /// Returns the drawings of the icons used.
    pub fn symbols(&self) -> Markup {
        self.icons.symbols()
    }

    /// Returns the sources cited, in the order of their numbers.
    pub fn cited(&self) -> &[Cited<'a>] {
        &self.cited
    }

    /// Returns every source of the project in the order of their numbers: those cited first.
    pub fn numbers(&self) -> impl Iterator<Item = SourceId> + use<> {
        let cited: Vec<SourceId> = self.cited.iter().map(|cited| cited.source).collect();
        let all = (0..self.model.sources.len()).map(Id::new);
        let others: Vec<SourceId> = all.filter(|source| !self.numbers.contains_key(source)).collect();
        cited.into_iter().chain(others)
    }

    /// Returns the words with which the page cites a source.
    pub fn cited_words(&self, source: SourceId) -> &[(&'a Text, &'a Utf8Path)] {
        self.numbers.get(&source).map_or(&[], |index| &self.cited[*index].words)
    }

    /// Writes a text where paragraphs may stand.
    pub fn flow(&self, out: &mut Markup, text: &Text, file: &Utf8Path) {
        markdown::write(out, text, Context::Flow, self.base(file));
    }

    /// Writes a text where only words may stand.
    pub fn phrase(&self, out: &mut Markup, text: &Text, file: &Utf8Path) {
        markdown::write(out, text, Context::Phrase, self.base(file));
    }

    /// Writes what somebody thinks or says, in quotation marks unless it has its own.
    pub fn quote(&self, out: &mut Markup, text: &Text, file: &Utf8Path) {
        let bare = !is_quoted(&text.markdown);
        if bare {
            out.raw(self.words.quotes.0);
        }
        self.phrase(out, text, file);
        if bare {
            out.raw(self.words.quotes.1);
        }
    }

    /// Writes a day, marked up as one.
    pub fn date(&self, out: &mut Markup, date: Date) {
        out.raw("<time datetime=\"").raw(&date.to_string()).raw("\">");
        // In a narrow column a day may take two lines.
        out.text(&format::date(date, self.words).replace('\u{a0}', " ")).raw("</time>");
    }

    /// Writes the sources of a claim as small numbers that lead to the list of sources. A claim that is only assumed
    /// has its numbers in brackets.
    pub fn cites(&mut self, out: &mut Markup, cites: &'a [Citation], file: &'a Utf8Path) {
        if cites.is_empty() {
            return;
        }
        let assumed = self.model.strength(cites) == Strength::Assumed;
        for cite in cites {
            let Some(source) = cite.source.target else { continue };
            let number = self.number(source, cite.words.as_ref().map(|words| (words, file)));
            out.raw("<a class=\"ref\" href=\"#Source.").number(number).raw("\" aria-label=\"");
            out.text(if assumed { self.words.assumed_source } else { self.words.source })
                .raw(" ")
                .number(number);
            out.text(self.words.colon).raw(" ").text(&self.model[source].head.title).raw(if assumed {
                "\">["
            } else {
                "\">"
            });
            out.number(number).raw(if assumed { "]</a>" } else { "</a>" });
        }
    }

    /// Writes sources by their names, where they stand for themselves and not behind a claim: numbers side by side, with no
    /// words around them, are hard to hit.
    pub fn sources(&mut self, out: &mut Markup, cites: &'a [Citation], file: &'a Utf8Path) {
        let assumed = self.model.strength(cites) == Strength::Assumed;
        let mut before = "";
        for cite in cites {
            let Some(source) = cite.source.target else { continue };
            let number = self.number(source, cite.words.as_ref().map(|words| (words, file)));
            out.raw(before).raw("<a href=\"#Source.").number(number).raw("\">");
            out.text(&self.model[source].head.title).raw("</a>");
            if assumed {
                out.raw(" (").text(self.words.assumed).raw(")");
            }
            before = " · ";
        }
    }

    /// Writes the sources of a claim that ought to have one: in a validated journey, "?" stands where there is none.
    pub fn claim(&mut self, out: &mut Markup, cites: &'a [Citation], file: &'a Utf8Path) {
        self.cites(out, cites, file);
        if cites.is_empty() && self.marks_unsupported && !self.model.hides(Hidden::Sources) {
            out.raw("<span class=\"ref none\">?<span class=\"vh\"> ")
                .text(self.words.no_source)
                .raw("</span></span>");
        }
    }

    fn number(&mut self, source: SourceId, words: Option<(&'a Text, &'a Utf8Path)>) -> usize {
        let index = *self.numbers.entry(source).or_insert_with(|| {
            self.cited.push(Cited { source, words: Vec::new() });
            self.cited.len() - 1
        });
        if let Some(words) = words {
            let known = &mut self.cited[index].words;
            if !known.iter().any(|(other, _)| other.markdown == words.0.markdown) {
                known.push(words);
            }
        }
        index + 1
    }

    /// Returns the title of a team.
    pub fn team(&self, team: Option<TeamId>) -> &'a str {
        team.map_or(self.words.nobody, |team| &self.model[team].head.title)
    }

    /// Returns the head of a column, unless what stands in it is hidden.
    pub fn unless<'w>(&self, kind: Hidden, head: &'w str) -> Option<&'w str> {
        (!self.model.hides(kind)).then_some(head)
    }

    /// Returns who answers for something, or that nobody does; nothing where owners are hidden.
    pub fn owner(&self, team: Option<TeamId>) -> Option<&'a str> {
        (!self.model.hides(Hidden::Owners)).then(|| self.team(team))
    }

    /// Returns the name by which a persona is called where room is short: "Sam" for "Sam, starting again".
    pub fn short_name(&self, persona: PersonaId) -> &'a str {
        self.short_names.get(&persona).copied().unwrap_or(&self.model[persona].head.title)
    }

    /// Writes the words that every block takes, but for the tags, which belong to the small print of their block.
    pub fn about(&self, out: &mut Markup, about: Option<&About>, file: &Utf8Path) {
        let Some(about) = about else { return };
        if let Some(description) = &about.description {
            out.raw("<div class=\"about\">");
            self.flow(out, description, file);
            out.raw("</div>");
        }
        for link in &about.links {
            out.raw("<p class=\"link\">");
            self.link(out, &link.url.value, link.title.as_deref(), file);
            out.raw("</p>");
        }
        if let Some(image) = about.image.as_ref().filter(|_| self.shows_pictures) {
            match image::data_uri(&image.path.value, file, self.files) {
                Some(uri) => out
                    .raw("<img class=\"picture\" src=\"")
                    .raw(&uri)
                    .raw("\" alt=\"")
                    .text(&image.alt)
                    .raw("\">"),
                None => out.raw("<p class=\"picture\">").text(&image.alt).raw("</p>"),
            };
        }
        if !about.tags.is_empty() {
            out.raw("<p class=\"tags\">");
            for tag in &about.tags {
                out.raw("<span>#").text(&tag.value).raw("</span> ");
            }
            out.raw("</p>");
        }
    }

    /// Writes an address as a link, or as text where it must not become one.
    pub fn link(&self, out: &mut Markup, address: &str, title: Option<&str>, file: &Utf8Path) {
        let words = title.unwrap_or(address);
        match link::href(address, self.base(file)) {
            Some(href) => out.raw("<a href=\"").text(&href).raw("\">").text(words).raw("</a>"),
            None => out
                .text(words)
                .raw(if title.is_some() { " " } else { "" })
                .text(title.map_or("", |_| address)),
        };
    }

    /// Writes a link to a file of the project.
    pub fn file_link(&self, out: &mut Markup, path: &str, file: &Utf8Path) {
        match link::file_href(path, self.base(file)) {
            Some(href) => out.raw("<a href=\"").text(&href).raw("\">").text(path).raw("</a>"),
            None => out.text(path),
        };
    }

    /// Returns the way from the page to the map of a journey.
    pub fn map_href(&self, journey: &str) -> String {
        self.href(Kind::Map, journey)
    }

    /// Returns the way from the page to that of a persona.
    pub fn persona_href(&self, persona: PersonaId) -> String {
        self.href(Kind::Persona, &self.model[persona].head.id.value)
    }

    /// Returns the way from the page to that of a team.
    pub fn team_href(&self, team: TeamId) -> String {
        self.href(Kind::Team, &self.model[team].head.id.value)
    }

    /// Returns the way from the page to that of the project: nothing on itself.
    pub fn index_href(&self) -> String {
        match self.kind {
            Kind::Index => String::new(),
            _ => self.href(Kind::Index, "index"),
        }
    }

    /// Returns the way from the page to another one.
    pub fn href(&self, kind: Kind, name: &str) -> String {
        let (here, there) = (self.kind.folder(), kind.folder());
        if here == there {
            format!("{name}.html")
        } else {
            format!("{}{there}{name}.html", if here.is_empty() { "" } else { "../" })
        }
    }

    fn base<'b>(&'b self, file: &'b Utf8Path) -> Base<'b> {
        Base { file, root: self.root.as_deref() }
    }
}
