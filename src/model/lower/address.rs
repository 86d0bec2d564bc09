//! Addresses as people say them: `www.example.com` is the name of a file to a browser.

/// Ends of names that say that a name is one of the web. Those that many files end in as well (`.md`, `.pl`, `.zip`) are none.
const ENDS: [&str; 40] = [
    "app", "at", "au", "be", "biz", "br", "ca", "ch", "cn", "co", "com", "de", "dev", "dk", "edu", "es",
    "eu", "fi", "fr", "gov", "ie", "in", "info", "io", "it", "jp", "mx", "net", "nl", "no", "nz", "org",
    "pt", "ru", "se", "shop", "uk", "us", "website", "za",
];

/// Returns the whole address that `written` is the end of, if it looks like that.
pub(super) fn whole_address(written: &str) -> Option<String> {
    let rest = written.strip_prefix("//").unwrap_or(written);
    let (before, host) = match rest.split_once('@') {
        Some((before, host)) => (Some(before), host),
        None => (None, rest),
    };
    let host = host.split(['/', '?', '#']).next().unwrap_or(host);
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_number = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    if !is_host(name) || !port.is_none_or(is_number) {
        return None;
    }
    match before {
        None => Some(format!("https://{rest}")),
        Some(before) => {
            let is_person = !before.is_empty() && !before.contains(['/', ':', '?', '#']) && host == name;
            is_person.then(|| format!("mailto:{rest}"))
        }
    }
}

/// Returns whether a name is that of a machine on the web.
fn is_host(name: &str) -> bool {
    let name = name.to_lowercase();
    let parts: Vec<&str> = name.split('.').collect();
    let is_part =
        |part: &&str| !part.is_empty() && part.chars().all(|char| char.is_alphanumeric() || char == '-');
    let [first, .., last] = &*parts else { return false };
    parts.iter().all(is_part) && (*first == "www" || ENDS.contains(last))
}

#[cfg(test)]
mod tests {
    use super::whole_address;

    #[test]
    fn an_address_gets_its_beginning() {
        for (written, whole) in [
            ("www.example.com", "https://www.example.com"),
            ("WWW.example.museum/a", "https://WWW.example.museum/a"),
            ("example.com", "https://example.com"),
            ("shop.example.co.uk/cart?x=1#top", "https://shop.example.co.uk/cart?x=1#top"),
            ("example.com:8080/a", "https://example.com:8080/a"),
            ("//example.com/a", "https://example.com/a"),
            ("ann@example.com", "mailto:ann@example.com"),
            ("b\u{fc}cher.de", "https://b\u{fc}cher.de"),
        ] {
            assert_eq!(whole_address(written).as_deref(), Some(whole), "{written}");
        }
    }

    #[test]
    fn a_path_is_none() {
        for path in [
            "notes.md",
            "a/b.com",
            "./www.example.com",
            "../example.com",
            "/pricing",
            "report.pdf",
            "#top",
            "com",
            "https://example.com",
            "mailto:ann@example.com",
            "example..com",
            "www",
            "a b.com",
            "file.test.js",
            "",
            "/@user/example.com",
            "example.com:a",
        ] {
            assert_eq!(whole_address(path), None, "{path}");
        }
    }
}
