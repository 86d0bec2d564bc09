//! The points of a curve in a column of the map, with their words. A map has some dozen of them, and geometry chooses nearly all that
//! there is in them, so they come finished, as the curve does.

use super::Markup;

/// A point of a curve, or of several that meet there.
#[derive(Debug)]
pub struct Point<'a> {
    /// Whose it is and where its words stand, as classes.
    pub class: String,
    /// Where it lies, as custom properties.
    pub style: String,
    /// The classes of all whose point it is, where it is that of several.
    pub shared: Option<String>,
    /// Its words; nothing for a marker whose words stand in points of their own.
    pub words: Option<PointWords<'a>>,
}

/// The words of a point.
#[derive(Debug)]
pub struct PointWords<'a> {
    /// Who feels so.
    pub names: String,
    /// The score.
    pub figure: &'a str,
    /// How it feels.
    pub label: &'a str,
    /// What of it there is room for. The rest is read out.
    pub shown: Shown,
}

/// How much is seen of the words of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shown {
    /// All of them.
    All,
    /// The figure, and the label as far as it goes.
    Cut {
        /// How much wider than its column the label may be, in pixels.
        room: f64,
    },
    /// The figure.
    Figure,
    /// Nothing.
    Nothing,
}

/// Writes a point.
pub fn write(out: &mut Markup, point: &Point<'_>) {
    let element = if point.words.is_some() { "span" } else { "i" };
    out.raw("<").raw(element).raw(" class=\"pt ").raw(&point.class);
    out.raw("\" style=\"").raw(&point.style).raw("\"");
    if let Some(shared) = &point.shared {
        out.raw(" data-shared=\"").raw(shared).raw("\"");
    }
    out.raw(">");
    if let Some(words) = &point.words {
        self::words(out, words);
    }
    out.raw("</").raw(element).raw(">");
}

fn words(out: &mut Markup, words: &PointWords<'_>) {
    out.raw("<span class=\"vh\">").text(&words.names).raw(": ");
    if words.shown == Shown::Nothing {
        out.text(words.figure).raw(" ").text(words.label).raw("</span>");
        return;
    }
    out.raw("</span><b>").text(words.figure).raw("</b>");
    match words.shown {
        Shown::Cut { room } => {
            out.raw(" <span class=\"cut\" style=\"--k:").decimal(room).raw("\">");
            out.text(words.label).raw("</span>");
        }
        Shown::Figure => {
            out.raw("<span class=\"vh\"> ").text(words.label).raw("</span>");
        }
        Shown::All if !words.label.is_empty() => {
            out.raw(" ").text(words.label);
        }
        Shown::All | Shown::Nothing => {}
    }
}
