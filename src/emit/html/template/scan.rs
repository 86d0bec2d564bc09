//! The tags of a template and the text between them, as minijinja's lexer parts them.
//!
//! minijinja's parser and compiler go one call deeper for each sign of an expression, and for each `elif`: a text of some
//! thousands of them ends the program. So they are counted before it reads a project's own template.

use std::ops::Range;

/// How many words and signs may stand in one tag.
const MOST_WORDS: usize = 400;

/// How many `elif` may stand in one template.
const MOST_BRANCHES: usize = 200;

/// A stretch of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text that is written as it is.
    Text(Range<usize>),
    /// `{{ … }}` or `{% … %}`.
    Tag(Tag),
}

/// A tag of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// All of it, delimiters included.
    pub range: Range<usize>,
    /// Where its end begins: `%}`, `-%}`, `+%}` or the like.
    pub end: usize,
    /// The words, signs and texts in it, one after the other.
    pub words: Vec<Range<usize>>,
}

/// More in a template than its parser takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooMuch {
    pub range: Range<usize>,
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// Returns the parts of a template in their order.
pub fn parts(text: &str) -> Result<Vec<Part>, TooMuch> {
    let mut scan = Scan { text, at: 0, balance: 0, branches: 0 };
    let mut parts = Vec::new();
    while scan.at < text.len() {
        let start = scan.at;
        let next = scan.next_tag();
        if next > start {
            parts.push(Part::Text(start..next));
        }
        scan.at = next;
        let rest = &text[next..];
        if rest.starts_with("{#") {
            scan.at = behind(text, next + 2, "#}");
        } else if let Some(inner) = raw(rest, "raw") {
            let (end, after) = end_of_raw(text, next + inner);
            parts.push(Part::Text(next + inner..end));
            scan.at = after;
        } else if !rest.is_empty() {
            parts.push(Part::Tag(scan.tag()?));
        }
    }
    Ok(parts)
}

/// Returns the place behind the first `end` from `from` on; the end of the text where there is none.
fn behind(text: &str, from: usize, end: &str) -> usize {
    text.get(from..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| from + at + end.len())
}

/// Returns how long `{% raw %}`, or another tag of one word, is at the beginning of a text.
fn raw(text: &str, word: &str) -> Option<usize> {
    let rest = text.strip_prefix("{%")?;
    let rest = rest.strip_prefix(['-', '+']).unwrap_or(rest).trim_ascii_start();
    let rest = rest.strip_prefix(word)?.trim_ascii_start();
    let rest = rest.strip_prefix(['-', '+']).unwrap_or(rest).strip_prefix("%}")?;
    Some(text.len() - rest.len())
}

/// Returns where the text of a raw block ends, and where the template goes on.
fn end_of_raw(text: &str, from: usize) -> (usize, usize) {
    let mut tags = text[from..].match_indices("{%").map(|(at, _)| from + at);
    let end = tags.find_map(|at| Some((at, at + raw(&text[at..], "endraw")?)));
    end.unwrap_or((text.len(), text.len()))
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// How many brackets are open: in them, nothing ends a tag.
    balance: i32,
    branches: usize,
}

