//! Tests of the tables, read back as a spreadsheet reads them.

use std::collections::BTreeMap;

use crate::emit::sample;
use crate::insight::Index;

use super::{Table, make, plan};

/// Returns the bytes of a table.
fn bytes(text: &str, name: &str) -> Vec<u8> {
    let model = sample::model(text);
    let planned = plan(&model).into_iter().find(|planned| planned.path == format!("tables/{name}.csv"));
    make(&model, &Index::of(&model), &sample::options(), &planned.expect("it is planned"))
}

/// Returns the rows of a table as a program reads them: by the name of the column.
fn rows(text: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = bytes(text, name);
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte-order mark comes first");
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(bytes);
    let header = reader.headers().expect("there is a header").clone();
    let rows = reader.records().map(|row| {
        let row = row.expect("all rows have the cells of the header");
        header.iter().zip(&row).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    });
    rows.collect()
}

/// Returns one row as lines, without its empty cells.
fn told(row: &BTreeMap<String, String>) -> String {
    row.iter().filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| format!("{name}: {cell}\n")).collect()
}

fn find<'r>(rows: &'r [BTreeMap<String, String>], column: &str, cell: &str) -> &'r BTreeMap<String, String> {
    rows.iter().find(|row| row[column] == cell).expect("the row is there")
}

#[test]
fn every_table_has_its_rows() {
    let touchpoints = rows(sample::EVERY_WORD, "touchpoints");
    assert_eq!(touchpoints.len(), 5);
    insta::assert_snapshot!(told(find(&touchpoints, "id", "ad")));
    let kpis = rows(sample::EVERY_WORD, "kpis");
    let paths: Vec<&str> = kpis.iter().map(|row| &*row["path"]).collect();
    assert_eq!(paths, ["nps", "gym/members", "gym/signups"]);
    insta::assert_snapshot!(told(find(&kpis, "path", "gym/signups")));
    let opportunities = rows(sample::EVERY_WORD, "opportunities");
    let paths: Vec<&str> = opportunities.iter().map(|row| &*row["path"]).collect();
    assert_eq!(paths, ["ask", "gym/short-form"]);
    insta::assert_snapshot!(told(find(&opportunities, "path", "gym/short-form")));
}

#[test]
fn the_format_is_that_of_the_standard() {
    for table in ["touchpoints", "kpis", "opportunities"] {
        let text = String::from_utf8(bytes(sample::EVERY_WORD, table)).expect("it is UTF-8");
        assert!(text.ends_with("\r\n"), "{table}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{table}");
        assert_eq!(text.lines().count(), rows(sample::EVERY_WORD, table).len() + 1, "{table}: a line a row");
    }
    // A project of nothing has tables of nothing.
    assert_eq!(rows("persona sam", "touchpoints").len(), 0);
}

#[test]
fn rows_of_the_future_say_so() {
    let touchpoints = rows(sample::EVERY_WORD, "touchpoints");
    let states: Vec<_> =
        touchpoints.iter().map(|row| (&*row["journey"], &*row["id"], &*row["state"])).collect();
    assert_eq!(states[0], ("gym", "ad", "current"));
    assert!(states.contains(&("gym-next", "form", "future")), "{states:?}");
}

#[test]
fn the_numbers_of_a_row_have_one_unit() {
    let text =
        "kpi a { metric sales-cycle; baseline 3 weeks; target <= 2 weeks by 2026-12-31; warn <= 16 days
                        actual 18.5 days on 2026-10-01; actual 408 h on 2026-11-01; cadence monthly }
                kpi b { metric average-order-value; target 1_200.50 .. 1_300 EUR; actual -2 EUR }
                kpi c { target = 5; actual 5 }
                kpi d { metric csat }
                kpi e { metric nps; actual -3 }";
    let rows = rows(text, "kpis");
    let of = |row: usize, columns: &str| {
        columns.split(' ').map(|column| &*rows[row][column]).collect::<Vec<_>>().join(" ")
    };
    let numbers = "unit baseline target_comparison target target_upper warn previous actual gap";
    assert_eq!(of(0, numbers), "h 504 at most 336  384 444 408 -72");
    assert_eq!(
        of(0, "by actual_date next_reading status readings"),
        "2026-12-31 2026-11-01 2026-12-01 off target 2"
    );
    assert_eq!(of(1, numbers), "EUR  between 1200.5 1300   -2 1202.5");
    assert_eq!(of(2, numbers), "  exactly 5    5 0");
    assert_eq!(of(3, "unit direction status"), "% up no target");
    assert_eq!(of(4, "unit actual"), "points -3");
    assert!(rows[3]["formula"].contains("÷"));
}

#[test]
fn no_cell_runs() {
    let text = r#"
        persona sam "=HYPERLINK(\"https://evil.example\",\"Sam\")"
        team web "@SUM(A1:A9)"
        source s "+1+cmd|' /C calc'!A0"
        journey j "-2+3" {
          persona sam; owner web
          stage s "＝1+1" { touchpoint t "\t=1+1" {
            does "=1+1"; does "ok; =1+1"; does "\",=1+1"
            feels +1 "=1+1"
            tags a
            kpi k "-2" { formula "*=1+1*"; unit "=1"; actual -2; cites s "=1" }
            opportunity o "[=1+1](https://a.b)" { benefit "\n=1+1"; improves k }
          } }
        }
    "#;
    for table in ["touchpoints", "kpis", "opportunities"] {
        for row in rows(text, table) {
            for (column, cell) in row {
                let begins = cell.trim_start_matches(['"', ' ']).chars().next();
                let is_number = cell.parse::<f64>().is_ok();
                assert!(
                    is_number || !begins.is_some_and(|sign| "=+-@\t\r＝＋－＠".contains(sign)),
                    "{table}, {column}: {cell}"
                );
                assert!(!cell.contains([';', '|']) || !cell.contains("; ="), "{table}, {column}: {cell}");
            }
        }
    }
    let kpi = &rows(text, "kpis")[0];
    assert_eq!((&*kpi["title"], &*kpi["actual"]), ("-2", "-2"), "a number stays one");
    assert_eq!(kpi["journey_title"], "'-2+3");
    let touchpoint = &rows(text, "touchpoints")[0];
    assert_eq!(touchpoint["does"], "'=1+1 | ok; '=1+1 | \",'=1+1");
    assert_eq!(touchpoint["who"], "'=HYPERLINK(\"https://evil.example\",\"Sam\")");
    assert_eq!(rows(text, "opportunities")[0]["title"], "'=1+1 (https://a.b)");
}

#[test]
fn the_documentation_names_every_column_in_its_order() {
    let documentation = include_str!("../../../docs/outputs.md");
    for table in Table::ALL {
        let name = table.path().trim_start_matches("tables/").trim_end_matches(".csv");
        let heading = format!("### `{}`\n", table.path());
        let section = documentation.split(&heading).nth(1).unwrap_or_else(|| panic!("{heading} is missing"));
        let rows = section.lines().skip_while(|line| !line.starts_with("| ---")).skip(1);
        let rows = rows.take_while(|line| line.starts_with('|'));
        let named: Vec<&str> = rows
            .flat_map(|row| row.split('|').nth(1).unwrap_or_default().split(", "))
            .map(|name| name.trim().trim_matches('`'))
            .collect();
        let written = String::from_utf8(bytes("persona sam", name)).expect("it is UTF-8");
        let header = written.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
        assert_eq!(named.join(","), header, "{}", table.path());
    }
}
