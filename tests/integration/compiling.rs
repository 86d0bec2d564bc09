//! Compilations in memory, on the day 2026-11-21.

use std::sync::Arc;

use jiff::civil::date;
use journey::compile::{Compilation, Compiler, Input};
use journey::config;
use journey::diagnostic::Severity;
use journey::lints::{AccentColour, LINTS, Level, Levels};
use journey::source::{Files, SourceFile};

/// Compiles with every lint off: what is left are errors.
pub fn errors_only(sources: &[Arc<SourceFile>], files: &dyn Files) -> Compilation {
    with_lints(sources, files, &[])
}

/// Compiles with these lints alone. Of a `journey.yaml` among the sources, the colours are taken.
pub fn with_lints(sources: &[Arc<SourceFile>], files: &dyn Files, lints: &[&str]) -> Compilation {
    let is_configuration = |file: &Arc<SourceFile>| file.path().as_str() == config::FILE_NAME;
    let (configuration, sources): (Vec<_>, Vec<_>) = sources.iter().cloned().partition(is_configuration);
    let accents: Vec<AccentColour> = configuration.iter().flat_map(|file| colours(file)).collect();
    let mut levels = Levels::default();
    for lint in LINTS.iter().filter(|lint| !lints.contains(&lint.code.as_str())) {
        levels.set(lint.code, Level::Off);
    }
    Compiler::default().compile(&Input {
        sources: &sources,
        is_whole: true,
        data: &[],
        files,
        today: date(2026, 11, 21),
        levels: Some(&levels),
        accents: &accents,
    })
}

fn colours(configuration: &SourceFile) -> Vec<AccentColour> {
    let (config, diagnostics) = config::read(configuration);
    assert!(diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error), "{diagnostics:#?}");
    config.theme.accent_colours()
}
