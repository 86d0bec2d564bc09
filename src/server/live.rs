//! The live client: what a served page has beyond the artifact.

use std::sync::LazyLock;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

/// The script with its style, which is no element of the page: no policy has to allow it.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let style =
        serde_json::to_string(include_str!("../../templates/live/live.css")).expect("text has a JSON form");
    include_str!("../../templates/live/live.js").replace("\"LIVE_STYLE\"", &style.replace('<', "\\u003c"))
});

static HASH: LazyLock<String> =
    LazyLock::new(|| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(SCRIPT.as_bytes()))));

/// What the live client of one page has to know.
#[derive(Debug, Clone, Copy)]
pub struct PageContext<'a> {
    /// The path of the page below the output folder.
    pub path: &'a str,
    /// The number of the build that it is of.
    pub build: u64,
    /// What tells this run of the preview from others.
    pub session: &'a str,
    /// What allows it to have places opened in an editor, if there is one.
    pub token: Option<&'a str>,
}

/// Returns the name under which a policy allows the script.
pub fn hash() -> &'static str {
    &HASH
}

/// Returns the element that makes a page live.
pub fn element(context: PageContext<'_>) -> String {
    let PageContext { path, build, session, token } = context;
    // None of these holds a character that would have to be escaped: paths are those of artifacts, or quoted here.
    let path = path.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let token = token.map_or_else(String::new, |token| format!(" data-token=\"{token}\""));
    let attributes = format!("data-page=\"{path}\" data-build=\"{build}\" data-session=\"{session}\"{token}");
    format!("<script id=\"Live\" {attributes}>{}</script>\n", *SCRIPT)
}
