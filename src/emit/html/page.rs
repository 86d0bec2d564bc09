//! What the parts of one page are told with: the model, the words, the numbers of the sources, names and ways.

use camino::Utf8Path;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::emit::link::{self, Base};
use crate::emit::naming::short_names;
use crate::emit::{Options, stem};
use crate::model::{
    About, Citation, Hidden, JourneyId, KpiId, Member, Model, OpportunityId, PainId, PersonaId, Strength,
    TeamId, Text,
};
use crate::source::Files;
use crate::words::{Words, format, is_quoted};

use super::citations::Citations;
use super::image;
use super::markup::running::{self, Context};
use super::markup::{Html, Markup};
use super::view::{
    AboutView, AddressView, DateView, DueView, Frame, LinkView, PictureView, SourceLink, SourceView,
};

/// Which page is being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The page of the project, at the top of the output folder.
    Home,
    /// A whole list of the project, beside it.
    List,
    /// The map of a journey, one folder below; so its brief and its comparison.
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
            Kind::Home | Kind::List => "",
            Kind::Map => "journeys/",
            Kind::Persona => "personas/",
            Kind::Team => "teams/",
        }
    }
}

/// A page being made. It never changes while its parts are: their order means nothing.
pub struct Page<'a> {
    /// The project.
    pub model: &'a Model,
    /// The words around the content.
    pub words: &'static Words,
    /// The day of the build.
    pub today: Date,
    /// The page's kind.
    pub kind: Kind,
    /// The journey that the page tells of: what stands in it is linked within the page.
    pub journey: Option<JourneyId>,
    /// Whether claims without a source are marked: in validated journeys.
    pub marks_unsupported: bool,
    /// The sources that the page cites, with their numbers.
    pub citations: Citations<'a>,
    files: &'a dyn Files,
    short_names: FxHashMap<PersonaId, &'a str>,
    /// The way from the page to the project's root, with `/` at its end, if there is one.
    root: Option<String>,
}

impl<'a> Page<'a> {
    /// Returns a page on which these personas appear and these sources are cited.
    pub fn new(
        kind: Kind,
        model: &'a Model,
        personas: impl Iterator<Item = PersonaId>,
        citations: Citations<'a>,
        options: &Options,
        files: &'a dyn Files,
    ) -> Self {
        Self {
            model,
            words: options.words(),
            today: options.today,
            kind,
            journey: None,
            marks_unsupported: false,
            citations,
            files,
            short_names: short_names(model, personas),
            root: options.root_from(usize::from(!kind.folder().is_empty())),
        }
    }

