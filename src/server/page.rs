//! Artifact → page: the content security policy is widened, the live client added; nothing else differs.

use std::ops::Range;

use super::{live, policy};

/// A page as it is served.
#[derive(Debug, PartialEq, Eq)]
pub struct ServedPage {
    pub html: String,
    /// The policy that it names itself.
    pub policy: Option<String>,
}

/// Returns a page with the live client in it.
pub fn add_client(artifact: &str, context: live::PageContext<'_>) -> ServedPage {
    let mut html = String::with_capacity(artifact.len() + (64 << 10));
    let mut rest = artifact;
    let mut new = None;
    if let Some(place) = policy_of(artifact) {
        let widened = policy::with_live(&artifact[place.clone()], live::hash());
        html.push_str(&artifact[..place.start]);
        html.push_str(&widened);
        rest = &artifact[place.end..];
        new = Some(widened);
    }
    let (body, end) = rest.split_at(client_position(rest));
    html.push_str(body);
    html.push_str(&live::element(context));
    html.push_str(end);
    ServedPage { html, policy: new }
}

/// Returns where the client goes: before the scripts of the page, so that it sees the page as it was built.
fn client_position(html: &str) -> usize {
    let body = html.find("<body").unwrap_or(0);
    let script = html[body..].find("<script").map(|at| body + at);
    // An artifact of a template that forgets the end is a page all the same.
    script.or_else(|| html.rfind("</body>")).unwrap_or(html.len())
}

/// Returns the place of the policy that a page names in its head.
fn policy_of(html: &str) -> Option<Range<usize>> {
    const NAME: &str = "http-equiv=\"Content-Security-Policy\"";
    const CONTENT: &str = "content=\"";
    let head = &html[..html.find("</head>").unwrap_or(html.len())];
    let named = head.find(NAME)? + NAME.len();
    let element = &head[named..named + head[named..].find('>')?];
    let start = named + element.find(CONTENT)? + CONTENT.len();
    Some(start..start + head[start..].find('"')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_policy_and_the_client_differ() {
        let context = live::PageContext { path: "index.html", build: 3, session: "s", token: None };
        let policy = "default-src 'none'; script-src 'sha256-A'";
        let meta =
            |policy: &str| format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        let page = |policy: &str, live: &str| {
            format!(
                "<!doctype html><head>{}</head><body>x{live}<script>y</script></body>\n</html>",
                meta(policy)
            )
        };
        let served = add_client(&page(policy, ""), context);
        let widened = policy::with_live(policy, live::hash());
        assert_eq!(served.html, page(&widened, &live::element(context)));
        assert_eq!(served.policy, Some(widened));
    }

    #[test]
    fn a_page_without_policy_and_end_is_served_as_well() {
        let context = live::PageContext { path: "index.html", build: 3, session: "s", token: None };
        let served = add_client("<p>content=\"x\"", context);
        assert_eq!(served.html, format!("<p>content=\"x\"{}", live::element(context)));
        assert_eq!(served.policy, None);
    }
}
