//! What a part of the model was read from, so that nobody makes it again who has made it before.

use camino::Utf8PathBuf;

use crate::source::{FilePath, Fingerprint};

use super::Reading;

/// What a journey, or all else of a project, was read from. Where it stands in its file does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Of the text, its file's path and the readings that data files add.
    pub fingerprint: Fingerprint,
    /// The other files of the project that it names, pictures among them.
    pub files: Vec<Utf8PathBuf>,
}

impl Provenance {
    /// Adds a statement of a file.
    pub fn add(&mut self, file: &FilePath, text: &str, files: impl Iterator<Item = Utf8PathBuf>) {
        self.fingerprint = self.fingerprint.and(&**file).and(text);
        self.files.extend(files);
    }

    /// Adds what another file brings. One that brings nothing leaves no trace.
    pub fn join(&mut self, other: &Self) {
        if *other == Self::default() {
            return;
        }
        self.fingerprint = self.fingerprint.and(&other.fingerprint);
        self.files.extend(other.files.iter().cloned());
    }

    /// Adds the readings that a KPI has in the end, by its number.
    pub fn measure(&mut self, kpi: usize, readings: &[Reading]) {
        let readings = readings.iter().map(|Reading { value, on, file }| {
            // Numbers that are equal may still be written differently: 1 and 1.0.
            (value.amount.serialize(), &value.unit, on.map(|on| on.value), file)
        });
        self.fingerprint = self.fingerprint.and(&kpi).and(&readings.collect::<Vec<_>>());
    }
}
