//! The outline of a page: its elements, indented, with their attributes and texts.
//!
//! It says what a browser makes of the page, not how the page is written: entities are resolved, attributes sorted, and of
//! blanks only those are kept that a reader can see. Styles and scripts are left out, since the browser tests look at them.

use std::fmt::Write;

/// Elements that have no content and no end.
const VOID: &[&str] = &["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Elements that run along in a line, so that a blank before or behind them is seen.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "label", "mark", "q", "small", "span",
    "strong", "sub", "sup", "time",
];

/// Elements that stand in a line like a letter, with an inside of their own.
const BOXES: &[&str] = &["button", "img", "input", "select", "svg"];

/// How many siblings are written at each end where not all are.
const SHOWN: usize = 3;

/// The most letters of a value that is data rather than markup, such as a picture.
const DATA: usize = 60;

/// An element, or a text.
enum Node {
    Element(Element),
    Text(String),
}

struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    nodes: Vec<Node>,
}

/// A piece of a page as it is written.
enum Token<'p> {
    Open { name: &'p str, attributes: Vec<(String, String)>, is_closed: bool },
    Close(&'p str),
    Text(String),
}

/// Returns the outline of a page. Of more than `most` siblings only the first and the last few are written, and a number
/// that stands for the others.
///
/// # Errors
/// Where tags do not balance, or are no tags.
pub fn outline(page: &str, most: usize) -> Result<String, String> {
    let mut root = tree(page)?;
    clear_drawings(&mut root, false);
    collapse(&mut root, &mut true);
    trim(&mut root, &mut true);
    let mut out = String::new();
    write_all(&mut out, &root, 0, most);
    Ok(out)
}

/// Returns what stands at the top of a page.
fn tree(page: &str) -> Result<Vec<Node>, String> {
    let mut open: Vec<Element> = Vec::new();
    let mut top = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        let line = || page[..page.len() - rest.len()].lines().count().max(1);
        let (token, after) = token(rest).map_err(|error| format!("line {}: {error}", line()))?;
        match token {
            None => {}
            Some(Token::Text(text)) => siblings(&mut open, &mut top).push(Node::Text(text)),
            Some(Token::Open { name, attributes, is_closed }) => {
                let element = Element { name: name.to_owned(), attributes, nodes: Vec::new() };
                let in_drawing = name == "svg" || open.iter().any(|element| element.name == "svg");
                if is_closed && !in_drawing && !VOID.contains(&name) {
                    return Err(format!("line {}: <{name}/> is no end in HTML", line()));
                }
                if VOID.contains(&name) || is_closed {
                    siblings(&mut open, &mut top).push(Node::Element(element));
                } else {
                    open.push(element);
                }
            }
            Some(Token::Close(name)) => {
                let element = open.pop().filter(|element| element.name == name);
                let element = element.ok_or_else(|| format!("line {}: </{name}> closes nothing", line()))?;
                siblings(&mut open, &mut top).push(Node::Element(element));
            }
        }
        rest = after;
    }
    match open.pop() {
        Some(element) => Err(format!("<{}> is never closed", element.name)),
        None => Ok(top),
    }
}

fn siblings<'n>(open: &'n mut [Element], top: &'n mut Vec<Node>) -> &'n mut Vec<Node> {
    open.last_mut().map_or(top, |element| &mut element.nodes)
}

/// Returns the first token of a page, if it is one that counts, and what follows it.
fn token(page: &str) -> Result<(Option<Token<'_>>, &str), String> {
    if let Some(comment) = page.strip_prefix("<!--") {
        let (_, after) = comment.split_once("-->").ok_or("a comment has no end")?;
        return Ok((None, after));
    }
    if let Some(declaration) = page.strip_prefix("<!") {
        let (_, after) = declaration.split_once('>').ok_or("a declaration has no end")?;
        return Ok((None, after));
    }
    if let Some(tag) = page.strip_prefix("</") {
        let (name, after) = tag.split_once('>').ok_or("a tag has no end")?;
        return Ok((Some(Token::Close(name.trim())), after));
    }
    let Some(tag) = page.strip_prefix('<') else {
        let end = page.find('<').unwrap_or(page.len());
        return Ok((Some(Token::Text(resolved(&page[..end])?)), &page[end..]));
    };
    let end = tag.find(|c: char| c.is_whitespace() || c == '/' || c == '>').ok_or("a tag has no end")?;
    let (name, mut rest) = tag.split_at(end);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(format!("<{name} is no tag"));
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return content(name, attributes, false, after);
        }
        if let Some(after) = rest.strip_prefix("/>") {
            return content(name, attributes, true, after);
        }
        let (attribute, value, after) = attribute(rest).map_err(|error| format!("<{name}>: {error}"))?;
        if attributes.iter().any(|(other, _)| *other == attribute) {
            return Err(format!("<{name}> has `{attribute}` twice"));
        }
        attributes.push((attribute, value));
        rest = after;
    }
}

