use anyhow::Result;

use super::Status;
use super::args::{Described, Schema};
use super::console::Console;
use super::report::Document;
use crate::config::Config;
use crate::emit;

/// Prints the JSON Schema of one of our documents.
pub fn schema(args: &Schema, console: &mut Console) -> Result<Status> {
    // Documents that we write are described as written: what is always there is required.
    let written = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let text = match args.of {
        Described::Model => emit::json::schema(),
        Described::Config => serde_json::to_string_pretty(&schemars::schema_for!(Config))?,
        Described::Diagnostics => {
            serde_json::to_string_pretty(&written.into_generator().into_root_schema_for::<Document>())?
        }
    };
    console.put(&format!("{}\n", text.trim_end()))?;
    Ok(Status::Done)
}
