//! A project of names that make Mermaid and Markdown stumble, each wherever a name can stand.

use std::sync::Arc;

use journey::model::Model;
use journey::source::{NoFiles, SourceFile, visible};

use crate::compiling::errors_only;

const WORDS: &[&str] = &[
    "journey",
    "title",
    "section",
    "accTitle",
    "accDescr",
    "flowchart",
    "graph",
    "subgraph",
    "end",
    "click",
    "style",
    "classDef",
    "class",
    "linkStyle",
    "direction",
    "default",
    "call",
    "href",
    "interpolate",
    "flowchart-elk",
    "done",
    "exit",
];

/// Names with signs that mean something to somebody.
pub const SPECIAL: &[&str] = &[
    // Grammar.
    "A: 5: Me",
    "graph TD",
    "end;",
    "journey\ttab",
    "title",
    "title:",
    "accTitle: x",
    "accDescr { x",
    "accDescr: y",
    "section a: 3",
    "direction LR",
    "See direction LR here",
    "a direction  TB",
    "xdirection RL",
    "C4Container",
    "my C4Dynamic",
    "C4Context",
    "sequenceDiagram",
    "%%{init: {'theme':'dark'}}%%",
    "%% comment",
    "a %% b",
    "---",
    "--- title: x ---",
    "---\u{2028}title",
    "lifestyle: x#y;",
    "style a:#fff;",
    "classDef x:#fff;",
    "A --> B",
    "A -- text --> B",
    "a ==> b",
    "a -.-> b",
    "a ~~~ b",
    "a:::b",
    "a@{ shape: rect }",
    "x@y.example",
    "id@",
    "[x]",
    "[[x]]",
    "[(x)]",
    "((x))",
    "(((x)))",
    "{x}",
    "{{x}}",
    "[/x/]",
    "[\\x\\]",
    ">x]",
    "(-x-)",
    "|x|",
    "\"x\"",
    "\"",
    "\"\"",
    "\"`x`\"",
    "`\"x\"`",
    "'x'",
    "click a href \"b\"",
    "_self",
    // Entities.
    "#quot;",
    "#35;",
    "#9829;",
    "&amp;",
    "&lt;b&gt;",
    "&#35;",
    "&nbsp;",
    "ﬂ°°35¶ß",
    "ﬂ",
    "¶ß",
    "a¶ b",
    "#",
    "##;",
    "#;",
    "&",
    // HTML and Markdown.
    "<br>",
    "a<br/>b",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p>",
    "<!-- x -->",
    "a < b > c",
    "javascript:alert(1)",
    "1. foo",
    "1) foo",
    "12. bar",
    "1.",
    "- item",
    "+ item",
    "* item",
    "# head",
    "> quote",
    "*em*",
    "**strong**",
    "_em_",
    "__strong__",
    "~~gone~~",
    "`code`",
    "``` fence",
    "~~~ fence",
    "[text](url)",
    "![alt](src)",
    "[ref]: x",
    "http://example.com",
    "https://example.com/?a=b&c=d#e",
    "www.example.com",
    "see www.example.com.",
    "WWW.X",
    "me@example.com",
    "a\\*b",
    "\\",
    "\\\\",
    "a\\",
    "C:\\new\\table",
    "a\\nb",
    "a | b",
    "|---|",
    ":---:",
    "===",
    "= x",
    "$$x^2$$",
    "$5 and $6",
    "fa:fa-user",
    "fab:fa-github Git",
    ":smile:",
    "[^1]",
    "{{ site.x }}",
    "{% raw %}",
    "$`x`$",
    // Blanks and signs that are hard to see.
    " ",
    "   ",
    " a",
    "a ",
    "  a  b  ",
    "\ta\t",
    "\u{a0}",
    "\u{a0}a\u{a0}",
    "a\u{a0}b",
    "\u{feff}a\u{feff}",
    "\u{200b}",
    "a\u{200b}b",
    "\u{200d}",
    "a\u{2028}b",
    "\u{2029}a",
    "a\u{85}b",
    "a\u{85}",
    "\u{3000}a\u{3000}",
    "a\u{ad}b",
    "\u{202e}abc\u{202c}",
    "\u{2066}x\u{2069}",
    "a\u{1}b",
    "a\u{b}b",
    "a\u{c}b",
    "a\u{1b}[31mb",
    "a\u{7f}b",
    "a\u{9f}b",
    "a\nb",
    "\n",
    "end\n",
    "a\r\nb",
    // Scripts.
    "Größe",
    "naïve café",
    "cafe\u{301}",
    "e\u{301}\u{323}",
    "نموذج التسجيل",
    "שלום",
    "登録フォーム",
    "등록",
    "Регистрация",
    "ไทย",
    "हिन्दी",
    "İstanbul",
    "👍",
    "👩‍🚀",
    "🇩🇪",
    "1️⃣",
    "𝕏",
    "￿",
    "ﬁ",
    "Ａ：５：Ｍｅ",
    "“quotes”",
    "‘x’",
    "a – b — c",
    "…",
    "→",
    "−2",
    "²",
    "½",
    // Names that JavaScript keeps for itself.
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "null",
    "undefined",
    "true",
    "0",
    "-1",
    "1e3",
    "NaN",
    "Infinity",
];

