//! Which addresses may become links, and how a path of the project is written on a page.

use camino::{Utf8Path, Utf8PathBuf};

/// Returns the `href` of an address that a writer gave in `file`, or `None` where it must not become a link.
///
/// Allowed are http, https, mailto and tel, a fragment of the page, and a relative path that stays in the project.
/// `root` leads from the page to the project's root.
pub fn href(address: &str, file: &Utf8Path, root: &str) -> Option<String> {
    // Browsers drop tabs and line ends from addresses and read `\` as `/`; nobody honest writes them.
    if address.is_empty() || address.contains(|c: char| c.is_control() || c == '\\') {
        return None;
    }
    let before_path = address.find(['/', '?', '#']).unwrap_or(address.len());
    if let Some(colon) = address[..before_path].find(':') {
        let scheme = address[..colon].to_ascii_lowercase();
        return matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel").then(|| address.to_owned());
    }
    if address.starts_with('#') {
        return Some(address.to_owned());
    }
    let path_end = address.find(['?', '#']).unwrap_or(address.len());
    let path = resolve(&address[..path_end], file)?;
    Some(format!("{root}{path}{}", &address[path_end..]))
}

/// Returns the `href` of a file of the project, whose path is no address: `#` and `?` are letters in it.
pub fn file_href(path: &str, file: &Utf8Path, root: &str) -> Option<String> {
    let mut href = root.to_owned();
    for letter in resolve(path, file)?.as_str().chars() {
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

/// Returns a path written in `file` as one from the project's root, or `None` where it leaves the project.
pub fn resolve(path: &str, file: &Utf8Path) -> Option<Utf8PathBuf> {
    if path.starts_with('/') || path.contains(|c: char| c.is_control() || c == '\\') {
        return None;
    }
    let folder = file.parent().unwrap_or(Utf8Path::new(""));
    let mut parts: Vec<&str> = folder.as_str().split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        // `%2e%2e` climbs as well as `..` does.
        match part.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(Utf8PathBuf::from(parts.join("/")))
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::{file_href, href};

    fn of(address: &str) -> Option<String> {
        href(address, Utf8Path::new("journeys/gym.journey"), "../../")
    }

    #[test]
    fn addresses_people_can_follow_become_links() {
        for address in
            ["https://example.com/a?b=c", "HTTP://example.com", "mailto:a@b.c", "tel:+41", "#welcome"]
        {
            assert_eq!(of(address).as_deref(), Some(address));
        }
        assert_eq!(of("../docs/a.pdf#page=2").as_deref(), Some("../../docs/a.pdf#page=2"));
        assert_eq!(of("notes.md").as_deref(), Some("../../journeys/notes.md"));
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
    fn a_file_name_is_no_address() {
        let href = file_href("a#b?c.pdf", Utf8Path::new("gym.journey"), "../");
        assert_eq!(href.as_deref(), Some("../a%23b%3Fc.pdf"));
    }
}
