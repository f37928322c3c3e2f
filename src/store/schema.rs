//! JSON Schemas of the record files, generated from the types.
//!
//! They serve editors, which complete and check records while they are written, and the store
//! itself, which explains with them what is wrong with a record.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use super::Kind;
use crate::model::{Act, Cues, Instrument, Jurisdiction, Names, Region, Vocabulary};

/// Every schema: the name of its file, and its text, pretty-printed with a final newline.
pub fn schemas() -> Vec<(&'static str, String)> {
    Kind::ALL
        .iter()
        .map(|kind| {
            let mut text =
                serde_json::to_string_pretty(&schema(*kind)).expect("a schema is plain JSON");
            text.push('\n');
            (kind.schema_file(), text)
        })
        .collect()
}

/// The schema of a kind of file.
pub(super) fn schema(kind: Kind) -> Value {
    match kind {
        Kind::Instrument => schema_of::<Instrument>(),
        Kind::Vocabulary => schema_of::<Vocabulary>(),
        Kind::Cues => schema_of::<Cues>(),
        Kind::Region => schema_of::<Region>(),
        Kind::Names => schema_of::<Names>(),
        Kind::Jurisdiction => schema_of::<Jurisdiction>(),
        Kind::Act => schema_of::<Act>(),
    }
}

/// The schema of what a file of this type may hold (draft 2020-12).
fn schema_of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    let Value::Object(mut schema) = schema.to_value() else { return Value::Null };
    // In the order of their names, so that a change of one type does not move the others.
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        definitions.sort_keys();
    }
    // What the schema is comes before what it says.
    let mut ordered = Map::new();
    for key in ["$schema", "title", "description"] {
        ordered.extend(schema.shift_remove_entry(key));
    }
    ordered.extend(schema);
    Value::Object(ordered)
}

/// Takes away null: TOML has none, an optional field is simply left out.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(branches)) = object.get_mut("anyOf") {
        branches.retain(|branch| branch.get("type") != Some(&Value::from("null")));
        if let [Value::Object(only)] = &branches[..] {
            let only = only.clone();
            object.shift_remove("anyOf");
            object.extend(only);
        }
    }
    if object.get("default") == Some(&Value::Null) {
        object.remove("default");
    }
}