/// Returns the project, and how many names there are in it.
pub fn project() -> (Model, usize) {
    let names = full_treatment();
    let mut text = String::new();
    for (number, name) in names.iter().enumerate() {
        text.push_str(&format!("persona p{number} {}\n", quoted(name)));
    }
    for (number, name) in names.iter().enumerate() {
        let other = (number + 1) % names.len();
        let (one, two) = (quoted(name), quoted(&names[other]));
        text.push_str(&format!(
            "journey j{number} {one} {{
                persona p{number}, p{other}
                scenario {one}
                stage s {one} {{
                    touchpoint t {one} {{
                        feels +1 {one}
                        for p{other} {{ feels -2 }}
                        does {one}
                        moment-of-truth
                        pain {one}
                        -> u {one} 38% after 1 day
                        -> exit {two}
                    }}
                    step u {two} {{ -> t {one} 20% \n -> done {two} }}
                    step v {one} {{ who p{number} }}
                }}
                stage e {two} {{}}
            }}\n"
        ));
    }
    let titles = titles_only();
    for (number, titles) in titles.chunks(200).enumerate() {
        text.push_str(&format!("journey bulk{number} {{\n persona p0\n stage s {{\n"));
        for (number, title) in titles.iter().enumerate() {
            text.push_str(&format!("touchpoint t{number} {}\n", quoted(title)));
        }
        text.push_str("}\n}\n");
    }
    let model = model(&text);
    for (id, name) in names.iter().enumerate().filter(|(_, name)| !name.trim().is_empty()) {
        assert_eq!(*model.journeys[id].head.title, *visible(name));
    }
    (model, names.len() + titles.len())
}

/// Returns what a text of the language means.
pub fn model(text: &str) -> Model {
    let file = Arc::new(SourceFile::new("a.journey", text));
    let compilation = errors_only(&[file], &NoFiles);
    compilation.model().unwrap_or_else(|| panic!("{:?}", compilation.diagnostics.first())).clone()
}

/// Returns the names that are put wherever a name can stand.
fn full_treatment() -> Vec<String> {
    let mut names: Vec<String> = SPECIAL.iter().map(|name| (*name).to_owned()).collect();
    for sign in (b'!'..=b'~').map(char::from).filter(char::is_ascii_punctuation) {
        names.extend([
            format!("{sign}"),
            format!("{sign}{sign}"),
            format!("{sign} a"),
            format!("a{sign}b"),
            format!("{sign}{sign}{sign} a {sign}{sign}{sign}"),
        ]);
    }
    for word in WORDS {
        let shout = word.to_uppercase();
        names.extend([
            (*word).to_owned(),
            shout.clone(),
            format!("{}{}", &shout[..1], &word[1..]),
            format!("{word} a"),
            format!("{word}: a"),
            format!("{word}é"),
            format!(" {word}"),
            format!("a {word} b"),
        ]);
    }
    names.push("long ".repeat(500) + "name");
    names.sort();
    names.dedup();
    names
}

/// Returns further names, too many to be put everywhere: all pairs of signs, and signs and words in random order.
fn titles_only() -> Vec<String> {
    let signs: Vec<char> = (b'!'..=b'~').map(char::from).filter(char::is_ascii_punctuation).collect();
    let mut names: Vec<String> = Vec::new();
    for one in &signs {
        names.extend(signs.iter().map(|two| format!("{one}{two}")));
    }
    let mut parts: Vec<String> = signs.iter().map(char::to_string).collect();
    parts.extend(
        WORDS
            .iter()
            .chain(["a", "B", "1", " ", " ", "\t", "é", "\u{a0}", "LR", "TB"].iter())
            .map(|part| (*part).to_owned()),
    );
    // Always the same numbers: a name that fails fails again.
    let mut state: u64 = 2_026;
    for _ in 0..400 {
        let mut name = String::new();
        for _ in 0..8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let random = usize::try_from(state >> 40).expect("24 bits");
            name.push_str(&parts[random % parts.len()]);
        }
        names.push(name);
    }
    names
}

/// Returns a name as a string of the language.
pub fn quoted(name: &str) -> String {
    let mut text = String::from("\"");
    for character in name.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            character if character.is_control() || character == '\u{feff}' => {
                text.push_str(&format!("\\u{{{:X}}}", u32::from(character)));
            }
            character => text.push(character),
        }
    }
    text.push('"');
    text
}
