use std::rc::Rc;

use camino::Utf8PathBuf;

use super::Config;
use super::path::inside_project;
use super::value::{Accent, Colours, Hidden, Level, Theme};
use super::yaml::{self, Fault, FaultKind, Node, Value};
use crate::diagnostic::{Code, Diagnostic, Location, Severity, nearest};
use crate::emit::Format;
use crate::source::{SourceFile, Span};

const KEYS: [&str; 9] =
    ["title", "language", "output", "outputs", "hide", "lints", "theme", "data", "templates"];

/// Returns what `file` says, the defaults where it is silent or wrong, and every mistake in it.
pub fn read(file: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let mut reader = Reader { file, diagnostics: Vec::new() };
    let mut config = Config::default();
    match yaml::parse(file) {
        Ok(root) => {
            if let Some(root) = root {
                reader.config(&root, &mut config);
            }
        }
        Err(fault) => reader.diagnostics.push(diagnostic(file, fault)),
    }
    (config, reader.diagnostics)
}

fn diagnostic(file: &SourceFile, fault: Fault) -> Diagnostic {
    let code = match fault.kind {
        FaultKind::Malformed => Code::INVALID_CONFIGURATION,
        FaultKind::LimitExceeded => Code::LIMIT_EXCEEDED,
    };
    let location = Location { file: file.path().clone(), span: fault.span };
    let diagnostic = Diagnostic::error(code, location, fault.message);
    match fault.help {
        Some(help) => diagnostic.with_help(help),
        None => diagnostic,
    }
}

/// Reads one value after the other and keeps the mistakes; `None` means that the default stays.
struct Reader<'f> {
    file: &'f SourceFile,
    diagnostics: Vec<Diagnostic>,
}

/// A key as written.
#[derive(Clone, Copy)]
struct Key<'n> {
    name: &'n str,
    span: Span,
}