/// Returns a tag; styles and scripts with all that is in them, which is no markup.
fn content<'p>(
    name: &'p str,
    attributes: Vec<(String, String)>,
    is_closed: bool,
    after: &'p str,
) -> Result<(Option<Token<'p>>, &'p str), String> {
    let after = match name {
        "style" | "script" => {
            let end = after.find(&format!("</{name}>")).ok_or_else(|| format!("<{name}> has no end"))?;
            &after[end..]
        }
        _ => after,
    };
    Ok((Some(Token::Open { name, attributes, is_closed }), after))
}

/// Returns the name and the value of the first attribute, and what follows it.
fn attribute(text: &str) -> Result<(String, String, &str), String> {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.is_empty() || name.contains(['"', '\'', '<']) {
        return Err(format!("`{name}` is no attribute"));
    }
    let Some(value) = rest.strip_prefix('=') else { return Ok((name.to_owned(), String::new(), rest)) };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let quote = quote.ok_or_else(|| format!("`{name}` has no quotes"))?;
    let (value, rest) = value[1..].split_once(quote).ok_or_else(|| format!("`{name}` has no end"))?;
    if value.contains('<') {
        return Err(format!("`{name}` holds a tag"));
    }
    Ok((name.to_owned(), resolved(value)?, rest))
}

/// Returns a text with the characters that its entities stand for.
fn resolved(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (entity, after) = after.split_once(';').ok_or("a bare & is no entity")?;
        let number = entity.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        });
        let character = match (entity, number) {
            (_, Some(number)) => number.ok().and_then(char::from_u32),
            ("amp", _) => Some('&'),
            ("lt", _) => Some('<'),
            ("gt", _) => Some('>'),
            ("quot", _) => Some('"'),
            ("apos", _) => Some('\''),
            ("nbsp", _) => Some('\u{a0}'),
            _ => None,
        };
        out.push_str(before);
        out.push(character.ok_or_else(|| format!("&{entity}; is no entity"))?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// How an element stands among its siblings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// By itself: blanks at its edges are nothing.
    Block,
    /// Along in the line.
    Inline,
    /// In the line, as if it were one letter.
    Letter,
}

fn flow(element: &Element) -> Flow {
    let name = &*element.name;
    // What is drawn by an element without words stands in the line as well.
    if BOXES.contains(&name) || INLINE.contains(&name) && element.nodes.is_empty() {
        Flow::Letter
    } else if INLINE.contains(&name) {
        Flow::Inline
    } else {
        Flow::Block
    }
}

/// Makes one blank of several in a row, and none at the beginning of a line, which is where `is_parted` says so.
fn collapse(nodes: &mut [Node], is_parted: &mut bool) {
    for node in nodes {
        match node {
            Node::Text(text) => {
                let mut out = String::with_capacity(text.len());
                for c in text.chars() {
                    // A no-break space is a letter here.
                    let is_blank = c.is_ascii_whitespace();
                    if !(is_blank && *is_parted) {
                        out.push(if is_blank { ' ' } else { c });
                    }
                    *is_parted = is_blank;
                }
                *text = out;
            }
            Node::Element(element) => match flow(element) {
                Flow::Inline => collapse(&mut element.nodes, is_parted),
                kind => {
                    collapse(&mut element.nodes, &mut true);
                    *is_parted = kind == Flow::Block;
                }
            },
        }
    }
}

/// Takes away the blanks at the end of lines, from the last node to the first.
fn trim(nodes: &mut Vec<Node>, is_at_end: &mut bool) {
    for node in nodes.iter_mut().rev() {
        match node {
            Node::Text(text) => {
                if *is_at_end {
                    text.truncate(text.trim_end_matches(' ').len());
                }
                *is_at_end &= text.is_empty();
            }
            Node::Element(element) => match flow(element) {
                Flow::Inline => trim(&mut element.nodes, is_at_end),
                kind => {
                    trim(&mut element.nodes, &mut true);
                    *is_at_end = kind == Flow::Block;
                }
            },
        }
    }
    nodes.retain(|node| !matches!(node, Node::Text(text) if text.is_empty()));
}

/// Takes the blanks out of drawings, where only words can be seen.
fn clear_drawings(nodes: &mut Vec<Node>, in_drawing: bool) {
    if in_drawing {
        nodes.retain(|node| !matches!(node, Node::Text(text) if text.trim_ascii().is_empty()));
    }
    for node in nodes {
        if let Node::Element(element) = node {
            clear_drawings(&mut element.nodes, in_drawing || element.name == "svg");
        }
    }
}

fn write_all(out: &mut String, nodes: &[Node], depth: usize, most: usize) {
    if nodes.len() <= most {
        return nodes.iter().for_each(|node| write(out, node, depth, most));
    }
    let (first, rest) = nodes.split_at(SHOWN);
    let (hidden, last) = rest.split_at(rest.len() - SHOWN);
    first.iter().for_each(|node| write(out, node, depth, most));
    let mut inside = String::new();
    hidden.iter().for_each(|node| write(&mut inside, node, 0, most));
    let _ = writeln!(out, "{:depth$}… {} more, {}", "", hidden.len(), number(&inside));
    last.iter().for_each(|node| write(out, node, depth, most));
}

