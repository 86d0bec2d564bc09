//! Who may ask: browsers that were sent to this machine by name, and pages of ours.
//!
//! A page from elsewhere can send a browser here, by a link or by a name of its own that leads to 127.0.0.1. It cannot
//! choose the headers `Host`, `Origin` and `Sec-Fetch-*`, which say so.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Method, Uri};

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A page, to which links may lead from anywhere.
    Page,
    /// What only pages of ours ask for.
    Own,
    /// What does something, and so must say where it comes from.
    Act,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused(pub &'static str);

/// Lets a request pass that comes from this machine's browser and from no foreign page.
pub fn check(
    port: u16,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    purpose: Purpose,
) -> Result<(), Refused> {
    let mut hosts = headers.get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) if is_ours(host, port) => {}
        _ => return Err(Refused("this preview answers to 127.0.0.1 and localhost only")),
    }
    if let Some(authority) = uri.authority()
        && !is_own_name(authority.as_str(), port)
    {
        return Err(Refused("this preview is no proxy"));
    }
    let mut origins = headers.get_all(ORIGIN).iter().peekable();
    if purpose == Purpose::Act && origins.peek().is_none() {
        return Err(Refused("a request that does something must say where it comes from"));
    }
    if !origins.all(|origin| is_own_origin(origin, port)) {
        return Err(Refused("this preview answers to its own pages only"));
    }
    let fetch = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    let is_visit = method != Method::POST
        && fetch("sec-fetch-mode") == Some(b"navigate")
        && fetch("sec-fetch-dest") == Some(b"document");
    match fetch("sec-fetch-site") {
        // Other programs send none of these.
        None | Some(b"same-origin" | b"none") => Ok(()),
        Some(_) if purpose == Purpose::Page && is_visit => Ok(()),
        Some(_) => Err(Refused("this preview answers to its own pages only")),
    }
}

fn is_own_origin(origin: &HeaderValue, port: u16) -> bool {
    let name = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
    name.is_some_and(|name| is_own_name(name, port))
}

fn is_ours(host: &HeaderValue, port: u16) -> bool {
    host.to_str().is_ok_and(|host| is_own_name(host, port))
}

/// Returns whether a name with its port is one of this machine and ours. Where no port is named, it is 80.
fn is_own_name(host: &str, port: u16) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        Some((name, given)) if !given.ends_with(']') => (name, given),
        _ => (host, "80"),
    };
    let is_own = ["127.0.0.1", "localhost", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own));
    is_own && given == port.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(headers: &[(&'static str, &str)], purpose: Purpose) -> bool {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        let method = if purpose == Purpose::Act { Method::POST } else { Method::GET };
        check(4040, &method, &Uri::from_static("/"), &headers.collect(), purpose).is_ok()
    }

    #[test]
    fn only_names_of_this_machine_with_our_port_pass() {
        for host in ["127.0.0.1:4040", "localhost:4040", "LocalHost:4040", "[::1]:4040"] {
            assert!(checked(&[("host", host)], Purpose::Own), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:4040",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.1:04040",
            "localhost.:4040",
            "localhost.evil.example:4040",
            "127.0.0.1:4040@evil.example",
            "[::1]",
            "::1:4040",
            "0.0.0.0:4040",
            "127.0.0.1:4040 ",
            "127.1:4040",
            "2130706433:4040",
            "",
            ":4040",
            "localhost:4040:4040",
        ] {
            assert!(!checked(&[("host", host)], Purpose::Own), "{host}");
        }
        assert!(!checked(&[], Purpose::Page));
        assert!(checked(&[("host", "localhost:4040"), ("origin", "http://localhost:4040")], Purpose::Act));
    }

    #[test]
    fn foreign_pages_are_refused_and_links_to_pages_are_not() {
        let host = ("host", "localhost:4040");
        for origin in ["http://evil.example", "null", "https://localhost:4040", "http://localhost:3000", ""] {
            for purpose in [Purpose::Page, Purpose::Own, Purpose::Act] {
                assert!(!checked(&[host, ("origin", origin)], purpose), "{origin}");
            }
        }
        assert!(!checked(&[host], Purpose::Act));
        let visit = [
            host,
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-dest", "document"),
        ];
        assert!(checked(&visit, Purpose::Page) && !checked(&visit, Purpose::Own));
        for dest in ["iframe", "script", "empty"] {
            let asked = [
                host,
                ("sec-fetch-site", "same-site"),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-dest", dest),
            ];
            assert!(!checked(&asked, Purpose::Page), "{dest}");
        }
    }
}
