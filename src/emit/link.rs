//! Which addresses may become links, and how a file of the project is written on a page.

use camino::Utf8Path;
use pulldown_cmark::LinkType;

use crate::model::{is_followed, resolve_path, scheme, split_address};

/// Where a text stands, for its relative links.
#[derive(Debug, Clone, Copy)]
pub struct Base<'a> {
    /// The file it is written in.
    pub file: &'a Utf8Path,
    /// The way from the page to the project's root, with `/` at its end; `None` where no link leads there.
    pub root: Option<&'a str>,
}

/// Returns the `href` of an address, or `None` where it must not become a link.
///
/// Allowed are http, https, mailto and tel, a fragment of the page, and a relative path that stays in the project.
pub fn href(address: &str, base: Base<'_>) -> Option<String> {
    let address = address.trim();
    // Browsers drop tabs and line ends from addresses; nobody honest writes them.
    if address.is_empty() || address.contains(char::is_control) {
        return None;
    }
    if let Some(scheme) = scheme(address) {
        return is_followed(scheme).then(|| address.to_owned());
    }
    if address.starts_with('#') {
        return Some(address.to_owned());
    }
    let (path, rest) = split_address(address);
    Some(format!("{}{}{rest}", base.root?, resolve_path(base.file, path)?))
}

/// Returns the `href` of a link in running text, where `<name@host>` is an address too.
pub fn href_in_text(kind: LinkType, address: &str, base: Base<'_>) -> Option<String> {
    match kind {
        LinkType::Email => Some(format!("mailto:{address}")),
        _ => href(address, base),
    }
}

/// Returns the `href` of a file of the project, whose path is no address: `#` and `?` are letters in it.
pub fn file_href(path: &str, base: Base<'_>) -> Option<String> {
    let mut href = base.root?.to_owned();
    for letter in resolve_path(base.file, path)?.as_str().chars() {
        match letter {
            '%' => href.push_str("%25"),
            '#' => href.push_str("%23"),
            '?' => href.push_str("%3F"),
            ':' => href.push_str("%3A"),
            ' ' => href.push_str("%20"),
            other => href.push(other),
        }
    }
    Some(href)
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::{Base, file_href, href};

    fn of(address: &str) -> Option<String> {
        href(address, base(Some("../../")))
    }

    fn base(root: Option<&str>) -> Base<'_> {
        Base { file: Utf8Path::new("journeys/gym.journey"), root }
    }

    #[test]
    fn addresses_people_can_follow_become_links() {
        for address in
            ["https://example.com/a?b=c", "HTTP://example.com", "mailto:a@b.c", "tel:+41", "#welcome"]
        {
            assert_eq!(of(address).as_deref(), Some(address));
            assert_eq!(href(address, base(None)).as_deref(), Some(address));
        }
        assert_eq!(of("../docs/a.pdf#page=2").as_deref(), Some("../../docs/a.pdf#page=2"));
        assert_eq!(of(" docs\\notes.md ").as_deref(), Some("../../journeys/docs/notes.md"));
    }

    #[test]
    fn addresses_that_run_or_leave_do_not() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.com",
            "/etc/passwd",
            "\\\\example.com",
            "../../x",
            "%2e%2e/%2E./x",
            "",
        ] {
            assert_eq!(of(address), None, "{address}");
        }
    }

    #[test]
    fn outside_of_the_project_no_link_leads_into_it() {
        assert_eq!(href("../docs/a.pdf", base(None)), None);
        assert_eq!(file_href("a.pdf", base(None)), None);
    }

    #[test]
    fn a_file_name_is_no_address() {
        assert_eq!(
            file_href("a#b?c.pdf", base(Some("../../"))).as_deref(),
            Some("../../journeys/a%23b%3Fc.pdf")
        );
    }
}
