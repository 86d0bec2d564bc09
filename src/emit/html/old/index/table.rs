//! Tables whose rows become blocks where the window is narrow: each cell then has its column's head before it.

use crate::model::Hidden;

use super::super::markup::Markup;
use super::super::page::Page;

/// Opens a table. `class` names its kind; the heads are those of its columns.
pub fn open(out: &mut Markup, label: &str, class: &str, heads: &[&str]) {
    out.raw("<table class=\"rows ").raw(class).raw("\" style=\"");
    for (index, head) in heads.iter().enumerate() {
        // A string of CSS in an attribute of HTML.
        let quoted = format!("\"{}\"", head.replace('\\', "\\\\").replace('"', "\\\""));
        out.raw("--h").number(index + 1).raw(":").text(&quoted).raw(";");
    }
    out.raw("\"><caption class=\"vh\">").text(label).raw("</caption><thead><tr>");
    for head in heads {
        out.raw("<th scope=\"col\">").text(head).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
}

/// Closes a table.
pub fn close(out: &mut Markup) {
    out.raw("</tbody></table>");
}

/// Opens a row that the search finds, with what is its own among its attributes.
pub fn open_row(out: &mut Markup) -> &mut Markup {
    out.raw("<tr data-entry")
}

/// Writes a day, marked where it is over.
pub fn day(page: &Page<'_>, out: &mut Markup, day: jiff::civil::Date, is_late: bool) {
    out.raw(if is_late { "<span class=\"late\">" } else { "<span class=\"day\">" });
    page.date(out, day);
    if is_late {
        out.raw(", ").text(page.words.overdue);
    }
    out.raw("</span>");
}

/// Writes a cell that names the owner of a row; none where owners are hidden.
pub fn owner(page: &Page<'_>, out: &mut Markup, owner: Option<crate::model::TeamId>) {
    if !page.model.hides(Hidden::Owners) {
        out.raw("<td>");
        team(page, out, owner);
        out.raw("</td>");
    }
}

/// Writes a team with a link to its page, and nobody as a word.
pub fn team(page: &Page<'_>, out: &mut Markup, team: Option<crate::model::TeamId>) {
    match team {
        Some(id) => {
            out.raw("<a href=\"").text(&page.team_href(id)).raw("\">").text(page.team(team)).raw("</a>")
        }
        None => out.raw("<span class=\"mute\">").text(page.team(None)).raw("</span>"),
    };
}
