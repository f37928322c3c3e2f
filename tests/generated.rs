//! Files that are generated from the types are up to date, and agree with the records.
//!
//! `UPDATE=1 cargo test --test generated` writes them anew.

use std::fs;
use std::path::Path;

use palermo::store::{Kind, Place, schemas};
use serde_json::{Value, json};

/// A generated file is what it would be if it were generated now.
fn check(path: &Path, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of the file");
        fs::write(path, text).expect("the file");
    }
    let present = fs::read_to_string(path).unwrap_or_default();
    assert!(
        present == text,
        "{} is out of date; run UPDATE=1 cargo test --test generated",
        path.display()
    );
}

/// A validator for a kind of file.
fn validator(kind: Kind) -> jsonschema::Validator {
    let (_, text) = schemas()
        .into_iter()
        .find(|(name, _)| *name == kind.schema_file())
        .expect("every kind has a schema");
    let schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a valid schema")
}

/// A TOML value as JSON, dates as text: what an editor holds against the schema.
fn to_json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(to_json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, to_json(value))).collect())
        }
        other => serde_json::to_value(other).expect("plain values"),
    }
}

/// Every record below a folder: its path within the data folder, and its text.
fn records(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            records(&path, &format!("{prefix}{name}/"), found);
        } else if name.ends_with(".toml") {
            found.push((format!("{prefix}{name}"), fs::read_to_string(&path).expect("a text")));
        }
    }
}

#[test]
fn schemas_are_up_to_date() {
    for (name, text) in schemas() {
        check(&Path::new("schemas").join(name), &text);
    }
    let files = fs::read_dir("schemas").expect("the folder").count();
    assert_eq!(files, schemas().len(), "a schema of a type that is gone");
}

#[test]
fn every_record_keeps_its_schema_and_names_it() {
    let mut found = Vec::new();
    records(Path::new("data"), "", &mut found);
    assert!(found.len() > 10);
    for (path, text) in found {
        let kind = Place::of(&path).expect("a place for records").kind;
        let up = "../".repeat(path.matches('/').count() + 1);
        let line = format!("#:schema {up}schemas/{}\n", kind.schema_file());
        assert!(text.starts_with(&line), "{path} must begin with {line}");
        let record = to_json(toml::Value::Table(toml::from_str(&text).expect("TOML")));
        let errors: Vec<String> =
            validator(kind).iter_errors(&record).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
    }
}

#[test]
fn a_schema_refuses_what_the_program_refuses() {
    let act = |change: fn(&mut Value)| {
        let mut act = json!({
            "id": "anti-trafficking-2014", "jurisdiction": "XA", "title": "Act", "year": 2014,
            "type": "act", "language": "en", "translation_status": "none",
            "commenced": "2015-03-01",
            "source": [{ "id": "gazette", "publisher": "Printer", "basis": "text" }],
            "offence": [{
                "id": "trafficking", "kind": "tip", "provision": "s 3", "acts_open": "yes",
                "acts": ["recruits", { "term": "harbours", "carries": ["harbouring"] }],
                "child": { "age": 18, "by_sex": { "female": 18 } },
                "penalties": { "max": "20 years" },
            }],
        });
        change(&mut act);
        act
    };
    let validator = validator(Kind::Act);
    let read = |act: &Value| serde_json::from_value::<palermo::model::Act>(act.clone()).is_ok();
    let good = act(|_| {});
    assert!(validator.is_valid(&good) && read(&good));
    let changes: [fn(&mut Value); 11] = [
        |act| act["offense"] = json!([]),
        |act| act["year"] = json!("2014"),
        |act| act["type"] = json!("statute"),
        |act| act["commenced"] = json!("2015-02-30"),
        |act| act["title_en"] = Value::Null,
        |act| act["offence"][0]["acts_open"] = json!(true),
        |act| act["offence"][0]["acts"] = json!("recruits"),
        |act| act["offence"][0]["child"]["age"] = json!(300),
        |act| act["offence"][0]["child"]["by_sex"] = json!({ "girl": 18 }),
        |act| act["offence"][0]["penalties"]["max"] = json!("20 yrs"),
        |act| {
            act.as_object_mut().expect("a table").remove("source");
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let broken = act(change);
        assert!(!validator.is_valid(&broken), "the schema takes change {number}");
        // Serde reads null as a fact left out; TOML cannot write it, so nothing is lost.
        assert!(!read(&broken) || broken["title_en"].is_null() && broken.get("title_en").is_some());
    }
}
