//! What templates see, read from the doc comments of the views: the parts of `docs/templates.md` that are made.

use std::fmt::Write;

use journey::emit::html::TEMPLATES;

/// The views, those of pages before those of what pages share.
const VIEWS: &[&str] = &[
    include_str!("../../src/emit/html/view/frame.rs"),
    include_str!("../../src/emit/html/view/home.rs"),
    include_str!("../../src/emit/html/view/map.rs"),
    include_str!("../../src/emit/html/view/brief.rs"),
    include_str!("../../src/emit/html/view/comparison.rs"),
    include_str!("../../src/emit/html/view/parts.rs"),
];

/// A struct of the views, or a template's view itself.
struct View<'s> {
    name: &'s str,
    about: String,
    fields: Vec<Field<'s>>,
}

struct Field<'s> {
    name: &'s str,
    kind: &'s str,
    about: String,
}

/// Returns the part of this name, if it is one of these.
pub fn part(name: &str) -> Option<String> {
    match name {
        "templates" => Some(templates()),
        "views" => Some(views()),
        _ => None,
    }
}

/// Returns the names of all templates, a line for each folder.
fn templates() -> String {
    let folder = |name: &'static str| name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut text = String::new();
    for of_folder in TEMPLATES.chunk_by(|(one, _), (other, _)| folder(one) == folder(other)) {
        let names: Vec<String> = of_folder.iter().map(|(name, _)| format!("`{name}`")).collect();
        writeln!(text, "- {}", names.join(", ")).expect("a string takes all");
    }
    text
}

/// Returns every view as a table of its fields.
fn views() -> String {
    let all = read();
    let mut text = String::new();
    for view in &all {
        let title = match view.about.split_once(": ") {
            Some((template, _)) if template.starts_with('`') => template.to_owned(),
            _ => lower_case(view.name),
        };
        write!(text, "### {title}\n\n{}\n\n| name | value | what |\n| --- | --- | --- |\n", view.about)
            .expect("a string takes all");
        for field in &view.fields {
            let kind = kind(field.kind, &all);
            writeln!(text, "| `{}` | {kind} | {} |", field.name, field.about).expect("a string takes all");
        }
        text.push('\n');
    }
    text
}

fn read() -> Vec<View<'static>> {
    let mut views: Vec<View<'_>> = Vec::new();
    let mut about = Vec::new();
    for line in VIEWS.iter().flat_map(|file| file.lines()).map(str::trim) {
        if let Some(words) = line.strip_prefix("/// ") {
            about.push(words);
        } else if line.starts_with("pub fn ") {
            about.clear();
        } else if let Some(rest) = line.strip_prefix("pub struct ") {
            let name = rest.split(['<', ' ', '(']).next().unwrap_or_default();
            views.push(View { name, about: about.join(" "), fields: Vec::new() });
            about.clear();
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) {
            let fields = &mut views.last_mut().expect("a field stands in a struct").fields;
            fields.push(Field { name, kind: kind.trim_end_matches(','), about: about.join(" ") });
            about.clear();
        }
    }
    // What only holds another view together has no fields that a template sees.
    views.retain(|view| !view.fields.is_empty());
    views
}

/// Returns the type of a field in words.
fn kind(kind: &str, views: &[View<'_>]) -> String {
    let inside = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{}, or none", self::kind(inner, views));
    }
    if let Some(inner) = inside("Shared<") {
        return self::kind(inner, views);
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list: {}", self::kind(inner, views));
    }
    if let Some(inner) = kind.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        let parts: Vec<String> = inner.split(", ").map(|part| self::kind(part, views)).collect();
        return format!("pair: {}", parts.join(" and "));
    }
    let name = kind.split('<').next().and_then(|name| name.rsplit("::").next()).unwrap_or_default();
    match name {
        "Html" => "markup".to_owned(),
        "bool" => "yes or no".to_owned(),
        "usize" | "u8" | "u32" | "u64" | "i64" | "f64" | "i8" => "number".to_owned(),
        _ if name.ends_with("str") || matches!(name, "String" | "Cow") => "text".to_owned(),
        _ => match views.iter().find(|view| view.name == name) {
            Some(view) => {
                let title = lower_case(view.name);
                format!("[{title}](#{})", title.replace(' ', "-"))
            }
            None => {
                panic!("the docs have no words for the type `{kind}`: add them in tests/integration/views.rs")
            }
        },
    }
}

/// Returns the name of a struct as words: `index section` for `IndexSection`.
fn lower_case(name: &str) -> String {
    let mut words = String::new();
    for letter in name.trim_end_matches("View").chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
