//! The way to the page that compares a future journey with the current one.

use crate::model::Journey;

use super::markup::Markup;
use super::page::Page;

/// Writes a link to the page that compares a future journey with the current one.
pub fn link<'o>(page: &Page<'_>, out: &'o mut Markup, future: &Journey, name: &str) -> &'o mut Markup {
    let href = page.map_href(&format!("{}.comparison", future.head.id.value));
    out.raw("<a href=\"").text(&href).raw("\">").text(name).raw("</a>")
}
