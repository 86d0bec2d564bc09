//! The markup that is made in Rust: running text with its citations, icons, curves with their points and sparklines. Everything else
//! that a page shows stands in a template; nothing outside this module builds a tag.

pub mod icon;
pub mod mini;
pub mod point;
pub mod running;
pub mod spark;
pub mod svg;

use std::fmt;
use std::sync::LazyLock;

use minijinja::value::Value;
use serde::{Serialize, Serializer};

use crate::emit::html::value;
use crate::layout::decimal;

/// How many bytes a stretch begins with: room for a sentence or two with the number of a source. It is given back at the end.
const ROOM: usize = 256;

/// A stretch of HTML in the making.
///
/// Two ways lead in: [`Markup::raw`] for what this crate wrote itself, [`Markup::text`] for what anybody else did.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Returns an empty stretch.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds markup as it is. Never pass what a writer of journeys wrote.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.reserve();
        self.0.push_str(markup);
        self
    }

    /// Adds text, so escaped that it stays text in an element and in a quoted attribute.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.reserve();
        escape(&mut self.0, text).expect("a string takes all");
        self
    }

    /// Makes room for what most stretches hold, once there is something to add: many stay empty, and the others would grow step
    /// by step.
    fn reserve(&mut self) {
        if self.0.capacity() == 0 {
            self.0.reserve(ROOM);
        }
    }

    /// Adds a whole number.
    pub fn number(&mut self, number: usize) -> &mut Self {
        decimal::push_integer(&mut self.0, number as u64);
        self
    }

    /// Adds a number with at most two digits behind the point.
    pub fn decimal(&mut self, number: f64) -> &mut Self {
        decimal::push(&mut self.0, number);
        self
    }

    /// Returns whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the finished HTML for a template.
    pub fn finish(self) -> Html {
        if self.is_empty() { Html::default() } else { Html(Value::from_safe_string(self.0)) }
    }
}

/// Writes text so escaped that it stays text in an element and in a quoted attribute.
pub fn escape(out: &mut impl fmt::Write, text: &str) -> fmt::Result {
    // Most texts have nothing to escape. Without an early end, the compiler looks at sixteen bytes at a time.
    if !text.bytes().fold(false, |any, byte| any | entity(byte).is_some()) {
        return out.write_str(text);
    }
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let Some(entity) = entity(byte) else { continue };
        out.write_str(&text[plain..at])?;
        out.write_str(entity)?;
        plain = at + 1;
    }
    out.write_str(&text[plain..])
}

const fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

/// Finished HTML that a template shows as it is; every other string it escapes.
#[derive(Debug, Clone, Hash)]
pub struct Html(Value);

impl Html {
    /// Returns whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.0.as_str().is_none_or(str::is_empty)
    }
}

impl Default for Html {
    /// Returns what shows nothing, such as the sources of a claim without one: most claims.
    fn default() -> Self {
        static EMPTY: LazyLock<Html> = LazyLock::new(|| Html(Value::from_safe_string(String::new())));
        EMPTY.clone()
    }
}

impl From<Html> for Value {
    fn from(html: Html) -> Self {
        html.0
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value::serialize(&self.0, serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn text_stays_text() {
        let mut markup = Markup::new();
        markup.raw("<b title=\"").text(r#"a"b'c"#).raw("\">").text("</b><script>&amp;").raw("</b>");
        assert_eq!(markup.as_str(), "<b title=\"a&quot;b&#39;c\">&lt;/b&gt;&lt;script&gt;&amp;amp;</b>");
    }
}
