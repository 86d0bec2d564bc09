use super::theme::Accent;
use super::{Config, path};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::lints::{AccentColour, Colour, Page};
use crate::source::{SourceFile, Span};
use crate::yaml;

/// The languages that the pages' own words are there in.
const SPOKEN: [&str; 1] = ["en"];

/// Returns what `file` says, the defaults where it is silent or wrong, and every mistake in it.
pub fn read(file: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let mut read = yaml::read::<Config>(file, Code::INVALID_CONFIGURATION);
    let mut notes = Vec::new();
    let mut note = |span, message: String, help: &str| {
        let location = Location { file: file.path().clone(), span };
        notes.push(Diagnostic::note(Code::INVALID_CONFIGURATION, location, message).with_help(help));
    };
    let later = "it is checked now, and will work in a later version";
    for key in &read.keys {
        match &*key.name {
            "theme" => {
                note(key.span, format!("`{}` has no effect yet", key.name), later);
            }
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
                let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
                if !SPOKEN.contains(&&*primary) {
                    let message = format!("the pages' own words are not there in `{language}` yet");
                    let help = "they stay English; the content is marked as you say";
                    note(read.texts(key).next().or(key.span), message, help);
                }
            }
            _ => {}
        }
    }
    read.diagnostics.append(&mut notes);
    read.value.accents = accents(file, &read);
    (read.value, read.diagnostics)
}

/// Returns the colours of `theme.accent`, each with its place.
fn accents(file: &SourceFile, read: &yaml::Read<Config>) -> Vec<AccentColour> {
    let at = |written: &str, page, keys: &[&str]| {
        let colour = Colour::parse(written)?;
        Some(AccentColour {
            colour,
            page,
            location: Location { file: file.path().clone(), span: read.text_at(keys) },
        })
    };
    match &read.value.theme.accent {
        None => Vec::new(),
        Some(Accent::One(light)) => Vec::from_iter(at(light, Page::Light, &["theme", "accent"])),
        Some(Accent::Two(colours)) => {
            let light = at(&colours.light, Page::Light, &["theme", "accent", "light"]);
            let dark = colours.dark.as_ref();
            let dark = dark.and_then(|dark| at(dark, Page::Dark, &["theme", "accent", "dark"]));
            light.into_iter().chain(dark).collect()
        }
    }
}
