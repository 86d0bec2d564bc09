//! What a part of the model was read from, so that nobody makes it again who has made it before.

use camino::Utf8PathBuf;

use crate::source::{FilePath, Fingerprint};

use super::{Id, Kpi, Reading};

/// What a journey, or all else of a project, was read from. Where it stands in its file does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Of the text and its file's path.
    pub fingerprint: Fingerprint,
    /// Of the readings that data files add.
    pub measured: Fingerprint,
    /// The pictures that it names, as often as it names them.
    pub pictures: Vec<Utf8PathBuf>,
}

impl Provenance {
    /// Adds a statement of a file.
    pub fn add(&mut self, file: &FilePath, text: &str, pictures: impl Iterator<Item = Utf8PathBuf>) {
        self.fingerprint = self.fingerprint.and(&**file).and(text);
        self.pictures.extend(pictures);
    }

    /// Adds what another file brings. One that brings nothing leaves no trace.
    pub fn join(&mut self, other: &Self) {
        if *other == Self::default() {
            return;
        }
        self.fingerprint = self.fingerprint.and(&other.fingerprint);
        self.pictures.extend(other.pictures.iter().cloned());
    }

    /// Returns the fingerprint of all of it but the pictures.
    pub fn content(&self) -> Fingerprint {
        self.fingerprint.and(&self.measured)
    }

    /// Returns the fingerprint of the readings that KPIs have in the end, by their numbers.
    pub(super) fn measured(readings: &[(Id<Kpi>, Vec<Reading>)]) -> Fingerprint {
        readings.iter().fold(Fingerprint::default(), |measured, (kpi, readings)| {
            let readings = readings.iter().map(|Reading { value, on, file }| {
                // Numbers that are equal may still be written differently: 1 and 1.0.
                (value.amount.serialize(), &value.unit, on.map(|on| on.value), file)
            });
            measured.and(&kpi.index()).and(&readings.collect::<Vec<_>>())
        })
    }
}
