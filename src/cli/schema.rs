//! `journey schema`: the JSON Schemas of our documents.

use anyhow::Result;

use super::Status;
use super::args::{Schema, SchemaKind};
use super::console::Console;
use super::report::Document;
use crate::config::Config;
use crate::emit;

/// Prints the JSON Schema of one of our documents.
pub fn schema(args: &Schema, console: &mut Console) -> Result<Status> {
    // Documents that we write are described as written: what is always there is required.
    let written = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let text = match args.of {
        SchemaKind::Model => emit::json::schema(),
        SchemaKind::Config => serde_json::to_string_pretty(&schemars::schema_for!(Config))?,
        SchemaKind::Diagnostics => {
            serde_json::to_string_pretty(&written.into_generator().into_root_schema_for::<Document>())?
        }
    };
    console.print_result(&format!("{}\n", text.trim_end()))?;
    Ok(Status::Done)
}
