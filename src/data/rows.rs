//! The rows of one data file, as read.

use indexmap::{IndexMap, IndexSet};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;

use crate::diagnostic::Diagnostic;
use crate::model::Unit;
use crate::source::{FilePath, SourceFile, Span};

use super::Kind;
use super::diagnostics::Diagnostics;
use super::field::{self, Field, diagnostic};

/// What one data file says: a row for each value that can be read, and what is wrong with the others.
#[derive(Debug)]
pub struct Data {
    pub(super) file: FilePath,
    /// The KPI paths, each once.
    pub(super) series: IndexMap<Box<str>, Series, FxBuildHasher>,
    /// In the order of the text.
    pub(super) rows: Vec<Row>,
    /// The units that rows name by their number.
    pub(super) units: IndexSet<Unit, FxBuildHasher>,
    pub(super) diagnostics: Diagnostics,
}

/// The values of one KPI path.
#[derive(Debug)]
pub struct Series {
    /// Where the path is written first.
    pub span: Span,
    /// How many rows there are.
    pub rows: usize,
}

/// One value on one day. There may be millions of them, so that it holds numbers only.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub series: u32,
    /// The number of its unit.
    unit: Option<UnitNumber>,
    pub amount: Decimal,
    pub on: Date,
    pub on_span: Span,
    pub value_span: Span,
}

/// The number of a unit, from 1.
type UnitNumber = std::num::NonZeroU32;

impl Data {
    pub(super) fn is_json(&self) -> bool {
        Kind::of(&self.file) == Some(Kind::Json)
    }

    /// Returns the unit of a row as written.
    pub(super) fn unit(&self, row: &Row) -> Option<&Unit> {
        self.units.get_index(row.unit?.get() as usize - 1)
    }
}

/// Writes the rows of one file.
pub(super) struct Writer<'t> {
    pub file: &'t SourceFile,
    data: Data,
}

impl<'t> Writer<'t> {
    pub fn new(file: &'t SourceFile) -> Self {
        let data = Data {
            file: file.path().clone(),
            series: IndexMap::default(),
            rows: Vec::new(),
            units: IndexSet::default(),
            diagnostics: Diagnostics::new(file),
        };
        Self { file, data }
    }

    pub fn finish(self) -> Data {
        self.data
    }

    /// Adds a mistake at a place of the file.
    pub fn diagnostic(&mut self, span: Span, message: &str, help: &str) {
        let file = self.file;
        self.data.diagnostics.push(|| diagnostic(file, span, message).with_help(help));
    }

    /// Adds any mistake.
    pub fn report(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        self.data.diagnostics.push(diagnostic);
    }

    /// Returns the number of a KPI path and, if it was written before, where; `None` where there is no path.
    pub fn series(&mut self, path: &Field<'_>) -> Option<(u32, Option<Span>)> {
        let path = path.trimmed(self.file);
        if path.text.is_empty() {
            self.diagnostic(
                path.span,
                "the path of the KPI is missing",
                "write `journey/kpi`, or the id alone for a KPI of the project",
            );
            return None;
        }
        if let Some((number, _, series)) = self.data.series.get_full(&*path.text) {
            return Some((index(number), Some(series.span)));
        }
        let series = Series { span: path.span, rows: 0 };
        let (number, _) = self.data.series.insert_full(path.text.into(), series);
        Some((index(number), None))
    }

    /// Adds a row, or what is wrong with its fields. What is missing was told before.
    pub fn row(&mut self, series: Option<u32>, date: Option<&Field<'_>>, value: Option<&Field<'_>>) {
        let date = date.map(|date| date.trimmed(self.file));
        let value = value.map(|value| value.trimmed(self.file));
        let on = date.as_ref().and_then(|date| self.told(field::day(self.file, date)));
        let amount = value.as_ref().and_then(|value| self.told(field::value(self.file, value)));
        let (Some(series), Some(date), Some(value), Some(on), Some((amount, unit))) =
            (series, &date, &value, on, amount)
        else {
            return;
        };
        let unit = unit.and_then(|unit| self.unit(unit));
        let row = Row { series, unit, amount, on, on_span: date.span, value_span: value.span };
        self.data.rows.push(row);
        self.data.series[series as usize].rows += 1;
    }

    fn told<T>(&mut self, result: Result<T, Box<Diagnostic>>) -> Option<T> {
        result.map_err(|diagnostic| self.data.diagnostics.push(|| *diagnostic)).ok()
    }

    /// Returns the number of a unit.
    fn unit(&mut self, word: &str) -> Option<UnitNumber> {
        let (number, _) = self.data.units.insert_full(Unit::from_word(word));
        UnitNumber::new(index(number + 1))
    }
}

fn index(number: usize) -> u32 {
    u32::try_from(number).expect("a file has fewer things than bytes, which four bytes can count")
}

#[cfg(test)]
mod tests {
    use super::Row;

    #[test]
    fn a_row_is_small() {
        assert_eq!(size_of::<Row>(), 44);
    }
}
