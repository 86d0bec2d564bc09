//! Names and labels as Mermaid reads them back unchanged, in both kinds of diagram.
//!
//! Mermaid has no quotes that hold everything, but it knows characters by their number: `#35;` is `#`. It turns them
//! back only in the finished picture, after its lexers, its Markdown and its HTML filter have run. So each character
//! that one of those would act on is written by its number, and all others as they are, for people to read.

use std::borrow::Cow;

/// Words at which a line of one of the diagrams can begin.
const WORDS: &[&str] = &[
    "accDescr",
    "accTitle",
    "call",
    "class",
    "classDef",
    "click",
    "default",
    "direction",
    "end",
    "flowchart",
    "flowchart-elk",
    "graph",
    "href",
    "interpolate",
    "journey",
    "linkStyle",
    "section",
    "style",
    "subgraph",
    "title",
];

/// Words by which Mermaid, wherever they stand in the text, takes a line for a command or the whole for another diagram.
const WORDS_ANYWHERE: &[&str] =
    &["C4Component", "C4Container", "C4Context", "C4Deployment", "C4Dynamic", "direction"];

/// Returns a name or label as Mermaid text: one line, never empty.
///
/// What stands for nothing is a blank, because Mermaid has no empty names.
pub(super) fn escape(text: &str) -> String {
    let text = one_line(text);
    if text.is_empty() {
        return code(' ');
    }
    let (leading, rest) = text.split_at(text.len() - text.trim_start_matches(is_trimmed).len());
    let (name, trailing) = rest.split_at(rest.trim_end_matches(is_trimmed).len());
    let mut escaped = String::with_capacity(text.len() + 16);
    escaped.extend(leading.chars().map(code));
    for (at, character) in name.char_indices() {
        if is_active(character) || is_active_at(name, at, character) {
            escaped.push_str(&code(character));
        } else {
            escaped.push(character);
        }
    }
    escaped.extend(trailing.chars().map(code));
    escaped
}

fn code(character: char) -> String {
    match u32::from(character) {
        // HTML reads these numbers as other characters, those of an old alphabet of Windows.
        0x80..=0x9f => character.to_string(),
        number => format!("#{number};"),
    }
}

/// Returns the text with line ends as blanks.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        text.replace("\r\n", " ").replace(['\n', '\r'], " ").into()
    } else {
        text.into()
    }
}

/// Returns whether Mermaid cuts a character off at the ends of names.
fn is_trimmed(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

/// Returns whether a character means something to Mermaid wherever it stands.
fn is_active(character: char) -> bool {
    match character {
        // The grammars, and entities.
        '#' | ';' | ':' | ',' | '%' | '<' | '>' | '&' | '"' | '\\' => true,
        // Ids of arrows and shapes, templates of page generators, formulas.
        '@' | '{' | '}' | '|' | '$' => true,
        // Markdown, which older versions read in every label of a flowchart.
        '`' | '*' | '_' | '~' | '[' | ']' => true,
        // What Mermaid itself writes for `#` and `;` between reading and drawing.
        'ﬂ' | '¶' => true,
        _ => false,
    }
}

/// Returns whether the character at a place means something because of what stands around it.
fn is_active_at(name: &str, at: usize, character: char) -> bool {
    let (before, rest) = name.split_at(at);
    match character {
        '-' | '+' | '=' => before.is_empty(),
        // `1. first` begins a list, `www.` an address.
        '.' | ')' => is_number(before) || ends_in_any_case(before, "www"),
        'C' | 'c' | 'D' | 'd' if WORDS_ANYWHERE.iter().any(|word| starts_in_any_case(rest, word)) => true,
        _ => before.is_empty() && WORDS.iter().any(|word| begins_with(rest, word)),
    }
}

/// Returns whether a text begins with a whole word, in any case. As in the lexers, only ASCII letters and digits go on
/// a word; `_` would too, but it is written by its number.
fn begins_with(text: &str, word: &str) -> bool {
    starts_in_any_case(text, word)
        && !text[word.len()..].starts_with(|next: char| next.is_ascii_alphanumeric())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn starts_in_any_case(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn ends_in_any_case(text: &str, word: &str) -> bool {
    let start = text.len().saturating_sub(word.len());
    text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_means_nothing_stays_readable() {
        for text in
            ["Sign-up form", "Phone (inbound)", "Journeys end", "Ending", "Größe – 9 Uhr", "نموذج", "👩‍🚀 a.b"]
        {
            assert_eq!(escape(text), text);
        }
    }

    #[test]
    fn what_means_something_goes_by_its_number() {
        assert_eq!(escape("A: 5, \"b\""), "A#58; 5#44; #34;b#34;");
        assert_eq!(escape("50% #1; <b>&"), "50#37; #35;1#59; #60;b#62;#38;");
        assert_eq!(escape("#quot;"), "#35;quot#59;");
        assert_eq!(escape("C:\\new"), "C#58;#92;new");
        assert_eq!(escape("ﬂ°°35¶ß"), "#64258;°°35#182;ß");
    }

    #[test]
    fn a_first_word_of_the_grammar_is_hidden() {
        assert_eq!(escape("end"), "#101;nd");
        assert_eq!(escape("Title of it"), "#84;itle of it");
        assert_eq!(escape("JOURNEY"), "#74;OURNEY");
        assert_eq!(escape("journey_2"), "#106;ourney#95;2");
        assert_eq!(escape("journeyé"), "#106;ourneyé");
        assert_eq!(escape(" end"), "#32;#101;nd");
        assert_eq!(escape("the end"), "the end");
    }

    #[test]
    fn words_that_are_found_anywhere_are_hidden_anywhere() {
        assert_eq!(escape("See direction LR"), "See #100;irection LR");
        assert_eq!(escape("My C4Container"), "My #67;4Container");
    }

    #[test]
    fn markdown_is_hidden() {
        assert_eq!(escape("1. first"), "1#46; first");
        assert_eq!(escape("2) second"), "2#41; second");
        assert_eq!(escape("- a -b"), "#45; a -b");
        assert_eq!(escape("*a* _b_"), "#42;a#42; #95;b#95;");
        assert_eq!(escape("www.example.com"), "www#46;example.com");
    }

    #[test]
    fn ends_are_kept_and_nothing_is_empty() {
        assert_eq!(escape(""), "#32;");
        assert_eq!(escape("  "), "#32;#32;");
        assert_eq!(escape("\u{a0}a b\u{feff}"), "#160;a b#65279;");
        assert_eq!(escape("a\r\nb\nc"), "a b c");
        assert_eq!(escape("a\u{85}"), "a\u{85}");
    }
}