impl Reader<'_> {
    fn config(&mut self, root: &Node, config: &mut Config) {
        if let Value::Null = &*root.value {
            return;
        }
        let whole = Key { name: super::FILE_NAME, span: root.span };
        for (key, value) in self.entries(whole, root, &KEYS) {
            if let Value::Null = &*value.value {
                continue;
            }
            match key.name {
                "title" => config.title = self.text(key, value).map(str::to_owned),
                "language" => config.language = self.language(key, value).unwrap_or(config.language.clone()),
                "output" => config.output = self.path(key, value).unwrap_or(config.output.clone()),
                "outputs" => {
                    let formats = Format::ALL.map(|format| (format.name(), format));
                    let outputs = self.choices(key, value, &formats);
                    if !outputs.is_empty() {
                        config.outputs = outputs.into_iter().collect();
                    }
                }
                "hide" => config.hide = self.choices(key, value, &Hidden::ALL).into_iter().collect(),
                "lints" => {
                    for (lint, level) in self.entries(key, value, &[]) {
                        if let Some(level) = self.choice(lint, level, &Level::ALL) {
                            config.lints.insert(lint.name.to_owned(), level);
                        }
                    }
                }
                "theme" => config.theme = self.theme(key, value),
                "data" => {
                    let items = self.items(key, value);
                    config.data =
                        items.iter().filter_map(|item| self.path(key, item)).map(String::from).collect();
                }
                "templates" => config.templates = self.path(key, value),
                _ => unreachable!("`entries` hands out known keys only"),
            }
            if let "hide" | "lints" | "theme" | "data" | "templates" = key.name {
                self.not_used_yet(key.span, key.name);
            }
        }
    }

    fn theme(&mut self, key: Key, node: &Node) -> Theme {
        let mut theme = Theme::default();
        for (key, value) in self.entries(key, node, &["accent", "logo"]) {
            match key.name {
                "accent" => theme.accent = self.accent(key, value),
                _ => theme.logo = self.path(key, value),
            }
        }
        theme
    }

    fn accent(&mut self, key: Key, node: &Node) -> Option<Accent> {
        if !matches!(&*node.value, Value::Map(_)) {
            return self.colour(key, node).map(Accent::One);
        }
        let (mut light, mut dark) = (None, None);
        let before = self.diagnostics.len();
        for (key, value) in self.entries(key, node, &["light", "dark"]) {
            let colour = self.colour(key, value);
            if key.name == "light" { light = colour } else { dark = colour }
        }
        if light.is_none() && self.diagnostics.len() == before {
            self.report(key.span, "`accent` has no `light` colour").help("add `light: \"#0b7285\"`");
        }
        light.map(|light| Accent::Two(Colours { light, dark }))
    }

    fn colour(&mut self, key: Key, node: &Node) -> Option<String> {
        if let Value::Null = &*node.value {
            // `accent: #0b7285` is a key without a value and a comment.
            let rest = &self.file.text()[key.span.end as usize..];
            let line =
                rest.lines().next().unwrap_or_default().trim_start_matches([':', ' ', '\t']).trim_end();
            if line.starts_with('#') {
                self.report(key.span, format!("`{}` has no value: in YAML, `#` begins a comment", key.name))
                    .help(format!("write the colour in quotes: `{}: \"{line}\"`", key.name));
                return None;
            }
        }
        let text = self.text(key, node)?;
        let digits = text.strip_prefix('#').unwrap_or_default();
        if matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Some(text.to_owned());
        }
        self.report(node.span, format!("`{text}` is not a colour that `{}` takes", key.name))
            .help("write a colour such as `\"#0b7285\"`, in quotes");
        None
    }

    fn language(&mut self, key: Key, node: &Node) -> Option<String> {
        const WORDS: [(&str, &str); 8] = [
            ("english", "en"),
            ("french", "fr"),
            ("français", "fr"),
            ("german", "de"),
            ("deutsch", "de"),
            ("spanish", "es"),
            ("español", "es"),
            ("castellano", "es"),
        ];
        let text = self.text(key, node)?;
        let mut parts = text.split('-');
        let primary = parts.next().unwrap_or_default();
        let well_formed = matches!(primary.len(), 2 | 3)
            && primary.bytes().all(|letter| letter.is_ascii_alphabetic())
            && parts.all(|part| {
                matches!(part.len(), 1..=8) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
            });
        if !well_formed {
            let message = format!("`{text}` is not a language tag");
            let tag = WORDS.iter().find(|(word, _)| *word == text.to_lowercase()).map(|(_, tag)| *tag);
            let report = self.report(node.span, message);
            match tag {
                Some(tag) => report.help(format!("write `{tag}`")).fix(format!("replace with `{tag}`"), tag),
                None => report.help("write a tag such as `en`, `fr`, `de`, `es` or `pt-BR`"),
            };
            return None;
        }
        if !matches!(primary.to_ascii_lowercase().as_str(), "en" | "fr" | "de" | "es") {
            let message = format!("the pages' own words are not there in `{text}` yet");
            self.push(Severity::Note, node.span, message)
                .help("they stay English; the content is marked as you say");
        }
        Some(text.to_owned())
    }

    fn path(&mut self, key: Key, node: &Node) -> Option<Utf8PathBuf> {
        let text = self.text(key, node)?;
        match inside_project(text) {
            Ok(path) => Some(path),
            Err(reason) => {
                self.report(node.span, format!("`{}` {reason}", key.name))
                    .help("write a path such as `folder/name`");
                None
            }
        }
    }

    /// Reads a list of words, each one of `choices` and written once.
    fn choices<T: Copy + 'static>(&mut self, key: Key, node: &Node, choices: &[(&'static str, T)]) -> Vec<T> {
        let items = self.items(key, node);
        let mut seen: Vec<(&str, Span)> = Vec::new();
        let mut chosen = Vec::new();
        for item in &items {
            let Some(text) = self.text(key, item) else { continue };
            let Some((name, choice)) = self.pick(key, item.span, text, choices) else { continue };
            if let Some((_, first)) = seen.iter().find(|(earlier, _)| *earlier == name) {
                let first = *first;
                self.report(item.span, format!("`{name}` is listed twice")).label(first, "first listed here");
                continue;
            }
            seen.push((name, item.span));
            chosen.push(choice);
            if name == "csv" {
                self.not_used_yet(item.span, "csv");
            }
        }
        if items.is_empty() && key.name == "outputs" && matches!(&*node.value, Value::List(_)) {
            self.report(node.span, "`outputs` names nothing to build")
                .help("take the key out to build everything");
        }
        chosen
    }

    fn choice<T: Copy>(&mut self, key: Key, node: &Node, choices: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key, node)?;
        self.pick(key, node.span, text, choices).map(|(_, choice)| choice)
    }

    fn pick<T: Copy>(
        &mut self,
        key: Key,
        span: Span,
        text: &str,
        choices: &[(&'static str, T)],
    ) -> Option<(&'static str, T)> {
        if let Some(choice) = choices.iter().find(|(name, _)| *name == text) {
            return Some(*choice);
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        self.report(span, format!("`{}` does not take `{text}`", key.name)).suggest(text, &names);
        None
    }

    /// Returns the items of a list; a single text is a mistake with a certain cure.
    fn items(&mut self, key: Key, node: &Node) -> Vec<Node> {
        match &*node.value {
            Value::Null => Vec::new(),
            Value::List(items) => items.clone(),
            Value::Scalar { .. } => {
                let list = format!("[{}]", self.file.slice(node.span));
                self.report(node.span, format!("`{}` takes a list", key.name))
                    .help(format!("write `{}: {list}`", key.name))
                    .fix("put it in brackets", list);
                Vec::new()
            }
            Value::Map(_) => {
                self.report(key.span, format!("`{}` takes a list, not keys and values", key.name))
                    .help(format!("write a list such as `{}: [first, second]`", key.name));
                Vec::new()
            }
        }
    }

    /// Returns the entries of a mapping whose keys are among `known`, the first of each; with no `known`, all keys are.
    fn entries<'n>(&mut self, parent: Key, node: &'n Node, known: &[&str]) -> Vec<(Key<'n>, &'n Node)> {
        let entries = match &*node.value {
            Value::Null => return Vec::new(),
            Value::Map(entries) => entries,
            Value::Scalar { .. } | Value::List(_) => {
                self.report(node.span, format!("`{}` takes keys and values", parent.name))
                    .help("write lines such as `key: value`");
                return Vec::new();
            }
        };
        let mut first = rustc_hash::FxHashMap::default();
        let mut known_entries = Vec::new();
        for (key, value) in entries {
            let span = key.span;
            let Value::Scalar { text: name, .. } = Rc::as_ref(&key.value) else {
                self.report(span, "a key must be a word");
                continue;
            };
            if let Some(first) = first.get(name) {
                let first = *first;
                self.report(span, format!("the key `{name}` is written twice"))
                    .label(first, "first written here");
            } else if first.insert(name, span).is_none()
                && (known.is_empty() || known.contains(&name.as_str()))
            {
                known_entries.push((Key { name, span }, value));
            } else {
                self.report(span, format!("unknown key `{name}`")).suggest(name, known);
            }
        }
        known_entries
    }

    /// Returns the text of a node. What YAML takes for a number, say, needs quotes to be a text.
    fn text<'n>(&mut self, key: Key, node: &'n Node) -> Option<&'n str> {
        let what = match &*node.value {
            Value::Scalar { text, quoted } => match untyped(text) {
                Some(kind) if !quoted => {
                    let in_quotes = format!("\"{text}\"");
                    self.report(node.span, format!("`{}` takes a text, and `{text}` is {kind}", key.name))
                        .help(format!("write it in quotes: `{in_quotes}`"))
                        .fix("put it in quotes", in_quotes);
                    return None;
                }
                _ if text.trim().is_empty() => "empty",
                _ => return Some(text),
            },
            Value::Null => "empty",
            Value::List(_) => "a list",
            Value::Map(_) => "keys and values",
        };
        self.report(node.span, format!("`{}` takes a text, and this is {what}", key.name));
        None
    }

    fn not_used_yet(&mut self, span: Span, name: &str) {
        self.push(Severity::Note, span, format!("`{name}` has no effect yet"))
            .help("it is checked now, and will work in a later version");
    }

    fn report(&mut self, span: Span, message: impl Into<String>) -> Last<'_> {
        self.push(Severity::Error, span, message)
    }

    fn push(&mut self, severity: Severity, span: Span, message: impl Into<String>) -> Last<'_> {
        let location = Location::new(self.file.path(), span);
        self.diagnostics.push(Diagnostic::new(Code::INVALID_CONFIGURATION, severity, location, message));
        Last(self.diagnostics.last_mut().expect("one was pushed on the line above"))
    }
}

/// The diagnostic just reported, to add to.
struct Last<'r>(&'r mut Diagnostic);

impl Last<'_> {
    fn help(self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    fn fix(self, title: impl Into<String>, text: impl Into<String>) -> Self {
        *self.0 = self.0.clone().with_replacement(title, text);
        self
    }

    fn label(self, span: Span, message: &str) -> Self {
        let location = Location::new(&self.0.location.file, span);
        *self.0 = self.0.clone().with_label(location, message);
        self
    }

    /// Adds the nearest of `names` as help and fix, or all of them as help.
    fn suggest(self, word: &str, names: &[&str]) -> Self {
        match nearest(word, names.iter().copied()) {
            Some(near) => {
                self.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), near)
            }
            None => {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                self.help(format!("there are {}", names.join(", ")))
            }
        }
    }
}

/// Returns what YAML takes an unquoted `text` for, where that is not a text.
fn untyped(text: &str) -> Option<&'static str> {
    if matches!(text, "true" | "false" | "True" | "False" | "TRUE" | "FALSE") {
        return Some("true or false");
    }
    let numeric = text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.'));
    (numeric && text.parse::<f64>().is_ok()).then_some("a number")
}
