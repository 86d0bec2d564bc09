use anyhow::Result;

use super::Status;
use super::args::{Described, Schema};
use super::console::Console;
use super::report::Document;
use crate::config::Config;

/// Prints the JSON Schema of one of our documents.
pub fn schema(args: &Schema, console: &mut Console) -> Result<Status> {
    // Documents that we write are described as written: what is always there is required.
    let written = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = match args.of {
        Described::Model => schemars::Schema::default(),
        Described::Config => schemars::schema_for!(Config),
        Described::Diagnostics => written.into_generator().into_root_schema_for::<Document>(),
    };
    let text = serde_json::to_string_pretty(&schema)?;
    console.put(&(text + "\n"))?;
    Ok(Status::Done)
}
