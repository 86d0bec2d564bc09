//! Who is answered, and with what.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use super::http::{ask, connect, get, read};
use super::running::{Watching, fresh, journey, project};

#[test]
fn every_artifact_is_served_and_nothing_else_differs() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    watching.catches_up();
    assert_eq!(watching.page("").as_bytes(), fresh(&folder)["index.html"]);
    let page = watching.get("/journeys/buy.html");
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("content-type", "text/html; charset=utf-8"),
    ] {
        assert_eq!(page.header(name), Some(value));
    }
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'; ")
            && policy.ends_with("connect-src 'self'; frame-ancestors 'none'")
    );
    assert!(
        page.text().contains(&format!("content=\"{}\"", policy.trim_end_matches("; frame-ancestors 'none'")))
    );
    let head = ask(watching.port, &format!("HEAD / HTTP/1.1\nHost: localhost:{}", watching.port), "");
    assert_eq!((head.code, head.body.len()), (200, 0));
}

#[test]
fn foreign_names_and_pages_are_refused_on_every_route() {
    let folder = project();
    let watching = Watching::start(&folder, "--editor true");
    let port = watching.port;
    let routes = [
        "/",
        "/journeys/buy.html",
        "/model.json",
        "/nothing",
        "/_journey/events",
        "/_journey/status",
        "/_journey/places/journeys/buy.html",
        "/_journey/open",
        "/_journey/nothing",
    ];
    for route in routes {
        for head in [
            "Host: evil.example".to_owned(),
            format!("Host: evil.example:{port}"),
            format!("Host: localhost.evil.example:{port}"),
            "Host: 127.0.0.1:1".to_owned(),
            String::new(),
            format!("Host: 127.0.0.1:{port}\nHost: evil.example"),
            format!("Host: 127.0.0.1:{port}\nOrigin: http://evil.example"),
            format!("Host: 127.0.0.1:{port}\nOrigin: null"),
            format!("Host: 127.0.0.1:{port}\nOrigin: http://127.0.0.1:1"),
            format!(
                "Host: 127.0.0.1:{port}\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: script"
            ),
        ] {
            for method in ["GET", "HEAD", "POST"] {
                let response = ask(port, &format!("{method} {route} HTTP/1.1\n{head}"), "");
                // A second name is a mistake to the protocol itself.
                assert!(matches!(response.code, 400 | 403), "{method} {route} {head}: {response:?}");
            }
        }
        let proxy = format!("GET http://evil.example{route} HTTP/1.1\nHost: 127.0.0.1:{port}");
        assert_eq!(ask(port, &proxy, "").code, 403);
    }
    for name in ["LOCALHOST", "127.0.0.1"] {
        assert_eq!(ask(port, &format!("GET / HTTP/1.1\nHost: {name}:{port}"), "").code, 200);
    }
}

#[test]
fn only_artifacts_can_be_read() {
    let folder = project();
    folder.write("secret.txt", "secret");
    let watching = Watching::start(&folder, "");
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/journeys/../index.html",
        "/journeys/%2e%2e/index.html",
        "//index.html",
        "/./index.html",
        "/index%2ehtml",
        "/journeys//buy.html",
        "/journeys/",
        "/journeys",
        "/INDEX.HTML",
        "/.journey-manifest.json",
        "/buy.journey",
        "/journey.yaml",
        "/index.html%00",
        "/index.html/",
        "/\\index.html",
        "/etc/passwd",
        "//etc/passwd",
        "/_journey/",
        "/_journey/../index.html",
        "/_journey/places/../../secret.txt",
    ] {
        let response = watching.get(path);
        let is_empty =
            response.code == 200 && path.starts_with("/_journey/places/") && response.text() == "{}";
        assert!(response.code == 404 || response.code == 400 || is_empty, "{path}: {}", response.code);
        assert!(!response.text().contains("secret\n"));
    }
    let gone = watching.get("/journeys/%3Cb%3E.html");
    assert!(
        gone.text().contains("This page is gone") && gone.text().contains("href=\"/\""),
        "{}",
        gone.text()
    );
    for method in ["PUT", "DELETE", "POST", "OPTIONS", "PATCH"] {
        let request = format!("{method} /index.html HTTP/1.1\nHost: 127.0.0.1:{}", watching.port);
        assert_eq!(ask(watching.port, &request, "").code, 405, "{method}");
    }
    let huge = format!("GET / HTTP/1.1\nHost: 127.0.0.1:{}\nX: {}", watching.port, "x".repeat(1 << 20));
    let mut stream = connect(watching.port);
    // It may hang up before all of it is sent.
    let _ = stream.write_all(huge.replace('\n', "\r\n").as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 431"), "{}", String::from_utf8_lossy(&answer));
    assert_eq!(watching.get("/").code, 200);
}

/// A page that listens.
struct Stream(BufReader<TcpStream>);

