//! What a run says, and how it ends.

use std::net::TcpListener;

use super::running::{Watching, journey, project};
use crate::run::Folder;

#[test]
fn a_run_says_what_it_does_in_plain_lines() {
    let folder = project();
    let mut watching = Watching::start(&folder, "");
    folder.write("buy.journey", "journey buy \"Buy\" {\n  persona bob\n}\n");
    watching.outcome();
    folder.write("buy.journey", journey("buy", "Second"));
    watching.catches_up();
    let root = folder.path().canonicalize().unwrap();
    let said = watching.said.join("\n").replace(root.to_str().unwrap(), "ROOT");
    let said = said.replace(&watching.port.to_string(), "PORT");
    assert!(said.starts_with("watching Shop in ROOT, shown at http://127.0.0.1:PORT/\n"), "{said}");
    assert!(said.contains("error[unknown-reference]"), "{said}");
    assert!(said.contains("not built; the last good pages stay ("), "{said}");
    assert!(!said.contains('\u{1b}') && !said.contains("r build again"), "{said}");
}

#[cfg(unix)]
#[test]
fn it_stops_cleanly_when_it_is_asked_to() {
    for signal in ["INT", "TERM", "HUP", "QUIT"] {
        let folder = project();
        let watching = Watching::start(&folder, "");
        let port = watching.port;
        let (status, said) = watching.interrupt(signal);
        assert_eq!(status.code(), Some(0), "{said:#?}");
        TcpListener::bind(("127.0.0.1", port)).expect("the port is free again");
        let temporary = |name: &str| name.ends_with(".tmp");
        let left = folder
            .path()
            .join("dist")
            .read_dir()
            .unwrap()
            .filter(|entry| temporary(entry.as_ref().unwrap().file_name().to_str().unwrap()));
        assert_eq!(left.count(), 0);
    }
}

#[test]
fn a_port_that_is_taken_is_an_error_only_if_it_was_given() {
    let folder = project();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let run = folder.run(&format!("watch --port {port}"));
    run.says(
        2,
        &format!(
            "error: port {port} is taken; choose another one, or leave `--port` out for one that is free\n"
        ),
    );
    // Whoever has the first one, the next run takes another.
    let mut first = Watching::begin(&folder, "--out .one");
    let mut second = Watching::begin(&folder, "--out .two");
    let (first, second) = (first.line(), second.line());
    assert!(first.contains("http://127.0.0.1:40") || first.contains("http://127.0.0.1:41"), "{first}");
    assert_ne!(first, second);
}

#[test]
fn without_a_preview_it_builds_all_the_same() {
    let folder = project();
    let mut watching = Watching::begin(&folder, "--no-serve");
    assert!(!watching.line().contains("http"));
    watching.outcome();
    folder.write("buy.journey", journey("buy", "Second"));
    watching.outcome();
    assert!(folder.read("dist/journeys/buy.html").contains("See Second"));
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let folder = project();
    folder.run("watch missing").mentions(2, "cannot open `missing`");
    folder.run("watch -").mentions(2, "standard input cannot be watched");
    folder.run("watch --no-serve --port 1").mentions(2, "cannot be used with");
    let folder = Folder::new(&[("a/journey.yaml", ""), ("b/journey.yaml", "")]);
    folder.run("watch").mentions(2, "takes one project");
}
