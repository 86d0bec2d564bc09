//! `model.json`: the resolved model, for programs that analyse journeys without this compiler.
//!
//! The document has its own versioned types ([`v1`]), so that the model stays free to change.

mod format;
mod journey;
mod kpi;
mod parts;
mod project;
mod touchpoint;
pub mod v1;

#[cfg(test)]
mod tests;

use camino::Utf8PathBuf;
use rayon::prelude::*;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use crate::model::{Id, Model};

use super::{Format, Options, Planned, Subject};

/// How many journeys are turned into text at a time: enough for every core, few enough to hold.
const BATCH: usize = 256;

/// Returns the one document there is.
pub fn plan(_model: &Model) -> Vec<Planned> {
    let path = Utf8PathBuf::from("model.json");
    vec![Planned { path, format: Format::Json, subject: Subject::Project }]
}

/// Returns the document: a journey, persona or other thing of the project on each line.
///
/// Journeys are written on all cores. No text in it can run as markup: `<`, `>` and `&` are written as escapes.
pub fn make(model: &Model, options: &Options) -> Vec<u8> {
    let mut bytes = format::document(&project::document(model, options));
    // The journeys come last, and the document was made without any.
    bytes.truncate(bytes.len() - "]}".len());
    let ids: Vec<_> = (0..model.journeys.len()).map(Id::new).collect();
    let mut separator: &[u8] = b"\n";
    for batch in ids.chunks(BATCH) {
        let journeys: Vec<Vec<u8>> =
            batch.par_iter().map(|id| format::part(&journey::journey(model, *id))).collect();
        for journey in journeys {
            bytes.extend_from_slice(separator);
            bytes.extend_from_slice(&journey);
            separator = b",\n";
        }
    }
    bytes.extend_from_slice(b"]}\n");
    bytes
}

/// Returns the JSON Schema of the document.
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with_transform(RecursiveTransform(never_null));
    let schema = settings.into_generator().into_root_schema_for::<v1::Document<'_>>();
    serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
}

/// Takes back that an optional field may be `null`: it is left out instead.
fn never_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type") != Some(&Value::from("null")));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            schema.ensure_object().extend(only);
        }
    }
}