impl Stream {
    fn open(port: u16, query: &str, headers: &str) -> Self {
        let mut stream = connect(port);
        let head = format!("GET /_journey/events{query} HTTP/1.1\nHost: 127.0.0.1:{port}\n{headers}");
        write!(stream, "{}\r\n\r\n", head.trim_end().replace('\n', "\r\n")).unwrap();
        Self(BufReader::new(stream))
    }

    /// Returns the number of the next build that it tells of.
    fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(
                self.0.read_line(&mut line).expect("something comes in time") > 0,
                "the stream has ended"
            );
            if let Some(id) = line.strip_prefix("data: ") {
                return id.trim_end().to_owned();
            }
        }
    }
}

#[test]
fn a_page_that_slept_through_builds_catches_up_at_once() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    let mut awake = Stream::open(watching.port, "", "");
    let first = awake.next();
    for title in ["Second", "Third", "Fourth"] {
        folder.write("buy.journey", journey("buy", title));
        watching.catches_up();
    }
    let last = loop {
        let id = awake.next();
        if id.ends_with("-4") {
            break id;
        }
    };
    assert_eq!(Stream::open(watching.port, &format!("?since={first}"), "").next(), last);
    assert_eq!(Stream::open(watching.port, "", &format!("Last-Event-ID: {first}")).next(), last);
    assert_eq!(Stream::open(watching.port, "?since=of-another-run-4", "").next(), last);
    // A page that knows it hears of the next one only.
    let mut knows = Stream::open(watching.port, &format!("?since={last}"), "");
    folder.write("buy.journey", journey("buy", "Fifth"));
    assert!(knows.next().ends_with("-5"));
    assert_eq!(watching.status()["build"], 5);
}

#[test]
fn a_thousand_connections_do_not_stop_it() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    let port = watching.port;
    let silent: Vec<TcpStream> =
        (0..500).map_while(|_| TcpStream::connect(("127.0.0.1", port)).ok()).collect();
    let listening: Vec<Stream> = (0..500).map(|_| Stream::open(port, "", "")).collect();
    folder.write("buy.journey", journey("buy", "Second"));
    watching.catches_up();
    let asked: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = connect(port);
            let head = format!(
                "GET /journeys/buy.html HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert!(asked.into_iter().map(read).all(|response| response.code == 200));
    assert!(silent.len() + listening.len() > 600);
    drop((silent, listening));
    watching.is_quiet();
}

#[test]
fn places_are_told_and_opened_for_pages_that_know_the_token() {
    let folder = project();
    let opened = folder.path().join("opened");
    folder.write(
        "editor.sh",
        format!(
            "#!/bin/sh\nprintf '%s ' \"$@\" > {}.new\nmv {}.new {}\n",
            opened.display(),
            opened.display(),
            opened.display()
        ),
    );
    let editor = folder.path().join("editor.sh");
    #[cfg(unix)]
    std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let watching = Watching::start(&folder, &format!("--editor {}", editor.display()));
    let port = watching.port;
    let places: serde_json::Value =
        serde_json::from_slice(&get(port, "/_journey/places/journeys/buy.html").body).unwrap();
    assert_eq!(places["see"], serde_json::json!({"file": "buy.journey", "line": 4, "column": 16}));
    let page = get(port, "/");
    let token = page.text().split("data-token=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let post = |headers: &str, body: &str| {
        let length = body.len();
        let head = format!(
            "POST /_journey/open HTTP/1.1\nHost: 127.0.0.1:{port}\nContent-Length: {length}\n{headers}"
        );
        ask(port, &head, body).code
    };
    let place = "{\"file\":\"buy.journey\",\"line\":4,\"column\":16}";
    let own = format!("Origin: http://127.0.0.1:{port}\nContent-Type: application/json");
    assert_eq!(post(&format!("Content-Type: application/json\nX-Journey-Token: {token}"), place), 403);
    assert_eq!(post(&own, place), 403);
    assert_eq!(post(&format!("{own}\nX-Journey-Token: {}", "0".repeat(token.len())), place), 403);
    assert_eq!(post(&format!("Origin: http://127.0.0.1:{port}\nX-Journey-Token: {token}"), place), 415);
    assert_eq!(
        post(
            &format!("Origin: http://evil.example\nContent-Type: application/json\nX-Journey-Token: {token}"),
            place
        ),
        403
    );
    assert_eq!(post(&format!("{own}\nX-Journey-Token: {token}"), "{}"), 400);
    assert_eq!(
        post(&format!("{own}\nX-Journey-Token: {token}"), &place.replace("buy.journey", "../buy.journey")),
        422
    );
    assert!(!opened.exists());
    assert_eq!(post(&format!("{own}\nX-Journey-Token: {token}"), place), 204);
    // The editor goes its own way; the file appears in one step when it has run.
    let deadline = std::time::Instant::now() + super::http::PATIENCE;
    while !opened.exists() {
        assert!(std::time::Instant::now() < deadline, "the editor did not start");
        std::thread::yield_now();
    }
    let file = folder.path().canonicalize().unwrap().join("buy.journey");
    assert_eq!(std::fs::read_to_string(opened).unwrap(), format!("{} ", file.display()));
}
