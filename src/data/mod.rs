//! Data files → actual values of KPIs: YAML, JSON and CSV.
//!
//! A file is read by itself into [`Data`], rows that know their own text only. Once the journeys are linked, a [`Joiner`] finds
//! the KPI of each row, asks its scale what it thinks of the value, and puts the readings beside those of the journeys.

mod csv;
mod diagnostics;
mod entry;
mod field;
mod join;
mod json;
mod paths;
mod poison;
mod rows;
mod yaml;

use camino::Utf8Path;

use crate::source::SourceFile;

pub use join::Joiner;
pub use poison::PoisonedIds;
pub use rows::Data;

/// What a data file is written in; its extension says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `.yaml` or `.yml`
    Yaml,
    /// `.json`
    Json,
    /// `.csv`
    Csv,
}

impl Kind {
    /// Returns the kind of the file at `path`, if it is that of a data file.
    pub fn of(path: &Utf8Path) -> Option<Self> {
        let extension = path.extension()?.to_ascii_lowercase();
        Some(match &*extension {
            "yaml" | "yml" => Kind::Yaml,
            "json" => Kind::Json,
            "csv" => Kind::Csv,
            _ => return None,
        })
    }

    /// Returns how many bytes a file of this kind may have.
    pub fn max_bytes(self) -> u64 {
        match self {
            Kind::Yaml => crate::yaml::MAX_BYTES as u64,
            Kind::Json | Kind::Csv => 256 << 20,
        }
    }
}

/// Returns what `file` says and what is wrong with it, as far as the file alone shows it.
///
/// Takes time in proportion to the text, and 44 bytes of memory for each value in it.
pub fn read(file: &SourceFile) -> Data {
    let mut writer = rows::Writer::new(file);
    match Kind::of(file.path()) {
        Some(Kind::Yaml) => yaml::read(&mut writer),
        Some(Kind::Json) => json::read(&mut writer),
        Some(Kind::Csv) => csv::read(&mut writer),
        None => {}
    }
    writer.finish()
}
