//! YAML: KPI paths, each with a list of readings.

use crate::diagnostic::Code;
use crate::yaml::{self, Kind, Node, Value};

use super::entry::{self, Part, Shape};
use super::field::Field;
use super::rows::Writer;

const EXAMPLE: &str = "write `journey/kpi:`, and below it lines such as `- {date: 2026-11-01, value: 22.4%}`";

pub(super) fn read(writer: &mut Writer<'_>) {
    let root = match yaml::tree(writer.file, Code::INVALID_DATA) {
        Ok(root) => root,
        Err(diagnostic) => return writer.report(|| *diagnostic),
    };
    let entries = match root.value {
        Value::Scalar(Kind::Null, _) => return,
        Value::Map(entries) => entries,
        _ => {
            return writer.diagnostic(
                root.span,
                "a data file holds KPI paths, each with a list of readings",
                EXAMPLE,
            );
        }
    };
    for (key, node) in &entries {
        let path = field(key);
        let series = entry::path(writer, &path);
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| reading(writer, series, item)),
            Value::Scalar(Kind::Null, _) => {
                entry::no_list(writer, &Part { shape: Shape::Nothing, span: key.span }, EXAMPLE);
            }
            _ => entry::no_list(writer, &part(node), EXAMPLE),
        }
    }
}

fn reading(writer: &mut Writer<'_>, series: Option<u32>, item: &Node<'_>) {
    let Value::Map(entries) = &item.value else {
        return entry::no_reading(writer, &part(item), "write `{date: 2026-11-01, value: 22.4%}`");
    };
    let parts = entries.iter().map(|(key, node)| {
        let mut part = part(node);
        if matches!(part.shape, Shape::Nothing) {
            part.span = key.span;
        }
        (field(key), part)
    });
    entry::reading(writer, series, item.span, parts);
}

/// Returns a key, which is a scalar in a tree.
fn field<'t>(key: &'t Node<'_>) -> Field<'t> {
    Field::new(key.scalar().unwrap_or_default(), key.span)
}

fn part<'t>(node: &'t Node<'_>) -> Part<'t> {
    let shape = match &node.value {
        Value::Scalar(Kind::Null, _) | Value::Unread => Shape::Nothing,
        Value::Scalar(_, text) => Shape::Text((&**text).into()),
        Value::List(_) => Shape::List,
        Value::Map(_) => Shape::Map,
    };
    Part { shape, span: node.span }
}
