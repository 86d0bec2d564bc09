//! Tables for spreadsheets, trackers and whiteboards: a row for each touchpoint, KPI and opportunity.
//!
//! The format is that of RFC 4180: commas between cells, quotes around those that need them, CRLF behind each row. A
//! byte-order mark stands in front, since the spreadsheet that most people have reads a file without one as if it were
//! not UTF-8.

mod cell;
mod kpis;
mod opportunities;
mod place;
#[cfg(test)]
mod tests;
mod touchpoints;

use camino::Utf8PathBuf;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use rayon::prelude::*;

use crate::model::{Id, JourneyId, Model};

use super::{Format, Options, Planned, Subject};

use cell::Cell;

/// A kind of row.
struct Table {
    /// The path below the output folder.
    path: &'static str,
    /// The names of the columns.
    header: fn() -> Vec<&'static str>,
    rows: Rows,
}

/// Hands over the rows of one journey, or those of the project where there is none.
type Rows = fn(&Context<'_>, Option<JourneyId>, &mut dyn FnMut(Vec<Cell>));

static TABLES: [Table; 3] = [
    Table { path: "tables/touchpoints.csv", header: touchpoints::header, rows: touchpoints::rows },
    Table { path: "tables/kpis.csv", header: kpis::header, rows: kpis::rows },
    Table { path: "tables/opportunities.csv", header: opportunities::header, rows: opportunities::rows },
];

/// What every row is made from.
struct Context<'a> {
    model: &'a Model,
    options: &'a Options,
    index: &'a super::checklist::Index,
}

/// How many journeys are turned into rows at a time: enough for every core, few enough to hold.
const BATCH: usize = 256;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Returns the three tables there are.
pub fn plan(_model: &Model) -> Vec<Planned> {
    let table = |table: &Table| Planned {
        path: Utf8PathBuf::from(table.path),
        format: Format::Csv,
        subject: Subject::Project,
    };
    TABLES.iter().map(table).collect()
}

/// Returns a planned table. `index` is what is looked up over the whole project. Journeys are written on all cores.
pub fn make(model: &Model, index: &super::checklist::Index, options: &Options, planned: &Planned) -> Vec<u8> {
    let table = TABLES.iter().find(|table| table.path == planned.path).expect("only these are planned");
    let context = Context { model, options, index };
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    let mut header = writer();
    header.write_record((table.header)()).expect("memory takes any row");
    bytes.extend(finish(header));
    bytes.extend(part(table, &context, None));
    let journeys: Vec<JourneyId> = (0..model.journeys.len()).map(Id::new).collect();
    for batch in journeys.chunks(BATCH) {
        let parts: Vec<Vec<u8>> = batch.par_iter().map(|id| part(table, &context, Some(*id))).collect();
        parts.iter().for_each(|part| bytes.extend_from_slice(part));
    }
    bytes
}

fn part(table: &Table, context: &Context<'_>, journey: Option<JourneyId>) -> Vec<u8> {
    let mut writer = writer();
    (table.rows)(context, journey, &mut |row| {
        let cells: Vec<_> = row.iter().map(Cell::written).collect();
        writer.write_record(cells.iter().map(|cell| cell.as_bytes())).expect("memory takes any row");
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