impl Scan<'_> {
    fn next_tag(&self) -> usize {
        let openings = self.text[self.at..].match_indices('{').map(|(at, _)| self.at + at);
        let mut tags =
            openings.filter(|at| matches!(self.text.as_bytes().get(at + 1), Some(b'{' | b'%' | b'#')));
        tags.next().unwrap_or(self.text.len())
    }

    fn tag(&mut self) -> Result<Tag, TooMuch> {
        let start = self.at;
        let is_block = self.text[start..].starts_with("{%");
        let close = if is_block { "%}" } else { "}}" };
        self.at += 2;
        if self.text[self.at..].starts_with(['-', '+']) {
            self.at += 1;
        }
        let mut words = Vec::new();
        loop {
            self.at = self.text.len() - self.text[self.at..].trim_ascii_start().len();
            let rest = &self.text[self.at..];
            let unsigned = rest.strip_prefix(['-', '+']).unwrap_or(rest);
            if rest.is_empty()
                || self.balance == 0 && (rest.starts_with(close) || unsigned.starts_with(close))
            {
                break;
            }
            let word = self.at..self.at + self.word(rest);
            self.at = word.end;
            words.push(word);
            if words.len() > MOST_WORDS {
                let message = format!("a tag has more than {MOST_WORDS} words and signs");
                let help = "part it into several tags: give a name to a part of it with `{% set … %}`";
                return Err(TooMuch { range: start..start + 2, message, help });
            }
        }
        let end = self.at;
        self.at = behind(self.text, end, close);
        let tag = Tag { range: start..self.at, end, words };
        if is_block && tag.word(self.text, 0) == "elif" {
            self.branches += 1;
            if self.branches > MOST_BRANCHES {
                let message = format!("a template has more than {MOST_BRANCHES} `elif`");
                let help = "part the template into several, and `{% include … %}` them";
                return Err(TooMuch { range: tag.range, message, help });
            }
        }
        Ok(tag)
    }

    /// Returns how long the word, sign or text at the beginning of `rest` is, which is not empty.
    fn word(&mut self, rest: &str) -> usize {
        let first = rest.as_bytes()[0];
        match first {
            b'(' | b'[' | b'{' => self.balance += 1,
            b')' | b']' | b'}' => self.balance -= 1,
            b'"' | b'\'' => {
                let mut bytes = rest.bytes().enumerate().skip(1);
                while let Some((at, byte)) = bytes.next() {
                    match byte {
                        b'\\' => _ = bytes.next(),
                        _ if byte == first => return at + 1,
                        _ => {}
                    }
                }
                return rest.len();
            }
            _ => {}
        }
        let is_of_word = |next: char| next.is_alphanumeric() || next == '_' || !next.is_ascii();
        match rest.find(|next| !is_of_word(next)) {
            Some(0) => 1,
            Some(length) => length,
            None => rest.len(),
        }
    }
}

impl Tag {
    /// Returns one of its words; empty where there are fewer.
    pub fn word<'t>(&self, text: &'t str, index: usize) -> &'t str {
        self.words.get(index).map_or("", |word| &text[word.clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    /// Returns texts as they are and the words of tags with `·` between them.
    fn shown(text: &str) -> Vec<String> {
        let shown = |part| match part {
            Part::Text(range) => text[range].to_owned(),
            Part::Tag(tag) => tag.words.iter().map(|word| &text[word.clone()]).collect::<Vec<_>>().join("·"),
        };
        parts(text).expect("it is small").into_iter().map(shown).collect()
    }

    #[test]
    fn a_template_is_parted_as_minijinja_parts_it() {
        assert_eq!(shown("a{{ b.c }}d"), ["a", "b·.·c", "d"]);
        assert_eq!(shown("{%- if a -%}{x}{% endif %}"), ["if·a", "{x}", "endif"]);
        assert_eq!(shown("{{ {'a': {}}}}b"), ["{·'a'·:·{·}·}", "b"], "brackets are closed first");
        assert_eq!(shown(r#"{{ "}}\"" }}b"#), [r#""}}\"""#, "b"], "a text ends no tag");
        assert_eq!(shown("a{# {{ b #}c"), ["a", "c"]);
        assert_eq!(shown("{% raw %}{{ a }}{% endraw -%}b"), ["{{ a }}", "b"]);
        assert_eq!(shown("{{ größe~1 }}"), ["größe·~·1"]);
    }

    #[test]
    fn what_is_not_closed_goes_on_to_the_end() {
        for text in ["{{", "{% a", "{{ 'a", "{#", "{% raw %}a", "{{ (", "{{ a\\", "{", "{{ '\\"] {
            let parts = parts(text).expect("it is small");
            assert!(parts.len() < 3, "{parts:?}");
        }
    }

    #[test]
    fn what_is_too_deep_is_told() {
        let told = |text: String| parts(&text).err().map(|too_much| too_much.message);
        assert_eq!(told(format!("{{{{ {}1 }}}}", "not ".repeat(399))), None);
        let tag = Some("a tag has more than 400 words and signs".to_owned());
        for sign in ["not ", "-", "(", "[", "{", "1+", "1~", "a.", "a|b|", "1 if 1 else "] {
            assert_eq!(told(format!("a{{{{ {}1 }}}}", sign.repeat(401))), tag, "{sign}");
            assert_eq!(told(format!("a{{% set x = {}", sign.repeat(40_000))), tag, "{sign}");
        }
        let branches = format!("{{% if 0 %}}{}{{% endif %}}", "{% elif 0 %}".repeat(201));
        assert_eq!(told(branches), Some("a template has more than 200 `elif`".to_owned()));
    }
}