fn write(out: &mut String, node: &Node, depth: usize, most: usize) {
    let _ = write!(out, "{:depth$}", "");
    match node {
        Node::Text(text) => {
            let _ = writeln!(out, "{}", quoted(text));
        }
        Node::Element(element) => {
            out.push_str(&element.name);
            write_attributes(out, element);
            match &*element.nodes {
                _ if matches!(&*element.name, "style" | "script") => out.push_str(" …\n"),
                [Node::Text(only)] => {
                    let _ = writeln!(out, " {}", quoted(only));
                }
                nodes => {
                    out.push('\n');
                    write_all(out, nodes, depth + 1, most);
                }
            }
        }
    }
}

/// Writes the attributes: what an element is called first, the others by name.
fn write_attributes(out: &mut String, element: &Element) {
    let mut attributes: Vec<&(String, String)> = element.attributes.iter().collect();
    attributes.sort_by_key(|(name, _)| (name != "id", name != "class", name));
    for (name, value) in attributes {
        let _ = write!(out, " {name}");
        let value = match &**name {
            "class" => value.split_ascii_whitespace().collect::<Vec<_>>().join(" "),
            "content" if value.contains("'sha256-") => without_hash(value),
            _ if value.starts_with("data:") && value.len() > DATA => {
                format!("{}… {}", &value[..DATA], number(value))
            }
            _ => value.clone(),
        };
        // One without a value is the same as one with an empty value.
        if !value.is_empty() {
            let _ = write!(out, "={}", quoted(&value));
        }
    }
}

/// Returns a policy without the number of the script, which changes with it.
fn without_hash(policy: &str) -> String {
    let mut sources = policy.split("'sha256-");
    let first = sources.next().unwrap_or_default().to_owned();
    sources.fold(first, |policy, rest| {
        format!("{policy}'sha256-…'{}", rest.split_once('\'').map_or("", |(_, after)| after))
    })
}

fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{text}\"")
}

/// Returns a number that stands for a text too long to be read: FNV-1a, since all it has to do is differ.
fn number(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[test]
fn only_what_a_reader_can_tell_apart_differs() {
    let of = |page: &str| outline(page, usize::MAX).unwrap_or_else(|error| panic!("{page}: {error}"));
    let same = |one: &str, other: &str| assert_eq!(of(one), of(other), "{one} and {other}");
    let differ = |one: &str, other: &str| assert_ne!(of(one), of(other), "{one} and {other}");
    differ("<p>a <b>x</b> y</p>", "<p>a<b>x</b>y</p>");
    differ("<p>a <b>x</b></p>", "<p>a<b> x</b></p>");
    differ("<p><b>a</b> <i>b</i></p>", "<p><b>a</b><i>b</i></p>");
    differ("<p><svg></svg> a</p>", "<p><svg></svg>a</p>");
    differ("<p>a\u{a0}b</p>", "<p>a b</p>");
    differ("<p>a</p>", "<p id=\"a\">a</p>");
    differ("<p>&lt;b&gt;</p>", "<p><b></b></p>");
    same("<p>a <b>x</b> y</p>", "<p>\n  a\n  <b>x</b>  y\n</p>");
    same("<p>a <b> x</b></p>", "<p>a <b>x</b></p>");
    same("<ul><li>a</li><li>b</li></ul>", "<ul>\n  <li>a </li>\n  <li> b</li>\n</ul>\n");
    same(
        "<svg><path d=\"M0 0\"/><path d=\"M1 1\"/></svg>",
        "<svg> <path d=\"M0 0\"></path> <path d='M1 1'/>\n</svg>",
    );
    same("<p class=\"a b\" id=\"c\"></p>", "<p id=\"c\" class=\" a  b \"></p>");
    same("<i title=\"a &#39;b&#x27;\"></i>", "<i title=\"a 'b'\"></i><!-- a comment -->");
    assert_eq!(
        of("<main><p>a <b class=\"x\">b</b></p><style>p { }</style><br hidden></main>"),
        "main\n p\n  \"a \"\n  b class=\"x\" \"b\"\n style …\n br hidden\n"
    );
}

#[test]
fn of_many_siblings_a_number_stands_for_the_middle() {
    let list = |middle: &str| {
        let items: String =
            (0..9).map(|n| format!("<li>{}</li>", if n == 4 { middle } else { "a" })).collect();
        outline(&format!("<ul>{items}</ul>"), 8).expect("it balances")
    };
    assert_eq!(list("b").lines().count(), 1 + SHOWN + 1 + SHOWN);
    assert_ne!(list("b"), list("c"));
}

#[test]
fn what_does_not_balance_is_told() {
    for page in [
        "<p>",
        "</p>",
        "<b><i></b></i>",
        "<p/>",
        "<p a=b></p>",
        "<p a=\"\" a=\"\"></p>",
        "a & b",
        "<p title=\"<b>\"></p>",
    ] {
        assert!(outline(page, usize::MAX).is_err(), "{page}");
    }
}
