//! A project with more of everything than the project's page shows, so that its lists have pages of their own.

use std::fmt::Write;

use crate::run::Folder;

/// More than the 200 entries that a page shows of a list.
const MANY: usize = 203;

/// More than the 20 stages that have a column.
const STAGES: usize = 23;

/// The words in a title long enough for 200 of it to take two pages of a list.
const LONG: usize = 500;

/// Returns the project in `a`.
pub fn project() -> Folder {
    let mut people = String::new();
    let mut walked = String::new();
    for n in 0..MANY {
        let _ = writeln!(
            people,
            "persona p{n} \"Person {n}\"\nteam t{n} \"Team {n}\"\nsource s{n} \"Source {n}\""
        );
        let _ = writeln!(people, "channel c{n} \"Channel {n}\"");
        let _ =
            writeln!(walked, "journey j{n} \"Walk {n}\" {{ persona p0, p{}; owner t0 }}", 1 + n % (MANY - 1));
    }
    let folder = Folder::new(&[("a/journey.yaml", "title: Many\n")]);
    // More stages in common than the matrix has columns.
    for name in ["one", "other"] {
        let stages: String = (0..STAGES).map(|n| format!(" stage s{n} \"Stage {n}\";")).collect();
        let _ = writeln!(walked, "journey {name} \"In stages\" {{ persona p0;{stages} }}");
    }
    folder.write("a/people.journey", people);
    folder.write("a/walked.journey", walked);
    folder.write("a/long.journey", long());
    folder
}

/// Returns a journey with many touchpoints, and many of all that may stand in one.
fn long() -> String {
    // As if somebody had pasted a page into the title.
    let title = vec!["words"; LONG].join(" ");
    let mut text = format!("journey long \"{title}\" {{\n  persona p0\n  owner t0\n  confidence validated\n");
    let _ = writeln!(text, "  stage all \"All\" {{");
    for n in 0..MANY {
        let _ = writeln!(text, "    touchpoint x{n} \"Touchpoint {n}\" {{");
        let _ = writeln!(text, "      channel c{n}; owner t{}; says \"Words {n}\"; feels {:+}", n % 2, n % 5);
        let _ = writeln!(text, "      pain pain{n} \"Pain {n}\" {{ cites s0 }}\n      pain \"Bare {n}\"");
        let _ = writeln!(text, "      question \"Question {n}?\" {{ owner t0 }}");
        let _ = writeln!(
            text,
            "      kpi kpi{n} \"Number {n}\" {{ owner t0; target >= {n}; actual 100 on 2026-11-01 }}"
        );
        let _ = writeln!(
            text,
            "      opportunity action{n} \"Action {n}\" {{ owner t0; solves pain{n}; impact high; effort low }}"
        );
        let _ = writeln!(text, "      opportunity \"Did {n}\" {{ status done; owner t1 }}\n    }}");
    }
    text.push_str("  }\n}\n");
    text.replace("feels +3", "feels -1").replace("feels +4", "feels -2")
}

/// Returns whether a page is one of those that are looked at: of people and journeys, the first of each.
pub fn is_looked_at(path: &str) -> bool {
    let is_first = |folder: &str, first: &str| path.strip_prefix(folder).is_none_or(|name| name == first);
    is_first("journeys/", "long.html") && is_first("personas/", "p0.html") && is_first("teams/", "t0.html")
        || path == "journeys/long.brief.html"
}
