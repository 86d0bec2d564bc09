//! Pages that say why there is no page.

use super::report::{Health, Report};

/// A policy for pages without anything but text; the live client is added to it like to any other.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Returns the page in the place of all others, as long as there was no good build.
pub fn nothing_built(report: &Report) -> String {
    let (title, text) = match report.health {
        Health::Broken => (
            "Not built yet",
            "There is something to put right first. This page becomes the map by itself when it is.",
        ),
        Health::Empty if report.title.is_empty() => ("One moment", "The first build is on its way."),
        Health::Empty | Health::Good => (
            "Nothing to show yet",
            "There is no `.journey` file here. Write one, or let `journey init` lay down a first project: this page \
             becomes the map by itself.",
        ),
    };
    page(&report.title, title, text, &list(report), "")
}

/// Returns the page for a path that no build has.
pub fn not_found(report: &Report, path: &str) -> String {
    let text =
        format!("There is no page `{path}` in this project. Perhaps its journey was renamed or removed.");
    page(
        &report.title,
        "This page is gone",
        &text,
        &list(report),
        "<p><a href=\"/\">To the project</a></p>\n",
    )
}

/// Returns the page for an artifact that cannot be made.
pub fn cannot_make(report: &Report, reason: &str) -> String {
    page(&report.title, "This page cannot be made", reason, &list(report), "")
}

/// Returns every message as text, for readers without scripts.
fn list(report: &Report) -> String {
    let mut items = String::new();
    for message in &report.messages {
        let place = message.place.as_ref().map_or_else(String::new, |place| match place.line {
            0 => format!("{}: ", place.file),
            line => format!("{}:{line}:{}: ", place.file, place.column),
        });
        let help = message.help.as_ref().map_or_else(String::new, |help| format!(" – {help}"));
        let text = format!("{}: {place}{}{help}", message.severity, message.message);
        items.push_str(&format!("<li>{}</li>\n", escape(&text)));
    }
    if items.is_empty() { items } else { format!("<ul>\n{items}</ul>\n") }
}

fn page(project: &str, title: &str, text: &str, list: &str, more: &str) -> String {
    let (project, title, text) = (escape(project), escape(title), escape(text));
    let between = if project.is_empty() { "" } else { " – " };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<title>{title}{between}{project}</title>\n\
         <style>:root{{color-scheme:light dark}}body{{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:15vh auto 0;\
         padding:0 1.5rem}}li{{margin:.3rem 0;overflow-wrap:anywhere}}</style>\n</head>\n<body>\n\
         <main id=\"Main\">\n<h1>{title}</h1>\n<p>{text}</p>\n{list}{more}</main>\n</body>\n</html>\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
