//! `journey.yaml` → configuration, with every mistake in it.

use super::keys::Config;
use super::{path, theme};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{SourceFile, Span};
use crate::words::{self, LANGUAGES};
use crate::yaml;

/// Returns what `file` says, the defaults where it is silent or wrong, and every mistake in it.
pub fn read(file: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let mut read = yaml::read::<Config>(file, Code::INVALID_CONFIGURATION);
    let (data, templates) = (read.texts(&["data"]), read.texts(&["templates"]));
    path::place(&mut read.value.data, file, &data);
    path::place(read.value.templates.as_mut_slice(), file, &templates);
    let spans = theme::PLACES.map(|keys| read.texts(keys).first().copied());
    read.value.theme.place(&spans);
    if words::spoken(&read.value.language).is_none() {
        let span = read.texts(&["language"]).first().copied().or_else(|| read.key("language"));
        read.diagnostics.push(unspoken(file, &read.value.language, span));
    }
    (read.value, read.diagnostics)
}

/// Returns the note on a language in which there are no words of our own.
fn unspoken(file: &SourceFile, language: &str, span: Option<Span>) -> Diagnostic {
    let tags: Vec<String> = LANGUAGES.iter().map(|(tag, _)| format!("`{tag}`")).collect();
    let help =
        format!("they stay English, and the content is marked as you say; there are {}", tags.join(", "));
    let message = format!("the pages' own words are not there in `{language}`");
    let location = Location { file: file.path().clone(), span };
    Diagnostic::note(Code::INVALID_CONFIGURATION, location, message).with_help(help)
}
