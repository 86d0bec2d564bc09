//! `journey.yaml` → configuration, with every mistake in it.

use super::{Config, path, theme};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};
use crate::words::{self, LANGUAGES};
use crate::yaml;

/// Returns what `file` says, the defaults where it is silent or wrong, and every mistake in it.
pub fn read(file: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let mut read = yaml::read::<Config>(file, Code::INVALID_CONFIGURATION);
    let mut notes = Vec::new();
    let mut note = |span, message: String, help: &str| {
        let location = Location { file: file.path().clone(), span };
        notes.push(Diagnostic::note(Code::INVALID_CONFIGURATION, location, message).with_help(help));
    };
    for key in &read.keys {
        match &*key.name {
            "data" => {
                let written: Vec<Span> = read.texts(key).collect();
                path::place(&mut read.value.data, file, written.into_iter());
            }
            "templates" => {
                let written: Vec<Span> = read.texts(key).collect();
                path::place(read.value.templates.as_mut_slice(), file, written.into_iter());
            }
            "language" => {
                let language = &read.value.language;
                if words::spoken(language).is_none() {
                    let tags: Vec<String> = LANGUAGES.iter().map(|(tag, _)| format!("`{tag}`")).collect();
                    let message = format!("the pages' own words are not there in `{language}`");
                    let help = format!(
                        "they stay English, and the content is marked as you say; there are {}",
                        tags.join(", ")
                    );
                    note(read.texts(key).next().or(key.span), message, &help);
                }
            }
            _ => {}
        }
    }
    read.diagnostics.append(&mut notes);
    let spans: Vec<Option<Span>> = theme::PLACES.iter().map(|keys| read.text_at(keys)).collect();
    read.value.theme.place(&spans);
    (read.value, read.diagnostics)
}
