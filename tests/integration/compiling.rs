//! Compilations in memory, on the day 2026-11-21.

use std::sync::Arc;

use jiff::civil::date;
use journey::compile::{Compilation, Input, compile};
use journey::lints::{LINTS, Level, Levels};
use journey::source::{Files, SourceFile};

/// Compiles with every lint off: what is left are errors.
pub fn errors_only(sources: &[Arc<SourceFile>], files: &dyn Files) -> Compilation {
    with_lints(sources, files, &[])
}

/// Compiles with these lints alone.
pub fn with_lints(sources: &[Arc<SourceFile>], files: &dyn Files, lints: &[&str]) -> Compilation {
    let mut levels = Levels::default();
    for lint in LINTS.iter().filter(|lint| !lints.contains(&lint.code.as_str())) {
        levels.set(lint.code, Level::Off);
    }
    with_levels(sources, files, &levels)
}

/// Compiles with lints at these levels.
pub fn with_levels(sources: &[Arc<SourceFile>], files: &dyn Files, levels: &Levels) -> Compilation {
    compile(&Input { sources, is_whole: true, data: &[], files, today: date(2026, 11, 21), levels })
}