    /// Returns what every page has.
    pub fn frame(&self, options: &'a Options, summary: String, sources: Vec<SourceView<'a>>) -> Frame<'a> {
        Frame {
            language: &options.language,
            project: &options.title,
            today: options.today.to_string(),
            today_words: format::date(options.today, self.words),
            summary,
            sources,
        }
    }

    /// Returns a text where paragraphs may stand.
    pub fn flow(&self, text: &Text, file: &Utf8Path) -> Html {
        self.running(text, Context::Flow, file)
    }

    /// Returns a text where only words may stand.
    pub fn phrase(&self, text: &Text, file: &Utf8Path) -> Html {
        self.running(text, Context::Phrase, file)
    }

    fn running(&self, text: &Text, context: Context, file: &Utf8Path) -> Html {
        let mut out = Markup::new();
        running::write(&mut out, text, context, self.base(file));
        out.finish()
    }

    /// Returns a text where paragraphs may stand, with the numbers of its sources.
    pub fn cited(&self, text: &Text, cites: &[Citation], file: &Utf8Path) -> Html {
        let mut out = Markup::new();
        running::write(&mut out, text, Context::Flow, self.base(file));
        self.write_cites(&mut out, cites);
        out.finish()
    }

    /// Returns several texts: one as it is, more as a list; nothing where there is none.
    pub fn texts(&self, texts: &[Text], file: &Utf8Path) -> Option<Html> {
        (!texts.is_empty()).then(|| {
            let mut out = Markup::new();
            running::write_all(&mut out, texts, self.base(file));
            out.finish()
        })
    }

    /// Returns what somebody thinks or says, in quotation marks unless it has its own.
    pub fn quote(&self, text: &Text, file: &Utf8Path) -> Html {
        self.cited_quote(text, &[], file)
    }

    /// Returns the same with the numbers of its sources.
    pub fn cited_quote(&self, text: &Text, cites: &[Citation], file: &Utf8Path) -> Html {
        let mut out = Markup::new();
        let is_bare = !is_quoted(&text.markdown);
        out.text(if is_bare { self.words.quotes.0 } else { "" });
        running::write(&mut out, text, Context::Phrase, self.base(file));
        out.text(if is_bare { self.words.quotes.1 } else { "" });
        self.write_cites(&mut out, cites);
        out.finish()
    }

    /// Returns the sources of a claim as small numbers that lead to the list of sources. A claim that is only assumed has its
    /// numbers in brackets.
    pub fn cites(&self, cites: &[Citation]) -> Html {
        let mut out = Markup::new();
        self.write_cites(&mut out, cites);
        out.finish()
    }

    /// Returns the same for several claims that stand together.
    pub fn cites_of_all<'c>(&self, claims: impl Iterator<Item = &'c [Citation]>) -> Html {
        let mut out = Markup::new();
        claims.for_each(|cites| self.write_cites(&mut out, cites));
        out.finish()
    }

    /// Returns the same for a claim that ought to have a source: in a validated journey, "?" stands where there is none.
    pub fn claim(&self, cites: &[Citation]) -> Html {
        let mut out = Markup::new();
        self.write_cites(&mut out, cites);
        if cites.is_empty() && self.marks_unsupported && !self.model.hides(Hidden::Sources) {
            running::unsupported(&mut out, self.words.no_source);
        }
        out.finish()
    }

    fn write_cites(&self, out: &mut Markup, cites: &[Citation]) {
        let is_assumed = self.model.strength(cites) == Strength::Assumed;
        let name = if is_assumed { self.words.assumed_source } else { self.words.source };
        for source in cites.iter().filter_map(|cite| cite.source.target) {
            let Some(number) = self.citations.number(source) else { continue };
            let label = format!("{name} {number}{} {}", self.words.colon, self.model[source].head.title);
            running::citation(out, number, &label, is_assumed);
        }
    }

    /// Returns sources by their names, where they stand for themselves and not behind a claim: numbers side by side, with no
    /// words around them, are hard to hit.
    pub fn sources(&self, cites: &[Citation]) -> Vec<SourceLink<'a>> {
        let is_assumed = self.model.strength(cites) == Strength::Assumed;
        let sources = cites.iter().filter_map(|cite| cite.source.target);
        let link = |source| {
            let number = self.citations.number(source)?;
            Some(SourceLink { number, title: &self.model[source].head.title, is_assumed })
        };
        sources.filter_map(link).collect()
    }

    /// Returns a day.
    pub fn date(&self, date: Date) -> DateView {
        // In a narrow column a day may take two lines.
        DateView { iso: date.to_string(), words: format::date(date, self.words).replace('\u{a0}', " ") }
    }

    /// Returns a day by which something is due that is not done.
    pub fn due(&self, date: Date, is_late: bool) -> DueView {
        DueView { date: self.date(date), is_late }
    }

    /// Returns the words that every block takes; nothing where it has none.
    pub fn about(&self, about: Option<&'a About>, file: &Utf8Path) -> Option<AboutView<'a>> {
        let about = about?;
        Some(AboutView {
            description: about.description.as_ref().map(|text| self.flow(text, file)),
            links: about
                .links
                .iter()
                .map(|link| self.address(&link.url.value, link.title.as_deref(), file))
                .collect(),
            picture: about.image.as_ref().map(|image| PictureView {
                src: image::data_uri(&image.path.value, file, self.files),
                alt: &image.alt,
            }),
            tags: tags(Some(about)),
        })
    }

    /// Returns an address that somebody wrote.
    pub fn address(&self, address: &'a str, title: Option<&'a str>, file: &Utf8Path) -> AddressView<'a> {
        AddressView { href: link::href(address, self.base(file)), address, title }
    }

    /// Returns the way to a file of the project.
    pub fn file(&self, path: &'a str, file: &Utf8Path) -> AddressView<'a> {
        AddressView { href: link::file_href(path, self.base(file)), address: path, title: None }
    }

    /// Returns the title of a team.
    pub fn team(&self, team: Option<TeamId>) -> &'a str {
        team.map_or(self.words.nobody, |team| &self.model[team].head.title)
    }

    /// Returns who answers for something, or that nobody does; nothing where owners are hidden.
    pub fn owner(&self, team: Option<TeamId>) -> Option<&'a str> {
        (!self.model.hides(Hidden::Owners)).then(|| self.team(team))
    }

    /// Returns the name by which a persona is called where room is short: "Sam" for "Sam, starting again".
    pub fn short_name(&self, persona: PersonaId) -> &'a str {
        self.short_names.get(&persona).copied().unwrap_or(&self.model[persona].head.title)
    }

    /// Returns the way from the page to the map of a journey.
    pub fn map_href(&self, journey: &str) -> String {
        self.href(Kind::Map, journey)
    }

    /// Returns the way from the page to the map of a journey, with its title.
    pub fn journey_link(&self, journey: JourneyId) -> LinkView {
        let head = &self.model[journey].head;
        LinkView { href: self.map_href(&head.id.value), title: head.title.to_string() }
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
    pub fn home_href(&self) -> String {
        match self.kind {
            Kind::Home => String::new(),
            _ => self.href(Kind::Home, "index"),
        }
    }

    /// Returns the way from the page to another one.
    pub fn href(&self, kind: Kind, name: &str) -> String {
        let (here, there, name) = (self.kind.folder(), kind.folder(), stem(name));
        if here == there {
            format!("{name}.html")
        } else {
            format!("{}{there}{name}.html", if here.is_empty() { "" } else { "../" })
        }
    }

    /// Returns where a pain is told.
    pub fn pain_href(&self, pain: PainId) -> String {
        let id = self.model[pain].id.as_ref().map_or("", |id| &id.value);
        format!("{}#Pain.{id}", self.page_of(pain))
    }

    /// Returns where an opportunity is told: one without an id somewhere on its page.
    pub fn opportunity_href(&self, opportunity: OpportunityId) -> String {
        let page = self.page_of(opportunity);
        match &self.model[opportunity].id {
            Some(id) => format!("{page}#Opportunity.{}", id.value),
            None => page,
        }
    }

    /// Returns where a KPI is told.
    pub fn kpi_href(&self, kpi: KpiId) -> String {
        format!("{}#Kpi.{}", self.page_of(kpi), self.model[kpi].head.id.value)
    }

    /// Returns the way to the page on which a part of a journey or of the project is told: nothing for this one.
    fn page_of<T>(&self, member: Member<T>) -> String {
        match member.journey {
            None => self.home_href(),
            journey if journey == self.journey => String::new(),
            Some(journey) => self.map_href(&self.model[journey].head.id.value),
        }
    }

    fn base<'b>(&'b self, file: &'b Utf8Path) -> Base<'b> {
        Base { file, root: self.root.as_deref() }
    }
}

/// Returns the tags of a block.
pub fn tags(about: Option<&About>) -> Vec<&str> {
    about.iter().flat_map(|about| &about.tags).map(|tag| &*tag.value).collect()
}
