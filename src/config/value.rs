use camino::Utf8PathBuf;

/// A kind of content that `hide` can keep out of every output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Hidden {
    Kpis,
    Pains,
    Opportunities,
    Backstage,
    Owners,
    Sources,
    Questions,
}

impl Hidden {
    pub(super) const ALL: [(&'static str, Hidden); 7] = [
        ("kpis", Hidden::Kpis),
        ("pains", Hidden::Pains),
        ("opportunities", Hidden::Opportunities),
        ("backstage", Hidden::Backstage),
        ("owners", Hidden::Owners),
        ("sources", Hidden::Sources),
        ("questions", Hidden::Questions),
    ];
}

/// How much a lint matters in this project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It stops a build.
    Error,
    /// It is reported.
    Warning,
    /// It is reported as worth knowing.
    Note,
    /// It is silent.
    Off,
}

impl Level {
    pub(super) const ALL: [(&'static str, Level); 4] =
        [("error", Level::Error), ("warning", Level::Warning), ("note", Level::Note), ("off", Level::Off)];
}

/// How pages look.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Theme {
    /// The colour of links and highlights.
    pub accent: Option<Accent>,
    /// The picture at the head of every page.
    #[schemars(with = "Option<String>")]
    pub logo: Option<Utf8PathBuf>,
}

/// A colour such as `#0b7285`, for light and dark pages or for each of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Accent {
    /// The colour of light pages; the dark one is made from it.
    One(#[schemars(regex(pattern = r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))] String),
    /// A colour for each.
    Two(Colours),
}

/// A colour for light and one for dark pages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// The colour of light pages.
    #[schemars(regex(pattern = r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))]
    pub light: String,
    /// The colour of dark pages; where it is missing, it is made from the light one.
    #[schemars(regex(pattern = r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"))]
    pub dark: Option<String>,
}
