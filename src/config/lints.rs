//! The key `lints`.

use std::fmt;
use std::marker::PhantomData;

use schemars::{Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use crate::lints::{self, Level, Levels, NAMES};
use crate::yaml::Lenient;

/// Reads how much lints matter.
pub fn levels<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Levels, D::Error> {
    Lenient(LevelsVisitor).deserialize(deserializer).map(Option::unwrap_or_default)
}

struct LevelsVisitor;

impl<'de> DeserializeSeed<'de> for LevelsVisitor {
    type Value = Levels;

    /// The lints are a fixed set of keys, so that one that is misspelt gets the nearest.
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Levels, D::Error> {
        deserializer.deserialize_struct("lints", NAMES, self)
    }
}

impl<'de> Visitor<'de> for LevelsVisitor {
    type Value = Levels;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lints, each with `off`, `note`, `warning` or `error`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Levels, A::Error> {
        let mut levels = Levels::default();
        while let Some(name) = entries.next_key::<String>()? {
            let level = entries.next_value_seed(Lenient(PhantomData::<Level>))?;
            // Other names are reported before they come here.
            if let (Ok(lint), Some(level)) = (lints::find(&name), level) {
                levels.set(lint.code, level);
            }
        }
        Ok(levels)
    }
}

/// Returns what `lints` takes, for editors: each lint by name.
pub fn schema(generator: &mut SchemaGenerator) -> Schema {
    let level = generator.subschema_for::<Level>();
    let properties: serde_json::Map<_, _> =
        NAMES.iter().map(|name| ((*name).to_owned(), level.clone().to_value())).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}
