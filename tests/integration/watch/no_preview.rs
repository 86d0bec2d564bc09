//! `journey watch` of a program that was built without its preview.

use super::running::{Watching, journey, project};

#[test]
fn it_builds_at_every_change() {
    let folder = project();
    let mut watching = Watching::begin(&folder, "");
    assert!(!watching.line().contains("http"));
    watching.outcome();
    folder.write("buy.journey", journey("buy", "Second"));
    watching.outcome();
    assert!(folder.read("dist/journeys/buy.html").contains("See Second"));
}

#[test]
fn what_only_a_preview_has_is_refused() {
    let folder = project();
    for option in ["--port 0", "--open", "--editor true"] {
        folder.run(&format!("watch {option}")).mentions(
            2,
            "error: this program was built without its preview; `journey watch` builds all the same",
        );
    }
}
