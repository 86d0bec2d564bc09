//! Tables for spreadsheets, trackers and whiteboards: a row for each touchpoint, KPI and opportunity.
//!
//! The format is that of RFC 4180: commas between cells, quotes around those that need them, CRLF behind each row. A
//! byte-order mark stands in front, since the spreadsheet that most people have reads a file without one as if it were
//! not UTF-8.

mod cell;
mod context;
mod kpis;
mod opportunities;
mod place;
mod row;
#[cfg(test)]
mod tests;
mod touchpoints;

use camino::Utf8PathBuf;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use rayon::prelude::*;

use crate::model::{Hidden, Id, JourneyId, Model};

use crate::insight::Index;

use super::{Format, Options, Planned, Subject};

use cell::Cell;
use context::TableContext;
use row::{Column, Row};

/// A kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    /// A row for each touchpoint or step.
    Touchpoints,
    /// A row for each KPI.
    Kpis,
    /// A row for each opportunity.
    Opportunities,
}

impl Table {
    /// Every table, in the order in which they are made.
    pub const ALL: [Table; 3] = [Table::Touchpoints, Table::Kpis, Table::Opportunities];

    /// Returns the path below the output folder.
    pub const fn path(self) -> &'static str {
        match self {
            Table::Touchpoints => "tables/touchpoints.csv",
            Table::Kpis => "tables/kpis.csv",
            Table::Opportunities => "tables/opportunities.csv",
        }
    }
}

/// How many journeys are turned into rows at a time: enough for every core, few enough to hold.
const BATCH: usize = 256;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Returns the three tables there are.
///
/// There is none of what is hidden. Columns never change: those of what is hidden are empty.
pub fn plan(model: &Model) -> Vec<Planned> {
    let planned = |table: Table| Planned {
        path: Utf8PathBuf::from(table.path()),
        format: Format::Csv,
        subject: Subject::Table(table),
    };
    let is_hidden = |table: &Table| match table {
        Table::Touchpoints => false,
        Table::Kpis => model.hides(Hidden::Kpis),
        Table::Opportunities => model.hides(Hidden::Opportunities),
    };
    Table::ALL.into_iter().filter(|table| !is_hidden(table)).map(planned).collect()
}

/// Returns a planned table. `index` is what is looked up over the whole project.
pub fn make(model: &Model, index: &Index, options: &Options, planned: &Planned) -> Vec<u8> {
    let context = TableContext { model, options, index };
    let Subject::Table(table) = planned.subject else { unreachable!("only tables are planned") };
    match table {
        Table::Touchpoints => write::<touchpoints::Row<'_>>(&context),
        Table::Kpis => write::<kpis::Row<'_>>(&context),
        Table::Opportunities => write::<opportunities::Row<'_>>(&context),
    }
}

/// Writes the header, the rows of the project, then those of the journeys, on all cores.
fn write<'m, R: Row<'m>>(context: &'m TableContext<'m>) -> Vec<u8> {
    let columns = R::columns();
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    let mut header = writer();
    header.write_record(columns.iter().map(|(name, _)| name)).expect("memory takes any row");
    bytes.extend(finish(header));
    bytes.extend(part(&columns, context, None));
    let journeys: Vec<JourneyId> = (0..context.model.journeys.len()).map(Id::new).collect();
    for batch in journeys.chunks(BATCH) {
        let parts: Vec<Vec<u8>> = batch.par_iter().map(|id| part(&columns, context, Some(*id))).collect();
        parts.iter().for_each(|part| bytes.extend_from_slice(part));
    }
    bytes
}

fn part<'m, R: Row<'m>>(
    columns: &[Column<R>],
    context: &'m TableContext<'m>,
    journey: Option<JourneyId>,
) -> Vec<u8> {
    let mut writer = writer();
    R::each(context, journey, &mut |row| {
        let cells: Vec<Cell> = columns.iter().map(|(_, cell)| cell(&row)).collect();
        let written: Vec<_> = cells.iter().map(Cell::written).collect();
        writer.write_record(written.iter().map(|cell| cell.as_bytes())).expect("memory takes any row");
    });
    finish(writer)
}

fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new())
}

fn finish(writer: Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().expect("memory takes any row")
}
